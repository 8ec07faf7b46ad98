package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.capture.FeedHealth;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Prompt;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.server.Visitor.Answer;
import org.exeat.server.access.Access;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.MadePort;
import org.exeat.server.board.Port;
import org.exeat.server.board.Shift;
import org.exeat.server.operation.Operation;
import org.exeat.server.operation.Readiness;
import org.exeat.server.operation.ScraperToken;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the server says how it is doing, to whom it may, and nothing of travellers. */
class OperationTest {
  private static final String CHOSEN = "four words and a dot.";
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private MadePort made;
  private ExeatServer server;
  private Accounts accounts;
  private final AtomicReference<Optional<String>> record = new AtomicReference<>(Optional.empty());

  private final AtomicBoolean broken = new AtomicBoolean();

  @BeforeEach
  void start() throws Exception {
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    server =
        MadeServer.start(
            0,
            made,
            accounts,
            MadeDesk.noticeOnly(made),
            new Operation(
                () -> {
                  if (broken.get()) {
                    throw new UnsupportedOperationException("a fault of our own");
                  }
                  return record.get();
                },
                Duration.ofHours(1),
                Optional.of(ScraperToken.read(token(TOKEN, "rw-------")))));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private Path token(String text, String permissions) throws Exception {
    Path file = Files.createTempFile(folder, "token", "");
    Files.writeString(file, text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String metrics() throws Exception {
    Answer a = new Visitor(server).sendAs("Bearer " + TOKEN, "/api/v1/metrics");
    assertEquals(200, a.status());
    return a.body();
  }

  /** The value of one series. */
  private double value(String series) throws Exception {
    return metrics()
        .lines()
        .filter(l -> l.startsWith(series + " "))
        .mapToDouble(l -> Double.parseDouble(l.substring(series.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void whatALaneHadNoTimeForIsCounted() throws Exception {
    String camera = "{camera=\"front\",lane=\"1\"}";
    assertEquals(0, value("exeat_camera_frames_dropped_total" + camera));
    made.board()
        .cameras(
            List.of(
                new FeedHealth(
                    "front", Optional.empty(), Optional.empty(), 50, 7, 2, 1, Optional.empty())));
    assertEquals(7, value("exeat_camera_frames_dropped_total" + camera));
    assertEquals(2, value("exeat_camera_frames_lost_total" + camera));
  }

  @Test
  void theSignSpeaksThePortsOwnLanguageToo() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Prompt p : Prompt.values()) {
      lines.append(p).append("=Bitte ").append(p.ordinal()).append('\n');
    }
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(texts.resolve("prompts_de.properties"), lines);
    try (ExeatServer other =
        ExeatServer.start(
            0,
            new ExeatServer.Setup(
                made.port(),
                accounts,
                made.record(),
                MadeDesk.noticeOnly(made),
                Operation.usual(),
                Access.accountsOnly(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(texts)))) {
      made.arrives(0);
      made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 0);
      Answer sign = new Visitor(other).send("GET", "/api/v1/lanes/1/sign", "");
      JsonNode said =
          JsonMapper.builder().build().readTree(sign.body()).get("prompts").get(0).get("texts");
      assertEquals("Bitte 1", said.get("de").asString(), sign.body());
      assertTrue(said.has("en"), sign.body());
    }
  }

  @Test
  void whatHappensIsCounted() throws Exception {
    CrossingId id = made.arrives(0, 90);
    made.sees(Set.of(Prompt.REMOVE_SUNGLASSES), 0);
    made.sees(Set.of(Prompt.REMOVE_SUNGLASSES), 0);
    assertEquals(0, value("exeat_crossings_waiting{lane=\"1\"}"));
    made.leaves(0, 45);
    assertEquals(1, value("exeat_crossings_opened_total{lane=\"1\"}"));
    assertEquals(1, value("exeat_crossings_waiting{lane=\"1\"}"));
    assertEquals(1, value("exeat_prompts_total{lane=\"1\",prompt=\"remove_sunglasses\"}"), "once");
    assertEquals(2, value("exeat_camera_frames_total{camera=\"front\",lane=\"1\"}"));
    assertEquals(
        1,
        value("exeat_travellers_referred_total{lane=\"1\",reason=\"face_does_not_match\"}"),
        metrics());
    assertEquals(2, value("exeat_occupants_people_total{lane=\"1\"}"));
    assertEquals(1, value("exeat_crossing_decision_seconds_count{lane=\"1\"}"));
    Visitor officer = new Visitor(server);
    officer.signIn("officer", "guess");
    officer.signIn("officer", CHOSEN);
    String at = "/api/v1/crossings/" + id;
    officer.send(
        "POST",
        at + "/resolutions",
        "{\"document\":2,\"resolution\":\"confirmed\",\"ground\":\"looked at both\"}");
    assertEquals(200, officer.send("POST", at + "/closing", "{}").status());
    assertEquals(1, value("exeat_crossings_closed_total{lane=\"1\"}"));
    assertEquals(1, value("exeat_crossing_closing_seconds_count{lane=\"1\"}"));
    assertEquals(1, value("exeat_travellers_confirmed_total{by=\"machine\",lane=\"1\"}"));
    assertEquals(1, value("exeat_travellers_confirmed_total{by=\"officer\",lane=\"1\"}"));
    assertEquals(1, value("exeat_sign_ins_total{outcome=\"wrong\"}"));
    assertEquals(1, value("exeat_sign_ins_total{outcome=\"signed_in\"}"));
    assertEquals(
        1,
        value(
            "exeat_http_requests_seconds_count{endpoint=\"/api/v1/crossings/{id}/closing\","
                + "method=\"POST\",status=\"200\"}"));
    made.arrives(13);
    officer.send(
        "POST", "/api/v1/crossings/" + crossing(officer) + "/opt-outs", "{\"document\":null}");
    assertEquals(1, value("exeat_opt_outs_total{lane=\"1\",who=\"everybody\"}"));
    assertEquals(1, value("exeat_ready"));
  }

  @Test
  void whatNobodyAnsweredCountsAsAFault() throws Exception {
    broken.set(true);
    assertEquals(500, new Visitor(server).send("GET", "/api/v1/health/ready", "").status());
    broken.set(false);
    assertEquals(200, new Visitor(server).send("GET", "/api/v1/health/ready", "").status());
    String series =
        "exeat_http_requests_seconds_count{endpoint=\"/api/v1/health/ready\",method=\"GET\",status=\"";
    assertEquals(1, value(series + "500\"}"), metrics());
    assertEquals(1, value(series + "200\"}"), metrics());
  }

  private static String crossing(Visitor officer) throws Exception {
    return JsonMapper.shared()
        .readTree(officer.send("GET", "/api/v1/lanes/1", "").body())
        .at("/crossing/id")
        .asString();
  }

  @Test
  void noFigureIsAboutSomebody() throws Exception {
    CrossingId id = made.arrives(0, 90);
    made.leaves(0);
    Visitor visitor = new Visitor(server);
    visitor.send("GET", "/api/v1/crossings/" + id, "");
    visitor.send("GET", "/api/v1/nobody-knows-this", "");
    visitor.send("BREW", "/api/v1/lanes", "");
    visitor.signIn("eriksson", "guess");
    String all = metrics();
    for (String secret :
        List.of("ERIKSSON", "eriksson", "ANNA", "X0", id.toString(), "nobody-knows", "BREW")) {
      assertFalse(all.contains(secret), secret);
    }
    assertTrue(all.contains("endpoint=\"none\",method=\"other\""), all);
  }

  @Test
  void figuresAreForIntegratorsAndTheCollector() throws Exception {
    assertEquals(401, new Visitor(server).send("GET", "/api/v1/metrics", "").status());
    assertEquals(
        401, new Visitor(server).sendAs("Bearer " + "x".repeat(32), "/api/v1/metrics").status());
    assertEquals(401, new Visitor(server).sendAs("Basic " + TOKEN, "/api/v1/metrics").status());
    assertEquals(
        401,
        new Visitor(server).sendAs("Bearer " + TOKEN, "/api/v1/lanes").status(),
        "it opens nothing else");
    assertThrows(InvalidInputException.class, () -> ScraperToken.read(token("short", "rw-------")));
    assertThrows(InvalidInputException.class, () -> ScraperToken.read(token(TOKEN, "rw-r--r--")));
  }

  @Test
  void whyItIsNotReadyIsForWhoMayKnow() throws Exception {
    Visitor anybody = new Visitor(server);
    assertEquals(200, anybody.send("GET", "/api/v1/health/live", "").status());
    assertEquals(200, anybody.send("GET", "/api/v1/health/ready", "").status());
    record.set(Optional.of("the ledger's disk failed"));
    Answer refused = anybody.send("GET", "/api/v1/health/ready", "");
    assertEquals(503, refused.status());
    assertEquals("{\"status\":\"down\",\"reasons\":[]}", refused.body());
    assertEquals(200, anybody.send("GET", "/api/v1/health/live", "").status());
    Visitor officer = new Visitor(server);
    officer.signIn("officer", CHOSEN);
    assertTrue(
        officer
            .send("GET", "/api/v1/health/ready", "")
            .body()
            .contains("the ledger's disk failed"));
    assertTrue(
        anybody.sendAs("Bearer " + TOKEN, "/api/v1/health/ready").body().contains("disk failed"));
    assertEquals(0, value("exeat_ready"));
  }

  @Test
  void aSilentCameraIsInTheWay() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Shift shift = new Shift();
    LaneBoard board =
        new LaneBoard(
            LaneFile.read(Path.of("../scenes/lane-1/three-infrared.yaml")),
            Direction.EXIT,
            now::get,
            (crossing, closing) -> {},
            shift);
    Readiness readiness =
        new Readiness(
            new Port(List.of(board), shift, made.port().officers(), Map.of()), Operation.usual());
    assertEquals(List.of(), readiness.reasons());
    now.set(Instant.EPOCH.plusSeconds(31));
    assertEquals(board.file().cameras().size(), readiness.reasons().size());
    assertTrue(
        readiness.reasons().getFirst().endsWith("has sent nothing for 31 s"),
        readiness.reasons().getFirst());
  }

  /** What the dashboard asks for is there. */
  @Test
  void theDashboardsFiguresAreThere() throws Exception {
    made.arrives(0, 90);
    made.leaves(0, 45);
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(Path.of("operation/grafana-dashboard.json")));
    List<String> queries = new ArrayList<>();
    dashboard.findValuesAsString("expr").forEach(queries::add);
    assertTrue(queries.size() > 12, queries.toString());
    Set<String> named = new TreeSet<>();
    for (String q : queries) {
      Matcher m = Pattern.compile("\\b(?:exeat|jvm|process)_[a-z0-9_]+").matcher(q);
      while (m.find()) {
        named.add(m.group());
      }
    }
    String all = metrics();
    List<String> missing =
        named.stream()
            .filter(n -> !all.contains("\n" + n + "{") && !all.contains("\n" + n + " "))
            .toList();
    assertEquals(List.of(), missing);
  }
}
