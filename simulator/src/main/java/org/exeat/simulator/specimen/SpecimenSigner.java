package org.exeat.simulator.specimen;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.icao.LDSVersionInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;
import org.exeat.documents.lds.SecurityObject;

/**
 * A document signer: makes the EF.SOD of chips, Doc 9303 part 10, 4.6.2.
 *
 * @param certificate that the authority issued
 * @param key that it signs with
 */
public record SpecimenSigner(X509CertificateHolder certificate, SpecimenKey key) {

  /**
   * Signs data groups.
   *
   * @param groups as they will lie on the chip, by number
   * @param digest hash over them, such as {@code SHA-256}
   * @param at stated time of signing
   * @return the file EF.SOD
   */
  public byte[] securityObject(SortedMap<Integer, byte[]> groups, String digest, Instant at) {
    AlgorithmIdentifier algorithm = new DefaultDigestAlgorithmIdentifierFinder().find(digest);
    List<DataGroupHash> hashes = new ArrayList<>();
    try {
      for (Map.Entry<Integer, byte[]> group : groups.entrySet()) {
        hashes.add(
            new DataGroupHash(
                group.getKey(),
                new DEROctetString(
                    java.security.MessageDigest.getInstance(digest).digest(group.getValue()))));
      }
      LDSSecurityObject object =
          new LDSSecurityObject(
              algorithm,
              hashes.toArray(new DataGroupHash[0]),
              new LDSVersionInfo("0108", "080000"));
      return SecurityObject.encode(sign(SecurityObject.signedContent(object), at, List.of()));
    } catch (IOException | CMSException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("a security object cannot be signed with " + digest, e);
    }
  }

  /**
   * Signs any content.
   *
   * @param alongside certificates carried beside the signer's own
   */
  CMSSignedData sign(CMSTypedData content, Instant at, Collection<X509CertificateHolder> alongside)
      throws CMSException {
    Hashtable<ASN1ObjectIdentifier, Attribute> stated = new Hashtable<>();
    stated.put(
        CMSAttributes.signingTime,
        new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
    List<X509CertificateHolder> carried = new ArrayList<>(List.of(certificate));
    carried.addAll(alongside);
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder()
                      .setProvider(SpecimenKey.PROVIDER)
                      .build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(stated)))
              .build(key.signer(), certificate));
      generator.addCertificates(new CollectionStore<>(carried));
      return generator.generate(content, true);
    } catch (OperatorCreationException e) {
      throw new CMSException("the signer's digest cannot be made", e);
    }
  }
}
