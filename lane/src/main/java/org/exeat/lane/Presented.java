package org.exeat.lane;

import java.util.Optional;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Image;

/**
 * One presented document with what was made of it.
 *
 * @param number from 0, in the order given
 * @param fields empty where they could not be read
 * @param portrait empty where there is none or it could not be read
 * @param face the portrait's face, present where the document is compared
 * @param status whether it is compared, or why not
 * @param authenticity what its chip's signature is worth, where it has a chip that could be read
 */
public record Presented(
    int number,
    Optional<TravelDocument> fields,
    Optional<Image> portrait,
    Optional<AnalyzedFace> face,
    PresentedDocument status,
    Optional<AuthenticityReport> authenticity) {
  public Presented {
    if (status.compared() && face.isEmpty()) {
      throw new IllegalArgumentException("a document that is compared has a face");
    }
  }
}
