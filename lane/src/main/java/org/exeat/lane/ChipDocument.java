package org.exeat.lane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.exeat.domain.PresentedDocument;
import org.exeat.faces.ImageDecoder;

/** Reads a document from the files of its chip, and says what their signature makes it good for. */
final class ChipDocument {
  private final PassiveAuthentication authentication;
  private final LocalDate date;

  ChipDocument(TrustStore trust, TrustPolicy policy, LocalDate date) {
    this.authentication = new PassiveAuthentication(trust, policy);
    this.date = date;
  }

  /**
   * Reads the files of a chip. Its signature comes first: what is wrong with that is the answer,
   * whatever else cannot be read.
   *
   * @throws InvalidInputException where they are no travel document; the message names file and
   *     rule
   */
  DocumentContents read(ChipFiles chip, boolean optedOut) throws InvalidInputException {
    try {
      AuthenticityReport report = authentication.check(chip, noon());
      PresentedDocument standing = standing(report);
      try {
        // The first of its faces, which Doc 9303 makes the portrait.
        byte[] portrait = DataGroup2.faces(chip.need(ChipFile.DG2)).getFirst().picture();
        return new DocumentContents(
            ZoneFields.of(
                "the machine readable zone in its chip",
                MrzReader.read(DataGroup1.mrz(chip.need(ChipFile.DG1)), date)),
            optedOut,
            () -> Optional.of(ImageDecoder.decode(portrait)),
            standing,
            Optional.of(report));
      } catch (InvalidInputException | UnreadableFileException e) {
        if (standing instanceof PresentedDocument.NotAccepted(String why)) {
          throw new InvalidInputException(why, e);
        }
        throw e;
      }
    } catch (UnreadableFileException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Comparing with a portrait that somebody put there would only lend it weight. */
  private static PresentedDocument standing(AuthenticityReport report) {
    return switch (report.outcome()) {
      case Authenticity.Authentic authentic -> new PresentedDocument.Accepted();
      case Authenticity.IssuerUnknown unknown ->
          new PresentedDocument.Unproven(Wording.authenticity(unknown));
      case Authenticity.RevocationUndetermined open ->
          new PresentedDocument.Unproven(Wording.authenticity(open));
      case Authenticity.Altered altered ->
          new PresentedDocument.NotAccepted(Wording.authenticity(altered));
      case Authenticity.SignatureInvalid invalid ->
          new PresentedDocument.NotAccepted(Wording.authenticity(invalid));
      case Authenticity.CertificateRevoked revoked ->
          new PresentedDocument.NotAccepted(Wording.authenticity(revoked));
      case Authenticity.Unreadable unreadable ->
          new PresentedDocument.NotAccepted(Wording.authenticity(unreadable));
    };
  }

  private Instant noon() {
    return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }
}
