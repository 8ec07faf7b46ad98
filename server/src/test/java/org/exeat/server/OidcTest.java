package org.exeat.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.OidcProvider;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.exeat.server.board.Port;
import org.exeat.server.operation.Operation;
import org.exeat.server.provider.MadeProvider;
import org.exeat.server.traveller.MadeDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People sign in by an organisation's provider, a process of its own, in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcTest {
  private static final String SECRET = "nobody-else-knows-this";
  private static final String PASSWORD = "four words and a dot.";

  /** Runs as the machine's does, and can be set forward. */
  private static final class Adjusted extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Adjusted clock = new Adjusted();
  private final List<String> acted = new ArrayList<>();
  private Path folder;
  private MadeProvider provider;
  private MadePort made;
  private ExeatServer server;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    chromium = new Chromium();
    provider = new MadeProvider();
    made = new MadePort(folder);
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), PASSWORD);
    server = server(accounts, settings(provider.issuer()));
    provider.know(address(), SECRET);
  }

  private ExeatServer server(Accounts accounts, Path settings) throws Exception {
    Port port = made.port();
    Port.Officers named =
        account -> {
          acted.add(account);
          return port.officers().of(account);
        };
    return ExeatServer.start(
        0,
        new ExeatServer.Setup(
            new Port(port.boards(), port.shift(), named, port.devices()),
            accounts,
            made.record(),
            MadeDesk.noticeOnly(made),
            Operation.usual(),
            new Access(Listening.thisMachine(), Optional.of(OidcProvider.read(settings)), clock)));
  }

  private Path settings(String issuer) throws IOException {
    Path secret = folder.resolve("secret");
    if (Files.notExists(secret)) {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(secret, SECRET + "\n");
    return Files.writeString(
        folder.resolve("oidc.yaml"),
        """
        issuer: %s
        client_id: exeat-port-7
        client_secret_file: secret
        scopes: [openid, profile]
        roles_claim: realm.groups
        roles:
          port-officers: officer
          port-supervisors: supervisor
        button:
          fr: Compte de la police
        """
            .formatted(issuer));
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @AfterAll
  void stop() throws Exception {
    if (provider != null) {
      provider.close();
    }
    if (server != null) {
      server.close();
      made.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    clock.ahead = Duration.ZERO;
    context = chromium.screen("en-GB", 1440, 900, ColorScheme.LIGHT);
    page = context.newPage();
  }

  @AfterEach
  void nothingWasComplainedOf() {
    context.close();
    assertEquals(List.of(), chromium.complaints());
  }

  private void begin() {
    page.navigate(address() + "/");
    page.locator("#sign-in-provider").click();
    assertThat(page.locator("input[name=username]")).isVisible();
  }

  private void signIn(String name) {
    begin();
    answer(name);
  }

  private void answer(String name) {
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(name);
    page.keyboard().press("Enter");
  }

  private String get(String path) {
    return String.valueOf(page.evaluate("p => fetch(p).then(r => r.status + ' ' + r.url)", path));
  }

  @Test
  void aRoleLandsOnItsPageAndSigningOutEndsBoth() throws Exception {
    signIn("sam");
    page.waitForURL(address() + "/console/figures.html");
    assertThat(page.locator("#account")).hasText("sam@organisation.example");
    assertTrue(get("/api/v1/lanes").startsWith("200"), "a supervisor watches lanes");
    assertTrue(get("/api/v1/record/due").startsWith("403"), "and has no other role");
    Cookie session =
        context.cookies().stream().filter(c -> c.name.equals("exeat")).findFirst().orElseThrow();
    assertTrue(session.httpOnly);
    assertEquals(SameSiteAttribute.STRICT, session.sameSite);
    assertEquals(
        List.of(),
        context.cookies().stream().filter(c -> c.name.equals("exeat-provider")).toList(),
        "the ticket is used up");

    List<String> asked = new ArrayList<>();
    page.onRequest(r -> asked.add(r.url()));
    page.locator("#sign-out").click();
    assertThat(page.locator("#sign-in")).isVisible();
    assertTrue(
        asked.stream()
            .anyMatch(u -> u.startsWith(provider.issuer() + "/connect/logout?id_token_hint=")),
        "the provider was told");
    assertEquals(address() + "/console/index.html", page.url());
    assertTrue(get("/api/v1/lanes").startsWith("401"), "the session here is over");
    page.locator("#sign-in-provider").click();
    assertThat(page.locator("input[name=password]")).isVisible(); // and so is the one there
  }

  @Test
  void anOfficerActsUnderAPseudonymOfIssuerAndSubject() throws Exception {
    signIn("olga");
    assertThat(page.locator("#lane-page")).isVisible();
    made.arrives(12, 200);
    made.leaves(12);
    acted.clear();
    String id =
        String.valueOf(
            page.evaluate("fetch('/api/v1/crossings').then(r => r.json()).then(all => all[0].id)"));
    Object status =
        page.evaluate(
            """
            id => fetch(`/api/v1/crossings/${id}/resolutions`, {
              method: 'POST',
              headers: {
                'Content-Type': 'application/json',
                'X-XSRF-TOKEN': decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]),
              },
              body: JSON.stringify({document: 2, resolution: 'sent_on', ground: 'by hand'}),
            }).then(r => r.status)
            """,
            id);
    assertEquals(200, status);
    assertEquals(List.of(provider.issuer() + " olga"), acted);
    Pseudonym own = made.port().officers().of(provider.issuer() + " olga");
    assertNotEquals(made.port().officers().of("olga"), own);
    assertEquals(
        409,
        page.evaluate(
            """
            fetch('/api/v1/session/password', {
              method: 'PUT',
              headers: {
                'Content-Type': 'application/json',
                'X-XSRF-TOKEN': decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]),
              },
              body: JSON.stringify({old: 'a', new: 'b'}),
            }).then(r => r.status)
            """));
  }

  @Test
  void aSessionEndsAfterAShiftHoweverBusyItIs() {
    signIn("olga");
    assertThat(page.locator("#lane-page")).isVisible();
    clock.ahead = Duration.ofHours(8).minusMinutes(1);
    assertTrue(get("/api/v1/lanes").startsWith("200"));
    clock.ahead = Duration.ofHours(8);
    assertTrue(get("/api/v1/lanes").startsWith("401"));
  }

  /** Whom nobody gave a role, and who claims a role that is never given so. */
  @Test
  void whoHasNoRoleIsRefusedAndTold() {
    for (String name : List.of("nora", "dave")) {
      signIn(name);
      assertThat(page.locator("#sign-in-wrong")).containsText("no role at this port");
      assertTrue(get("/api/v1/lanes").startsWith("401"));
      assertEquals(address() + "/console/index.html", page.url());
      context.clearCookies();
    }
  }

  @Test
  void tokensThatAreNotTheProvidersForUsAndNowAreRefused() {
    for (String name : List.of("forged", "expired", "elsewhere", "impostor")) {
      signIn(name);
      assertThat(page.locator("#sign-in-wrong")).containsText("could not be proved");
      assertTrue(get("/api/v1/lanes").startsWith("401"), name);
      context.clearCookies();
    }
  }

  @Test
  void aClockThatIsFarAheadBelievesNoToken() {
    clock.ahead = Duration.ofMinutes(29);
    signIn("olga"); // good for half an hour
    assertThat(page.locator("#lane-page")).isVisible();
    context.clearCookies();
    clock.ahead = Duration.ofMinutes(32);
    signIn("olga");
    assertThat(page.locator("#sign-in-wrong")).containsText("could not be proved");
  }

  @Test
  void aStateThatWasChangedOrIsAnothersIsRefused() {
    signIn("olga");
    assertThat(page.locator("#lane-page")).isVisible();
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("exeat"));
    // the provider knows who it is; its redirects are taken one by one, with the browser's cookies
    String back = location(location(address() + "/api/v1/session/provider"));
    assertTrue(back.startsWith(address() + "/api/v1/session/provider/back?code="), back);

    // another browser has no ticket
    try (BrowserContext other = chromium.screen("en-GB", 800, 600, ColorScheme.LIGHT)) {
      Page theirs = other.newPage();
      theirs.navigate(back);
      assertThat(theirs.locator("#sign-in-wrong")).containsText("begin again");
    }
    // this one has, for the state that it asked with, and once
    page.navigate(back.replaceFirst("state=[^&]*", "state=changed"));
    assertThat(page.locator("#sign-in-wrong")).containsText("begin again");
    page.navigate(back);
    assertThat(page.locator("#sign-in-wrong")).containsText("begin again");
    assertTrue(get("/api/v1/lanes").startsWith("401"));
    // one that nobody changed is good, once
    String own = location(location(address() + "/api/v1/session/provider"));
    page.navigate(own);
    assertThat(page.locator("#lane-page")).isVisible();
    page.navigate(own);
    assertThat(page.locator("#lane-page")).isVisible(); // with the session that there is
    assertTrue(location(own).endsWith("?signin=late"));
  }

  private String location(String address) {
    return context
        .request()
        .get(address, RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html"))
        .headers()
        .getOrDefault("location", "nowhere");
  }

  @Test
  void whatIsAskedHasProofKeyStateAndNonce() throws Exception {
    Visitor visitor = new Visitor(server);
    String to =
        visitor
            .send("GET", "/api/v1/session/provider", "")
            .all()
            .headers()
            .firstValue("Location")
            .orElseThrow();
    for (String part :
        List.of(
            "response_type=code",
            "code_challenge_method=S256",
            "code_challenge=",
            "state=",
            "nonce=",
            "prompt=login",
            "scope=openid%20profile")) {
      assertTrue(to.contains(part), to);
    }
    assertFalse(to.contains(SECRET.substring(0, 6)), to);
  }

  @Test
  void aSecretThatIsWrongAndAProviderThatIsDownAreTold() throws Exception {
    provider.know(address(), "another-secret");
    signIn("olga");
    assertThat(page.locator("#sign-in-wrong")).containsText("not set up for each other");
    provider.know(address(), SECRET);

    Accounts accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    try (ExeatServer alone = server(accounts, settings("http://localhost:1"))) {
      page.navigate("http://127.0.0.1:" + alone.port() + "/");
      page.locator("#sign-in-provider").click();
      assertThat(page.locator("#sign-in-wrong")).containsText("does not answer");
      page.locator("#sign-in-account").fill("officer");
      page.locator("#sign-in-password").fill(PASSWORD);
      page.keyboard().press("Enter");
      assertThat(page.locator("#lane-page")).isVisible();
      page.locator("#sign-out").click();
      assertThat(page.locator("#sign-in")).isVisible();
    }
  }

  @Test
  void theButtonIsThereWhereAProviderIsInTheReadersWords() throws Exception {
    page.navigate(address() + "/");
    assertThat(page.locator("#sign-in-provider"))
        .hasText("Sign in with the organisation’s account");
    page.locator("#language").selectOption("fr");
    assertThat(page.locator("#sign-in-provider")).hasText("Compte de la police");
    try (ExeatServer without =
        MadeServer.start(made, new Accounts(folder.resolve("accounts.json"), Instant::now))) {
      page.navigate("http://127.0.0.1:" + without.port() + "/");
      assertThat(page.locator("#sign-in")).isVisible();
      assertThat(page.locator("#sign-in-provider")).not().isVisible();
      assertEquals(404, new Visitor(without).send("GET", "/api/v1/session/provider", "").status());
    }
  }

  /** Tokens are in memory while they are needed, and nowhere on the disk. */
  @Test
  void noTokenIsWritten() throws Exception {
    signIn("olga");
    assertThat(page.locator("#lane-page")).isVisible();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("eyJ"), file + " holds a JSON web token");
        assertFalse(text.contains("organisation.example"), file + " holds who signed in");
      }
    }
  }
}
