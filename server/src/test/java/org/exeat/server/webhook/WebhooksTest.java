package org.exeat.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Prompt;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.Traveller;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Metrics;
import org.exeat.server.operation.Operation;
import org.exeat.server.operation.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What signs and gates are told of a lane, by HTTP, and that no lane waits for one. */
class WebhooksTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Webhooks.Patience SHORT =
      new Webhooks.Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofMillis(1),
          Duration.ofMillis(4),
          8);

  @TempDir Path folder;
  private MadePort made;
  private Metrics metrics;

  @BeforeEach
  void start() throws Exception {
    made = new MadePort(folder);
    metrics = new Metrics(made.port(), new Readiness(made.port(), Operation.usual()));
  }

  @AfterEach
  void stop() throws Exception {
    metrics.close();
    made.close();
  }

  private Path secret(String text, String permissions) throws IOException {
    Path file = Files.createTempFile(folder, "secret", "");
    Files.writeString(file, text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Receiver receiver(URI url, EventKind... events) throws Exception {
    return new Receiver(
        "gate-1",
        url,
        Set.of(),
        Set.of(events),
        Receiver.Secret.read(secret(SECRET, "rw-------")),
        Optional.empty(),
        false);
  }

  private Webhooks webhooks(Receiver receiver) throws Exception {
    return new Webhooks(made.port(), List.of(receiver), SHORT, InstantSource.system(), metrics);
  }

  @Test
  void aDepartureFromTheLineToTheGate() throws Exception {
    try (Gate gate = new Gate(() -> 204);
        Webhooks webhooks = webhooks(receiver(gate.url()))) {
      JsonNode start = gate.next();
      assertEquals("sign", start.get("event").asString());
      assertFalse(start.at("/sign/vehicle").asBoolean());
      assertEquals(1, start.get("sequence").asInt());
      JsonNode written =
          JsonMapper.shared()
              .readTree(Webhooks.class.getResourceAsStream("/org/exeat/server/openapi.json"))
              .at("/components/schemas/WebhookEvent/properties");
      assertEquals(
          Set.copyOf(written.propertyNames()),
          Set.copyOf(start.propertyNames()),
          "as it is documented");
      assertEquals("1", start.get("lane").asString());

      CrossingId id = made.arrives(0);
      JsonNode opened = gate.next(EventKind.OPENED);
      assertEquals(1, opened.get("crossing").asInt());
      assertTrue(gate.next().at("/sign/vehicle").asBoolean());
      made.sees(Set.of(Prompt.REMOVE_SUNGLASSES), 0);
      assertEquals("[\"REMOVE_SUNGLASSES\"]", gate.next().at("/sign/prompts").toString());
      made.leaves(0);
      List<String> rest = new ArrayList<>();
      JsonNode closed = gate.next();
      for (; !closed.get("event").asString().equals("closed"); closed = gate.next()) {
        rest.add(closed.get("event").asString());
        if (closed.get("event").asString().equals("decided")) {
          assertEquals(
              "{\"captured\":true,\"confirmed\":true,\"officer\":false}",
              closed.get("decision").toString());
        }
      }
      assertTrue(rest.contains("decided"), rest.toString());
      assertEquals("{\"cleared\":true}", closed.get("closing").toString());
      assertEquals(1, closed.get("crossing").asInt());
      for (String secret : List.of("ERIKSSON", "ANNA", SECRET, id.toString(), "score")) {
        assertFalse(gate.all().contains(secret), secret);
      }
    }
  }

  @Test
  void whoIsReferredWaitsForTheOfficer() throws Exception {
    try (Gate gate = new Gate(() -> 204);
        Webhooks webhooks = webhooks(receiver(gate.url(), EventKind.DECIDED, EventKind.CLOSED))) {
      for (Resolution resolution : List.of(Resolution.CONFIRMED, Resolution.NOT_CONFIRMED)) {
        CrossingId id = made.arrives(0, 90);
        made.leaves(0, 45);
        JsonNode decided = gate.next();
        assertEquals(
            "{\"captured\":true,\"confirmed\":false,\"officer\":true}",
            decided.get("decision").toString());
        LaneBoard board = made.port().boards().getFirst();
        board.resolve(
            id,
            Traveller.holder(2),
            made.port().officers().of("officer"),
            resolution,
            "looked at both");
        board.close(id);
        JsonNode closed = gate.next();
        assertEquals(
            resolution == Resolution.CONFIRMED,
            closed.at("/closing/cleared").asBoolean(),
            () -> resolution + " " + closed);
        assertEquals(decided.get("sequence").asInt() + 1, closed.get("sequence").asInt());
      }
    }
  }

  @Test
  void whoChoseAnOfficerIsNotAskedForAnything() throws Exception {
    try (Gate gate = new Gate(() -> 200);
        Webhooks webhooks = webhooks(receiver(gate.url(), EventKind.SIGN))) {
      gate.next();
      CrossingId id = made.arrives(0);
      gate.next();
      made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 0);
      gate.next();
      made.port().boards().getFirst().optOutAll(id);
      assertEquals(
          "{\"vehicle\":true,\"opted_out\":true,\"prompts\":[]}",
          gate.next().get("sign").toString());
      made.leaves();
      assertEquals(
          "{\"vehicle\":false,\"opted_out\":false,\"prompts\":[]}",
          gate.next().get("sign").toString());
    }
  }

  /** Until it is taken the same message comes again, and none overtakes it. */
  @Test
  void whatIsRefusedComesAgainInItsOrder() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Gate gate = new Gate(() -> asked.incrementAndGet() < 4 ? 503 : 200);
        Webhooks webhooks = webhooks(receiver(gate.url(), EventKind.SIGN, EventKind.OPENED))) {
      made.arrives(0);
      JsonNode first = gate.next();
      for (int i = 0; i < 3; i++) {
        assertEquals(first, gate.next());
      }
      assertEquals(2, gate.next().get("sequence").asInt());
      assertEquals(3, gate.next().get("sequence").asInt());
      await("exeat_webhook_messages_total{outcome=\"delivered\",receiver=\"gate-1\"} 3.0");
      assertTrue(
          metrics
              .text()
              .contains(
                  "exeat_webhook_messages_total{outcome=\"failed\",receiver=\"gate-1\"} 3.0"));
      assertTrue(metrics.text().contains("exeat_webhook_waiting{receiver=\"gate-1\"} 0.0"));
    }
  }

  private void await(String line) throws InterruptedException {
    for (int i = 0; i < 2_000 && !metrics.text().contains(line); i++) {
      Thread.sleep(10);
    }
    assertTrue(metrics.text().contains(line), metrics.text());
  }

  /** A gate that does not answer: the lane goes on, old states of the sign are dropped first. */
  @Test
  void noLaneWaitsForAGate() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    try (Gate gate =
            new Gate(() -> {
              try {
                answers.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 200;
            });
        Webhooks webhooks = webhooks(receiver(gate.url()))) {
      JsonNode stuck = gate.next();
      assertEquals(1, stuck.get("sequence").asInt());
      for (int person : new int[] {0, 90, 180}) { // each: opened, sign, decided, closed, sign
        made.arrives(person);
        made.leaves(person);
      }
      assertTrue(metrics.text().contains("exeat_webhook_waiting{receiver=\"gate-1\"} 8.0"));
      answers.countDown();
      List<String> kinds = new ArrayList<>();
      long last = 1;
      for (int i = 0; i < 7; i++) {
        JsonNode event = gate.next();
        kinds.add(event.get("event").asString());
        assertTrue(event.get("sequence").asLong() > last, "in their order");
        last = event.get("sequence").asLong();
      }
      assertEquals(
          List.of("closed", "opened", "decided", "closed", "sign"),
          kinds.subList(2, 7),
          "old states of the sign were dropped first");
      assertEquals(1, kinds.stream().filter("sign"::equals).count(), kinds.toString());
      assertEquals(16, last);
      await("exeat_webhook_messages_total{outcome=\"dropped\",receiver=\"gate-1\"} 8.0");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://gate.example/x, false, true",
    "http://127.0.0.1:9000/x, false, true",
    "http://[::1]:9000/x, false, true",
    "http://localhost/x, false, true",
    "http://gate.example/x, false, false",
    "http://127.0.0.1.example/x, false, false",
    "http://10.7.0.9/x, false, false",
    "http://10.7.0.9/x, true, true",
    "https://user:word@gate.example/x, false, false",
    "ftp://gate.example/x, true, false",
    "gate.example, true, false",
  })
  void messagesToOtherMachinesGoByTls(String url, boolean plain, boolean taken) {
    if (taken) {
      Receiver.check(URI.create(url), plain);
    } else {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> Receiver.check(URI.create(url), plain));
      String words = String.valueOf(e.getMessage());
      assertTrue(words.startsWith("url "), words);
      assertFalse(words.contains("user:"), words);
    }
  }

  @Test
  void whatCannotBeToldAnythingIsRefused() throws Exception {
    Path shortOne = secret("short", "rw-------");
    assertThrows(InvalidInputException.class, () -> Receiver.Secret.read(shortOne));
    Path open = secret(SECRET, "rw-r--r--");
    assertThrows(InvalidInputException.class, () -> Receiver.Secret.read(open));
    Receiver right = receiver(URI.create("https://gate.example/"));
    Receiver lane =
        new Receiver(
            "g", right.url(), Set.of("9"), Set.of(), right.secret(), Optional.empty(), false);
    assertThrows(InvalidInputException.class, () -> webhooks(lane));
    Receiver authority =
        new Receiver(
            "g", right.url(), Set.of(), Set.of(), right.secret(), Optional.of(shortOne), false);
    assertThrows(InvalidInputException.class, () -> webhooks(authority));
    assertFalse(right.toString().contains(SECRET), right.toString());
  }

  /** The receiver of the documentation, a program of its own, checks what comes. */
  @Test
  void theDocumentedReceiverTakesWhatIsExeatsAndNothingElse() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python), "there is no /usr/bin/python3");
    Process process =
        new ProcessBuilder(
                python.toString(),
                "../docs/webhook_receiver.py",
                "--listen",
                "0",
                "--secret",
                secret(SECRET, "rw-------").toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      URI url = URI.create(said.readLine().replace("listening: ", ""));
      try (Webhooks webhooks = webhooks(receiver(url, EventKind.SIGN, EventKind.CLOSED))) {
        made.arrives(0);
        made.leaves(0);
        String sign = "lane 1 sign {\"opted_out\": false, \"prompts\": [], \"vehicle\": ";
        for (String line :
            List.of(sign + "false}", sign + "true}", "lane 1 open the gate", sign + "false}")) {
          assertEquals(line, said.readLine());
          assertEquals("200 taken", said.readLine());
        }
      }
      String later = "{\"run\":\"9999-01-01T00:00:00Z\",\"sequence\":3,\"lane\":\"1\",";
      String event =
          later + "\"time\":\"" + Instant.now() + "\",\"event\":\"opened\",\"crossing\":9}";
      assertEquals("200 taken, 2 before it were dropped", send(url, event, event, 0, SECRET, said));
      assertEquals("200 again", send(url, event, event, 0, SECRET, said));
      assertEquals("401 it was not signed just now", send(url, event, event, -3600, SECRET, said));
      assertEquals("401 the signature is wrong", send(url, event, event, 0, SECRET + "x", said));
      assertEquals(
          "401 the digest is not that of the body",
          send(url, event, event.replace("9}", "8}"), 0, SECRET, said));
      String past = event.replaceAll("\"time\":\"[^\"]*", "\"time\":\"2020-01-01T00:00:00Z");
      assertEquals(
          "200 late",
          send(
              url,
              past.replace("\"sequence\":3", "\"sequence\":4"),
              past.replace("\"sequence\":3", "\"sequence\":4"),
              0,
              SECRET,
              said));
    } finally {
      process.destroy();
    }
  }

  /** What the receiver says to a message; signed is what was signed, sent what comes. */
  private static String send(
      URI url, String signed, String sent, long seconds, String secret, BufferedReader said)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(sent));
    Map<String, String> fields =
        MessageSignature.fields(
            "POST",
            url.toString(),
            "application/json",
            signed.getBytes(StandardCharsets.UTF_8),
            "gate-1",
            secret.getBytes(StandardCharsets.UTF_8),
            Instant.now().plusSeconds(seconds));
    fields.forEach(request::header);
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
    return said.readLine();
  }
}
