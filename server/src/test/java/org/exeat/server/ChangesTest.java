package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.TravellerCategory;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.PolicyInForce;
import org.exeat.lane.PortChanges;
import org.exeat.lane.RetentionFile;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.exeat.server.Visitor.Answer;
import org.exeat.server.access.Access;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Operation;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies and holds of a port that runs take two people, over the API and in the browser. */
class ChangesTest {
  private static final String CHOSEN = "four words and a dot.";
  private static final CrossingId CROSSING = CrossingId.of(Instant.now(), new Random(5));
  private static final Path SHORT = Path.of("../policies/example-12-hours-and-14-days.yaml");
  private static final Path LONG = Path.of("../policies/example-3-years-after-exit.yaml");

  @TempDir Path folder;
  private MadePort made;
  private Vault vault;
  private PolicyInForce inForce;
  private ExeatServer server;
  private final Map<String, Visitor> people = new HashMap<>();

  @BeforeEach
  void start() throws Exception {
    made = new MadePort(folder);
    vault =
        Vault.open(
            folder.resolve("vault"),
            MasterKeys.pkcs12(folder.resolve("keys.p12"), "horse".toCharArray()));
    vault.keep(
        CROSSING,
        new byte[] {1, 2, 3},
        new KeptEvidence(
            EvidenceKind.CAPTURE,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED,
            Instant.now()));
    inForce = new PolicyInForce(RetentionFile.read(SHORT));
    PortChanges changes =
        PortChanges.open(
            folder.resolve("ledger"),
            made.book(),
            new EvidenceKeeping(vault, Optional.empty(), inForce, ""),
            Files.readString(SHORT),
            "operator");
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server =
        ExeatServer.start(
            0,
            new ExeatServer.Setup(
                made.port(),
                accounts,
                made.record(),
                MadeDesk.noticeOnly(made.key(), inForce),
                Operation.usual(),
                Access.accountsOnly(),
                Optional.empty(),
                Optional.of(changes),
                List.of(),
                Optional.empty()));
    account(accounts, "ann", Role.PRIVACY_OFFICER);
    account(accounts, "bob", Role.PRIVACY_OFFICER);
    account(accounts, "sue", Role.SUPERVISOR);
    account(accounts, "aud", Role.AUDITOR);
  }

  private void account(Accounts accounts, String name, Role role) throws Exception {
    accounts.change(name, accounts.add(name, Set.of(role)), CHOSEN);
    Visitor visitor = new Visitor(server);
    assertEquals(200, visitor.signIn(name, CHOSEN).status());
    people.put(name, visitor);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    vault.close();
    made.close();
    Path ledger = folder.resolve("ledger");
    assertEquals(
        List.of(),
        LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 1, done -> {})
            .findings());
  }

  private Answer send(String who, String method, String path, Object body) throws Exception {
    return Objects.requireNonNull(people.get(who))
        .send(method, "/api/v1/changes" + path, new JsonMapper().writeValueAsString(body));
  }

  private String proposed(String who, String path, Object body) throws Exception {
    Answer answer = send(who, "POST", path, body);
    assertEquals(201, answer.status(), answer.body());
    return new JsonMapper().readTree(answer.body()).get("id").stringValue();
  }

  private static Map<String, Object> hold() {
    return Map.of("crossing", CROSSING.toString(), "until", "2099-12-31", "reason", "order 12");
  }

  @Test
  void oneProposesAndAnotherApproves() throws Exception {
    String id = proposed("ann", "/holds", hold());
    assertEquals(409, send("ann", "POST", "/" + id + "/approval", Map.of()).status());
    assertEquals(409, send("ann", "POST", "/" + id + "/refusal", Map.of("reason", "x")).status());
    assertEquals(403, send("aud", "POST", "/" + id + "/approval", Map.of()).status());
    assertEquals(409, send("bob", "POST", "/" + id + "/withdrawal", Map.of()).status());
    assertEquals(List.of(), vault.holds().all());
    JsonNode seen = new JsonMapper().readTree(send("aud", "GET", "", Map.of()).body());
    JsonNode one = seen.get("proposals").get(0);
    assertEquals("order 12", one.get("reason").stringValue());
    assertFalse(one.get("own").booleanValue());
    assertEquals(made.book().officer("ann").value(), one.get("who").stringValue());
    assertEquals(204, send("sue", "POST", "/" + id + "/approval", Map.of()).status());
    assertEquals(CROSSING, vault.holds().all().getFirst().crossing());
    assertEquals(409, send("bob", "POST", "/" + id + "/approval", Map.of()).status());
    assertEquals(403, send("sue", "POST", "/holds", hold()).status());
  }

  @Test
  void anotherPolicyHoldsAtOnceAndTravellersReadIt() throws Exception {
    String id =
        proposed("ann", "/policies", Map.of("text", Files.readString(LONG), "reason", "new law"));
    Visitor traveller = new Visitor(server);
    String notice = traveller.send("GET", "/api/v1/notice", "").body();
    assertTrue(notice.contains(inForce.now().name()), notice);
    assertEquals(204, send("bob", "POST", "/" + id + "/approval", Map.of()).status());
    String name = RetentionFile.read(LONG).name();
    assertEquals(name, inForce.now().name());
    assertTrue(traveller.send("GET", "/api/v1/notice", "").body().contains(name));
  }

  @Test
  void rubbishIsRefusedAndSaysWhy() throws Exception {
    Answer none =
        send("ann", "POST", "/policies", Map.of("text", "name: x\nrules: 7\n", "reason", "x"));
    assertEquals(422, none.status());
    assertTrue(none.body().contains("policy"), none.body());
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("crossing", "../../etc", "until", "2099-12-31", "reason", "x"),
            Map.of("crossing", CROSSING.toString(), "until", "2099-12-31", "reason", " "),
            Map.of(
                "crossing",
                CROSSING.toString(),
                "until",
                "2099-12-31",
                "reason",
                "x".repeat(401)))) {
      assertEquals(422, send("ann", "POST", "/holds", wrong).status(), wrong.toString());
    }
    Map<String, Object> noDay =
        Map.of("crossing", CROSSING.toString(), "until", "some day", "reason", "x");
    assertEquals(400, send("ann", "POST", "/holds", noDay).status());
    String other = CrossingId.of(Instant.now(), new Random(6)).toString();
    Map<String, Object> notKept = Map.of("crossing", other, "until", "2099-12-31", "reason", "x");
    assertEquals(409, send("ann", "POST", "/holds", notKept).status());
    assertEquals(
        409, send("ann", "POST", "/hold-ends", Map.of("crossing", other, "reason", "x")).status());
    int outside = send("bob", "POST", "/..%2f..%2fin-force/approval", Map.of()).status();
    assertTrue(outside == 400 || outside == 403 || outside == 409, "answers " + outside);
    assertEquals(List.of(), vault.holds().all());
  }

  /** A script in a reason is text, and stays text. */
  @Test
  void twoPeopleDoItInTheBrowser() throws Exception {
    try (Chromium chromium = new Chromium()) {
      BrowserContext one = chromium.screen("en-GB", 1440, 900, ColorScheme.LIGHT);
      Page ann = one.newPage();
      signIn(ann, "ann");
      assertThat(ann.locator("#changes-none")).isVisible();
      ann.locator("#propose-details summary").focus();
      ann.keyboard().press("Enter");
      ann.locator("#propose-crossing").fill("no crossing");
      ann.locator("#propose-until").fill("2099-12-31");
      ann.locator("#propose-reason").fill("order 12 <img src=x onerror=alert(1)>");
      ann.keyboard().press("Enter");
      assertThat(ann.locator("#propose-wrong")).not().isEmpty();
      ann.locator("#propose-crossing").fill(CROSSING.toString());
      ann.locator("#propose-submit").click();
      assertThat(ann.locator("#changes-said")).containsText("waits for a second person");
      assertThat(ann.locator("#proposals article")).containsText("<img src=x");
      assertThat(ann.locator("#proposals article")).containsText("somebody else has to approve");
      assertThat(ann.locator("#proposals .main")).hasCount(0);
      // and another policy, out of a file
      ann.locator("#propose-details summary").click();
      ann.locator("input[value=policy]").check();
      assertThat(ann.locator("#propose-policy")).hasValue(Files.readString(SHORT));
      ann.locator("#proposed-file").setInputFiles(LONG);
      assertThat(ann.locator("#propose-policy")).hasValue(Files.readString(LONG));
      ann.locator("#propose-reason").fill("an amendment");
      shot(ann, "changes-propose-1440");
      ann.locator("#propose-submit").click();
      assertThat(ann.locator("#proposals article")).hasCount(2);

      BrowserContext other = chromium.screen("en-GB", 1440, 900, ColorScheme.LIGHT);
      Page sue = other.newPage();
      signIn(sue, "sue");
      sue.locator("#places a[href='record.html']").click();
      assertThat(sue.locator("#proposals article")).hasCount(2);
      assertThat(sue.locator("#propose-details")).not().isVisible();
      noSeriousFault(sue, "proposals");
      shot(sue, "changes-1440");
      sue.setViewportSize(768, 900);
      shot(sue, "changes-768");
      sue.setViewportSize(390, 844);
      noSeriousFault(sue, "proposals on a telephone");
      shot(sue, "changes-390");
      sue.setViewportSize(1440, 900);
      sue.locator("#language").selectOption("es");
      assertThat(sue.locator("#proposals article").first()).containsText("Una retención legal");
      sue.locator("#language").selectOption("en");
      assertThat(sue.locator("#proposals article").first()).containsText("A legal hold");
      sue.locator("#proposals article").first().locator("button.main").focus();
      sue.keyboard().press("Enter");
      assertThat(sue.locator("#approve-title")).containsText("Hold what is kept");
      sue.locator("#approve-yes").focus();
      sue.keyboard().press("Enter");
      assertThat(sue.locator("#changes-said")).containsText("Approved");
      assertEquals(1, vault.holds().all().size());
      assertThat(sue.locator("#proposals article")).hasCount(1);
      sue.locator("#proposals details summary").click();
      sue.locator("#proposals details input").fill("the act is not in force yet");
      sue.keyboard().press("Enter");
      assertThat(sue.locator("#changes-said")).containsText("Refused");
      assertThat(sue.locator("#changes-none")).isVisible();

      ann.reload();
      ann.waitForCondition(() -> { // a checkpoint covers it within a second
        ann.locator("[data-list=proposals]").click();
        return ann.locator("#rows tr").count() == 4;
      });
      assertThat(ann.locator("#rows tr").first()).containsText("the act is not in force yet");
      ann.locator("[data-list=holds]").click();
      assertThat(ann.locator("#rows tr")).hasCount(1);
      assertThat(ann.locator("#rows tr")).containsText("order 12");
      one.close();
      other.close();
      assertEquals(List.of(), chromium.complaints());
    }
  }

  private void signIn(Page page, String name) {
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    page.locator("#sign-in-account").fill(name);
    page.locator("#sign-in-password").fill(CHOSEN);
    page.keyboard().press("Enter");
    assertThat(page.locator("#places")).isAttached();
  }

  /** With -Dexeat.screenshots=true the pictures of the documentation are taken anew. */
  private static void shot(Page page, String name) {
    if (Boolean.getBoolean("exeat.screenshots")) {
      page.locator("#changes")
          .screenshot(
              new Locator.ScreenshotOptions()
                  .setPath(Path.of("../docs/screenshots/" + name + ".jpg"))
                  .setType(ScreenshotType.JPEG)
                  .setQuality(80));
    }
  }

  private static void noSeriousFault(Page page, String where) {
    assertEquals(List.of(), Chromium.seriousFaults(page), where);
    Number width = (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertTrue(width.intValue() <= 0, "nothing is cut off at " + where);
  }
}
