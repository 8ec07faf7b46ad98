package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.RetentionFile;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.receipt.Receipt;
import org.exeat.records.receipt.ReceiptCheck;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.server.access.PublicAddress;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.traveller.MadeDesk;
import org.exeat.server.traveller.Pickups;
import org.exeat.server.traveller.TravellerDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for travellers in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TravellerTest {
  private static final Instant T = Instant.parse("2026-11-28T09:30:00Z");

  /** The specimen of Doc 9303, and the same with another birthday's check digit. */
  private static final String NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";

  private static final String DATA = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  private static final String WRONG = "L898902C36UTO7408123F1204159ZE184226B<<<<<10";

  private static final String CODE = "/api/v1/notice/code";
  private static final String PUBLIC = "https://port-7.example:8443";

  private MadePort made;
  private Accounts accounts;
  private TravellerDesk desk;
  private AnnouncedDepartures departures;
  private ReceiptOffice office;
  private ReceiptOffice.Issued issued;
  private ExeatServer server;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    chromium = new Chromium();
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    Path receipts = folder.resolve("receipts");
    ReceiptOffice.create(receipts, "https://port-7.example", Clock.systemUTC());
    office = ReceiptOffice.open(receipts, Clock.systemUTC());
    issued = office.issue(receipt());
    departures = AnnouncedDepartures.open(folder.resolve("announced"));
    RetentionPolicy policy =
        RetentionFile.read(Path.of("../policies/example-12-hours-and-14-days.yaml"));
    desk = MadeDesk.everything(made, policy, receipts, departures);
    server = MadeServer.start(made, accounts, desk, PublicAddress.of("address", PUBLIC));
  }

  private static Receipt receipt() {
    return new Receipt(
        Direction.EXIT,
        LocalDate.of(2026, 11, 28),
        T,
        CrossingId.of(T, new Random(1)),
        false,
        "UTO",
        "L898902C3",
        LocalDate.of(1974, 8, 12));
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
      server.close();
      departures.close();
      office.close();
      made.close();
    }
  }

  @BeforeEach
  void comes() {
    comes("en-GB", 390, ColorScheme.LIGHT);
  }

  private void comes(String locale, int width, ColorScheme scheme) {
    context = chromium.screen(locale, width, width == 390 ? 844 : 900, scheme);
    page = context.newPage();
  }

  private void open(ExeatServer of, String locale, int width, ColorScheme scheme) {
    context.close();
    comes(locale, width, scheme);
    page.navigate("http://127.0.0.1:" + of.port() + "/console/traveller.html");
    assertThat(page.locator("#contents")).isVisible();
  }

  /** A part of the page. */
  private void open(String part) {
    open(server, "en-GB", 390, ColorScheme.LIGHT);
    go(part);
  }

  private void go(String part) {
    if (page.locator("#back").isVisible()) {
      page.locator("#back a").click();
    }
    page.locator("#contents a[href='#" + part + "']").click();
    assertThat(page.locator("#" + part + "-title")).isFocused();
  }

  /** No page breaks, and none tries what the server forbids. */
  @AfterEach
  void nothingWasComplainedOf() {
    context.close();
    assertEquals(List.of(), chromium.complaints());
  }

  private void noSeriousFault(String where) {
    assertEquals(List.of(), Chromium.seriousFaults(page), where);
    assertEquals(
        true,
        page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"),
        where + " is wider than the screen");
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, 'What is kept, and your rights', 12 hours after the crossing is closed, Citizens of UTO",
    "fr-FR, 'Ce qui est conservé, et vos droits', 12 heures après la clôture du passage, Ressortissants de UTO",
    "es-ES, 'Qué se conserva, y sus derechos', 12 horas tras cerrarse el cruce, Ciudadanos de UTO"
  })
  void theRulesInForceAreReadInEveryLanguage(
      String locale, String title, String howLong, String whom) throws Exception {
    open(server, locale, 390, ColorScheme.LIGHT);
    assertThat(page.locator("h1")).hasText(title);
    assertThat(page).hasTitle(title);
    assertThat(page.locator("#choice")).isVisible();
    go("kept");
    Locator rules = page.locator(".rules > li");
    assertThat(rules).hasCount(4);
    assertThat(rules.nth(0).locator(".long")).hasText(howLong);
    assertThat(rules.nth(0)).containsText(whom);
    // what its writers wrote stands as it is, in a language that nobody has named
    assertThat(rules.nth(0).locator("q[lang='']").first())
        .containsText("photographs of citizens up to 12 hours");
    go("check");
    assertThat(page.locator("#check-key")).hasText(made.key().toString());
    assertThat(page.locator("#check-issuer")).hasText("https://port-7.example");
    String all = page.locator("main").textContent();
    assertFalse(all.contains("traveller.") || all.contains("undefined"), all);
    page.locator("#language").selectOption("es");
    assertThat(page.locator("#check-title")).containsText("Cómo cualquiera");
    assertThat(page.locator("h1")).hasText("Qué se conserva, y sus derechos");
    assertThat(page.locator("html")).hasAttribute("lang", "es");
  }

  @Test
  void aPortThatKeepsNothingSaysSoAndOffersNothingElse() throws Exception {
    try (ExeatServer strict = MadeServer.start(made, accounts)) {
      open(strict, "en-GB", 390, ColorScheme.LIGHT);
      assertThat(page.locator("#contents a")).hasCount(4);
      go("kept");
      assertThat(page.locator(".nothing")).hasText("Nothing is kept.");
      page.navigate("http://127.0.0.1:" + strict.port() + "/console/traveller.html#receipt");
      assertThat(page.locator("#receipt")).isHidden();
      Visitor anybody = new Visitor(strict);
      assertEquals(404, anybody.send("POST", "/api/v1/departures/zones", zone(DATA)).status());
    }
  }

  private void check(String text, String result) {
    page.locator("#receipt-text").fill(text);
    page.locator("#receipt-form button.main").click();
    assertThat(page.locator("#receipt-result h3")).hasText(result);
  }

  @Test
  void receiptsAreChecked() throws Exception {
    open("receipt");
    check(issued.text(), "Genuine, and not revoked");
    Locator result = page.locator("#receipt-result");
    assertThat(result.locator("[data-claim=direction] dd")).hasText("Left");
    assertThat(result.locator("[data-claim=day] dd")).hasText("28 Nov 2026");
    assertThat(result.locator("[data-claim=document_number] dd")).hasText("L898902C3");
    assertThat(result.locator(".hidden")).hasText("It shows all that is in it.");
    check(ReceiptCheck.showing(issued.text(), Set.of("time")), "Genuine, and not revoked");
    assertThat(result.locator("[data-claim=document_number]")).hasCount(0);
    assertThat(result.locator(".hidden")).containsText("Number of the document");
    int middle = issued.text().indexOf('.') + 40;
    char other = issued.text().charAt(middle) == 'A' ? 'B' : 'A';
    check(
        issued.text().substring(0, middle) + other + issued.text().substring(middle + 1),
        "Not valid");
    assertThat(result).containsText("it was changed");
    check("this is no receipt", "Not valid");
    assertThat(result).containsText("This is no receipt");
    ReceiptOffice.Issued taken = office.issue(receipt());
    office.revoke(taken.number());
    check(taken.text(), "Genuine, but revoked since");
    page.locator("#language").selectOption("fr");
    assertThat(result.locator("h3")).hasText("Authentique, mais révoqué depuis");
    page.locator("#receipt-clear").click();
    assertThat(result).isEmpty();
    assertThat(page.locator("#receipt-text")).hasValue("");
  }

  private void choose(String name, String type, byte[] bytes) {
    page.locator("#receipt-file").setInputFiles(new FilePayload(name, type, bytes));
  }

  @Test
  void aPhotographOfTheCodeDoesToo() throws Exception {
    open("receipt");
    choose("receipt.jpg", "image/jpeg", Photograph.of(issued.text()));
    // the library that decodes pictures is loaded for the first
    assertThat(page.locator("#receipt-result h3"))
        .hasText(
            "Genuine, and not revoked", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    choose("receipt.receipt", "application/octet-stream", (issued.text() + "\n").getBytes("UTF-8"));
    assertThat(page.locator("#receipt-result h3")).hasText("Genuine, and not revoked");
    choose("wall.jpg", "image/jpeg", Photograph.ofNothing());
    assertThat(page.locator("#receipt-wrong")).containsText("No code can be read");
    assertThat(page.locator("#receipt-result")).isEmpty();
    choose("page.pdf", "application/pdf", "%PDF-1.7\n\u0000\u0001".getBytes("UTF-8"));
    assertThat(page.locator("#receipt-wrong")).containsText("A PDF is not");
  }

  @Test
  void onlyPhotographsMayBeLarge() throws Exception {
    Visitor anybody = new Visitor(server);
    byte[] large = new byte[(4 << 20) + 1];
    assertEquals(413, anybody.sendPicture("/api/v1/receipts/codes", large).status());
    assertEquals(413, anybody.sendPicture("/api/v1/receipts/checks", new byte[70_000]).status());
    assertEquals(422, anybody.sendPicture("/api/v1/receipts/codes", new byte[100_000]).status());
    // its header claims more pixels than are ever decoded
    byte[] bomb = Photograph.ofNothing("png");
    bomb[16] = 0;
    bomb[17] = 0;
    bomb[18] = 0x3f;
    bomb[20] = 0;
    bomb[21] = 0;
    bomb[22] = 0x3f;
    Visitor.Answer refused = anybody.sendPicture("/api/v1/receipts/codes", bomb);
    assertEquals(422, refused.status(), refused.body());
    assertTrue(refused.body().contains("\"title\":\"no picture\""), refused.body());
  }

  private static String zone(String data) {
    return "{\"lines\":[\"" + NAMES + "\",\"" + data + "\"]}";
  }

  private void type(int document, String... lines) {
    Locator inputs = page.locator("fieldset.zone").nth(document).locator(".lines input");
    for (int i = 0; i < lines.length; i++) {
      inputs.nth(i).fill(lines[i]);
    }
  }

  @Test
  void aDepartureIsAnnouncedAndWithdrawn() throws Exception {
    open("departure");
    int before = departures.size();
    type(0, NAMES.toLowerCase(Locale.ROOT), WRONG);
    Locator verdict = page.locator("fieldset.zone .verdict").first();
    assertThat(verdict)
        .containsText("Line 2, position 20, check digit of the date of birth: the check digit");
    assertThat(verdict.locator(".echo mark").first()).hasText("3");
    page.locator("#departure-form button.main").click();
    assertThat(page.locator("#departure-wrong")).not().isEmpty();
    assertEquals(before, departures.size());
    type(0, NAMES, DATA);
    assertThat(verdict).containsText("all check digits are right");
    page.locator("#departure-add").click();
    type(1, NAMES, DATA);
    assertThat(page.locator("fieldset.zone .verdict").nth(1)).containsText("the same document");
    page.locator("fieldset.zone .remove").nth(1).click();
    assertThat(page.locator("#departure-wrong")).not().isEmpty();
    page.locator("#departure-form button.main").click();
    assertThat(page.locator("#announced")).isVisible();
    assertThat(page.locator("#announced-title")).isFocused();
    String code = page.locator("#announced-code").innerText();
    assertTrue(code.matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}"), "a code in groups");
    assertThat(page.locator("#announced-for")).containsText("1 person");
    assertEquals(
        true,
        page.evaluate("() => document.getElementById('announced-picture').naturalWidth > 0"),
        "the code is drawn");
    noSeriousFault("announced");
    assertEquals(before + 1, departures.size());
    page.locator("#announced-done").click();
    assertThat(page.locator("#announced")).isHidden();
    assertFalse(page.content().contains(code), "it is shown once");
    assertFalse(page.content().contains("L898902"), "what was typed is gone");
    withdraw("0000-0000-0000-0000");
    assertThat(page.locator("#withdraw-wrong")).containsText("Nothing is announced");
    withdraw(code.toLowerCase(Locale.ROOT));
    assertThat(page.locator("#withdraw-done")).hasText("The announcement is erased.");
    assertEquals(before, departures.size());
    withdraw(code);
    assertThat(page.locator("#withdraw-wrong")).containsText("Nothing is announced");
  }

  private void withdraw(String code) {
    page.locator("#withdraw-code").fill(code);
    page.locator("#withdraw-form button").click();
  }

  /** What was announced here is told at the lane. */
  @Test
  void anOfficerTakesTheCode() throws Exception {
    String first = accounts.add("officer", Set.of(Role.OFFICER));
    accounts.change("officer", first, "four words and a dot.");
    Visitor traveller = new Visitor(server);
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    Visitor.Answer announced =
        traveller.send(
            "POST",
            "/api/v1/departures",
            "{\"day\":\"" + today + "\",\"documents\":[" + zone(DATA) + "]}");
    assertEquals(201, announced.status(), announced.body());
    String code = announced.body().replaceFirst("(?s).*\"code\":\"([^\"]*)\".*", "$1");
    context.close();
    comes("en-GB", 1440, ColorScheme.LIGHT);
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    page.locator("#sign-in-account").fill("officer");
    page.locator("#sign-in-password").fill("four words and a dot.");
    page.keyboard().press("Enter");
    assertThat(page.locator("#act-announced")).isDisabled();
    made.arrives();
    page.locator("#act-announced").click();
    page.locator("#announced-code").fill("0000-0000-0000-0000");
    page.keyboard().press("Enter");
    assertThat(page.locator("#announced-wrong")).containsText("nobody was given such a code");
    page.locator("#announced-code").fill(code);
    page.keyboard().press("Enter");
    assertThat(page.locator("#announced-people")).hasText("1 person is announced.");
    noSeriousFault("the code at the console");
    made.leaves();
    made.clear();
    String taken = "{\"code\":\"" + code + "\"}";
    assertEquals(
        404,
        traveller.send("POST", "/api/v1/departures/withdrawals", taken).status(),
        "it is spent");
  }

  /** The officer's screen shows a code, a telephone takes the receipt, once. */
  @Test
  void aReceiptIsFetchedAndVerified() throws Exception {
    accounts.change("desk", accounts.add("desk", Set.of(Role.OFFICER)), "four words and a dot.");
    CrossingId crossing = made.arrives(7);
    made.sees(Set.of(), 7);
    made.leaves(7);
    Pickups pickups = desk.receipts().orElseThrow().pickups();
    pickups.offer(crossing, 1, issued.text());
    pickups.offer(crossing, 2, issued.text());
    context.close();
    comes("en-GB", 1440, ColorScheme.LIGHT);
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    page.locator("#sign-in-account").fill("desk");
    page.locator("#sign-in-password").fill("four words and a dot.");
    page.keyboard().press("Enter");
    assertThat(page.locator("#lane-page")).isVisible();
    page.locator("#go-shift").click();
    page.locator("#shift-rows tr[data-id='" + crossing + "'] button").click();
    assertThat(page.locator("#receipts-of")).hasText("Document 1 (1 of 2)");
    assertThat(page.locator("#receipts-code")).isVisible();
    String shown = pickups.of(crossing).getFirst().code();
    assertEquals(
        "data:image/svg+xml,"
            + page.evaluate(
                "svg => encodeURIComponent(svg)",
                desk.codes().svg(PUBLIC + "/console/traveller.html#receipt=" + shown)),
        page.locator("#receipts-code").getAttribute("src"));
    noSeriousFault("the codes of receipts");
    page.locator("#receipts-on").click();
    assertThat(page.locator("#receipts-of")).hasText("Document 2 (2 of 2)");
    page.keyboard().press("Escape");
    assertThat(page.locator("#receipts-dialog")).not().isVisible();

    String code = pickups.of(crossing).getFirst().code();
    open("receipt");
    page.navigate("about:blank");
    String address =
        "http://127.0.0.1:" + server.port() + "/console/traveller.html#receipt=" + code;
    page.navigate(address);
    assertThat(page.locator("#receipt-result h3")).hasText("Genuine, and not revoked");
    assertThat(page.locator("#receipt-fetched")).containsText("This is your receipt.");
    assertFalse(page.url().contains(code), "no history keeps it");
    noSeriousFault("the fetched receipt");
    Download saved = page.waitForDownload(() -> page.locator("#receipt-save").click());
    assertEquals(issued.text(), Files.readString(saved.path()));
    page.navigate("about:blank");
    page.navigate(address);
    assertThat(page.locator("#receipt-wrong")).containsText("was fetched already");
    assertThat(page.locator("#receipt-fetched")).not().isVisible();
    assertEquals(1, pickups.of(crossing).size());
    Visitor anybody = new Visitor(server);
    assertEquals(
        401, anybody.send("GET", "/api/v1/crossings/" + crossing + "/receipts", "").status());
  }

  @Test
  void whoAsksTooOftenIsToldToWait() throws Exception {
    try (ExeatServer another = MadeServer.start(0, made, accounts, desk)) {
      open(another, "en-GB", 390, ColorScheme.LIGHT);
      Visitor anybody = new Visitor(another);
      Visitor.Answer last = anybody.send("POST", "/api/v1/departures/zones", zone(DATA));
      for (int i = 0; i < 100 && last.status() == 200; i++) {
        last = anybody.send("POST", "/api/v1/departures/zones", zone(DATA));
      }
      assertEquals(429, last.status());
      assertTrue(last.body().contains("\"status\":429"), last.body());
      long wait = last.all().headers().firstValueAsLong("Retry-After").orElseThrow();
      assertTrue(wait >= 1 && wait <= 2, wait + " s");
      assertEquals(200, anybody.send("GET", "/api/v1/notice", "").status());
      go("receipt");
      page.locator("#receipt-text").fill("anything");
      AtomicBoolean enough = new AtomicBoolean();
      Thread goesOn =
          Thread.ofVirtual()
              .start(() -> {
                while (!enough.get()) {
                  try {
                    anybody.send("POST", "/api/v1/departures/zones", zone(DATA));
                  } catch (IOException | InterruptedException e) {
                    return;
                  }
                }
              });
      page.locator("#receipt-form button.main").click();
      assertThat(page.locator("#receipt-wrong")).containsText("seconds and try again");
      enough.set(true);
      goesOn.join();
    }
  }

  @Test
  void theCodeOnTheSignLeadsWhereTelephonesReach() throws Exception {
    Visitor.Answer code = new Visitor(server).send("GET", CODE, "");
    assertEquals(200, code.status());
    assertEquals("image/svg+xml", code.all().headers().firstValue("Content-Type").orElseThrow());
    assertEquals(desk.codes().svg(PUBLIC + "/console/traveller.html"), code.body());
    assertEquals(
        code.body(),
        new Visitor(server).send("GET", CODE, "", "X-Forwarded-Host", "other.example").body(),
        "whatever address a page was opened at");
    sign(server);
    Locator picture = page.locator("#notice .rights img");
    assertThat(picture).isVisible();
    page.waitForFunction("() => document.querySelector('#notice .rights img').naturalWidth > 0");
    assertThat(page.locator("#notice .rights .turn").first()).isVisible();
  }

  /** No telephone reaches 127.0.0.1 of another machine. */
  @Test
  void noCodeLeadsATelephoneToItself() throws Exception {
    accounts.change("local", accounts.add("local", Set.of(Role.OFFICER)), "four words and a dot.");
    try (ExeatServer local = MadeServer.start(0, made, accounts, desk)) {
      Visitor visitor = new Visitor(local);
      Visitor.Answer none = visitor.send("GET", CODE, "");
      assertEquals(404, none.status());
      assertTrue(none.body().contains("--public-address"), none.body());
      for (String host : new String[] {"localhost", "[::1]", "0.0.0.0"}) {
        assertEquals(404, visitor.send("GET", CODE, "", "X-Forwarded-Host", host).status(), host);
      }
      assertEquals(
          desk.codes().svg("http://port-7.example:" + local.port() + "/console/traveller.html"),
          visitor.send("GET", CODE, "", "X-Forwarded-Host", "port-7.example").body(),
          "by the proxy on this machine");
      sign(local);
      assertThat(page.locator("#notice h1").first()).isVisible();
      assertThat(page.locator("#notice .rights")).hasCount(0);
      noSeriousFault("a sign without a code");

      CrossingId crossing = made.arrives(11);
      made.sees(Set.of(), 11);
      made.leaves(11);
      desk.receipts().orElseThrow().pickups().offer(crossing, 1, issued.text());
      context.close();
      comes("en-GB", 390, ColorScheme.LIGHT);
      page.navigate("http://127.0.0.1:" + local.port() + "/");
      page.locator("#sign-in-account").fill("local");
      page.locator("#sign-in-password").fill("four words and a dot.");
      page.keyboard().press("Enter");
      assertThat(page.locator("#lane-page")).isVisible();
      page.locator("#go-shift").click();
      page.locator("#shift-rows tr[data-id='" + crossing + "'] button").click();
      assertThat(page.locator("#receipts-wrong")).containsText("--public-address");
      assertThat(page.locator("#receipts-code")).isHidden();
      assertThat(page.locator("#receipts-none")).isHidden();
      noSeriousFault("why there are no codes");
    }
  }

  private void sign(ExeatServer of) {
    context.close();
    comes("en-GB", 1440, ColorScheme.LIGHT);
    page.navigate("http://127.0.0.1:" + of.port() + "/console/sign.html?lane=1");
    assertThat(page.locator("body")).hasAttribute("data-shows", "notice");
  }

  @ParameterizedTest
  @CsvSource({"1440", "768", "390"})
  void nothingIsSeriouslyHardToUse(int width) throws Exception {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      open(server, "en-GB", width, scheme);
      noSeriousFault(width + " " + scheme);
      page.locator("#receipt-text").evaluate("(t, text) => (t.value = text)", issued.text());
      go("receipt");
      page.locator("#receipt-form button.main").click();
      assertThat(page.locator("#receipt-result h3")).isVisible();
      go("departure");
      type(0, NAMES, WRONG);
      assertThat(page.locator(".faults li").first()).isVisible();
      // all parts at once
      page.evaluate(
          "() => document.querySelectorAll('main > [hidden]').forEach(n => (n.hidden = false))");
      page.evaluate("() => document.querySelector('details').open = true");
      noSeriousFault("all of it, " + width + " " + scheme);
    }
  }
}
