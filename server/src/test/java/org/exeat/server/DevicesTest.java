package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exeat.domain.Coverage.Source;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.MadeAccounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the devices of a lane tell the server, and who else is not listened to. */
class DevicesTest {
  private static final byte[] PICTURE =
      ImageEncoder.jpeg(new Image(64, 48, new byte[64 * 48 * 3]), 80);

  private final HttpClient http = HttpClient.newHttpClient();
  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;
  private String password;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server = MadeServer.start(made, accounts);
    password = accounts.add("gate", Set.of(Role.DEVICE));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> tell(String path, String json, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = Visitor.basic("gate", password);
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), all);
  }

  private static void refused(int status, String words, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(words), answer.body());
    assertTrue(answer.body().contains("\"status\":" + status), answer.body());
  }

  @Test
  void aGateASensorAndACameraAreHeard() throws Exception {
    assertEquals(
        204, tell("/lanes/1/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}").statusCode());
    assertEquals(Optional.of("17"), made.trigger().present());
    assertEquals(204, tell("/lanes/1/counts", "{\"source\":\"sensor\",\"people\":3}").statusCode());
    assertEquals(Map.of(Source.SENSOR, 3), made.trigger().counts("17"));
    assertEquals(204, tell("/lanes/1/opt-outs", "{}").statusCode());
    assertTrue(made.trigger().optedOut("17"));
    assertEquals(
        204,
        post(
                "/lanes/1/cameras/front/frames",
                "image/jpeg",
                PICTURE,
                "X-Time",
                "2026-03-20T16:00:00Z",
                "Authorization",
                Visitor.basic("gate", password))
            .statusCode());
    assertEquals(
        Instant.parse("2026-03-20T16:00:00Z"), made.camera().open().next().orElseThrow().time());

    refused(
        409,
        "has come already",
        tell("/lanes/1/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}"));
    refused(400, "event must be", tell("/lanes/1/vehicle", "{\"event\":\"flew\"}"));
    refused(
        409,
        "before this machine's clock",
        tell("/lanes/1/vehicle", "{\"event\":\"left\",\"time\":\"2020-01-01T00:00:00Z\"}"));
    refused(404, "no lane of that name", tell("/lanes/2/vehicle", "{\"event\":\"left\"}"));
    refused(
        422,
        "cannot be used",
        post(
            "/lanes/1/cameras/front/frames",
            "image/jpeg",
            new byte[] {1, 2, 3},
            "Authorization",
            Visitor.basic("gate", password)));
    refused(
        404,
        "no camera of that name",
        post(
            "/lanes/1/cameras/roof/frames",
            "image/jpeg",
            PICTURE,
            "Authorization",
            Visitor.basic("gate", password)));
  }

  @Test
  void aDocumentIsHandedOverOnceHoweverOftenItIsSent() throws Exception {
    String document = "{\"zone\":[\"12\"]}";
    refused(
        409,
        "nobody is at the line",
        tell("/lanes/1/documents", document, "Idempotency-Key", "0f3c-1111"));
    made.arrives();
    refused(422, "Idempotency-Key", tell("/lanes/1/documents", document));
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> taken =
          tell("/lanes/1/documents", document, "Idempotency-Key", "0f3c-1111");
      assertEquals(201, taken.statusCode(), taken.body());
      assertEquals("{\"document\":1}", taken.body());
    }
    refused(
        422,
        "came before with another document",
        tell("/lanes/1/documents", "{\"zone\":[\"40\"]}", "Idempotency-Key", "0f3c-1111"));
    assertEquals(
        "{\"document\":2}",
        tell("/lanes/1/documents", "{\"zone\":[\"40\"]}", "Idempotency-Key", "0f3c-2222").body());
    assertEquals(2, made.atLine().documents().size());
  }

  @Test
  void aDocumentIsOfTheVehicleAtTheLineAndOfNoEarlierCrossing() throws Exception {
    made.arrives();
    String first = "{\"zone\":[\"12\"],\"vehicle\":\"1\"}";
    assertEquals(
        201, tell("/lanes/1/documents", first, "Idempotency-Key", "0f3c-1111").statusCode());
    refused(
        409,
        "another vehicle",
        tell(
            "/lanes/1/documents",
            "{\"zone\":[\"12\"],\"vehicle\":\"2\"}",
            "Idempotency-Key",
            "0f3c-2222"));
    String other = accounts.add("other", Set.of(Role.DEVICE));
    assertEquals(
        "{\"document\":2}",
        post(
                "/lanes/1/documents",
                "application/json",
                "{\"zone\":[\"40\"]}".getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                "0f3c-1111",
                "Authorization",
                Visitor.basic("other", other))
            .body(),
        "another reader counts its messages by itself");
    made.leaves();
    assertEquals(
        "{\"document\":1}",
        tell("/lanes/1/documents", first, "Idempotency-Key", "0f3c-1111").body(),
        "the answer may have got lost");
    made.arrives();
    refused(
        409,
        "in an earlier crossing",
        tell("/lanes/1/documents", first, "Idempotency-Key", "0f3c-1111"));
    refused(
        409, "another vehicle", tell("/lanes/1/documents", first, "Idempotency-Key", "0f3c-3333"));
    assertEquals(0, made.atLine().documents().size());
  }

  @Test
  void whatIsNoDocumentIsNamedAndNotRepeated() throws Exception {
    made.arrives();
    for (Map.Entry<String, String> wrong :
        Map.of(
                "{}", "either files",
                "{\"zone\":[\"12\"],\"files\":{}}", "either files",
                "{\"files\":{\"DG1\":\"\"}}", "DG1 is empty",
                "{\"files\":{\"DG1\":\"AAAA\"}}", "begins with tag 00",
                "{\"files\":{\"a secret\":\"AAAA\"}}", "is called like DG1")
            .entrySet()) {
      HttpResponse<String> a =
          tell("/lanes/1/documents", wrong.getKey(), "Idempotency-Key", "0f3c-1111");
      refused(422, wrong.getValue(), a);
      assertFalse(a.body().contains("a secret"), a.body());
    }
    refused(
        400,
        "not the JSON",
        tell("/lanes/1/documents", "{\"files\":{\"DG1\":\"#\"}}", "Idempotency-Key", "0f3c-1111"));
    for (String none : new String[] {"{\"files\":{\"DG1\":null}}", "{\"zone\":[null]}"}) {
      HttpResponse<String> a = tell("/lanes/1/documents", none, "Idempotency-Key", "0f3c-1111");
      refused(400, "not the JSON", a);
    }
    String long1 = "{\"files\":{\"DG2\":\"" + "A".repeat(200_000) + "\"}}";
    refused(
        422,
        "begins with tag 00",
        tell("/lanes/1/documents", long1, "Idempotency-Key", "0f3c-1111"));
    refused(
        413,
        "4096 KiB",
        tell("/lanes/1/documents", "x".repeat(5_000_000), "Idempotency-Key", "0f3c-1111"));
    refused(413, "64 KiB", tell("/lanes/1/counts", "x".repeat(70_000)));
    assertEquals(0, made.atLine().documents().size());
  }

  @Test
  void onlyADevicesOwnPasswordCounts() throws Exception {
    String left = "{\"event\":\"left\"}";
    byte[] body = left.getBytes(StandardCharsets.UTF_8);
    String officer = accounts.add("officer", Set.of(Role.OFFICER));
    accounts.change("officer", officer, "four words and a dot.");
    for (String header :
        new String[] {
          Visitor.basic("gate", password + "x"),
          Visitor.basic("nobody", password),
          Visitor.basic("officer", "four words and a dot."),
          "Basic !!",
          "Basic"
        }) {
      HttpResponse<String> a =
          post("/lanes/1/vehicle", "application/json", body, "Authorization", header);
      refused(401, "signs in with its own account", a);
      assertTrue(a.headers().firstValue("WWW-Authenticate").isEmpty(), "no browser asks for it");
    }
    refused(403, "", post("/lanes/1/vehicle", "application/json", body));
    HttpResponse<String> lanes =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/v1/lanes"))
                .header("Authorization", Visitor.basic("gate", password))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    refused(403, "", lanes);
    refused(409, "no vehicle", tell("/lanes/1/vehicle", left));
    accounts.remove("gate");
    refused(401, "signs in with its own account", tell("/lanes/1/vehicle", left));
  }

  /** A device that has just been started does not wait for an answer before it sends again. */
  @Test
  void noneOfADevicesFirstRequestsIsRefused() throws Exception {
    byte[] body = "{\"event\":\"left\"}".getBytes(StandardCharsets.UTF_8);
    List<Future<HttpResponse<String>>> first = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 24; i++) {
        first.add(
            many.submit(() ->
                post(
                    "/lanes/1/vehicle",
                    "application/json",
                    body,
                    "Authorization",
                    Visitor.basic("gate", password))));
      }
    }
    for (Future<HttpResponse<String>> f : first) {
      refused(409, "no vehicle", f.get()); // by the lane, which has heard it
    }
  }

  @Test
  void whoCannotBeTriedNowIsToldToSendAgain(@TempDir Path other) throws Exception {
    Path file = other.resolve("accounts.json");
    String drawn = new Accounts(file, Instant::now).add("gate", Set.of(Role.DEVICE));
    server.close();
    server = MadeServer.start(made, MadeAccounts.busy(file, Instant::now));
    password = drawn;
    HttpResponse<String> busy = tell("/lanes/1/vehicle", "{\"event\":\"left\"}");
    refused(503, "Send it again", busy);
    assertEquals("1", busy.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void aLockedDeviceIsToldSo() throws Exception {
    byte[] body = "{\"event\":\"left\"}".getBytes(StandardCharsets.UTF_8);
    for (String name : new String[] {"gate", "nobody"}) {
      for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
        String guess = Visitor.basic(name, "guess");
        refused(
            401,
            "signs in with its own account",
            post("/lanes/1/vehicle", "application/json", body, "Authorization", guess));
      }
      String right = Visitor.basic(name, password);
      refused(
          423,
          "an account is locked for 15 minutes",
          post("/lanes/1/vehicle", "application/json", body, "Authorization", right));
    }
  }

  @Test
  void aSessionEndsWithItsPassword() throws Exception {
    String first = accounts.add("booth", Set.of(Role.OFFICER));
    accounts.change("booth", first, "four words and a dot.");
    Visitor one = new Visitor(server);
    Visitor two = new Visitor(server);
    one.signIn("booth", "four words and a dot.");
    two.signIn("booth", "four words and a dot.");
    assertEquals(200, two.send("GET", "/api/v1/lanes", "").status());
    assertEquals(
        204,
        one.send(
                "PUT",
                "/api/v1/session/password",
                "{\"old\":\"four words and a dot.\",\"new\":\"five words and no dot\"}")
            .status());
    assertEquals(200, one.send("GET", "/api/v1/lanes", "").status());
    assertEquals(401, two.send("GET", "/api/v1/lanes", "").status());
    accounts.reset("booth");
    assertEquals(401, one.send("GET", "/api/v1/lanes", "").status());
  }
}
