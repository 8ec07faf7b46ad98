package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.exeat.domain.AgeBand;
import org.exeat.domain.WorldRegion;
import org.exeat.lane.EquityFile;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerProof;
import org.exeat.server.access.Access;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.operation.Operation;
import org.exeat.server.record.MadeRecord;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of supervisors and auditors in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeTest {
  private static final String CHOSEN = "four words and a dot.";

  private MadePort port;
  private MadeRecord made;
  private Path folder;
  private Path ledger;
  private ExeatServer server;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    chromium = new Chromium();
    port = new MadePort(folder);
    ledger = folder.resolve("record");
    made = new MadeRecord(ledger);
    made.years();
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    for (Role role : List.of(Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.PRIVACY_OFFICER)) {
      String name = name(role);
      accounts.change(name, accounts.add(name, Set.of(role)), CHOSEN);
    }
    server =
        ExeatServer.start(
            0,
            new ExeatServer.Setup(
                port.port(),
                accounts,
                made.record(work -> Thread.ofVirtual().start(work)),
                MadeDesk.noticeOnly(port),
                Operation.usual(),
                Access.accountsOnly(),
                Optional.of(equity()),
                Optional.empty(),
                List.of(),
                Optional.empty()));
  }

  /** A month of some people is over. */
  private EquityMonitor equity() throws Exception {
    LocalDate last = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1);
    AtomicReference<Instant> now =
        new AtomicReference<>(last.withDayOfMonth(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    EquityMonitor monitor =
        new EquityMonitor(
            folder.resolve("equity"),
            EquityFile.read(Path.of("../policies/example-equity.yaml")),
            now::get);
    count(monitor, WorldRegion.EUROPE, AgeBand.FROM_30, 300, 40);
    count(monitor, WorldRegion.AFRICA, AgeBand.FROM_60, 120, 30);
    count(monitor, WorldRegion.AMERICAS, AgeBand.FROM_18, 200, 22);
    count(monitor, WorldRegion.ASIA, AgeBand.FROM_45, 150, 18);
    count(monitor, WorldRegion.OCEANIA, AgeBand.FROM_18, 40, 11);
    count(monitor, WorldRegion.NO_STATE, AgeBand.FROM_30, 30, 12);
    now.set(Instant.now());
    return monitor;
  }

  private static void count(
      EquityMonitor monitor, WorldRegion region, AgeBand age, int confirmed, int referred)
      throws Exception {
    List<EquityMonitor.Seen> seen = new ArrayList<>();
    for (int i = 0; i < confirmed + referred; i++) {
      seen.add(new EquityMonitor.Seen(region, age, i >= confirmed));
    }
    monitor.count(seen);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
      server.close();
      made.close();
      port.close();
    }
  }

  @BeforeEach
  void open() {
    open(1440, ColorScheme.LIGHT);
  }

  private void open(int width, ColorScheme scheme) {
    context = chromium.screen("en-GB", width, 900, scheme);
    page = context.newPage();
  }

  @AfterEach
  void nothingWasComplainedOf() {
    context.close();
    assertEquals(List.of(), chromium.complaints());
  }

  private void signIn(Role role) {
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    assertThat(page.locator("#sign-in")).isVisible();
    page.locator("#sign-in-account").focus();
    page.keyboard().type(name(role));
    page.keyboard().press("Tab");
    page.keyboard().type(CHOSEN);
    page.keyboard().press("Enter");
  }

  private void noSeriousFault(String where) {
    assertEquals(List.of(), Chromium.seriousFaults(page), where);
    Number width = (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertTrue(width.intValue() <= 0, "nothing is cut off at " + where);
  }

  @Test
  void aSupervisorReadsTheFiguresOfADay() {
    signIn(Role.SUPERVISOR);
    assertThat(page.locator("#figures")).isVisible();
    assertThat(page.locator("#day")).hasValue(made.day().toString());
    assertThat(page.locator("[data-key=crossings] dd")).hasText("220");
    assertThat(page.locator("[data-key=confirmed_by_machine] dd")).hasText("350");
    assertThat(page.locator("[data-key=referred] dd")).hasText("50");
    assertThat(page.locator("[data-key=confirmed_by_officer] dd")).hasText("not told");
    assertThat(page.locator("[data-plot=rates]")).containsText("68% (62% to 74%)");
    assertThat(page.locator("[data-plot=times]")).containsText("12 s; 95 in 100: 17 s");
    // worked by keyboard: the hours of two columns
    page.locator("#from").focus();
    page.keyboard().type("09");
    page.locator("#to").focus();
    page.keyboard().type("11");
    assertThat(page.locator("[data-plot=hours] svg rect")).hasCount(2);
    assertThat(page.locator("[data-plot=hours] .note")).containsText("40 in the chosen hours");
    page.locator("[data-plot=reasons] summary").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-plot=reasons] tbody tr")).hasCount(15);
    page.locator("#language").selectOption("fr");
    assertThat(page.locator("h1")).hasText("Chiffres");
    assertThat(page.locator("[data-plot=reasons] details")).hasAttribute("open", "");
    page.locator("#places a[href='index.html']").click();
    assertThat(page.locator("#lane-page")).isVisible();
    page.locator("#places a[href='record.html']").click();
    assertThat(page.locator("#checkpoint")).containsText("records.example/port-7");
    assertThat(page.locator("#verify")).not().isVisible();
    assertThat(page.locator("#lists")).not().isVisible();
    page.locator("#sign-out").click();
    assertThat(page.locator("#sign-in")).isVisible();
  }

  /** Nobody under 18 came, so that two ages are not told: the other could be worked out. */
  @Test
  void aSupervisorReadsWhomTheMachineRefersMoreOften() {
    signIn(Role.SUPERVISOR);
    assertThat(page.locator("#equity-words")).containsText("An act against discrimination");
    assertThat(page.locator("#equity-plots figure")).hasCount(2);
    assertThat(page.locator("#equity-plots figure").first().locator(".value").first())
        .containsText("20% (14% to 27%)");
    assertThat(page.locator("#equity-plots figure").last().locator(".value").first())
        .hasText("not told");
    page.locator("#language").selectOption("es");
    assertThat(page.locator("#equity-plots figure").first()).containsText("África");
    noSeriousFault("the equity monitor");
  }

  @Test
  void anAuditorVerifiesAndIsToldWhatWasChanged() throws Exception {
    signIn(Role.AUDITOR);
    assertThat(page.locator("#retention")).containsText("Nothing is overdue.");
    assertThat(page.locator("#rows tr")).hasCount(25);
    page.locator("#older").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#rows tr")).hasCount(50);
    page.locator("#verify").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#verified")).containsText("All of it is as it must be.");
    page.locator("[data-list=corrections]").click();
    assertThat(page.locator("#due")).containsText("Statistics office");
    assertThat(page.locator("#due .late")).isVisible();
    page.locator("#proved-crossing").fill("no crossing");
    page.locator("#purpose").fill("sample 4 of the yearly audit");
    page.keyboard().press("Enter");
    assertThat(page.locator("#prove-wrong")).containsText("no crossing’s name");
    page.locator("#proved-crossing").fill(made.crossing().toString());
    Download download = page.waitForDownload(() -> page.locator("#prove-submit").click());
    assertEquals("crossing-" + made.crossing() + ".zip", download.suggestedFilename());
    int proofs = 0;
    try (InputStream in = Files.newInputStream(download.path());
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        LedgerProof.proved(zip.readAllBytes(), LedgerFiles.key(ledger));
        proofs++;
      }
    }
    assertTrue(proofs >= 8, "" + proofs);
    page.locator("[data-list=looks]").click();
    assertThat(page.locator("#rows tr").first()).containsText("sample 4 of the yearly audit");
    String kept =
        new String(
            Files.readAllBytes(page.waitForDownload(() -> page.locator("#keep").click()).path()),
            StandardCharsets.UTF_8);
    assertTrue(kept.startsWith("records.example/port-7\n"), kept);
    made.tamper("compared by eye", "compared by ear");
    page.locator("#verify").click();
    assertThat(page.locator("#verified")).containsText("It is not as it must be");
    assertThat(page.locator("#verified .findings li").first())
        .containsText("does not have its hash");
    noSeriousFault("a record that was changed");
    made.tamper("compared by ear", "compared by eye");
  }

  /** However often it is asked for, and whatever comes too late. */
  @Test
  void aPartOfAListComesOnce() {
    signIn(Role.AUDITOR);
    assertThat(page.locator("#rows tr")).hasCount(25);
    List<Route> held = new ArrayList<>();
    page.route(address -> address.contains("before="), held::add);
    page.locator("#older").dblclick();
    page.locator("#older").press("Enter");
    assertThat(page.locator("#older")).isFocused();
    page.waitForCondition(() -> !held.isEmpty());
    assertEquals(1, held.size(), "it was asked for once");
    held.removeFirst().resume();
    assertThat(page.locator("#rows tr")).hasCount(50);
    page.locator("#older").click();
    page.waitForCondition(() -> !held.isEmpty());
    page.locator("[data-list=retention]").click();
    assertThat(page.locator("#rows tr")).hasCount(25);
    page.waitForResponse(answer -> answer.url().contains("before="), held.removeFirst()::resume);
    page.locator("#older").click(); // it can be asked for again
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.locator("#rows tr")).hasCount(25);
    held.removeFirst().resume();
    assertThat(page.locator("#rows tr")).hasCount(50);
  }

  @Test
  void officersAreSentToTheLanes() {
    signIn(Role.OFFICER);
    assertThat(page.locator("#lane-page")).isVisible();
    assertThat(page.locator("#places")).not().isVisible();
    page.navigate("http://127.0.0.1:" + server.port() + "/console/record.html");
    assertThat(page.locator("#lane-page")).isVisible();
  }

  @Test
  void whoHasNotSignedInComesToTheGate() {
    page.navigate("http://127.0.0.1:" + server.port() + "/console/figures.html");
    assertThat(page.locator("#sign-in")).isVisible();
  }

  @Test
  void everybodyCanUseThem() {
    signIn(Role.AUDITOR);
    assertThat(page.locator("#rows tr")).hasCount(25);
    page.locator("[data-list=disclosures]").click();
    assertThat(page.locator("#rows tr")).hasCount(1);
    page.locator("#verify").click();
    assertThat(page.locator("#verified")).containsText("All of it is as it must be.");
    inAllLooks("record");
    page.locator("#places a[href='figures.html']").click();
    assertThat(page.locator("[data-plot]")).hasCount(15);
    inAllLooks("figures");
  }

  private void inAllLooks(String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1440, 768, 390}) {
        page.setViewportSize(width, 900);
        shot(name + "-" + scheme + "-" + width);
        noSeriousFault(name + ", " + scheme + " " + width);
      }
    }
  }

  private void shot(String name) {
    String to = System.getProperty("exeat.shots");
    if (to != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(to, name.toLowerCase(Locale.ROOT) + ".png"))
              .setFullPage(true));
    }
  }
}
