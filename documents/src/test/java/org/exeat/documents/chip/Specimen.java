package org.exeat.documents.chip;

import static org.exeat.documents.chip.Apdu.tlv;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.exeat.documents.lds.ChipFile;

/**
 * What is on an {@link EmulatedPassport}, and what it can.
 *
 * @param files by data group, as they will be read
 * @param cardAccess EF.CardAccess, empty for a chip without PACE
 * @param cardSecurity EF.CardSecurity
 * @param travelDocument whether it has the application at all
 * @param bac whether it speaks Basic Access Control
 * @param mrz opens it
 * @param can opens it, too, with PACE
 * @param paceParameters number of the standardized domain parameters
 * @param keys its private keys
 */
record Specimen(
    Map<ChipFile, byte[]> files,
    Optional<byte[]> cardAccess,
    Optional<byte[]> cardSecurity,
    boolean travelDocument,
    boolean bac,
    AccessKey.MrzKey mrz,
    String can,
    int paceParameters,
    Keys keys) {
  static final AccessKey.MrzKey MRZ = new AccessKey.MrzKey("L898902C3", "740812", "280415");
  static final String CAN = "731946";

  /** Signs a challenge. */
  @FunctionalInterface
  interface Signer {
    byte[] sign(byte[] challenge) throws GeneralSecurityException;
  }

  /**
   * Private keys.
   *
   * @param chipGroup where Chip Authentication happens
   * @param chipSecret for Chip Authentication
   * @param camSecret for Chip Authentication Mapping
   * @param signer for Active Authentication
   */
  record Keys(
      Optional<ChipGroup> chipGroup,
      BigInteger chipSecret,
      BigInteger camSecret,
      Optional<Signer> signer) {}

  /** Key seed of BAC and PACE, SHA-1 of the fields with their check digits. */
  byte[] mrzSeed() throws GeneralSecurityException {
    StringBuilder number = new StringBuilder(mrz.documentNumber());
    while (number.length() < 9) {
      number.append('<');
    }
    String text =
        checked(number.toString()) + checked(mrz.dateOfBirth()) + checked(mrz.dateOfExpiry());
    return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String checked(String field) {
    int[] weights = {7, 3, 1};
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * weights[i % 3];
    }
    return field + sum % 10;
  }

  /** The specimen of ICAO Doc 9303, a chip that speaks BAC and has no key. */
  static Builder plain() {
    return new Builder();
  }

  /** Puts a specimen together. */
  static final class Builder {
    private static final String PACE = "0.4.0.127.0.7.2.2.4.";
    private final SecureRandom random = new SecureRandom();
    private final Map<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    private final List<ASN1Encodable> dg14 = new ArrayList<>();
    private Optional<byte[]> cardAccess = Optional.empty();
    private Optional<byte[]> cardSecurity = Optional.empty();
    private boolean travelDocument = true;
    private boolean bac = true;
    private int paceParameters = 13;
    private Optional<ChipGroup> chipGroup = Optional.empty();
    private BigInteger chipSecret = BigInteger.ZERO;
    private BigInteger camSecret = BigInteger.ONE;
    private Optional<Signer> signer = Optional.empty();

    private Builder() {
      String line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
      String line2 = "L898902C36UTO7408122F2804154ZE184226B<<<<<14";
      byte[] mrz = (line1 + line2).getBytes(StandardCharsets.US_ASCII);
      file(ChipFile.EF_COM, tlv(0x60, tlv(0x5C, new byte[] {0x61, 0x75})));
      file(ChipFile.EF_SOD, filled(0x77, 900));
      file(ChipFile.DG1, tlv(0x61, tlv(0x5F1F, mrz)));
      file(ChipFile.DG2, filled(0x75, 3000));
    }

    /** A file of that many bytes after tag and length, no two neighbours alike. */
    static byte[] filled(int tag, int length) {
      byte[] value = new byte[length];
      for (int i = 0; i < length; i++) {
        value[i] = (byte) (i * 31 + (i >> 8));
      }
      return tlv(tag, value);
    }

    Builder file(ChipFile file, byte[] bytes) {
      files.put(file, bytes);
      return this;
    }

    Builder without(ChipFile file) {
      files.remove(file);
      return this;
    }

    Builder notATravelDocument() {
      travelDocument = false;
      return this;
    }

    /** PACE and nothing else, as chips are issued today. */
    Builder pace(String arcs, int parameters) {
      bac = false;
      paceParameters = parameters;
      ASN1EncodableVector info = new ASN1EncodableVector();
      info.add(new ASN1ObjectIdentifier(PACE + arcs));
      info.add(new ASN1Integer(2));
      info.add(new ASN1Integer(parameters));
      cardAccess = Optional.of(encoded(new DERSet(new DERSequence(info))));
      return this;
    }

    /** The key of Chip Authentication Mapping, and EF.CardSecurity that shows it or another. */
    Builder mappingKey(boolean right) throws GeneralSecurityException {
      ChipGroup group = ChipGroup.standardized(paceParameters);
      ChipGroup.Pair pair = group.newPair(random);
      camSecret = right ? pair.secret() : group.newPair(random).secret();
      SubjectPublicKeyInfo key = standardized(paceParameters, pair.publicKey());
      byte[] infos =
          encoded(
              new DERSet(
                  new DERSequence(
                      new ASN1Encodable[] {
                        new ASN1ObjectIdentifier("0.4.0.127.0.7.2.2.1.2"), key
                      })));
      SignedData unsigned =
          new SignedData(
              new DERSet(),
              new ContentInfo(
                  new ASN1ObjectIdentifier("0.4.0.127.0.7.3.2.1"), new DEROctetString(infos)),
              null,
              null,
              new DERSet());
      cardSecurity =
          Optional.of(encoded(new ContentInfo(CMSObjectIdentifiers.signedData, unsigned)));
      return this;
    }

    private SubjectPublicKeyInfo standardized(int parameters, byte[] point) {
      return new SubjectPublicKeyInfo(
          new AlgorithmIdentifier(
              new ASN1ObjectIdentifier("0.4.0.127.0.7.1.2"), new ASN1Integer(parameters)),
          point);
    }

    /**
     * The key of Chip Authentication, and DG14 that shows it or another.
     *
     * @param arc 1 for 3DES, 2 to 4 for AES
     * @param explicit whether the key spells out its domain parameters
     */
    Builder chipAuthentication(int arc, boolean explicit, boolean right)
        throws GeneralSecurityException {
      ChipGroup group = ChipGroup.standardized(13);
      ChipGroup.Pair pair = group.newPair(random);
      chipGroup = Optional.of(group);
      chipSecret = right ? pair.secret() : group.newPair(random).secret();
      X9ECParameters curve = ECNamedCurveTable.getByName("brainpoolP256r1");
      SubjectPublicKeyInfo key =
          explicit
              ? new SubjectPublicKeyInfo(
                  new AlgorithmIdentifier(
                      X9ObjectIdentifiers.id_ecPublicKey,
                      new X9ECParameters(
                          curve.getCurve(),
                          new X9ECPoint(curve.getG(), false),
                          curve.getN(),
                          curve.getH())),
                  pair.publicKey())
              : standardized(13, pair.publicKey());
      dg14.add(
          new DERSequence(
              new ASN1Encodable[] {
                new ASN1ObjectIdentifier("0.4.0.127.0.7.2.2.3.2." + arc), new ASN1Integer(1)
              }));
      dg14.add(
          new DERSequence(
              new ASN1Encodable[] {new ASN1ObjectIdentifier("0.4.0.127.0.7.2.2.1.2"), key}));
      return this;
    }

    /** RSA with SHA-1 or SHA-256 after ISO/IEC 9796-2, and DG15 that shows the key or another. */
    Builder activeRsa(int bits, boolean sha256, boolean right) throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair shown = generator.generateKeyPair();
      RSAPrivateKey secret =
          (RSAPrivateKey) (right ? shown : generator.generateKeyPair()).getPrivate();
      signer = Optional.of(challenge -> rsaSigned(secret, sha256, bits / 8, challenge));
      return file(ChipFile.DG15, tlv(0x6F, shown.getPublic().getEncoded()));
    }

    private byte[] rsaSigned(RSAPrivateKey key, boolean sha256, int width, byte[] challenge)
        throws GeneralSecurityException {
      ISO9796d2Signer rsa =
          new ISO9796d2Signer(
              new RSAEngine(), sha256 ? new SHA256Digest() : new SHA1Digest(), !sha256);
      rsa.init(true, new RSAKeyParameters(true, key.getModulus(), key.getPrivateExponent()));
      int trailer = sha256 ? 2 : 1;
      byte[] own = new byte[width - (sha256 ? 32 : 20) - trailer - 1];
      random.nextBytes(own);
      rsa.update(own, 0, own.length);
      rsa.update(challenge, 0, challenge.length);
      try {
        return rsa.generateSignature();
      } catch (CryptoException e) {
        throw new GeneralSecurityException(e);
      }
    }

    /** ECDSA with SHA-256, r and s side by side, and DG15 that shows the key or another. */
    Builder activeEcdsa(String curve, boolean named, boolean right)
        throws GeneralSecurityException {
      BouncyCastleProvider provider = new BouncyCastleProvider();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec(curve));
      KeyPair shown = generator.generateKeyPair();
      KeyPair own = right ? shown : generator.generateKeyPair();
      signer =
          Optional.of(challenge -> {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", provider);
            signature.initSign(own.getPrivate());
            signature.update(challenge);
            return signature.sign();
          });
      if (named) {
        dg14.add(
            new DERSequence(
                new ASN1Encodable[] {
                  new ASN1ObjectIdentifier("2.23.136.1.1.5"),
                  new ASN1Integer(1),
                  new ASN1ObjectIdentifier("0.4.0.127.0.7.1.1.4.1.3")
                }));
      }
      return file(ChipFile.DG15, tlv(0x6F, shown.getPublic().getEncoded()));
    }

    Specimen build() {
      if (!dg14.isEmpty()) {
        file(ChipFile.DG14, tlv(0x6E, encoded(new DERSet(dg14.toArray(ASN1Encodable[]::new)))));
      }
      return new Specimen(
          files,
          cardAccess,
          cardSecurity,
          travelDocument,
          bac,
          MRZ,
          CAN,
          paceParameters,
          new Keys(chipGroup, chipSecret, camSecret, signer));
    }

    private static byte[] encoded(ASN1Encodable object) {
      try {
        return object.toASN1Primitive().getEncoded("DER");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
