package org.exeat.server.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.SecretFile;

/**
 * Who is told what happens in lanes. Immutable.
 *
 * @param name in figures and messages, a-z, 0-9 and -
 * @param url that is posted to: https, or http to this machine or where {@code plainHttp} says so
 * @param lanes that are told of; empty for all
 * @param events that are told of; empty for all
 * @param secret that messages are signed with
 * @param authority a PEM file of the certificates that the receiver's is signed by, where it is not
 *     one that this machine trusts
 * @param plainHttp whether http to another machine is allowed: who listens on the way reads along
 */
public record Receiver(
    String name,
    URI url,
    Set<String> lanes,
    Set<EventKind> events,
    Secret secret,
    Optional<Path> authority,
    boolean plainHttp) {
  public Receiver {
    lanes = Set.copyOf(lanes);
    events = Set.copyOf(events);
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("name must be 1 to 40 of a-z, 0-9 and -");
    }
    check(url, plainHttp);
  }

  /**
   * Refuses an address that nothing may be sent to.
   *
   * @throws IllegalArgumentException whose message begins with "url"
   */
  public static void check(URI url, boolean plainHttp) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost();
    if (host == null || !Set.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException("url must be https://HOST/… or http://HOST/…");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("url must hold no user, password or fragment");
    }
    if (scheme.equals("http") && !plainHttp && !loopback(host)) {
      throw new IllegalArgumentException(
          "url must be https, except to this machine, or where plain_http is true");
    }
  }

  /** By its form only: no name is looked up, which could change. */
  private static boolean loopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether it is told of something. */
  boolean hears(String lane, EventKind event) {
    return (lanes.isEmpty() || lanes.contains(lane))
        && (events.isEmpty() || events.contains(event));
  }

  /**
   * Trusts whose certificates a file holds, and nobody else.
   *
   * @param authority in PEM
   * @throws InvalidInputException where it holds none
   */
  public static SSLContext trusting(Path authority) throws IOException, InvalidInputException {
    try (InputStream pem = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int n = 0;
      for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + n++, c);
      }
      if (n == 0) {
        throw new InvalidInputException(authority + " holds no certificate");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException(authority + " holds no certificates in PEM", e);
    }
  }

  /** What messages are signed with, by HMAC-SHA256. Immutable; never shown. */
  public static final class Secret {
    private static final int LEAST = 32;

    private final byte[] key;

    private Secret(String text) {
      key = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads it.
     *
     * @param file whose first line is the secret, as it is: at least 32 characters; only its owner
     *     may read it
     * @throws InvalidInputException where it is none, or others may read it
     */
    public static Secret read(Path file) throws IOException, InvalidInputException {
      String text = SecretFile.firstLine(file, "secret", "use another secret");
      if (text.length() < LEAST) {
        throw new InvalidInputException(
            file
                + " holds no secret for a webhook: its first line must have at least "
                + LEAST
                + " characters, such as openssl rand -hex 32 makes");
      }
      return new Secret(text);
    }

    byte[] key() {
      return key.clone();
    }

    @Override
    public String toString() {
      return "Secret[withheld]";
    }
  }
}
