package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Prompt;
import org.exeat.server.Visitor.Answer;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may ask the server for what, and what it says to rubbish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsTest {
  private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);
  private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
  private static final Set<Role> PEOPLE = EnumSet.complementOf(EnumSet.of(Role.DEVICE));
  private static final Set<Role> WATCHING = EnumSet.of(Role.OFFICER, Role.SUPERVISOR);
  private static final Set<Role> OFFICERS = EnumSet.of(Role.OFFICER);
  private static final Set<Role> DEVICES = EnumSet.of(Role.DEVICE);

  private static final Set<Role> COUNTING = EnumSet.of(Role.SUPERVISOR, Role.AUDITOR);
  private static final Set<Role> AUDITORS = EnumSet.of(Role.AUDITOR);
  private static final Set<Role> PRIVACY = EnumSet.of(Role.PRIVACY_OFFICER);
  private static final Set<Role> SECONDING = EnumSet.of(Role.SUPERVISOR, Role.PRIVACY_OFFICER);
  private static final Set<Role> CHECKING = EnumSet.of(Role.AUDITOR, Role.PRIVACY_OFFICER);
  private static final Set<Role> STANDING =
      EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.PRIVACY_OFFICER);

  /** Open to who has not signed in, too. */
  static final Set<String> OPEN =
      Set.of(
          "GET /api/v1/session",
          "POST /api/v1/session",
          // a browser is sent to the organisation's provider, and back; OidcTest has what may come
          "GET /api/v1/session/provider",
          "GET /api/v1/session/provider/back",
          "GET /api/v1/notice",
          "GET /api/v1/notice/code",
          "POST /api/v1/receipts/checks",
          "POST /api/v1/receipts/codes",
          "POST /api/v1/receipts/pickups",
          "POST /api/v1/departures",
          "POST /api/v1/departures/zones",
          "POST /api/v1/departures/withdrawals",
          "GET /api/v1/health/live",
          "GET /api/v1/health/ready",
          "GET /api/v1/lanes/{lane}/sign",
          "GET /api/v1/lanes/{lane}/sign/events");

  static final Map<String, Set<Role>> MAY =
      Map.ofEntries(
          Map.entry("GET /api/v1/session", EVERYBODY),
          Map.entry("POST /api/v1/session", EVERYBODY),
          Map.entry("GET /api/v1/session/provider", EVERYBODY),
          Map.entry("GET /api/v1/session/provider/back", EVERYBODY),
          Map.entry("GET /api/v1/notice", EVERYBODY),
          Map.entry("GET /api/v1/notice/code", EVERYBODY),
          Map.entry("POST /api/v1/receipts/checks", EVERYBODY),
          Map.entry("POST /api/v1/receipts/codes", EVERYBODY),
          Map.entry("POST /api/v1/receipts/pickups", EVERYBODY),
          Map.entry("GET /api/v1/crossings/{id}/receipts", OFFICERS),
          Map.entry("POST /api/v1/departures", EVERYBODY),
          Map.entry("POST /api/v1/departures/zones", EVERYBODY),
          Map.entry("POST /api/v1/departures/withdrawals", EVERYBODY),
          Map.entry("DELETE /api/v1/session", PEOPLE),
          Map.entry("GET /api/v1/health/live", EVERYBODY),
          Map.entry("GET /api/v1/health/ready", EVERYBODY),
          Map.entry("GET /api/v1/metrics", EnumSet.of(Role.INTEGRATOR)),
          Map.entry("GET /api/v1/openapi", EnumSet.of(Role.INTEGRATOR)),
          Map.entry("PUT /api/v1/session/password", PEOPLE),
          Map.entry("GET /api/v1/lanes/{lane}/sign", EVERYBODY),
          Map.entry("GET /api/v1/lanes/{lane}/sign/events", EVERYBODY),
          Map.entry("GET /api/v1/lanes", WATCHING),
          Map.entry("GET /api/v1/lanes/{lane}", WATCHING),
          Map.entry("GET /api/v1/lanes/{lane}/events", WATCHING),
          Map.entry("GET /api/v1/lanes/{lane}/cameras/{camera}/picture", WATCHING),
          Map.entry("GET /api/v1/crossings", WATCHING),
          Map.entry("GET /api/v1/crossings/{id}", WATCHING),
          Map.entry("GET /api/v1/crossings/{id}/occupants/{number}/picture", WATCHING),
          Map.entry("GET /api/v1/crossings/{id}/documents/{number}/portrait", WATCHING),
          Map.entry("GET /api/v1/shift", WATCHING),
          Map.entry("POST /api/v1/crossings/{id}/resolutions", OFFICERS),
          Map.entry("POST /api/v1/crossings/{id}/opt-outs", OFFICERS),
          Map.entry("PUT /api/v1/crossings/{id}/prompts", OFFICERS),
          Map.entry("POST /api/v1/crossings/{id}/announcements", OFFICERS),
          Map.entry("POST /api/v1/crossings/{id}/closing", OFFICERS),
          Map.entry("POST /api/v1/session/queue-key", OFFICERS),
          Map.entry("GET /api/v1/lanes/{lane}/handheld", WATCHING),
          Map.entry("PUT /api/v1/lanes/{lane}/handheld/{key}", OFFICERS),
          Map.entry("POST /api/v1/lanes/{lane}/handheld/{key}/photographs", OFFICERS),
          Map.entry("POST /api/v1/lanes/{lane}/handheld/{key}/documents", OFFICERS),
          Map.entry("POST /api/v1/lanes/{lane}/handheld/{key}/opt-outs", OFFICERS),
          Map.entry("POST /api/v1/lanes/{lane}/handheld/{key}/end", OFFICERS),
          Map.entry("POST /api/v1/lanes/{lane}/vehicle", DEVICES),
          Map.entry("POST /api/v1/lanes/{lane}/counts", DEVICES),
          Map.entry("POST /api/v1/lanes/{lane}/opt-outs", DEVICES),
          Map.entry("POST /api/v1/lanes/{lane}/cameras/{camera}/frames", DEVICES),
          Map.entry("POST /api/v1/lanes/{lane}/documents", DEVICES),
          Map.entry("GET /api/v1/figures/days", COUNTING),
          Map.entry("GET /api/v1/figures/days/{day}", COUNTING),
          Map.entry("GET /api/v1/figures/months/{month}/waiting", COUNTING),
          Map.entry("GET /api/v1/figures/equity", COUNTING),
          Map.entry("GET /api/v1/figures/equity/{month}", COUNTING),
          Map.entry("GET /api/v1/record", STANDING),
          Map.entry("GET /api/v1/record/checkpoint", STANDING),
          Map.entry("GET /api/v1/record/verification", STANDING),
          Map.entry("POST /api/v1/record/verification", AUDITORS),
          Map.entry("GET /api/v1/record/lists/{list}", CHECKING),
          Map.entry("GET /api/v1/record/due", CHECKING),
          Map.entry("POST /api/v1/record/proofs", CHECKING),
          Map.entry("GET /api/v1/changes", STANDING),
          Map.entry("POST /api/v1/changes/policies", PRIVACY),
          Map.entry("POST /api/v1/changes/holds", PRIVACY),
          Map.entry("POST /api/v1/changes/hold-ends", PRIVACY),
          Map.entry("POST /api/v1/changes/{id}/approval", SECONDING),
          Map.entry("POST /api/v1/changes/{id}/refusal", SECONDING),
          Map.entry("POST /api/v1/changes/{id}/withdrawal", PRIVACY));

  private static final String CHOSEN = "four words and a dot.";

  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;
  private String device;
  private final Map<Role, Visitor> visitors = new EnumMap<>(Role.class);

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server = MadeServer.start(made, accounts);
    device = accounts.add("device", DEVICES);
    for (Role role : PEOPLE) {
      String name = nameOf(role);
      String first = accounts.add(name, Set.of(role));
      accounts.change(name, first, CHOSEN);
      Visitor visitor = new Visitor(server);
      assertEquals(200, visitor.signIn(name, CHOSEN).status());
      visitors.put(role, visitor);
    }
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private static String nameOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Visitor as(Role role) {
    return Objects.requireNonNull(visitors.get(role));
  }

  /** Every endpoint that there is, and nobody may more than is said here. */
  @Test
  void everyEndpointIsOpenToItsRolesOnly() throws Exception {
    Set<String> endpoints = new TreeSet<>();
    server
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(info ->
            info.getMethodsCondition()
                .getMethods()
                .forEach(m ->
                    info.getPatternValues().forEach(pattern -> endpoints.add(m + " " + pattern))));
    assertEquals(new TreeSet<>(MAY.keySet()), endpoints);
    String unknown = CrossingId.of(Instant.now(), new Random(1)).toString();
    String first = accounts.add("new-officer", OFFICERS);
    Map<String, String> wrong = new TreeMap<>();
    for (String endpoint : endpoints) {
      String method = endpoint.substring(0, endpoint.indexOf(' '));
      String path =
          endpoint
              .substring(endpoint.indexOf(' ') + 1)
              .replace("{lane}", "1")
              .replace("{camera}", "front")
              .replace("{key}", "0f3c5d7e-1111-4222")
              .replace("{id}", unknown)
              .replace("{day}", "2026-03-20")
              .replace("{month}", "2026-03")
              .replace("{list}", "looks")
              .replace("{number}", "1");
      Set<Role> may = MAY.getOrDefault(endpoint, NOBODY);
      boolean open = OPEN.contains(endpoint);
      int nobody = new Visitor(server).send(method, path, "{}").status();
      if (open == (nobody == 401 || nobody == 403)) {
        wrong.put(endpoint, "not signed in: " + nobody);
      }
      for (Role role : Role.values()) {
        int status = statusOf(role, method, path);
        if (may.contains(role) == (status == 401 || status == 403) || status >= 500) {
          wrong.put(endpoint + " as " + role, "" + status);
        }
      }
      Visitor fresh = new Visitor(server);
      fresh.signIn("new-officer", first);
      int status = fresh.send(method, path, "{}").status();
      boolean ofSession = path.startsWith("/api/v1/session") && !path.endsWith("/queue-key");
      if (!open && !ofSession && status != 403) {
        wrong.put(endpoint + " with a first password", "" + status);
      }
      Answer noToken =
          method.equals("GET")
              ? new Answer(403, "", fresh.send("GET", "/api/v1/session", "").all())
              : as(Role.OFFICER).sendWithoutToken(method, path, "{}");
      if (noToken.status() != 403) {
        wrong.put(endpoint + " without the token", "" + noToken.status());
      }
    }
    assertEquals(Map.of(), wrong);
  }

  private int statusOf(Role role, String method, String path) throws Exception {
    Visitor visitor = new Visitor(server);
    if (role == Role.DEVICE) {
      return visitor
          .sendWithoutToken(method, path, "{}", "Authorization", Visitor.basic("device", device))
          .status();
    }
    visitor.signIn(nameOf(role), CHOSEN); // its own session, for some end it
    return visitor.send(method, path, "{}").status();
  }

  /** Machines bring their proof with each request, and nothing of them stays. */
  @Test
  void aDeviceHasNoSession() throws Exception {
    Visitor machine = new Visitor(server);
    Answer wrong = machine.signIn("device", "guess");
    assertEquals(401, wrong.status(), "who has no password is not told what it is");
    assertEquals(wrong.body(), machine.signIn("nobody", "guess").body());
    Answer right = machine.signIn("device", device);
    assertEquals(403, right.status());
    assertTrue(right.body().contains("\"title\":\"devices do not sign in here\""), right.body());
    assertFalse(right.body().contains(device));
    assertEquals("", machine.session(), "nothing is kept");
    assertEquals(401, machine.send("GET", "/api/v1/lanes", "").status());
    String change = "{\"old\":\"" + device + "\",\"new\":\"" + CHOSEN + "\"}";
    String proof = Visitor.basic("device", device);
    String password = "/api/v1/session/password";
    assertEquals(401, machine.send("PUT", password, change).status());
    Answer drawn = machine.sendWithoutToken("PUT", password, change, "Authorization", proof);
    assertEquals(403, drawn.status());
    assertTrue(drawn.body().contains("not for this role"), drawn.body());
    assertInstanceOf(
        Accounts.Attempt.SignedIn.class, accounts.device("device", device), "it has its password");
    // and beside a person's session it stays a device
    Visitor officer = new Visitor(server);
    officer.signIn("officer", CHOSEN);
    assertEquals(403, officer.signIn("device", device).status());
    assertEquals(200, officer.send("GET", "/api/v1/lanes", "").status());
  }

  @Test
  void whatIsNotThereIsClosedToEverybody() throws Exception {
    for (String path :
        new String[] {
          "/actuator",
          "/error",
          "/api/v1/faces",
          "/api/v1/search",
          "/api/v2/lanes",
          "/h2-console",
          "/console/../../../accounts.json",
          "/console/%2e%2e/web/Security.class",
          "/console/..%2f..%2fapplication.properties",
          "/console/..;/..;/x"
        }) {
      int status = as(Role.OFFICER).send("GET", path, "").status();
      assertTrue(status == 400 || status == 403 || status == 404, path + " answers " + status);
    }
  }

  @Test
  void everyAnswerForbidsWhatPagesDoNotNeed() throws Exception {
    for (String path : new String[] {"/api/v1/session", "/console/index.html", "/nothing"}) {
      Map<String, List<String>> headers =
          new Visitor(server).send("GET", path, "").all().headers().map();
      assertTrue(
          String.valueOf(headers.get("content-security-policy"))
              .contains("script-src 'self'; style-src 'self'"),
          path);
      assertEquals(List.of("nosniff"), headers.get("x-content-type-options"));
      assertEquals(List.of("no-referrer"), headers.get("referrer-policy"));
      assertEquals(List.of("DENY"), headers.get("x-frame-options"));
      assertTrue(String.valueOf(headers.get("cache-control")).contains("no-store"), path);
      assertEquals(
          List.of("camera=(), microphone=(), geolocation=()"), headers.get("permissions-policy"));
    }
    for (String path : new String[] {"/console/capture.html", "/console/capture.html?x"}) {
      assertEquals(
          List.of("camera=(self), microphone=(), geolocation=()"),
          new Visitor(server).send("GET", path, "").all().headers().map().get("permissions-policy"),
          path);
    }
  }

  /** The key of a telephone's queue is of a session and of who has signed in, and of no other. */
  @Test
  void aQueuesKeyEndsWithItsSession() throws Exception {
    Visitor one = new Visitor(server);
    one.signIn("officer", CHOSEN);
    Answer key = one.send("POST", "/api/v1/session/queue-key", "{}");
    assertEquals(200, key.status(), key.body());
    assertEquals(key.body(), one.send("POST", "/api/v1/session/queue-key", "{}").body());
    Visitor two = new Visitor(server);
    two.signIn("officer", CHOSEN);
    assertNotEquals(key.body(), two.send("POST", "/api/v1/session/queue-key", "{}").body());
    one.signIn("officer", CHOSEN);
    assertNotEquals(key.body(), one.send("POST", "/api/v1/session/queue-key", "{}").body());
    one.send("DELETE", "/api/v1/session", "");
    assertEquals(401, one.send("POST", "/api/v1/session/queue-key", "{}").status());
  }

  @Test
  void aSessionIsAnotherAfterSigningInAndGoneAfterSigningOut() throws Exception {
    Visitor visitor = new Visitor(server);
    visitor.signIn("supervisor", CHOSEN);
    String first = visitor.session();
    visitor.signIn("supervisor", CHOSEN);
    assertNotEquals(first, visitor.session());
    assertEquals(200, visitor.send("GET", "/api/v1/lanes", "").status());
    Answer out = visitor.send("DELETE", "/api/v1/session", "");
    assertEquals(200, out.status());
    assertEquals("{\"provider\":null}", out.body());
    assertEquals(401, visitor.send("GET", "/api/v1/lanes", "").status());
  }

  @Test
  void whoKeepsTryingIsLockedOut() throws Exception {
    String first = accounts.add("locked", OFFICERS);
    Visitor visitor = new Visitor(server);
    for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
      assertEquals(401, visitor.signIn("locked", "guess").status());
    }
    Answer answer = visitor.signIn("locked", first);
    assertEquals(423, answer.status());
    assertFalse(answer.body().contains(first));
  }

  @Test
  void rubbishIsRefusedAndNotRepeated() throws Exception {
    Visitor officer = as(Role.OFFICER);
    CrossingId id = made.arrives(12, 200);
    made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 12);
    String at = "/api/v1/crossings/" + id;
    Map<String, Integer> expected =
        Map.of(
            "{\"prompts\":[\"DANCE\"]}",
            400,
            "{\"prompts\":7}",
            400,
            "{\"prompts\":[]",
            400,
            "{\"prompts\":[null]}",
            400,
            "{}",
            400,
            "null",
            400,
            "{\"prompts\":[],\"secretive\":1}",
            400,
            "[" + "[".repeat(20_000),
            400);
    for (Map.Entry<String, Integer> e : expected.entrySet()) {
      Answer a = officer.send("PUT", at + "/prompts", e.getKey());
      assertEquals(e.getValue(), a.status(), a.body());
      assertFalse(a.body().contains("DANCE") || a.body().contains("secretive"), a.body());
      assertTrue(a.body().contains("\"title\":\"not understood\""), a.body());
    }
    assertEquals(404, officer.send("GET", "/api/v1/crossings/not-a-name", "").status());
    assertEquals(404, officer.send("GET", at + "/occupants/9/picture?v=front-0-0-0", "").status());
    Answer untyped = officer.send("GET", at + "/occupants/secretive/picture?v=1", "");
    assertEquals(400, untyped.status());
    assertTrue(untyped.body().contains("\"detail\":\"There is no such request.\""), untyped.body());
    assertEquals(413, officer.send("PUT", at + "/prompts", "x".repeat(70_000)).status());
    assertEquals(404, officer.send("GET", "/api/v1/lanes/2", "").status());
    assertEquals(409, officer.send("POST", at + "/closing", "{}").status());
    made.leaves(12);
    String ground = "x".repeat(401);
    for (String body :
        new String[] {
          "{\"document\":2,\"resolution\":\"guilty\",\"ground\":\"seen\"}",
          "{\"document\":2,\"occupant\":1,\"resolution\":\"confirmed\",\"ground\":\"seen\"}",
          "{\"resolution\":\"confirmed\",\"ground\":\"seen\"}",
          "{\"document\":2,\"resolution\":\"confirmed\",\"ground\":\" \"}",
          "{\"document\":2,\"resolution\":\"confirmed\",\"ground\":\"" + ground + "\"}"
        }) {
      Answer a = officer.send("POST", at + "/resolutions", body);
      assertEquals(422, a.status(), a.body());
      assertFalse(a.body().contains("xxx") || a.body().contains("guilty"), a.body());
    }
    Answer done =
        officer.send(
            "POST",
            at + "/resolutions",
            "{\"document\":2,\"resolution\":\"sent_on\",\"ground\":\"<script>alert(1)</script>\"}");
    assertEquals(200, done.status(), done.body());
    assertTrue(done.body().contains("\"resolution\":\"sent_on\""), done.body());
    assertFalse(done.body().contains("<script>"), "a ground goes to the record and nowhere else");
    assertEquals(200, officer.send("POST", at + "/closing", "{}").status());
    assertTrue(officer.send("GET", "/api/v1/shift", "").body().contains(id.toString()));
  }

  @Test
  void aLanesViewIsLive() throws Exception {
    Answer a = as(Role.SUPERVISOR).send("GET", "/api/v1/lanes/1/events", "");
    assertTrue(a.body().startsWith("event:lane\ndata:{\"lane\":\"1\""), a.body());
    assertTrue(
        new Visitor(server)
            .send("GET", "/api/v1/lanes/1/sign/events", "")
            .body()
            .startsWith("event:sign\ndata:{"));
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    String said =
        String.valueOf(
            assertThrows(
                    BindException.class,
                    () ->
                        MadeServer.start(server.port(), made, accounts, MadeDesk.noticeOnly(made)))
                .getMessage());
    assertTrue(said.contains(server.port() + " is taken"), said);
  }
}
