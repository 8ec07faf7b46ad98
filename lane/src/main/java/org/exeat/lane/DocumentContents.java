package org.exeat.lane;

import java.io.IOException;
import java.util.Optional;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.Image;
import org.exeat.faces.UnreadableImageException;

/**
 * What was read off one document, before anybody looks at its portrait.
 *
 * @param fields of the machine readable zone
 * @param optedOut whether the holder chose an officer
 * @param portrait is read only when it is needed
 * @param standing what the document is good for if nothing else is the matter
 * @param authenticity what its chip's signature is worth, where it has a chip
 */
record DocumentContents(
    TravelDocument fields,
    boolean optedOut,
    Portrait portrait,
    PresentedDocument standing,
    Optional<AuthenticityReport> authenticity) {

  /** A portrait that may be there. */
  @FunctionalInterface
  interface Portrait {
    Optional<Image> read() throws UnreadableImageException, IOException;
  }
}
