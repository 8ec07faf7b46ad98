package org.exeat.server.web;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Lets whoever connects show a certificate, of whomever: the handshake proves that they have its
 * key (RFC 8446, section 4.4.3). Whether it is one of a device {@link DeviceSignIn} sees by its
 * fingerprint; nobody has to certify it. Browsers that show another one go on as without.
 */
public final class AnyCertificate implements X509TrustManager {
  /** As Tomcat makes it. */
  public AnyCertificate() {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keys) {
    // what it is good for is asked at each request
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keys) {
    throw new UnsupportedOperationException("this is for those who come, not where one goes");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
