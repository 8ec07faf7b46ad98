package org.exeat.simulator.specimen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.lds.Details;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.lds.TlvWriter;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzWriter;

/**
 * The authorities of Utopia ({@code UTO}, {@code UT} in certificates), the state that Doc 9303 uses
 * in its specimens: one in use, its successor with the link between them, a third that has no
 * revocation list, and one that nobody has been told of; document signers of each; a revocation
 * list. The same seed gives the same keys and files, which is why nobody may ever trust them.
 */
public final class SpecimenState {
  private static final String COUNTRY = "UT";
  private static final Duration LIST_PERIOD = Duration.ofDays(30);

  private final Instant now;
  private final SpecimenAuthority authority;
  private final SpecimenAuthority successor;
  private final SpecimenAuthority withoutList;
  private final X509CertificateHolder link;
  private final SpecimenSigner signer;
  private final SpecimenSigner revoked;
  private final SpecimenSigner unlisted;
  private final SpecimenSigner unknown;
  private final SpecimenSigner foreign;
  private final SpecimenSigner next;
  private final SpecimenAuthority foreignAuthority;
  private final X509CRLHolder list;

  /**
   * Founds the state.
   *
   * @param now the day that documents are looked at; they were issued before it
   */
  public SpecimenState(long seed, Instant now) {
    this.now = now;
    SecureRandom random = SpecimenKey.seeded(seed);
    Instant founded = now.minus(Duration.ofDays(4 * 365));
    Instant succeeded = now.minus(Duration.ofDays(365));
    authority =
        SpecimenAuthority.found(COUNTRY, "CSCA Utopia 1", SpecimenKey.Kind.P_256, founded, random);
    successor =
        SpecimenAuthority.found(
            COUNTRY, "CSCA Utopia 2", SpecimenKey.Kind.BRAINPOOL_256, succeeded, random);
    withoutList =
        SpecimenAuthority.found(
            COUNTRY, "CSCA Utopia offices abroad", SpecimenKey.Kind.P_256, founded, random);
    foreignAuthority =
        SpecimenAuthority.found(
            "QU", "CSCA of another specimen state", SpecimenKey.Kind.P_256, founded, random);
    link = authority.link(successor, succeeded);
    signer = authority.signer("Document signer 1", SpecimenKey.Kind.P_256, issued());
    revoked = authority.signer("Document signer 2", SpecimenKey.Kind.P_256, issued());
    unlisted = withoutList.signer("Document signer 3", SpecimenKey.Kind.P_256, issued());
    next = successor.signer("Document signer 6", SpecimenKey.Kind.BRAINPOOL_256, issued());
    foreign = foreignAuthority.signer("Document signer 5", SpecimenKey.Kind.P_256, issued());
    unknown =
        SpecimenAuthority.found(
                COUNTRY, "CSCA that nobody imported", SpecimenKey.Kind.P_256, founded, random)
            .signer("Document signer 4", SpecimenKey.Kind.P_256, issued());
    list =
        authority.revocationList(
            now.minus(Duration.ofDays(1)),
            now.plus(LIST_PERIOD),
            List.of(revoked.certificate().getSerialNumber()));
  }

  /** When the specimens were signed: half a year ago. */
  public Instant issued() {
    return now.minus(Duration.ofDays(182));
  }

  /** What a border is given to trust: file names and contents. */
  public Map<String, byte[]> trustFiles() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("csca-1.cer", authority.certificate().getEncoded());
    files.put(
        "master-list.ml",
        authority.masterList(
            List.of(
                authority.certificate().getEncoded(),
                link.getEncoded(),
                withoutList.certificate().getEncoded(),
                foreignAuthority.certificate().getEncoded()),
            now.minus(Duration.ofDays(2))));
    files.put("revocations.crl", list.getEncoded());
    files.put(
        "revocations-next.crl",
        successor
            .revocationList(now.minus(Duration.ofDays(1)), now.plus(LIST_PERIOD), List.of())
            .getEncoded());
    files.put(
        "pkd.ldif",
        ldif(
            Map.of(
                "c=UT,dc=data",
                    new Piece("userCertificate;binary", signer.certificate().getEncoded()),
                "o=crl,c=UT,dc=data",
                    new Piece("certificateRevocationList;binary", list.getEncoded()))));
    return files;
  }

  private record Piece(String attribute, byte[] value) {}

  private static byte[] ldif(Map<String, Piece> entries) {
    StringBuilder ldif = new StringBuilder("version: 1\n");
    new TreeMap<>(entries)
        .forEach((dn, piece) -> {
          ldif.append("\ndn: ").append(dn).append('\n');
          String line =
              piece.attribute() + ":: " + Base64.getEncoder().encodeToString(piece.value());
          // Folded at 76 characters as RFC 2849 has it: each further line begins with a space.
          ldif.append(line.replaceAll("(.{76})(?=.)", "$1\n ")).append('\n');
        });
    return ldif.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Issues the chip of a document.
   *
   * @param portrait JPEG or JPEG 2000 with its size
   * @param somebodyElse portrait that {@link SpecimenFault#ALTERED_PORTRAIT} puts in its place
   */
  public ChipFiles issue(
      Mrz mrz, FacePortrait portrait, FacePortrait somebodyElse, SpecimenFault fault) {
    TreeMap<Integer, byte[]> groups = new TreeMap<>();
    groups.put(1, DataGroup1.encode(String.join("", MrzWriter.write(mrz))));
    groups.put(2, DataGroup2.encode(portrait.format(), portrait));
    groups.put(
        11,
        Details.encode(
            ChipFile.DG11,
            List.of(
                new Details.Field(0x5F0E, "", mrz.name().primary() + "<<" + mrz.name().secondary()),
                new Details.Field(0x5F11, "", "AMAUROT<UTOPIA"))));
    groups.put(
        12,
        Details.encode(
            ChipFile.DG12, List.of(new Details.Field(0x5F19, "", "SPECIMEN OFFICE, AMAUROT"))));
    byte[] sod = signerFor(fault).securityObject(groups, "SHA-256", issued());
    switch (fault) {
      case ALTERED_ZONE ->
          groups.put(1, DataGroup1.encode(String.join("", MrzWriter.write(prolonged(mrz)))));
      case ALTERED_PORTRAIT ->
          groups.put(2, DataGroup2.encode(somebodyElse.format(), somebodyElse));
      case TRUNCATED -> sod = Arrays.copyOf(sod, sod.length / 2);
      case NONE,
          NEXT_KEY,
          EXPIRED,
          WRONG_SIGNER,
          FOREIGN_SIGNER,
          REVOKED,
          UNKNOWN_ISSUER,
          NO_REVOCATION_LIST -> {}
    }
    EnumMap<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    groups.forEach((n, bytes) -> files.put(ChipFile.ofDataGroup(n), bytes));
    files.put(ChipFile.EF_SOD, sod);
    files.put(ChipFile.EF_COM, common(groups));
    return new ChipFiles(files);
  }

  private SpecimenSigner signerFor(SpecimenFault fault) {
    return switch (fault) {
      case REVOKED -> revoked;
      case UNKNOWN_ISSUER -> unknown;
      case NO_REVOCATION_LIST -> unlisted;
      case FOREIGN_SIGNER -> foreign;
      case NEXT_KEY -> next;
      // The certificate of one, the key of another.
      case WRONG_SIGNER -> new SpecimenSigner(signer.certificate(), revoked.key());
      case NONE, EXPIRED, ALTERED_ZONE, ALTERED_PORTRAIT, TRUNCATED -> signer;
    };
  }

  /** The same zone with five more years of validity and right check digits. */
  private static Mrz prolonged(Mrz mrz) {
    return new Mrz(
        mrz.layout(),
        mrz.documentCode(),
        mrz.issuingState(),
        mrz.documentNumber(),
        mrz.name(),
        mrz.nationality(),
        mrz.dateOfBirth(),
        mrz.sex(),
        mrz.dateOfExpiry().map(until -> until.plusYears(5)),
        mrz.optionalData(),
        mrz.secondOptionalData(),
        mrz.emptyOptionalCheck());
  }

  private static byte[] common(TreeMap<Integer, byte[]> groups) {
    byte[] tags = new byte[groups.size()];
    int i = 0;
    for (int number : groups.keySet()) {
      tags[i++] = (byte) ChipFile.ofDataGroup(number).tag();
    }
    return TlvWriter.object(
        ChipFile.EF_COM.tag(),
        TlvWriter.object(0x5F01, "0108".getBytes(StandardCharsets.US_ASCII)),
        TlvWriter.object(0x5F36, "080000".getBytes(StandardCharsets.US_ASCII)),
        TlvWriter.object(0x5C, tags));
  }
}
