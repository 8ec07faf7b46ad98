package org.exeat.documents.lds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;

/**
 * DG14 (and EF.CardAccess), Doc 9303 part 11, 9.2: {@code SecurityInfos ::= SET OF SEQUENCE {
 * protocol OBJECT IDENTIFIER, required ANY, optional ANY }}.
 *
 * @param infos in the order of the file
 */
public record SecurityOptions(List<Info> infos) {
  private static final String BSI = "0.4.0.127.0.7.2.2.";
  private static final String ICAO = "2.23.136.1.1.";

  private static final Map<String, String> PROTOCOLS =
      Map.ofEntries(
          Map.entry(BSI + "1.1", "Chip Authentication public key, DH"),
          Map.entry(BSI + "1.2", "Chip Authentication public key, ECDH"),
          Map.entry(BSI + "2", "Terminal Authentication"),
          Map.entry(BSI + "3.1", "Chip Authentication, DH"),
          Map.entry(BSI + "3.2", "Chip Authentication, ECDH"),
          Map.entry(BSI + "4.1", "PACE, DH, generic mapping"),
          Map.entry(BSI + "4.2", "PACE, ECDH, generic mapping"),
          Map.entry(BSI + "4.3", "PACE, DH, integrated mapping"),
          Map.entry(BSI + "4.4", "PACE, ECDH, integrated mapping"),
          Map.entry(BSI + "4.6", "PACE, ECDH, chip authentication mapping"),
          Map.entry(ICAO + "5", "Active Authentication"));

  /**
   * One entry.
   *
   * @param protocol object identifier
   * @param title what it offers, or the identifier where we do not know it
   * @param version where it states one
   */
  public record Info(String protocol, String title, Optional<Integer> version) {}

  public SecurityOptions {
    infos = List.copyOf(infos);
  }

  /** Reads DG14. */
  public static SecurityOptions of(byte[] bytes) throws UnreadableFileException {
    byte[] content = Tlv.ofFile(ChipFile.DG14, bytes).value();
    try {
      List<Info> infos = new ArrayList<>();
      for (ASN1Encodable each : ASN1Set.getInstance(Asn1.parse("DG14", content))) {
        ASN1Sequence info = ASN1Sequence.getInstance(each);
        String oid = ASN1ObjectIdentifier.getInstance(info.getObjectAt(0)).getId();
        infos.add(
            new Info(
                oid,
                title(oid),
                info.size() > 1 && info.getObjectAt(1) instanceof ASN1Integer version
                    ? Optional.of(version.intValueExact())
                    : Optional.empty()));
      }
      return new SecurityOptions(infos);
    } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
      throw new UnreadableFileException("DG14 is no SecurityInfos of Doc 9303 part 11, 9.2", e);
    }
  }

  private static String title(String oid) {
    return PROTOCOLS.entrySet().stream()
        .filter(e -> oid.equals(e.getKey()) || oid.startsWith(e.getKey() + "."))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(oid);
  }
}
