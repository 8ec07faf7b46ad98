package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.exeat.records.DurableFile;

/**
 * Signs notes in the name of a port's ledger. Its file has two lines that only its owner may read:
 * the public key as {@link NoteKey} writes it, and the private one (PKCS#8, Base64). Thread-safe.
 */
public final class NoteSigner {
  private final NoteKey key;
  private final PrivateKey secret;

  private NoteSigner(NoteKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  /** A new key of that name. */
  public static NoteSigner generate(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /**
   * Reads the file that {@link #write} wrote.
   *
   * @throws LedgerException where it is none, or its two lines do not belong together
   */
  static NoteSigner read(Path file) throws IOException {
    String[] lines = Files.readString(file).strip().split("\n", -1);
    if (lines.length != 2) {
      throw new LedgerException(file.getFileName() + " holds no key: it must have two lines");
    }
    try {
      NoteKey key = NoteKey.parse(lines[0]);
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[1])));
      NoteSigner signer = new NoteSigner(key, secret);
      byte[] probe = {0};
      if (!key.verifies(probe, signer.signature(probe))) {
        throw new LedgerException(
            file.getFileName() + ": the private key is not that of the public one");
      }
      return signer;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new LedgerException(file.getFileName() + " holds no key of a ledger", e);
    }
  }

  /** Writes the key where there is no file yet. */
  void write(Path file) throws IOException {
    String text = key + "\n" + Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n";
    DurableFile.create(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What others check its signatures by. */
  public NoteKey key() {
    return key;
  }

  /**
   * The text with its signature.
   *
   * @param text lines, each with its end
   */
  String sign(String text) {
    byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
    byte[] named =
        ByteBuffer.allocate(4 + signature.length).putInt(key.id()).put(signature).array();
    return text + "\n— " + key.name() + " " + Base64.getEncoder().encodeToString(named) + "\n";
  }

  private byte[] signature(byte[] text) {
    try {
      Signature sign = Signature.getInstance("Ed25519");
      sign.initSign(secret);
      sign.update(text);
      return sign.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of Ed25519 signs", e);
    }
  }
}
