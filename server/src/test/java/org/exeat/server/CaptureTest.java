package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.capture.HandheldCapture;
import org.exeat.documents.mrz.MrzFault;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.CrossingId;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ImageEncoder;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // photographs are looked at meanwhile
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
    // no two photographs of a camera are the same to the last bit, and those of a film may be
    context.addInitScript(
        """
        const plain = HTMLCanvasElement.prototype.toBlob;
        HTMLCanvasElement.prototype.toBlob = function (...given) {
          const pen = this.getContext('2d');
          for (let i = 0; i < 20; i++) {
            pen.fillStyle = `rgb(${Math.random() * 255} ${Math.random() * 255} 90)`;
            pen.fillRect(i, 0, 1, 1);
          }
          return plain.apply(this, given);
        };
        """);
    page = context.newPage();
    page.onDialog(d -> d.accept()); // that something waits when the page is left
  }

  @AfterEach
  void nothingWasComplainedOf() throws Exception {
    context.close();
    made.bay().atLine().ifPresent(c -> made.bay().end(c.key(), Optional.empty()));
    for (LaneView.Crossing c : made.view().pending()) {
      made.board().close(CrossingId.parse(c.id()));
    }
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

  private void type(int n, String kind, List<String> lines) {
    typeOnly(n, kind, lines);
    assertThat(page.locator("#document-dialog .right")).isVisible();
    page.locator("#document-submit").click();
    assertThat(page.locator("#document-dialog")).isHidden();
  }

  private void typeOnly(int n, String kind, List<String> lines) {
    person(n).locator(".document").click();
    page.locator("#document-dialog .kind select").selectOption(kind);
    for (int i = 0; i < lines.size(); i++) {
      page.locator("#document-dialog .line input").nth(i).fill(lines.get(i));
    }
  }

  private void says(int n, String words) {
    assertThat(person(n)).containsText(words, within(20));
  }

  private static LocatorAssertions.ContainsTextOptions within(int seconds) {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(1000.0 * seconds);
  }

  private void allHasArrived() {
    assertThat(page.locator("#net")).containsText("All has arrived", within(40));
  }

  private LaneView.Crossing atLine() {
    return Objects.requireNonNull(made.view().crossing(), "somebody is at the line");
  }

  private LaneView.Crossing decided() {
    List<LaneView.Crossing> pending = made.view().pending();
    assertEquals(1, pending.size(), "one waits for an officer");
    return pending.getFirst();
  }

  /** Everything that the browser keeps of this page, as one text of its bytes. */
  private String stored() {
    return (String)
        page.evaluate(
            """
            async () => {
              const request = indexedDB.open('exeat-capture');
              const db = await new Promise(then => (request.onsuccess = () => then(request.result)));
              let text = '';
              const add = value => {
                if (value instanceof ArrayBuffer) value = new Uint8Array(value);
                if (value instanceof Uint8Array) for (const b of value) text += String.fromCharCode(b);
                else if (value instanceof Blob) throw new Error('a file lies in the store');
                else if (value && typeof value === 'object') for (const k in value) text += k + '=', add(value[k]);
                else text += value + ';';
              };
              for (const name of db.objectStoreNames) {
                const all = db.transaction(name).objectStore(name).getAll();
                add(await new Promise(then => (all.onsuccess = () => then(all.result))));
              }
              db.close();
              for (const store of [localStorage, sessionStorage]) text += JSON.stringify(store);
              return text + ' caches=' + (await caches.keys()).length;
            }
            """);
  }

  private void finish() {
    page.locator("#finish").click();
    page.locator("#sure-yes").click();
    assertThat(page.locator("#begin")).isVisible();
  }

  /** At the telephone: everybody is looked at, with a ground, and the crossing closed. */
  private void resolveAndClose(int left) {
    page.locator("#waiting-list button").first().click();
    assertThat(page.locator("#look")).isVisible();
    for (int i = left; i > 0; i--) {
      assertThat(page.locator("#travellers [data-unresolved]")).hasCount(i);
      page.locator("#travellers [data-unresolved] .confirm").first().click();
      page.locator("#ground-presets input").nth(1).check();
      page.locator("#ground-submit").click();
      assertThat(page.locator("#ground-dialog")).isHidden();
    }
    assertThat(page.locator("#travellers [data-unresolved]")).hasCount(0);
    page.locator("#close").click();
    assertThat(page.locator("#begin")).isVisible();
  }

  @Test
  void anOfficerTakesABusWhileTheNetworkGoes() throws Exception {
    signIn();
    begin("bus", 3);
    photograph(1);
    says(1, "Photograph good");
    List<String> passport = Zones.passport("T22000129", "ERIKSSON<<ANNA<MARIA");
    type(1, "td3", passport);
    says(1, "Document 1 handed over, read without a fault");

    context.setOffline(true);
    List<String> card = Zones.card("D23145890", "STEVENSON<<PETER<JOHN");
    photograph(2);
    type(2, "td1", card);
    person(3).locator(".out").click();
    page.locator("#sure-yes").click();
    says(2, "Photograph taken, not answered yet");
    says(2, "all check digits right, not answered yet");
    says(3, "Chose an officer");
    assertThat(page.locator("#net")).containsText("3 things wait here, encrypted", within(20));
    assertThat(page.locator("#ends")).containsText("what waits is erased then");
    String stored = stored();
    assertTrue(stored.length() > 20_000, "a photograph waits, of " + stored.length() + " bytes");
    for (String open :
        List.of(
            "\u00ff\u00d8\u00ff",
            "JFIF",
            "image/jpeg",
            "photograph",
            "STEVENSON",
            "D23145890",
            card.get(1),
            "traveller",
            "zone")) {
      assertFalse(stored.contains(open), "the store shows what lies in it");
    }
    assertEquals(1, atLine().documents().size(), "nothing has arrived");

    context.setOffline(false);
    allHasArrived();
    says(2, "Photograph good");
    says(2, "Document 2 handed over, read without a fault");
    finish();
    allHasArrived();
    LaneView.Crossing crossing = decided();
    assertEquals("bus", crossing.mode());
    assertEquals(3, crossing.coverage().people());
    assertEquals(2, crossing.coverage().captured());
    assertEquals(1, crossing.coverage().unseen());
    assertEquals(2, crossing.occupants().size());
    assertEquals(2, crossing.documents().size());
    assertEquals(List.of(1, 2), crossing.documents().stream().map(d -> d.occupant()).toList());
    assertEquals(2, crossing.unresolved().size(), "a face goes with its document");

    page.navigate(address("index.html"));
    page.locator("#go-queue").click();
    assertThat(page.locator("#queue-rows tr")).hasCount(1);
    assertThat(page.locator("#queue-rows tr")).containsText("Bus");
    page.locator("#places a[href='capture.html']").click();
    assertThat(page.locator("#waiting-list button")).hasCount(1);
    resolveAndClose(2);
    assertEquals(List.of(), made.view().pending());
    assertEquals(2, made.port().shift().closed().getFirst().byOfficer());
  }

  /** The answer gets lost, the page is loaded again, and a photograph still counts once. */
  @Test
  void whatIsSentAgainArrivesOnce() throws Exception {
    signIn();
    begin("foot", 2);
    int[] sent = new int[1];
    context.route(
        "**/photographs?**",
        route -> {
          sent[0]++;
          route.fetch(); // it arrives
          route.abort(); // and nobody hears of it
        });
    photograph(1);
    assertThat(page.locator("#net")).containsText("1 thing waits here", within(20));
    assertEquals(1, atLine().occupants().size());
    context.unroute("**/photographs?**");
    page.reload();
    assertThat(page.locator("#work")).isVisible();
    allHasArrived();
    says(1, "Photograph good");
    assertTrue(sent[0] >= 1);
    assertEquals(1, atLine().occupants().size());
    assertEquals(1, made.bay().atLine().orElseThrow().travellers().size());
    finish();
    allHasArrived();
    assertEquals(2, decided().coverage().people());
  }

  @Test
  void aFaultIsNamedAsItIsTyped() throws Exception {
    signIn();
    begin("train", 1);
    context.setOffline(true); // it is the page that finds them
    List<String> right = Zones.passport("O23456780", "ERIKSSON<<ANNA<MARIA");
    String confused = "0" + right.get(1).substring(1);
    typeOnly(1, "td3", List.of(right.get(0), confused));
    Locator faults = page.locator("#document-dialog .faults li");
    assertThat(faults.first()).containsText("check digit of the document number");
    assertThat(faults.first()).containsText("perhaps O in line 2, position 1");
    page.locator("#document-submit").click();
    assertThat(page.locator("#document-wrong")).containsText("Something is wrong with the zone");
    page.locator("#as-it-is").check();
    page.locator("#document-submit").click();
    says(1, "Document typed as it is printed, faulty");
    context.setOffline(false);
    allHasArrived();
    says(1, "handed over as it is printed, faulty");
    finish();
    allHasArrived();
    assertEquals("document_not_accepted", decided().documents().getFirst().verdict());
  }

  static Stream<List<String>> zones() {
    List<String> passport = Zones.passport("L898902C3", "ERIKSSON<<ANNA<MARIA");
    List<String> card = Zones.card("D23145890734", "ERIKSSON<<ANNA<MARIA");
    List<String> large = Zones.largeCard("D23145890", "ERIKSSON<<ANNA<MARIA");
    return Stream.of(
        passport,
        card,
        large,
        Zones.card("D23145890", "ERIKSSON<<ANNA<MARIA"),
        with(passport, 1, 9, '7'),
        with(passport, 1, 13, '9'),
        with(passport, 1, 43, '1'),
        with(passport, 1, 0, 'l'),
        with(passport, 1, 20, 'X'),
        with(passport, 1, 15, 'O'),
        with(passport, 0, 7, '1'),
        with(card, 0, 17, '1'),
        with(card, 0, 18, '0'),
        with(card, 1, 29, '9'),
        with(large, 1, 24, '8'),
        List.of("V" + passport.get(0).substring(1), passport.get(1)),
        List.of(passport.get(0), passport.get(1).substring(1)),
        List.of("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"),
        List.of("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512069F6"));
  }

  private static List<String> with(List<String> lines, int line, int at, char c) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(line, lines.get(line).substring(0, at) + c + lines.get(line).substring(at + 1));
    return changed;
  }

  /** The page tells of check digits and characters what the server tells. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("zones")
  void thePageReadsZonesAsTheServerDoes(List<String> lines) {
    page.navigate(address("index.html"));
    Map<?, ?> reading =
        (Map<?, ?>)
            page.evaluate(
                "async lines => (await import('/console/mrz.js')).readZone(lines)", lines);
    List<String> ours =
        ((List<?>) Objects.requireNonNull(reading.get("faults")))
            .stream()
                .map(f -> (Map<?, ?>) f)
                .map(f ->
                    f.get("kind")
                        + " "
                        + f.get("field")
                        + " "
                        + f.get("line")
                        + " "
                        + f.get("position")
                        + " "
                        + f.get("expected"))
                .toList();
    Set<MrzFault.Kind> told =
        EnumSet.of(
            MrzFault.Kind.WRONG_CHECK_DIGIT,
            MrzFault.Kind.ILLEGAL_CHARACTER,
            MrzFault.Kind.LOWER_CASE,
            MrzFault.Kind.UNKNOWN_SEX);
    MrzReading server = MrzReader.read(lines, LocalDate.of(2026, 11, 28));
    List<String> theirs =
        server.faults().stream()
            .filter(f -> told.contains(f.kind()))
            .map(f ->
                (f.kind() + " " + f.field()).toLowerCase(Locale.ROOT)
                    + " "
                    + f.line()
                    + " "
                    + f.position()
                    + " "
                    + (f.kind() == MrzFault.Kind.WRONG_CHECK_DIGIT ? f.expected() : ""))
            .toList();
    if (server instanceof MrzReading.Unreadable) {
      assertEquals(List.of("unknown_format zone 1 1 "), ours);
    } else {
      assertEquals(theirs, ours);
      assertEquals(theirs.isEmpty(), reading.get("usable"));
    }
  }

  @Test
  void whereTheCameraMayNotBeUsedThereIsAFile() throws Exception {
    signIn();
    page.addInitScript(
        "navigator.mediaDevices.getUserMedia = async () => {"
            + " throw new DOMException('', 'NotAllowedError'); }");
    page.reload();
    begin("foot", 1);
    person(1).locator(".photograph").click();
    assertThat(page.locator("#camera-wrong")).containsText("may not use the camera");
    assertThat(page.locator("#camera-view")).isHidden();
    byte[] jpeg = ImageEncoder.jpeg(Faces.person(9), 90);
    page.locator("#camera-file").setInputFiles(new FilePayload("x.jpg", "image/jpeg", jpeg));
    says(1, "Photograph good");
    finish();
    allHasArrived();
    assertEquals(1, decided().occupants().size());
  }

  @Test
  void whoSignsOutLeavesNothingThatCanBeRead() throws Exception {
    signIn();
    begin("foot", 1);
    allHasArrived();
    context.route("**/photographs?**", route -> route.abort());
    photograph(1);
    assertThat(page.locator("#net")).containsText("1 thing waits here", within(20));
    page.locator("#sign-out").click();
    assertThat(page.locator("#sure-words")).containsText("1 thing has not been sent");
    page.locator("#sure-yes").click();
    assertThat(page.locator("#sign-in-wrong")).containsText("it is erased", within(20));
    assertFalse(stored().contains("sealed"), "the store is empty");
    context.unroute("**/photographs?**");
  }

  /** The server forgot the session: what waits is erased, and the page says so. */
  @Test
  void aSessionThatEndsTakesWhatWaitsAlong() throws Exception {
    signIn();
    begin("foot", 1);
    allHasArrived();
    context.setOffline(true);
    photograph(1);
    assertThat(page.locator("#net")).containsText("1 thing waits here", within(20));
    context.clearCookies();
    context.setOffline(false);
    assertThat(page.locator("#over-words")).containsText("it is erased", within(40));
    assertFalse(stored().contains("sealed"), "the store is empty");
  }

  /** Without any network the page counts the session's time itself. */
  @Test
  void aDeadNetworkEndsTheSessionHere() throws Exception {
    context.close();
    open("en-GB", 390, 844, ColorScheme.LIGHT);
    page.clock().install();
    signIn();
    begin("foot", 1);
    allHasArrived();
    context.setOffline(true);
    photograph(1);
    assertThat(page.locator("#ends")).containsText("what waits is erased then", within(20));
    page.clock().fastForward("16:00");
    assertThat(page.locator("#over-words")).containsText("it is erased", within(20));
    context.setOffline(false);
    assertFalse(stored().contains("sealed"), "the store is empty");
  }

  private void noSeriousFault(String where) {
    assertEquals(List.of(), Chromium.seriousFaults(page), where);
    assertEquals(
        page.viewportSize().width,
        ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue(),
        "nothing is cut off or scrolled to at " + where);
    List<?> small =
        (List<?>)
            page.evaluate(
                """
                () => [...document.querySelectorAll('button, select, a.button, label.choice, label.button')]
                  .filter(b => b.offsetParent && b.getBoundingClientRect().height < 44)
                  .map(b => b.id || b.textContent)
                """);
    assertEquals(List.of(), small, "too small for a thumb at " + where);
  }

  /** With -Dexeat.screenshots=true the pictures of the documentation are taken anew. */
  private void picture(String name) {
    if (Boolean.getBoolean("exeat.screenshots")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("../docs/screenshots/" + name + ".jpg"))
              .setType(ScreenshotType.JPEG)
              .setQuality(80));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "390, LIGHT, en-GB",
    "768, LIGHT, fr-FR",
    "1440, LIGHT, es-ES",
    "390, DARK, fr-FR",
    "768, DARK, es-ES",
    "1440, DARK, en-GB"
  })
  void everybodyCanUseIt(int width, ColorScheme scheme, String locale) throws Exception {
    context.close();
    // its pictures are in English, what is looked at in each language
    String speaks = Boolean.getBoolean("exeat.screenshots") ? "en-GB" : locale;
    open(speaks, width, width == 390 ? 844 : 1000, scheme);
    String where = scheme + " " + width;
    String named = (scheme == ColorScheme.DARK ? "-dark-" : "-") + width;
    signIn();
    noSeriousFault(where + ", beginning");
    if (named.equals("-390")) {
      picture("capture-begin-390");
    }
    begin("bus", 2);
    person(1).locator(".photograph").click();
    assertThat(page.locator("#camera-shoot")).isEnabled();
    noSeriousFault(where + ", the camera");
    if (named.equals("-390")) {
      picture("capture-camera-390");
    }
    page.locator("#camera-shoot").click();
    assertThat(person(1).locator(".line[data-tone='good']")).hasCount(1);
    List<String> zone = Zones.passport("T22000129", "ERIKSSON<<ANNA<MARIA");
    typeOnly(1, "td3", with(zone, 1, 2, '5'));
    assertThat(page.locator("#document-dialog .faults li").first()).isVisible();
    noSeriousFault(where + ", a faulty zone");
    page.locator("#document-dialog .line input").nth(1).fill(zone.get(1));
    assertThat(page.locator("#document-dialog .right")).isVisible();
    noSeriousFault(where + ", a zone");
    if (named.equals("-390")) {
      picture("capture-document-390");
    }
    page.locator("#document-submit").click();
    assertThat(person(1).locator(".line[data-tone='good']")).hasCount(2);
    context.setOffline(true);
    photograph(2);
    assertThat(page.locator("#status")).hasAttribute("data-how", "offline");
    noSeriousFault(where + ", without a network");
    picture("capture" + named);
    person(2).locator(".out").click();
    noSeriousFault(where + ", asked once more");
    page.locator("#sure-dialog [data-close]").click();
    context.setOffline(false);
    assertThat(page.locator("#status")).hasAttribute("data-how", "idle");
    finish();
    page.locator("#waiting-list button").first().click();
    assertThat(page.locator("#look")).isVisible();
    assertThat(page.locator("#travellers [data-filled]").first()).isVisible();
    noSeriousFault(where + ", an officer has to look");
    picture("capture-look" + named);
    page.locator("#travellers [data-unresolved] .not_confirm").first().click();
    assertThat(page.locator("#ground-dialog")).isVisible();
    noSeriousFault(where + ", a reason");
  }
}
