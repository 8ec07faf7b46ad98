package org.exeat.documents.chip;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.lds.PACEInfo.DHCParameterSpec;

/**
 * A group to agree on keys in, with the two ways in which PACE turns a nonce into another
 * generator. Keys and points are encoded as on the wire.
 */
sealed interface ChipGroup {
  /** A private and a public key. */
  final class Pair {
    private final BigInteger secret;
    private final byte[] publicKey;

    Pair(BigInteger secret, byte[] publicKey) {
      this.secret = secret;
      this.publicKey = publicKey.clone();
    }

    BigInteger secret() {
      return secret;
    }

    byte[] publicKey() {
      return publicKey.clone();
    }
  }

  Pair newPair(SecureRandom random);

  /** The secret that a chip's pair shares with a reader's key. */
  byte[] shared(Pair own, byte[] other) throws GeneralSecurityException;

  ChipGroup mappedGeneric(byte[] nonce, Pair own, byte[] other) throws GeneralSecurityException;

  ChipGroup mappedIntegrated(BigInteger element);

  BigInteger prime();

  BigInteger order();

  /** By the numbers of Doc 9303 part 11, table 13. */
  static ChipGroup standardized(int parameterId) throws GeneralSecurityException {
    return switch (parameterId) {
      case 0, 1, 2 -> Primes.of((DHCParameterSpec) PACEInfo.toParameterSpec(parameterId));
      case 12 -> Curve.of(CustomNamedCurves.getByName("P-256"));
      case 13 -> Curve.of(ECNamedCurveTable.getByName("brainpoolP256r1"));
      case 15 -> Curve.of(CustomNamedCurves.getByName("P-384"));
      default -> throw new GeneralSecurityException("no parameters " + parameterId);
    };
  }

  /** Points of an elliptic curve. */
  record Curve(ECCurve curve, ECPoint generator, BigInteger order) implements ChipGroup {
    static Curve of(X9ECParameters parameters) {
      return new Curve(parameters.getCurve(), parameters.getG(), parameters.getN());
    }

    @Override
    public Pair newPair(SecureRandom random) {
      BigInteger secret = secret(order, random);
      return new Pair(secret, generator.multiply(secret).getEncoded(false));
    }

    @Override
    public byte[] shared(Pair own, byte[] other) {
      ECPoint point = curve.decodePoint(other).multiply(own.secret()).normalize();
      return point.getAffineXCoord().getEncoded();
    }

    @Override
    public Curve mappedGeneric(byte[] nonce, Pair own, byte[] other) {
      ECPoint shared = curve.decodePoint(other).multiply(own.secret());
      return new Curve(
          curve, generator.multiply(new BigInteger(1, nonce)).add(shared).normalize(), order);
    }

    /** The point encoding of Doc 9303 part 11, appendix B, for primes that leave 3 modulo 4. */
    @Override
    public Curve mappedIntegrated(BigInteger t) {
      BigInteger p = prime();
      BigInteger a = curve.getA().toBigInteger();
      BigInteger b = curve.getB().toBigInteger();
      BigInteger alpha = t.multiply(t).negate().mod(p);
      BigInteger sum = alpha.multiply(alpha).add(alpha).mod(p);
      BigInteger x2 =
          b.negate()
              .multiply(BigInteger.ONE.add(sum))
              .multiply(a.multiply(sum).modInverse(p))
              .mod(p);
      BigInteger x3 = alpha.multiply(x2).mod(p);
      BigInteger h2 = x2.pow(3).add(a.multiply(x2)).add(b).mod(p);
      BigInteger u = t.pow(3).multiply(h2).mod(p);
      BigInteger quarter = p.add(BigInteger.ONE).shiftRight(2);
      BigInteger root = h2.modPow(p.subtract(BigInteger.ONE).subtract(quarter), p);
      boolean square = root.multiply(root).multiply(h2).mod(p).equals(BigInteger.ONE);
      ECPoint point =
          square
              ? curve.createPoint(x2, root.multiply(h2).mod(p))
              : curve.createPoint(x3, root.multiply(u).mod(p));
      return new Curve(curve, point, order);
    }

    @Override
    public BigInteger prime() {
      return curve.getField().getCharacteristic();
    }
  }

  /** Integers modulo a prime. */
  record Primes(BigInteger prime, BigInteger generator, BigInteger order) implements ChipGroup {
    static Primes of(DHCParameterSpec parameters) {
      return new Primes(parameters.getP(), parameters.getG(), parameters.getQ());
    }

    @Override
    public Pair newPair(SecureRandom random) {
      BigInteger secret = secret(order, random);
      return new Pair(secret, unsigned(generator.modPow(secret, prime)));
    }

    @Override
    public byte[] shared(Pair own, byte[] other) {
      BigInteger value = new BigInteger(1, other).modPow(own.secret(), prime);
      return ChipKeys.fixed(value, (prime.bitLength() + 7) / 8);
    }

    @Override
    public Primes mappedGeneric(byte[] nonce, Pair own, byte[] other) {
      BigInteger shared = new BigInteger(1, other).modPow(own.secret(), prime);
      BigInteger mapped =
          generator.modPow(new BigInteger(1, nonce), prime).multiply(shared).mod(prime);
      return new Primes(prime, mapped, order);
    }

    @Override
    public Primes mappedIntegrated(BigInteger element) {
      BigInteger cofactor = prime.subtract(BigInteger.ONE).divide(order);
      return new Primes(prime, element.modPow(cofactor, prime), order);
    }

    private static byte[] unsigned(BigInteger value) {
      return ChipKeys.fixed(value, (value.bitLength() + 7) / 8);
    }
  }

  private static BigInteger secret(BigInteger order, SecureRandom random) {
    return new BigInteger(order.bitLength() + 64, random)
        .mod(order.subtract(BigInteger.ONE))
        .add(BigInteger.ONE);
  }
}
