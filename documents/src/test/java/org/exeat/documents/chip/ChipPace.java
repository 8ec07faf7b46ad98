package org.exeat.documents.chip;

import static org.exeat.documents.chip.Apdu.find;
import static org.exeat.documents.chip.Apdu.tlv;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.exeat.documents.chip.ChipGroup.Pair;

/**
 * The chip's side of one run of PACE, ICAO Doc 9303 part 11, 4.4: nonce, mapping, key agreement,
 * tokens.
 */
final class ChipPace {
  private static final String OID = "0.4.0.127.0.7.2.2.4.";
  private static final int DH_GM = 1;
  private static final int ECDH_GM = 2;
  private static final int DH_IM = 3;
  private static final int ECDH_IM = 4;
  private static final int ECDH_CAM = 6;

  private final String oid;
  private final int mapping;
  private final ChipKeys.Suite suite;
  private final ChipGroup group;
  private final byte[] password;
  private final BigInteger camKey;
  private final SecureRandom random = new SecureRandom();

  private final byte[] nonce;
  private final Pair mapped;
  private ChipGroup ephemeral;
  private Pair agreed;
  private byte[] readerKey = {};
  private boolean confirmed;
  private ChipKeys keys;

  /**
   * A run.
   *
   * @param oid of the protocol that the reader chose
   * @param parameterId standardized domain parameters
   * @param password MRZ's hash or the CAN's characters
   * @param camKey private key for Chip Authentication Mapping; zero where there is none
   */
  ChipPace(String oid, int parameterId, byte[] password, BigInteger camKey)
      throws GeneralSecurityException {
    this.oid = oid;
    String[] arcs = oid.substring(OID.length()).split("\\.", -1);
    mapping = Integer.parseInt(arcs[0]);
    suite = ChipKeys.Suite.ofArc(Integer.parseInt(arcs[1]));
    group = ChipGroup.standardized(parameterId);
    this.password = password.clone();
    this.camKey = camKey;
    boolean integrated = mapping == DH_IM || mapping == ECDH_IM;
    nonce = new byte[integrated && suite.keyBytes > 16 ? 32 : 16];
    random.nextBytes(nonce);
    mapped = group.newPair(random);
    ephemeral = group;
    agreed = mapped;
    keys = new ChipKeys(suite, nonce);
  }

  /** Answers the next GENERAL AUTHENTICATE; an empty answer is a refusal. */
  byte[] answer(byte[] objects) throws GeneralSecurityException {
    byte[] mappingData = find(0x81, objects);
    byte[] publicKey = find(0x83, objects);
    byte[] token = find(0x85, objects);
    if (mappingData.length > 0) {
      return map(mappingData);
    }
    if (publicKey.length > 0) {
      return agree(publicKey);
    }
    return token.length > 0 ? confirm(token) : tlv(0x80, encryptedNonce());
  }

  /** Keys for secure messaging, once the reader's token was right. */
  Optional<ChipKeys> established() {
    return confirmed ? Optional.of(keys) : Optional.empty();
  }

  private byte[] encryptedNonce() throws GeneralSecurityException {
    byte[] key = ChipKeys.derive(suite, password, ChipKeys.PACE);
    return ChipKeys.crypt(Cipher.ENCRYPT_MODE, suite, key, new byte[suite.block], nonce);
  }

  private byte[] map(byte[] data) throws GeneralSecurityException {
    return switch (mapping) {
      case DH_GM, ECDH_GM, ECDH_CAM -> {
        ephemeral = group.mappedGeneric(nonce, mapped, data);
        yield tlv(0x82, mapped.publicKey());
      }
      case DH_IM, ECDH_IM -> {
        ephemeral = group.mappedIntegrated(pseudoRandom(data, group.prime()));
        yield tlv(0x82, new byte[0]);
      }
      default -> throw new GeneralSecurityException("mapping " + mapping);
    };
  }

  private byte[] agree(byte[] publicKey) throws GeneralSecurityException {
    readerKey = publicKey.clone();
    agreed = ephemeral.newPair(random);
    keys = new ChipKeys(suite, ephemeral.shared(agreed, publicKey));
    return tlv(0x84, agreed.publicKey());
  }

  private byte[] confirm(byte[] token) throws GeneralSecurityException {
    if (!Arrays.equals(token, keys.token(publicKeyObject(agreed.publicKey())))) {
      return new byte[0];
    }
    confirmed = true;
    byte[] own = tlv(0x86, keys.token(publicKeyObject(readerKey)));
    return mapping == ECDH_CAM ? Apdu.concat(own, tlv(0x8A, mappingProof())) : own;
  }

  /** The static key's inverse times the mapping key, encrypted: Doc 9303 part 11, 4.4.3.5. */
  private byte[] mappingProof() throws GeneralSecurityException {
    BigInteger factor =
        camKey.modInverse(group.order()).multiply(mapped.secret()).mod(group.order());
    byte[] minusOne = new byte[suite.block];
    Arrays.fill(minusOne, (byte) 0xFF);
    byte[] iv = keys.encrypt(new byte[suite.block], minusOne);
    int width = (group.order().bitLength() + 7) / 8;
    return keys.encrypt(iv, keys.pad(ChipKeys.fixed(factor, width)));
  }

  private byte[] publicKeyObject(byte[] publicKey) throws GeneralSecurityException {
    try {
      byte[] name = new ASN1ObjectIdentifier(oid).getEncoded();
      int tag = mapping == DH_GM || mapping == DH_IM ? 0x84 : 0x86;
      return tlv(0x7F49, Apdu.concat(name, tlv(tag, publicKey)));
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The pseudo random function of the integrated mapping, Doc 9303 part 11, 4.4.3.3.2. */
  private BigInteger pseudoRandom(byte[] readerNonce, BigInteger prime)
      throws GeneralSecurityException {
    boolean small = nonce.length == 16;
    byte[] c0 =
        hex(
            small
                ? "a668892a7c41e3ca739f40b057d85904"
                : "d463d65234124ef7897054986dca0a174e28df758cbaa03f240616414d5a1676");
    byte[] c1 =
        hex(
            small
                ? "a4e136ac725f738b01c1f60217c188ad"
                : "54bd7255f0aaf831bec3423fcf39d69b6cbf066677d0faae5aadd99df8e53517");
    byte[] zero = new byte[suite.block];
    byte[] key = ChipKeys.crypt(Cipher.ENCRYPT_MODE, suite, readerNonce, zero, nonce);
    byte[] out = new byte[0];
    while (out.length * 8 < prime.bitLength() + 64) {
      byte[] use = Arrays.copyOf(key, suite.keyBytes);
      key = ChipKeys.crypt(Cipher.ENCRYPT_MODE, suite, use, zero, c0);
      out = Apdu.concat(out, ChipKeys.crypt(Cipher.ENCRYPT_MODE, suite, use, zero, c1));
    }
    return new BigInteger(1, out).mod(prime);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
