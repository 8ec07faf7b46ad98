package org.exeat.records.vault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.exeat.domain.CrossingId;
import org.exeat.domain.KeptEvidence;
import org.exeat.records.ledger.Evidence;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of one crossing's evidence, encrypted under a master key:
 *
 * <pre>
 * "EXK1"
 * length   byte      of the master key's name
 * name     UTF-8
 * nonce    12 bytes
 * sealed   AES-256-GCM with a tag of 128 bits, over JSON: the evidence's names, keys, and what
 *          retention has to know; all before, and the crossing's name, are authenticated with it
 * </pre>
 */
final class KeyFile {
  static final int TAG_BITS = 128;
  static final int NONCE = 12;
  private static final byte[] MAGIC = "EXK1".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyFile() {}

  /**
   * One piece of evidence as it is written: its name, its key, and what retention has to know.
   *
   * @param key 32 bytes
   */
  private record Line(String evidence, byte[] key, KeptEvidence facts) {}

  /** A key, and what retention has to know of what it opens. */
  record Key(byte[] key, KeptEvidence facts) {}

  static byte[] seal(CrossingId crossing, Map<Evidence, Key> keys, MasterKeys master)
      throws VaultException {
    String name = master.current();
    byte[] head = head(name, nonce());
    byte[] open =
        JSON.writeValueAsBytes(
            keys.entrySet().stream()
                .map(e -> new Line(e.getKey().sha256(), e.getValue().key(), e.getValue().facts()))
                .toList());
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, head, name, crossing, master);
      byte[] sealed = cipher.doFinal(open);
      byte[] file = Arrays.copyOf(head, head.length + sealed.length);
      System.arraycopy(sealed, 0, file, head.length, sealed.length);
      return file;
    } catch (GeneralSecurityException e) {
      throw new VaultException("the keys of a crossing cannot be encrypted", e);
    } finally {
      Arrays.fill(open, (byte) 0);
    }
  }

  /** The name of the master key that a file is encrypted under; empty where it is no such file. */
  static Optional<String> master(byte[] file) {
    int name = file.length > MAGIC.length ? file[MAGIC.length] : -1;
    return name < 1
            || file.length < MAGIC.length + 1 + name
            || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))
        ? Optional.empty()
        : Optional.of(new String(file, MAGIC.length + 1, name, StandardCharsets.UTF_8));
  }

  /**
   * @throws VaultException where it is none, was changed, or the master key is another
   */
  static Map<Evidence, Key> open(CrossingId crossing, byte[] file, MasterKeys master)
      throws VaultException {
    int name = file.length > MAGIC.length ? file[MAGIC.length] : -1;
    int head = MAGIC.length + 1 + name + NONCE;
    if (name < 1
        || file.length < head + TAG_BITS / 8
        || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
      throw new VaultException("the keys of crossing " + crossing + " are cut off or no keys");
    }
    String alias = new String(file, MAGIC.length + 1, name, StandardCharsets.UTF_8);
    byte[] open;
    try {
      open =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(file, head), alias, crossing, master)
              .doFinal(file, head, file.length - head);
    } catch (AEADBadTagException e) {
      throw new VaultException(
          "the keys of crossing "
              + crossing
              + " were changed, or are not encrypted under this master key "
              + alias,
          e);
    } catch (GeneralSecurityException e) {
      throw new VaultException("the keys of crossing " + crossing + " cannot be decrypted", e);
    }
    Map<Evidence, Key> keys = new LinkedHashMap<>();
    for (Line line : JSON.readValue(open, Line[].class)) {
      keys.put(new Evidence(line.evidence()), new Key(line.key(), line.facts()));
    }
    Arrays.fill(open, (byte) 0);
    return keys;
  }

  static byte[] nonce() {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  private static byte[] head(String name, byte[] nonce) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(MAGIC);
    head.write(utf8.length);
    head.writeBytes(utf8);
    head.writeBytes(nonce);
    return head.toByteArray();
  }

  private static Cipher cipher(
      int mode, byte[] head, String name, CrossingId crossing, MasterKeys master)
      throws GeneralSecurityException, VaultException {
    Cipher cipher = master.cipher();
    cipher.init(
        mode, master.key(name), new GCMParameterSpec(TAG_BITS, head, head.length - NONCE, NONCE));
    cipher.updateAAD(head);
    cipher.updateAAD(crossing.toString().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
