package org.exeat.documents.trust;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.exeat.documents.lds.Asn1;
import org.exeat.documents.lds.UnreadableFileException;

/**
 * Takes apart the files in which states and the ICAO PKD hand out certificates. What a file is, its
 * content tells, not its name:
 *
 * <ul>
 *   <li>a master list (DER, {@code .ml}), Doc 9303 part 12, 8;
 *   <li>LDIF of the ICAO PKD (RFC 2849): {@code userCertificate}, {@code cACertificate}, {@code
 *       certificateRevocationList}, {@code pkdMasterListContent}, {@code CscaMasterListData};
 *   <li>certificates and revocation lists in DER or PEM, in PEM any number of them.
 * </ul>
 *
 * A piece that cannot be read is named, and the others are taken.
 */
final class TrustFile {
  private static final List<String> CERTIFICATES = List.of("userCertificate", "cACertificate");
  private static final List<String> MASTER_LISTS =
      List.of("pkdMasterListContent", "CscaMasterListData");
  private static final String REVOCATION_LIST = "certificateRevocationList";

  private static final String PEM_BEGIN = "-----BEGIN ";

  private TrustFile() {}

  /** The pieces; nothing is checked but their form. */
  static TrustMaterial read(byte[] bytes) {
    TrustMaterial.Collector to = new TrustMaterial.Collector();
    if (bytes.length == 0) {
      to.refused.add(new Refusal("the file", "it is empty"));
    } else if (bytes[0] == 0x30) {
      der("the file", bytes, to);
    } else if (text(bytes).contains(PEM_BEGIN)) {
      pem(text(bytes), to);
    } else if (text(bytes).lines().anyMatch(line -> line.startsWith("dn:"))) {
      LdifFile.read(bytes, entry -> entry(entry, to), to.refused);
      if (to.empty()) {
        to.refused.add(new Refusal("the LDIF file", "no entry holds a certificate or a list"));
      }
    } else {
      to.refused.add(
          new Refusal(
              "the file",
              "it is no master list, LDIF, certificate or revocation list (DER or PEM)"));
    }
    return to.done();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void pem(String text, TrustMaterial.Collector to) {
    // Each block is cut out first, so that a broken one does not take the others along.
    int number = 0;
    int begin = text.indexOf(PEM_BEGIN);
    while (begin >= 0) {
      int next = text.indexOf(PEM_BEGIN, begin + 1);
      String piece = "PEM block " + ++number;
      try (PemReader reader =
          new PemReader(new StringReader(text.substring(begin, next < 0 ? text.length() : next)))) {
        PemObject object = reader.readPemObject();
        if (object == null) {
          throw new IOException("the line that begins a block is not whole");
        }
        der(piece, object.getContent(), to);
      } catch (IOException | RuntimeException e) {
        to.refused.add(new Refusal(piece, "it is not well-formed PEM"));
      }
      begin = next;
    }
  }

  private static void entry(Entry entry, TrustMaterial.Collector to) {
    for (Attribute attribute : entry.getAttributes()) {
      String name = attribute.getBaseName();
      boolean wanted =
          CERTIFICATES.stream().anyMatch(name::equalsIgnoreCase)
              || MASTER_LISTS.stream().anyMatch(name::equalsIgnoreCase)
              || name.equalsIgnoreCase(REVOCATION_LIST);
      if (wanted) {
        for (byte[] value : attribute.getValueByteArrays()) {
          der(name + " of " + entry.getDN(), value, to);
        }
      }
    }
  }

  /** One DER object of whichever kind. */
  private static void der(String piece, byte[] bytes, TrustMaterial.Collector to) {
    try {
      ASN1Primitive asn1 = Asn1.parse(piece, bytes);
      if (!(asn1 instanceof ASN1Sequence sequence) || sequence.size() == 0) {
        throw new UnreadableFileException(piece + " is neither certificate nor list");
      }
      if (sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier) {
        to.masterLists.add(MasterList.of(bytes));
      } else if (revocationList(sequence)) {
        to.lists.add(RevocationList.read(piece, bytes));
      } else {
        to.certificates.add(MasterList.certificate(piece, bytes));
      }
    } catch (UnreadableFileException e) {
      to.refused.add(new Refusal(piece, String.valueOf(e.getMessage())));
    }
  }

  /**
   * A certificate's body begins {@code [0] version, serial} or with the serial number; that of a
   * list begins {@code version, algorithm} or with the algorithm, and then comes the issuer.
   */
  private static boolean revocationList(ASN1Sequence sequence) {
    if (!(sequence.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence body)
        || body.size() < 3) {
      return false;
    }
    ASN1Primitive third = body.getObjectAt(2).toASN1Primitive();
    return body.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence
        || body.getObjectAt(0).toASN1Primitive() instanceof org.bouncycastle.asn1.ASN1Integer
            && body.getObjectAt(1).toASN1Primitive() instanceof ASN1Sequence
            && third instanceof ASN1Sequence
            && body.size() > 3
            && !(body.getObjectAt(3).toASN1Primitive() instanceof ASN1Sequence);
  }
}
