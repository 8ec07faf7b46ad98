package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.HandheldCapture;
import org.exeat.documents.trust.TrustStore;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.CarriedPort;
import org.exeat.server.board.LaneView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Officers take crossings with a telephone, whose camera shows somebody who was drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureTest {
  private static final String CHOSEN = "four words and a dot.";

  private CarriedPort made;
  private ExeatServer server;
  private FaceAnalyzer networks;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    networks = Faces.networks();
    Path film = Faces.film(folder.resolve("somebody.mjpeg"), 7, 200);
    chromium =
        new Chromium(
            List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
    CrossingRecipe recipe =
        new CrossingRecipe(
            networks,
            CalibrationFile.builtIn(),
            CrossingPolicy.DEFAULT,
            TrustStore.EMPTY,
            TraceSink.NONE);
    made =
        new CarriedPort(
            folder,
            HandheldCapture.Networks.of(networks),
            () -> recipe.on(LocalDate.of(2026, 11, 28)));
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    server = MadeServer.start(made, accounts);
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
      server.close();
      made.close();
      networks.close();
    }
  }

  @BeforeEach
  void open() {
    open("en-GB", 390, 844, ColorScheme.LIGHT);
  }

  private void open(String locale, int width, int height, ColorScheme scheme) {
    context = chromium.screen(locale, width, height, scheme);
    page = context.newPage();
    page.onDialog(d -> d.accept()); // that something waits when the page is left
  }

  @AfterEach
  void nothingWasComplainedOf() {
    context.close();
    assertEquals(List.of(), chromium.complaints());
  }

  private String address(String file) {
    return "http://127.0.0.1:" + server.port() + "/console/" + file;
  }

  private void signIn() {
    page.navigate(address("index.html"));
    page.locator("#sign-in-account").fill("officer");
    page.locator("#sign-in-password").fill(CHOSEN);
    page.locator("#sign-in-submit").click();
    assertThat(page.locator("#lane-page")).isVisible();
    page.locator("#places a[href='capture.html']").click();
    assertThat(page.locator("#begin")).isVisible();
  }

  private void begin(String mode, int people) {
    page.locator("#modes input[value='" + mode + "']").check();
    page.locator("#people").fill(Integer.toString(people));
    page.locator("#open").click();
    assertThat(page.locator(".person")).hasCount(people);
  }

  private Locator person(int n) {
    return page.locator("[data-person='" + n + "']");
  }

  private void photograph(int n) {
    person(n).locator(".photograph").click();
    assertThat(page.locator("#camera-shoot")).isEnabled();
    page.locator("#camera-shoot").click();
    assertThat(page.locator("#camera-dialog")).isHidden();
  }

  private void type(int n, String... lines) {
    person(n).locator(".document").click();
    for (int i = 0; i < lines.length; i++) {
      page.locator("#document-dialog .line input").nth(i).fill(lines[i]);
    }
    assertThat(page.locator("#document-dialog .right")).isVisible();
    page.locator("#document-submit").click();
    assertThat(page.locator("#document-dialog")).isHidden();
  }

  @Test
  void anOfficerTakesABusWhileTheNetworkGoes() throws Exception {
    signIn();
    begin("bus", 3);
    photograph(1);
    assertThat(person(1).locator(".line").first()).containsText("Photograph");
    page.waitForTimeout(4000);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/h/shot-a1.png")));
  }
}
