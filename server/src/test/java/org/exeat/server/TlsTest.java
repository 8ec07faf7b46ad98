package org.exeat.server;

import static org.exeat.server.MadeCertificate.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.TlsKeys;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Operation;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's own TLS. */
class TlsTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private MadeCertificate own;
  private Path keys;
  private Path password;
  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;

  @BeforeEach
  void start() throws Exception {
    own = MadeCertificate.of("port-7");
    keys = own.store(folder.resolve("keys.p12"));
    password = MadeCertificate.secret(folder.resolve("password"), PASSWORD);
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server = server(new Listening(HERE, Optional.of(read()), Set.of(), told::add));
  }

  private TlsKeys read() throws Exception {
    return TlsKeys.read(keys, password);
  }

  private ExeatServer server(Listening listening) throws Exception {
    return ExeatServer.start(
        0,
        new ExeatServer.Setup(
            made.port(),
            accounts,
            made.record(),
            MadeDesk.noticeOnly(made),
            Operation.usual(),
            new Access(listening, Optional.empty(), Clock.systemUTC())));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private SSLSession shake(SSLContext client, String protocol, String... suites) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) client.getSocketFactory().createSocket(HERE, server.port())) {
      socket.setEnabledProtocols(new String[] {protocol});
      if (suites.length > 0) {
        socket.setEnabledCipherSuites(suites);
      }
      socket.startHandshake();
      return socket.getSession();
    }
  }

  private HttpResponse<String> get(SSLContext client, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newBuilder()
        .sslContext(client)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void onlyWhatIsSoundIsSpoken() throws Exception {
    SSLContext client = MadeCertificate.client(null, own);
    assertEquals("TLSv1.3", shake(client, "TLSv1.3").getProtocol());
    SSLSession older = shake(client, "TLSv1.2");
    assertTrue(older.getCipherSuite().startsWith("TLS_ECDHE_ECDSA_WITH_AES_256_GCM"), "ours first");
    List<String> able = Arrays.asList(client.getSupportedSSLParameters().getCipherSuites());
    for (String weak :
        List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA")) {
      assertTrue(able.contains(weak), "this client could speak " + weak);
      assertThrows(SSLException.class, () -> shake(client, "TLSv1.2", weak), weak);
    }
    assertThrows(
        SSLHandshakeException.class,
        () -> get(MadeCertificate.client(null, MadeCertificate.of("port-7")), "/"),
        "another key of the same name");
  }

  @Test
  void cookiesAreForTlsOnlyAndBrowsersStayWithIt() throws Exception {
    accounts.change(
        "officer", accounts.add("officer", Set.of(Role.OFFICER)), "four words and a dot.");
    SSLContext client = MadeCertificate.client(null, own);
    HttpResponse<String> first = get(client, "/api/v1/session");
    assertTrue(
        first
            .headers()
            .firstValue("Strict-Transport-Security")
            .orElse("none")
            .startsWith("max-age=31536000"),
        "HSTS");
    String token = first.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(token.startsWith("XSRF-TOKEN=") && token.contains("; Secure"), token);
    String value = token.substring("XSRF-TOKEN=".length(), token.indexOf(';'));
    HttpResponse<String> in =
        HttpClient.newBuilder()
            .sslContext(client)
            .build()
            .send(
                HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + server.port() + "/api/v1/session"))
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", value)
                    .header("Cookie", "XSRF-TOKEN=" + value)
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"account\":\"officer\",\"password\":\"four words and a dot.\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, in.statusCode(), in.body());
    String session =
        in.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("exeat="))
            .findFirst()
            .orElseThrow();
    assertTrue(session.contains("; Secure") && session.contains("SameSite=Strict"), session);
  }

  /** Nobody stands before it: what says who asks and how is the asker's own word. */
  @Test
  void withoutAProxyNobodyIsBelievedToBeOne() throws Exception {
    HttpResponse<String> code =
        get(
            MadeCertificate.client(null, own),
            "/api/v1/session",
            "X-Forwarded-Proto",
            "http",
            "X-Forwarded-For",
            "203.0.113.9");
    assertTrue(code.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"));
  }

  @Test
  void aProxyOnThisMachineIsBelieved() throws Exception {
    try (ExeatServer plain = server(Listening.thisMachine())) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + plain.port() + "/api/v1/session"))
                      .header("X-Forwarded-Proto", "https")
                      .header("X-Forwarded-For", "203.0.113.9")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertTrue(answer.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"));
    }
    Listening named =
        new Listening(
            HERE, Optional.empty(), Set.of(InetAddress.ofLiteral("198.51.100.4")), told::add);
    try (ExeatServer behind = server(named)) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + behind.port() + "/api/v1/session"))
                      .header("X-Forwarded-Proto", "https")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertFalse(
          answer.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"),
          "another one than was named");
    }
  }

  @Test
  void anotherKeyIsTakenWhileItRunsAndRubbishIsNot() throws Exception {
    Files.write(keys, new byte[] {1, 2, 3});
    await(() -> told.stream().anyMatch(t -> t.contains("is no PKCS#12 file")));
    assertEquals(200, get(MadeCertificate.client(null, own), "/api/v1/session").statusCode());
    MadeCertificate next = MadeCertificate.of("port-7");
    next.store(keys);
    await(() -> told.stream().anyMatch(t -> t.contains("goes on with the key that is in")));
    assertEquals(200, get(MadeCertificate.client(null, next), "/api/v1/session").statusCode());
    assertThrows(
        SSLHandshakeException.class,
        () -> get(MadeCertificate.client(null, own), "/api/v1/session"));
    assertEquals(2, told.size(), told.toString());
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not come");
      Thread.sleep(20);
    }
  }

  @Test
  void aCertificateThatEndsIsWarnedOf() throws Exception {
    Instant now = Instant.now();
    assertEquals(Optional.empty(), read().warning(now));
    MadeCertificate.of("port-7", now.minusSeconds(200), now.minusSeconds(100)).store(keys);
    assertTrue(read().warning(now).orElseThrow().contains("has ended"));
    MadeCertificate.of("port-7", now.minusSeconds(200), now.plusSeconds(86_400)).store(keys);
    assertTrue(read().warning(now).orElseThrow().contains("have another made"));
    MadeCertificate.of("port-7", now.plusSeconds(200), now.plusSeconds(86_400)).store(keys);
    assertTrue(read().warning(now).orElseThrow().contains("from"));
    Listening listening = new Listening(HERE, Optional.of(read()), Set.of(), told::add);
    server(listening).close();
    assertTrue(told.getFirst().startsWith("TLS: the certificate in"), told.toString());
  }

  @Test
  void whatCannotBeUsedIsTold() throws Exception {
    MadeCertificate.secret(password, "another");
    assertTrue(refused().contains("does not open"), refused());
    assertFalse(refused().contains("another"), "no password is told");
    MadeCertificate.secret(password, PASSWORD);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(refused().contains("others than its owner may read"), refused());
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    KeyStore nothing = KeyStore.getInstance("PKCS12");
    nothing.load(null, null);
    nothing.setCertificateEntry("only", own.certificate());
    try (var out = Files.newOutputStream(keys)) {
      nothing.store(out, PASSWORD.toCharArray());
    }
    assertTrue(refused().contains("holds no private key"), refused());
    Files.writeString(keys, "-----BEGIN CERTIFICATE-----");
    assertTrue(refused().contains("is no PKCS#12 file"), refused());
  }

  private String refused() {
    return String.valueOf(assertThrows(InvalidInputException.class, this::read).getMessage());
  }

  @Test
  void beyondThisMachineNothingGoesInTheClear() throws Exception {
    InetAddress all = InetAddress.ofLiteral("0.0.0.0");
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Listening(all, Optional.empty(), Set.of(), told::add))
                .getMessage());
    assertTrue(said.contains("--tls-keys") && said.contains("--behind-proxy"), said);
    Listening sure = new Listening(all, Optional.of(read()), Set.of(), told::add);
    try (ExeatServer everywhere = server(sure)) {
      assertEquals(
          200,
          HttpClient.newBuilder()
              .sslContext(MadeCertificate.client(null, own))
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://127.0.0.1:" + everywhere.port() + "/api/v1/session"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode());
    }
  }
}
