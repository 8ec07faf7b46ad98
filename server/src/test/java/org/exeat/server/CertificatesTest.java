package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.server.access.Access;
import org.exeat.server.access.DeviceCertificate;
import org.exeat.server.access.Listening;
import org.exeat.server.access.TlsKeys;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Operation;
import org.exeat.server.traveller.MadeDesk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices sign in by their certificates, and each for its own lanes. */
class CertificatesTest {
  private static final byte[] PICTURE =
      ImageEncoder.jpeg(new Image(64, 48, new byte[64 * 48 * 3]), 80);
  private static final String LEFT = "{\"event\":\"left\"}";

  @TempDir Path folder;
  private Clock clock = Clock.systemUTC();
  private MadeCertificate own;
  private MadeCertificate gate;
  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;

  @BeforeEach
  void start() throws Exception {
    own = MadeCertificate.of("port-7");
    gate = MadeCertificate.of("gate-1");
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    accounts.addCertified("gate-1", DeviceCertificate.fingerprint(gate.certificate()), Set.of());
    server = server();
  }

  private ExeatServer server() throws Exception {
    return ExeatServer.start(
        0,
        new ExeatServer.Setup(
            made.port(),
            accounts,
            made.record(),
            MadeDesk.noticeOnly(made),
            Operation.usual(),
            new Access(
                new Listening(
                    InetAddress.ofLiteral("127.0.0.1"),
                    Optional.of(
                        TlsKeys.read(
                            own.store(folder.resolve("keys.p12")),
                            MadeCertificate.secret(
                                folder.resolve("password"), MadeCertificate.PASSWORD))),
                    Set.of(),
                    words -> {}),
                Optional.empty(),
                clock)));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private HttpResponse<String> post(
      @Nullable MadeCertificate shown, String path, String type, byte[] body, String... headers)
      throws Exception {
    return post("TLSv1.3", shown, path, type, body, headers);
  }

  private HttpResponse<String> post(
      String protocol,
      @Nullable MadeCertificate shown,
      String path,
      String type,
      byte[] body,
      String... headers)
      throws Exception {
    SSLContext context = MadeCertificate.client(shown, own);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/api/v1" + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newBuilder()
        .sslContext(context)
        .sslParameters(parameters)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> tell(
      @Nullable MadeCertificate shown, String path, String json, String... headers)
      throws Exception {
    return post(shown, path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void aDeviceSignsInByTheCertificateOfItsConnection() throws Exception {
    assertEquals(
        204,
        tell(gate, "/lanes/1/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}").statusCode());
    assertEquals(Optional.of("17"), made.trigger().present());
    assertEquals(
        204, post(gate, "/lanes/1/cameras/front/frames", "image/jpeg", PICTURE).statusCode());
    assertEquals(
        204,
        post(
                "TLSv1.2",
                gate,
                "/lanes/1/counts",
                "application/json",
                "{\"source\":\"sensor\",\"people\":3}".getBytes(StandardCharsets.UTF_8))
            .statusCode());
    assertEquals(403, tell(gate, "/crossings/x/closing", "{}").statusCode(), "and nothing else");
  }

  @Test
  void nobodyElsesCertificateCounts() throws Exception {
    // of the same name, and of nobody; the connection is made all the same
    for (MadeCertificate other :
        new MadeCertificate[] {MadeCertificate.of("gate-1"), MadeCertificate.of("a person")}) {
      HttpResponse<String> a = tell(other, "/lanes/1/vehicle", LEFT);
      assertEquals(401, a.statusCode(), a.body());
      assertFalse(a.body().contains("a person"), a.body());
    }
    assertEquals(403, tell(null, "/lanes/1/vehicle", LEFT).statusCode());
    // the certificate in a header is nobody's, as a proxy would write it
    String pem = Base64.getEncoder().encodeToString(gate.certificate().getEncoded());
    assertEquals(
        403,
        tell(null, "/lanes/1/vehicle", LEFT, "X-Client-Cert", pem, "X-SSL-Cert", pem).statusCode());
  }

  /** What a page makes of a browser that has the device's certificate. */
  @Test
  void aBrowserIsNoDevice() throws Exception {
    for (String[] header :
        List.of(
            new String[] {"Origin", "https://another.example"},
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Cookie", "exeat=0123456789ABCDEF0123456789ABCDEF"})) {
      HttpResponse<String> a =
          post(gate, "/lanes/1/cameras/front/frames", "text/plain", PICTURE, header);
      assertEquals(403, a.statusCode(), header[0] + ": " + a.body());
    }
  }

  @Test
  void anEndedCertificateIsToldOf() throws Exception {
    server.close();
    clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));
    server = server();
    HttpResponse<String> a = tell(gate, "/lanes/1/vehicle", LEFT);
    assertEquals(401, a.statusCode(), a.body());
    assertTrue(a.body().contains("has ended"), a.body());
  }

  @Test
  void anotherCertificateTakesThePlaceOfTheOneBefore() throws Exception {
    assertEquals(409, tell(gate, "/lanes/1/vehicle", LEFT).statusCode(), "heard, and nobody there");
    MadeCertificate next = MadeCertificate.of("gate-1");
    accounts.resetCertified("gate-1", DeviceCertificate.fingerprint(next.certificate()));
    assertEquals(401, tell(gate, "/lanes/1/vehicle", LEFT).statusCode());
    assertEquals(409, tell(next, "/lanes/1/vehicle", LEFT).statusCode());
    String password = accounts.reset("gate-1");
    assertEquals(401, tell(next, "/lanes/1/vehicle", LEFT).statusCode());
    assertEquals(
        409,
        tell(null, "/lanes/1/vehicle", LEFT, "Authorization", basic("gate-1", password))
            .statusCode());
    accounts.resetCertified("gate-1", DeviceCertificate.fingerprint(next.certificate()));
    assertEquals(
        401,
        tell(null, "/lanes/1/vehicle", LEFT, "Authorization", basic("gate-1", password))
            .statusCode(),
        "the password went with it");
    accounts.remove("gate-1");
    assertEquals(401, tell(next, "/lanes/1/vehicle", LEFT).statusCode());
  }

  private static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDeviceIsHeardForItsOwnLanesOnly() throws Exception {
    MadeCertificate reader = MadeCertificate.of("reader-2");
    accounts.addCertified(
        "reader-2", DeviceCertificate.fingerprint(reader.certificate()), Set.of("2", "3"));
    String password = accounts.add("camera-2", Set.of(Role.DEVICE), Set.of("2"));
    made.arrives();
    for (String path :
        List.of(
            "/lanes/1/vehicle",
            "/lanes/1/counts",
            "/lanes/1/opt-outs",
            "/lanes/1/documents",
            "/lanes/1/cameras/front/frames",
            "/lanes/%31/vehicle")) {
      HttpResponse<String> a = tell(reader, path, LEFT, "Idempotency-Key", "0f3c-1111");
      assertEquals(403, a.statusCode(), path);
      assertTrue(a.body().contains("other lanes"), a.body());
      assertEquals(
          403,
          tell(null, path, LEFT, "Authorization", basic("camera-2", password)).statusCode(),
          path);
    }
    assertEquals(0, made.atLine().documents().size());
    // its own lanes it may tell, and this port has none of them
    assertEquals(404, tell(reader, "/lanes/2/vehicle", LEFT).statusCode());
    assertEquals(404, tell(reader, "/lanes/3/vehicle", LEFT).statusCode());
    assertEquals(
        404,
        tell(null, "/lanes/2/vehicle", LEFT, "Authorization", basic("camera-2", password))
            .statusCode());
  }

  @Test
  void whatIsNoDevicesCertificateIsRefused() throws Exception {
    String taken = DeviceCertificate.fingerprint(gate.certificate());
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> accounts.addCertified("gate-2", taken, Set.of()))
                    .getMessage())
            .contains("gate-1's already"));
    accounts.add("officer", Set.of(Role.OFFICER));
    assertThrows(
        IllegalArgumentException.class,
        () -> accounts.resetCertified("officer", taken.replace(taken.charAt(0), '0')));
    assertThrows(
        IllegalArgumentException.class,
        () -> accounts.add("officer-2", Set.of(Role.OFFICER), Set.of("1")));
    // what was written comes back, also what older servers wrote
    Accounts again = new Accounts(folder.resolve("accounts.json"), Instant::now);
    assertEquals(taken, again.named("gate-1").orElseThrow().certificate());
    String hash = String.valueOf(again.named("officer").orElseThrow().passwordHash());
    Path older =
        Files.writeString(
            folder.resolve("older.json"),
            "[{\"name\":\"officer\",\"roles\":[\"OFFICER\"],\"passwordHash\":\""
                + hash
                + "\",\"mustChange\":true}]");
    assertEquals(Set.of(), new Accounts(older, Instant::now).all().getFirst().lanes());
  }
}
