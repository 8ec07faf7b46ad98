package org.exeat.documents.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.exeat.documents.lds.Asn1;
import org.exeat.documents.lds.Tlv;
import org.exeat.documents.lds.UnreadableFileException;

/**
 * A CSCA master list, Doc 9303 part 12, 8: CMS signed data over {@code CscaMasterList ::= SEQUENCE
 * { version INTEGER, certList SET OF Certificate }}, signed by a master list signer that a CSCA
 * issued.
 *
 * @param signature the CMS structure
 * @param carried certificates that come along to check the signature
 * @param authorities that the list names, in order
 * @param refused those that cannot be read
 */
record MasterList(
    CMSSignedData signature,
    List<X509CertificateHolder> carried,
    List<X509CertificateHolder> authorities,
    List<Refusal> refused) {
  static final ASN1ObjectIdentifier CONTENT = new ASN1ObjectIdentifier("2.23.136.1.1.2");

  private static final KeyPurposeId LIST_SIGNER =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.136.1.1.3"));

  MasterList {
    carried = List.copyOf(carried);
    authorities = List.copyOf(authorities);
    refused = List.copyOf(refused);
  }

  static MasterList of(byte[] bytes) throws UnreadableFileException {
    try {
      ContentInfo info = ContentInfo.getInstance(Asn1.parse("the master list", bytes));
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new UnreadableFileException("the master list is not signed data");
      }
      CMSSignedData cms = new CMSSignedData(info);
      if (!CONTENT.getId().equals(cms.getSignedContentTypeOID())
          || cms.getSignedContent() == null
          || !(cms.getSignedContent().getContent() instanceof byte[] content)) {
        throw new UnreadableFileException(
            "the signed content is of type "
                + cms.getSignedContentTypeOID()
                + ", not a CSCA master list");
      }
      if (cms.getSignerInfos().size() < 1) {
        throw new UnreadableFileException("nobody signed the master list");
      }
      List<X509CertificateHolder> authorities = new ArrayList<>();
      List<Refusal> refused = new ArrayList<>();
      List<byte[]> elements = elements(content);
      for (int i = 0; i < elements.size(); i++) {
        String piece = "certificate " + (i + 1) + " of the master list";
        try {
          authorities.add(certificate(piece, elements.get(i)));
        } catch (UnreadableFileException e) {
          refused.add(new Refusal(piece, String.valueOf(e.getMessage())));
        }
      }
      List<X509CertificateHolder> carried = new ArrayList<>(cms.getCertificates().getMatches(null));
      for (int i = 0; i < carried.size(); i++) {
        CertificateProfile.requireReadable(
            "certificate " + (i + 1) + " beside the master list", carried.get(i));
      }
      return new MasterList(cms, carried, authorities, refused);
    } catch (CMSException | RuntimeException e) {
      throw new UnreadableFileException("the master list is no CMS signed data", e);
    }
  }

  static X509CertificateHolder certificate(String piece, byte[] bytes)
      throws UnreadableFileException {
    Asn1.parse(piece, bytes);
    try {
      X509CertificateHolder certificate = new X509CertificateHolder(bytes);
      CertificateProfile.requireReadable(piece, certificate);
      return certificate;
    } catch (java.io.IOException | RuntimeException e) {
      throw new UnreadableFileException(piece + " is no X.509 certificate", e);
    }
  }

  /** The certificates one by one, so that a broken one does not take the others along. */
  private static List<byte[]> elements(byte[] content) throws UnreadableFileException {
    return Tlv.of("the CscaMasterList", 0x30, content).need(0x31).children().stream()
        .map(Tlv::encoded)
        .toList();
  }

  /**
   * Who signed, if the signature holds and an authority answers for the signer.
   *
   * @param trust where the authority must be
   * @param at now
   * @return the signer's certificate
   * @throws TrustImportException that says what is missing or wrong
   */
  X509CertificateHolder requireSignedUnder(TrustStore trust, Instant at)
      throws TrustImportException {
    SignerInformation signer = signature.getSignerInfos().iterator().next();
    Optional<X509CertificateHolder> by =
        carried.stream().filter(c -> signer.getSID().match(c)).findFirst();
    if (by.isEmpty()) {
      throw new TrustImportException("the master list does not carry its signer's certificate");
    }
    ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(by.get().getExtensions());
    if (purposes == null || !purposes.hasKeyPurposeId(LIST_SIGNER)) {
      throw new TrustImportException(
          "the signer of the master list is not certified for signing master lists");
    }
    try {
      if (!Signatures.signed(by.get(), signer)) {
        throw new TrustImportException("the signature of the master list does not verify");
      }
    } catch (CMSException e) {
      throw new TrustImportException(
          "the signature of the master list does not verify: " + e.getMessage(), e);
    }
    Optional<List<X509CertificateHolder>> chain = trust.chain(by.get());
    if (chain.isEmpty()) {
      throw new TrustImportException(
          "nobody in the trust store answers for the signer of the master list. Give the authority "
              + CertificateProfile.words(by.get().getIssuer())
              + CertificateProfile.issuerKey(by.get()).map(key -> " with the key " + key).orElse("")
              + " as root once, from a source that you trust");
    }
    if (!CertificateProfile.validAt(by.get(), SignerCheck.signingTime(signer).orElse(at))) {
      throw new TrustImportException(
          "the signer of the master list was not valid when it was signed");
    }
    if (trust.listsOf(chain.get().get(1)).stream().anyMatch(l -> l.entry(by.get()).isPresent())) {
      throw new TrustImportException("the signer of the master list is revoked");
    }
    return by.get();
  }
}
