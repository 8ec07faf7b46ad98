package org.exeat.lane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.lds.DataGroupPresence;
import org.exeat.documents.lds.Details;
import org.exeat.documents.lds.DisplayedSignature;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.lds.PublicKeyName;
import org.exeat.documents.lds.SecurityOptions;
import org.exeat.documents.lds.Tlv;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;

/**
 * Everything that the files of one chip say, each with what is the matter with it. Its {@code
 * toString} shows nothing of it.
 *
 * @param chip as read
 * @param presence EF.COM
 * @param zone machine readable zone of DG1
 * @param faces of DG2, may be empty
 * @param signature of DG7
 * @param person DG11
 * @param document DG12
 * @param security DG14
 * @param chipKey DG15, the key for Active Authentication, such as {@code RSA 2048}
 * @param authenticity what the signature is worth
 * @param unread files that could not be understood
 */
public record DocumentInspection(
    ChipFiles chip,
    Optional<DataGroupPresence> presence,
    Optional<MrzReading> zone,
    List<FacePortrait> faces,
    Optional<DisplayedSignature> signature,
    Optional<Details> person,
    Optional<Details> document,
    Optional<SecurityOptions> security,
    Optional<String> chipKey,
    AuthenticityReport authenticity,
    List<Unread> unread) {
  public DocumentInspection {
    faces = List.copyOf(faces);
    unread = List.copyOf(unread);
  }

  /**
   * A file that could not be understood.
   *
   * @param file which
   * @param why the rule that it breaks
   */
  public record Unread(ChipFile file, String why) {}

  /**
   * Looks at everything.
   *
   * @param trust who may sign
   * @param policy how strictly revocation is gone about
   * @param at the moment that validity, revocation and centuries are reckoned from
   */
  public static DocumentInspection of(
      ChipFiles chip, TrustStore trust, TrustPolicy policy, Instant at) {
    List<Unread> unread = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return new DocumentInspection(
        chip,
        read(chip, ChipFile.EF_COM, DataGroupPresence::of, unread),
        read(chip, ChipFile.DG1, b -> MrzReader.read(DataGroup1.mrz(b), day), unread),
        read(chip, ChipFile.DG2, DataGroup2::faces, unread).orElse(List.of()),
        read(chip, ChipFile.DG7, DisplayedSignature::of, unread),
        read(chip, ChipFile.DG11, Details::ofPerson, unread),
        read(chip, ChipFile.DG12, Details::ofDocument, unread),
        read(chip, ChipFile.DG14, SecurityOptions::of, unread),
        read(chip, ChipFile.DG15, DocumentInspection::chipKey, unread),
        new PassiveAuthentication(trust, policy).check(chip, at),
        unread);
  }

  /** DG15, Doc 9303 part 10, 4.7.15: {@code 6F { SubjectPublicKeyInfo }}. */
  private static String chipKey(byte[] bytes) throws UnreadableFileException {
    return PublicKeyName.of("DG15", Tlv.ofFile(ChipFile.DG15, bytes).value());
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(byte[] bytes) throws UnreadableFileException;
  }

  private static <T> Optional<T> read(
      ChipFiles chip, ChipFile file, Parser<T> parser, List<Unread> unread) {
    Optional<byte[]> bytes = chip.get(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(bytes.get()));
    } catch (UnreadableFileException e) {
      unread.add(new Unread(file, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "DocumentInspection[withheld]";
  }
}
