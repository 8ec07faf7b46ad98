package org.exeat.simulator.specimen;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A private key and how it signs. Keys come from a seed, so that a run can be repeated to the byte;
 * nobody may ever trust them outside a simulation.
 *
 * @param key private key, RSA or elliptic curve
 * @param algorithm as Bouncy Castle names it, such as {@code SHA256withRSA}, {@code
 *     SHA256withRSAandMGF1}, {@code SHA384withECDSA}
 * @param random source of the signature's randomness
 */
public record SpecimenKey(PrivateKey key, String algorithm, SecureRandom random) {
  static final Provider PROVIDER = new BouncyCastleProvider();

  /** Kinds of keys that specimens are made with. */
  public enum Kind {
    RSA_2048("RSA", "2048", "SHA256withRSA"),
    RSA_PSS_3072("RSA", "3072", "SHA256withRSAandMGF1"),
    P_256("EC", "secp256r1", "SHA256withECDSA"),
    BRAINPOOL_256("EC", "brainpoolP256r1", "SHA256withECDSA"),
    BRAINPOOL_384("EC", "brainpoolP384r1", "SHA384withECDSA");

    private final String family;
    private final String size;
    private final String algorithm;

    Kind(String family, String size, String algorithm) {
      this.family = family;
      this.size = size;
      this.algorithm = algorithm;
    }

    KeyPair generate(SecureRandom random) {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family, PROVIDER);
        if (family.equals("RSA")) {
          generator.initialize(Integer.parseInt(size), random);
        } else {
          generator.initialize(new ECGenParameterSpec(size), random);
        }
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Bouncy Castle makes keys of kind " + this, e);
      }
    }

    String algorithm() {
      return algorithm;
    }
  }

  /** A source that gives the same bytes for the same seed. */
  public static SecureRandom seeded(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed); // before the first use: then nothing else goes in
      return random;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA1PRNG", e);
    }
  }

  ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder(algorithm)
          .setProvider(PROVIDER)
          .setSecureRandom(random)
          .build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalArgumentException("a key cannot sign with " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return "SpecimenKey[" + algorithm + "]";
  }
}
