package org.exeat.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that tests of pages work in, as it is installed on this machine. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  /** Skips the test where there is none. */
  Chromium() {
    this(List.of());
  }

  /**
   * The same.
   *
   * @param more arguments of its command line
   */
  Chromium(List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("--no-sandbox"));
    arguments.addAll(more);
    Optional<Path> installed =
        Stream.of("chromium", "chromium-browser")
            .flatMap(name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                    .map(p -> Path.of(p, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(installed.isPresent(), "there is no chromium on the PATH");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed.get())
                    .setArgs(arguments));
  }

  /**
   * Somebody's screen; what breaks in its pages, or is tried against the rules, is complained of.
   */
  BrowserContext screen(String locale, int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale));
    context.onPage(this::hear);
    return context;
  }

  /** What axe finds serious or critical in a page, each with what fails. */
  static List<String> seriousFaults(Page page) {
    return new AxeBuilder(page)
            .setLegacyMode(true) // no further page, which would take the keyboard
            .analyze()
            .getViolations()
            .stream()
            .filter(r -> List.of("serious", "critical").contains(r.getImpact()))
            .map(r ->
                r.getId()
                    + ": "
                    + r.getNodes().getFirst().getHtml()
                    + " "
                    + r.getNodes().getFirst().getFailureSummary())
            .toList();
  }

  private void hear(Page page) {
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")
          && !message.text().contains("status of 4")
          // what a test takes away itself
          && !message.text().contains("net::ERR_")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  /** All so far. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
