package org.exeat.server.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.TlsKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The server's own TLS, where it has any: 1.3 and 1.2, keys by ephemeral Diffie-Hellman, sealed by
 * AES-GCM or ChaCha20-Poly1305 (RFC 9325, section 4.2). A client may show a certificate; none is
 * asked for by an authority. Another key in the file is taken while the server runs.
 *
 * <p>It is set up by Tomcat and not by Spring Boot, whose bundles know no certificates without an
 * authority, and take another key without asking whether it is one.
 */
@Component
final class Tls
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, DisposableBean {
  /** Of TLS 1.3. */
  private static final List<String> SUITES =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");

  /** Of TLS 1.2. */
  private static final List<String> OLDER_SUITES =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  /** Between two looks at the file. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Listening listening;
  private final Access access;
  private @Nullable Thread watch;

  Tls(Access access) {
    this.access = access;
    listening = access.listening();
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    listening.tls().ifPresent(keys -> factory.addConnectorCustomizers(c -> secure(c, keys)));
  }

  private void secure(Connector connector, TlsKeys keys) {
    AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    connector.setScheme("https");
    connector.setSecure(true);
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(host(keys));
    tellOfItsTime(keys);
    watch = Thread.ofVirtual().name("tls-keys").start(() -> watch(protocol, keys));
  }

  private static SSLHostConfig host(TlsKeys keys) {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    host.setCipherSuites(String.join(":", SUITES));
    host.setCiphers(String.join(":", OLDER_SUITES));
    host.setHonorCipherOrder(true);
    host.setCertificateVerification("optional");
    host.setTrustManagerClassName(AnyCertificate.class.getName());
    SSLHostConfigCertificate own =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    own.setCertificateKeystore(keys.keys());
    own.setCertificateKeyAlias(keys.alias());
    own.setCertificateKeyPassword(keys.password());
    own.setCertificateKeystorePassword(keys.password());
    host.addCertificate(own);
    return host;
  }

  /** A file that cannot be used is told of once, and the key before goes on. */
  private void watch(AbstractHttp11Protocol<?> protocol, TlsKeys first) {
    TlsKeys now = first;
    String before = "";
    try {
      while (true) {
        Thread.sleep(LOOK);
        String wrong = "";
        try {
          Optional<TlsKeys> next = now.again();
          if (next.isPresent()) {
            now = next.get();
            protocol.addSslHostConfig(host(now), true);
            listening.told().accept("TLS: goes on with the key that is in " + now.file() + " now");
            tellOfItsTime(now);
          }
        } catch (IOException | InvalidInputException | IllegalArgumentException e) {
          wrong = String.valueOf(e.getMessage());
        }
        if (!wrong.isEmpty() && !wrong.equals(before)) {
          listening.told().accept("TLS: goes on with the key before: " + wrong);
        }
        before = wrong;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    }
  }

  private void tellOfItsTime(TlsKeys keys) {
    keys.warning(access.clock().instant()).ifPresent(w -> listening.told().accept("TLS: " + w));
  }

  @Override
  public void destroy() {
    Thread running = watch;
    if (running != null) {
      running.interrupt();
    }
  }
}
