package org.exeat.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The console's page in Chromium, and when it shows which picture. */
final class BrowserConsole implements AutoCloseable {
  private static final Pattern PICTURE = Pattern.compile("/cameras/([^/]+)/picture\\?v=(\\d+)");

  /** Notes each picture of a camera in the frame that is painted after it was put into the page. */
  private static final String NOTES =
      """
      window.shown = [];
      const note = node => {
        const url = node.getAttribute && node.getAttribute('src');
        if (url && url.includes('/cameras/'))
          requestAnimationFrame(() => setTimeout(() => {
            window.first ??= Date.now();
            window.shown.push([url, Date.now()]);
          }));
      };
      new MutationObserver(changes => changes.forEach(c => {
        if (c.type === 'attributes') note(c.target);
        c.addedNodes.forEach(n => {
          note(n);
          if (n.querySelectorAll) n.querySelectorAll('img').forEach(note);
        });
      })).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['src']});
      """;

  private final Playwright playwright;
  private final Page page;
  private final Taken taken;
  private final double opened;

  /** When a camera's picture was taken. */
  interface Taken {
    Optional<Instant> of(String camera, long sequence);
  }

  private BrowserConsole(Playwright playwright, Page page, Taken taken, double opened) {
    this.playwright = playwright;
    this.page = page;
    this.taken = taken;
    this.opened = opened;
  }

  /**
   * Opens it.
   *
   * @param cookies of a session
   * @throws IllegalStateException where there is no Chromium
   */
  static BrowserConsole open(int port, List<HttpCookie> cookies, String lane, Taken taken) {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("there is no Chromium: apt-get install chromium"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox")));
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    context.addCookies(
        cookies.stream()
            .map(c -> new Cookie(c.getName(), c.getValue()).setDomain("127.0.0.1").setPath("/"))
            .toList());
    context.addInitScript("localStorage.setItem('exeat.lane', '" + lane + "');\n" + NOTES);
    Page page = context.newPage();
    double opened = System.currentTimeMillis();
    page.navigate("http://127.0.0.1:" + port + "/");
    return new BrowserConsole(playwright, page, taken, opened);
  }

  /** Milliseconds from each camera's picture to when it was painted, of so long a time. */
  double[] listen(Duration time) {
    page.evaluate("window.shown.length = 0");
    long end = System.nanoTime() + time.toNanos();
    List<Double> delays = new ArrayList<>();
    while (System.nanoTime() < end) {
      page.waitForTimeout(500);
      for (Object o : (List<?>) page.evaluate("window.shown.splice(0)")) {
        List<?> shown = (List<?>) o;
        double at = ((Number) shown.get(1)).doubleValue();
        Matcher m = PICTURE.matcher(String.valueOf(shown.getFirst()));
        if (m.find()) {
          taken
              .of(m.group(1), Long.parseLong(m.group(2)))
              .ifPresent(t -> delays.add(at - t.toEpochMilli()));
        }
      }
    }
    return delays.stream().mapToDouble(d -> d).toArray();
  }

  /** Milliseconds from asking for the page to its first picture. */
  double firstPicture() {
    return ((Number) page.evaluate("window.first ?? NaN")).doubleValue() - opened;
  }

  /** Milliseconds from asking for the page to its first paint with content. */
  double firstPaint() {
    return ((Number)
            page.evaluate(
                "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"))
        .doubleValue();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
