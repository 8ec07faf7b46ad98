package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.capture.Degradation;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Prompt;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.MadePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console and the sign in a browser, worked by keyboard alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String CHOSEN = "four words and a dot.";

  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;
  private int portrait;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    chromium = new Chromium();
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    server = MadeServer.start(made, accounts);
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
      server.close();
      made.close();
    }
  }

  @BeforeEach
  void open() {
    open(1440, 900, ColorScheme.LIGHT);
  }

  private void open(int width, int height, ColorScheme scheme) {
    context = chromium.screen("en-GB", width, height, scheme);
    page = context.newPage();
  }

  /** No page breaks, and none tries what the server forbids. */
  @AfterEach
  void nothingWasComplainedOf() throws Exception {
    context.close();
    made.clear();
    assertEquals(List.of(), chromium.complaints());
  }

  private void signIn(String account, String password) {
    page.navigate("http://127.0.0.1:" + server.port() + "/");
    assertThat(page.locator("#sign-in")).isVisible();
    page.locator("#sign-in-account").focus();
    page.keyboard().type(account);
    page.keyboard().press("Tab");
    page.keyboard().type(password);
    page.keyboard().press("Enter");
  }

  /** A crossing is what the officer has before the eyes. */
  private void shows(CrossingId id) {
    assertThat(page.locator("#crossings [data-id='" + id + "'][aria-pressed=true]")).hasCount(1);
  }

  /** And the machine has decided: the view of before may still be on its way to the page. */
  private void showsDecided(CrossingId id) {
    shows(id);
    assertThat(page.locator("#act-close")).isEnabled();
  }

  private void press(String... keys) {
    for (String k : keys) {
      page.keyboard().press(k);
    }
  }

  /** Somebody whose document shows somebody else; of a kind that no other crossing had. */
  private CrossingId aSwap() throws Exception {
    portrait += 1;
    CrossingId id = made.arrives(1000 + 360 * portrait, 1090 + 360 * portrait);
    made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 1000);
    // the second one's face is half way between both portraits
    made.leaves(1000, 1000 + 45 + 90);
    return id;
  }

  private void noSeriousFault(String where) {
    assertEquals(List.of(), Chromium.seriousFaults(page), where);
  }

  @Test
  void aFirstPasswordHasToBeChanged() throws Exception {
    String first = accounts.add("officer-new", Set.of(Role.OFFICER));
    signIn("officer-new", first + "x");
    assertThat(page.locator("#sign-in-wrong")).not().isEmpty();
    page.locator("#sign-in-password").fill("");
    page.keyboard().type(first);
    page.keyboard().press("Enter");
    assertThat(page.locator("#password-page")).isVisible();
    noSeriousFault("password");
    page.locator("#password-old").fill(first);
    page.locator("#password-new").fill("short");
    page.locator("#password-again").fill("short");
    press("Enter");
    assertThat(page.locator("#password-wrong")).not().isEmpty();
    page.locator("#password-new").fill(CHOSEN);
    page.locator("#password-again").fill(CHOSEN);
    press("Enter");
    assertThat(page.locator("#lane-page")).isVisible();
    page.locator("#sign-out").focus();
    press("Enter");
    assertThat(page.locator("#sign-in")).isVisible();
  }

  @Test
  void aDevicesAccountIsToldThatItSignsInElsewhere() throws Exception {
    String drawn = accounts.add("gate", Set.of(Role.DEVICE));
    signIn("gate", drawn + "x");
    assertThat(page.locator("#sign-in-wrong")).containsText("do not go together");
    page.locator("#sign-in-password").fill(drawn);
    press("Enter");
    assertThat(page.locator("#sign-in-wrong")).containsText("a device’s account");
    assertThat(page.locator("#sign-in")).isVisible();
    noSeriousFault("a device's account");
  }

  /** Twenty crossings, by keyboard only. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "es"})
  void anOfficerWorksThroughTheQueueByKeyboard(String language) throws Exception {
    signIn("officer", CHOSEN);
    assertThat(page.locator("#lane-page")).isVisible();
    while (!language.equals(page.locator("html").getAttribute("lang"))) {
      press("l");
    }
    int before = made.port().shift().closed().size();
    for (int i = 0; i < 20; i++) {
      CrossingId id = aSwap();
      showsDecided(id);
      assertThat(page.locator("[data-unresolved]")).hasCount(1);
      press(i % 3 == 0 ? "c" : i % 3 == 1 ? "n" : "s");
      assertThat(page.locator("#ground-dialog")).isVisible();
      press("1", "Enter");
      assertThat(page.locator("#ground-dialog")).not().isVisible();
      page.waitForFunction("() => document.querySelectorAll('[data-unresolved]').length === 0");
      press("x");
      for (int n = 0; n < 100 && made.port().of(id).isPresent(); n++) {
        page.waitForTimeout(50);
      }
      assertTrue(made.port().of(id).isEmpty(), "closed");
    }
    assertEquals(before + 20, made.port().shift().closed().size());
    press("h");
    assertThat(page.locator("#shift-page")).isVisible();
    assertThat(page.locator("#shift-rows tr")).hasCount(before + 20);
    press("Escape");
    assertThat(page.locator("#lane-page")).isVisible();
  }

  @Test
  void everybodyMayOptOutBeforeTheCamerasLook() throws Exception {
    signIn("officer", CHOSEN);
    portrait += 1;
    CrossingId id = made.arrives(1000 + 360 * portrait);
    shows(id);
    press("o");
    assertThat(page.locator("#opt-out-dialog")).isVisible();
    press("2", "Enter");
    assertThat(page.locator("#opt-out-sure")).not().isEmpty();
    press("Enter");
    assertThat(page.locator("#opt-out-dialog")).not().isVisible();
    assertTrue(made.port().boards().getFirst().optedOut());
    made.leaves(1000);
    assertEquals(
        "opted_out",
        made.port()
            .boards()
            .getFirst()
            .crossing(id)
            .orElseThrow()
            .documents()
            .getFirst()
            .verdict());
  }

  @Test
  void thatACameraDoesNotSeeStandsWithTheCoverageUntilItSees() throws Exception {
    signIn("officer", CHOSEN);
    portrait += 1;
    CrossingId id = made.arrives(1000 + 360 * portrait);
    made.sees(new Degradation(Map.of("left", Trouble.FROZEN), .5, true), 1000);
    shows(id);
    assertThat(page.locator("#coverage-degraded"))
        .hasText(
            "Camera left does not see: its picture is frozen · There is no time for most pictures");
    made.sees(Degradation.NONE, 1000);
    assertThat(page.locator("#coverage-degraded")).isEmpty();
    made.leaves(1000);
  }

  @Test
  void whatWasCountedBesideTheConfirmedIsSaidAndKeepsADepartureOpen() throws Exception {
    signIn("officer", CHOSEN);
    CrossingId id = made.arrives(1000);
    made.leavesWith(2, 1000);
    showsDecided(id);
    assertThat(page.locator("#coverage-captured")).hasText("1 of 1 captured");
    assertThat(page.locator("#coverage-unseen")).hasText("2 more faces counted, perhaps nobody’s");
    assertThat(
            page.getByText("See whether anybody else is in the vehicle, then close the crossing."))
        .isVisible();
  }

  @Test
  void whatTheOfficerAsksForStandsOnTheSign() throws Exception {
    signIn("officer", CHOSEN);
    Page sign = context.newPage();
    sign.navigate("http://127.0.0.1:" + server.port() + "/console/sign.html?lane=1");
    portrait += 1;
    CrossingId id = made.arrives(1000 + 360 * portrait);
    made.sees(Set.of(), 1000);
    page.bringToFront();
    shows(id);
    press("p", "5");
    assertThat(sign.locator("#prompts [data-prompt=REMOVE_SUNGLASSES]")).isVisible();
    made.leaves(1000);
    assertTrue(made.port().of(id).isEmpty(), "all confirmed: it closes itself");
    assertThat(sign.locator("body")).hasAttribute("data-shows", "notice");
  }

  /** What the lane says is text, whatever it is. */
  @Test
  void noTextBecomesAPartOfThePage() throws Exception {
    signIn("officer", CHOSEN);
    made.port().boards().getFirst().tell("<img src=x onerror=\"document.title='gone'\">");
    assertThat(page.locator("#troubles")).containsText("<img src=x");
    assertThat(page.locator("#troubles img")).hasCount(0);
    assertTrue(page.title().startsWith("Exeat"), page::title);
  }

  /** What is put into the page anew is read aloud anew. */
  @Test
  void whatIsToldTwiceStaysWhereItIs() throws Exception {
    signIn("officer", CHOSEN);
    assertThat(page.locator("body")).hasAttribute("data-live", "now");
    LaneBoard board = made.port().boards().getFirst();
    Locator told = page.locator("#troubles li", new Page.LocatorOptions().setHasText("no paper"));
    board.tell("the printer has no paper");
    board.tell("camera front: BROKEN");
    board.tell("the printer has no paper");
    assertThat(told).hasCount(2);
    page.evaluate(
        """
        globalThis.put = [];
        new MutationObserver(all => all.forEach(m => m.addedNodes.forEach(n => put.push(n.textContent))))
          .observe(document.getElementById('troubles'), {childList: true, subtree: true});
        """);
    board.tell("camera front: all is well");
    assertThat(page.locator("#troubles")).containsText("camera front: all is well");
    assertThat(page.locator("#troubles")).not().containsText("BROKEN");
    assertThat(told).hasCount(2);
    assertEquals(List.of("camera front: all is well"), page.evaluate("put"));
  }

  @Test
  void everybodyCanUseIt() throws Exception {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1440, 768, 390}) {
        context.close();
        open(width, 900, scheme);
        signIn("officer", CHOSEN);
        assertThat(page.locator("#lane-page")).isVisible();
        String where = scheme + " " + width;
        portrait += 1;
        shows(made.arrives(1000 + 360 * portrait, 1090 + 360 * portrait));
        made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 1000);
        assertThat(page.locator("#asked-list li")).hasCount(1);
        noSeriousFault(where + ", somebody is at the line");
        made.leaves(1000);
        assertThat(page.locator("[data-unresolved]").first()).isVisible();
        noSeriousFault(where + ", an officer has to look");
        press("n");
        assertThat(page.locator("#ground-dialog")).isVisible();
        noSeriousFault(where + ", a reason");
        press("Escape", "q");
        assertThat(page.locator("#queue-page")).isVisible();
        noSeriousFault(where + ", the queue");
        press("h");
        noSeriousFault(where + ", the shift");
        press("?");
        noSeriousFault(where + ", the keys");
        assertEquals(
            width,
            ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue(),
            "nothing is cut off or scrolled to at " + where);
        page.navigate("http://127.0.0.1:" + server.port() + "/console/sign.html?lane=1");
        assertThat(page.locator("body")).not().isEmpty();
        noSeriousFault(where + ", the sign");
        made.clear();
      }
    }
  }
}
