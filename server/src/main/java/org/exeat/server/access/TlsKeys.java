package org.exeat.server.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.exeat.lane.InvalidInputException;

/**
 * The key and the certificates that a server shows itself by, out of a PKCS#12 file (RFC 7292) that
 * only its owner may read. Its {@code toString} does not show the password. Immutable.
 *
 * @param file where they are
 * @param passwordFile whose first line opens it, and the key in it
 * @param keys the file's content
 * @param alias of the only key
 * @param read when the file was written that this is
 */
public record TlsKeys(
    Path file, Path passwordFile, KeyStore keys, String alias, String password, FileTime read) {
  /** Before it ends a certificate is warned of. */
  public static final Duration SOON = Duration.ofDays(30);

  /**
   * Reads it.
   *
   * @throws InvalidInputException where the file is none, the password does not open it, it has no
   *     key or several, or others may read it
   */
  public static TlsKeys read(Path file, Path passwordFile)
      throws IOException, InvalidInputException {
    SecretFile.check(file, "have another key certified");
    String password =
        SecretFile.firstLine(passwordFile, "password", "give the keys' file another password");
    FileTime read = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(bytes), password.toCharArray());
      List<String> own = new ArrayList<>();
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)) {
          own.add(alias);
        }
      }
      if (own.size() != 1) {
        throw new InvalidInputException(
            file
                + (own.isEmpty()
                    ? " holds no private key with its certificate; openssl pkcs12 -export makes such a file"
                    : " holds " + own.size() + " private keys; a server shows one"));
      }
      String alias = own.getFirst();
      keys.getKey(alias, password.toCharArray());
      return new TlsKeys(file, passwordFile, keys, alias, password, read);
    } catch (IOException e) {
      throw new InvalidInputException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "the password in " + passwordFile + " does not open " + file
              : file + " is no PKCS#12 file",
          e);
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException(
          "the key in " + file + " cannot be used: " + e.getClass().getSimpleName(), e);
    }
  }

  /** The same file as it is now; empty where it was not written since. */
  public Optional<TlsKeys> again() throws IOException, InvalidInputException {
    return Files.getLastModifiedTime(file).equals(read)
        ? Optional.empty()
        : Optional.of(read(file, passwordFile));
  }

  /** The server's own certificate. */
  public X509Certificate certificate() {
    try {
      if (keys.getCertificate(alias) instanceof X509Certificate own) {
        return own;
      }
      throw new IllegalStateException(file + " holds no X.509 certificate");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // it is open
    }
  }

  /** What is to be said of its time; empty where there is nothing. */
  public Optional<String> warning(Instant now) {
    Instant begins = certificate().getNotBefore().toInstant();
    Instant ends = certificate().getNotAfter().toInstant();
    if (now.isBefore(begins)) {
      return Optional.of("the certificate in " + file + " is good from " + begins + " on only");
    }
    if (now.isAfter(ends)) {
      return Optional.of(
          "the certificate in " + file + " has ended at " + ends + ": browsers refuse it");
    }
    return now.plus(SOON).isAfter(ends)
        ? Optional.of("the certificate in " + file + " ends at " + ends + ": have another made")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "TlsKeys[" + file + "]";
  }
}
