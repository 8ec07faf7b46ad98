package org.exeat.documents.lds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * EF.SOD, Doc 9303 part 10, 4.6.2: {@code 77 { ContentInfo { signed-data, SignedData version 3 {
 * content ldsSecurityObject { LDSSecurityObject { version 0 or 1, hash algorithm, { data group,
 * hash } × n, LDS version where version 1 } } } } }}.
 *
 * <p>What it says is not believed until {@code PassiveAuthentication} has checked the signature.
 *
 * @param version of the LDSSecurityObject, 0 or 1
 * @param digestAlgorithm object identifier of the hash over the data groups
 * @param hashes by data group, 1 to 16
 * @param ldsVersion such as {@code 0108}; stated from version 1 on
 * @param signature the CMS structure, to be verified
 * @param certificates of document signers that it carries
 */
public record SecurityObject(
    int version,
    ASN1ObjectIdentifier digestAlgorithm,
    SortedMap<Integer, byte[]> hashes,
    Optional<String> ldsVersion,
    CMSSignedData signature,
    List<X509CertificateHolder> certificates) {
  private static final int SIGNED_DATA_VERSION = 3;

  public SecurityObject {
    hashes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    certificates = List.copyOf(certificates);
  }

  /** Reads the file, strictly. */
  public static SecurityObject of(byte[] bytes) throws UnreadableFileException {
    byte[] content = Tlv.ofFile(ChipFile.EF_SOD, bytes).value();
    ASN1Primitive asn1 = Asn1.parse("EF.SOD", content);
    try {
      ContentInfo info = ContentInfo.getInstance(asn1);
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw rule("its content type is " + info.getContentType() + ", not signed-data");
      }
      SignedData signedData = SignedData.getInstance(info.getContent());
      if (!signedData.getVersion().hasValue(SIGNED_DATA_VERSION)) {
        throw rule(
            "the version of its SignedData is "
                + signedData.getVersion()
                + "; Doc 9303 asks for 3");
      }
      CMSSignedData cms = new CMSSignedData(info);
      if (!ICAOObjectIdentifiers.id_icao_ldsSecurityObject
          .getId()
          .equals(cms.getSignedContentTypeOID())) {
        throw rule("it signs content of type " + cms.getSignedContentTypeOID());
      }
      if (cms.getSignedContent() == null
          || !(cms.getSignedContent().getContent() instanceof byte[] signed)) {
        throw rule("it carries no signed content");
      }
      return of(cms, LDSSecurityObject.getInstance(Asn1.parse("the LDSSecurityObject", signed)));
    } catch (CMSException | RuntimeException e) {
      // The library answers damaged input with runtime exceptions of many kinds.
      throw new UnreadableFileException("EF.SOD is no signed document security object", e);
    }
  }

  private static SecurityObject of(CMSSignedData cms, LDSSecurityObject lds)
      throws UnreadableFileException {
    if (lds.getVersion() != 0 && lds.getVersion() != 1) {
      throw rule("the version of its LDSSecurityObject is " + lds.getVersion() + ", not 0 or 1");
    }
    if (cms.getSignerInfos().size() != 1) {
      throw rule("it has " + cms.getSignerInfos().size() + " signers; Doc 9303 asks for one");
    }
    SortedMap<Integer, byte[]> hashes = new TreeMap<>();
    for (DataGroupHash hash : lds.getDatagroupHash()) {
      int number = hash.getDataGroupNumber();
      if (number < 1 || number > 16) {
        throw rule("it lists a data group " + number);
      }
      if (hashes.put(number, hash.getDataGroupHashValue().getOctets()) != null) {
        throw rule("it lists data group " + number + " twice");
      }
    }
    return new SecurityObject(
        lds.getVersion(),
        lds.getDigestAlgorithmIdentifier().getAlgorithm(),
        hashes,
        Optional.ofNullable(lds.getVersionInfo()).map(v -> v.getLdsVersion()),
        cms,
        certificates(cms.getCertificates().getMatches(null)));
  }

  private static List<X509CertificateHolder> certificates(Collection<X509CertificateHolder> found) {
    return new ArrayList<>(found);
  }

  /** The one who signed. */
  public SignerInformation signer() {
    return signature.getSignerInfos().iterator().next();
  }

  /**
   * The file around a signature.
   *
   * @throws java.io.IOException where the signature cannot be encoded
   */
  public static byte[] encode(CMSSignedData signature) throws java.io.IOException {
    return TlvWriter.object(
        ChipFile.EF_SOD.tag(), signature.toASN1Structure().getEncoded(ASN1Encoding.DER));
  }

  /** What a signature over an LDSSecurityObject signs. */
  public static CMSProcessableByteArray signedContent(LDSSecurityObject object)
      throws java.io.IOException {
    return new CMSProcessableByteArray(
        ICAOObjectIdentifiers.id_icao_ldsSecurityObject, object.getEncoded(ASN1Encoding.DER));
  }

  private static UnreadableFileException rule(String what) {
    return new UnreadableFileException("EF.SOD cannot be used: " + what);
  }
}
