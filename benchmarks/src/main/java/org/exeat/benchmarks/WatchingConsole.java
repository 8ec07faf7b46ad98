package org.exeat.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a server for all that a lane's console asks for while nobody touches it, and measures from
 * each camera's picture to the moment at which all of it is there: the stream of a lane, and the
 * pictures that it names, of each camera one at a time and then the newest.
 */
final class WatchingConsole implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String server;
  private final Map<String, Picture> pictures = new ConcurrentHashMap<>();
  private final Queue<Double> delays = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean closed;

  /** What a place of the page shows. */
  private static final class Picture {
    private final Semaphore busy = new Semaphore(1);
    private volatile String wanted = "";
    private volatile String shown = "";
    private volatile Instant taken = Instant.EPOCH;
  }

  private WatchingConsole(int port) {
    server = "http://127.0.0.1:" + port;
  }

  /** Signs in and watches. */
  static WatchingConsole open(int port, String account, String password, String lane)
      throws IOException, InterruptedException {
    WatchingConsole console = new WatchingConsole(port);
    console.ask("GET", "/api/v1/session", "");
    int status =
        console.ask(
            "POST",
            "/api/v1/session",
            "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}");
    if (status != 200) {
      throw new IllegalStateException("the console cannot sign in: " + status);
    }
    Thread.ofVirtual().start(() -> console.watch(lane));
    return console;
  }

  private int ask(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header(
                "X-XSRF-TOKEN",
                cookies().stream()
                    .filter(c -> c.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("none"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The session's. */
  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Milliseconds from each camera's picture to when it was there. */
  double[] delays() {
    return delays.stream().mapToDouble(d -> d).toArray();
  }

  /** Of all that came. */
  long bytes() {
    return bytes.get();
  }

  /** What was measured so far does not count. */
  void forget() {
    delays.clear();
    bytes.set(0);
  }

  private void watch(String lane) {
    while (!closed) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server + "/api/v1/lanes/" + lane + "/events")).build();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                  StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
          bytes.addAndGet(line.length());
          if (line.startsWith("data:")) {
            hear(MAPPER.readTree(line.substring(5)));
          }
        }
      } catch (IOException e) {
        // opened again
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void hear(JsonNode view) {
    for (JsonNode camera : view.path("cameras")) {
      want(
          camera.path("camera").asString(),
          camera.path("picture").asString(),
          Instant.parse(camera.path("taken").asString()));
    }
    for (JsonNode o : view.path("crossing").path("occupants")) {
      want("occupant " + o.path("number"), o.path("picture").asString(), Instant.MAX);
    }
    for (JsonNode d : view.path("crossing").path("documents")) {
      if (d.path("portrait").isString()) {
        want("portrait " + d.path("number"), d.path("portrait").asString(), Instant.MAX);
      }
    }
  }

  /**
   * @param taken {@link Instant#MAX} where nothing is measured
   */
  private void want(String place, String address, Instant taken) {
    Picture p = pictures.computeIfAbsent(place, k -> new Picture());
    if (!p.wanted.equals(address)) {
      p.taken = taken;
      p.wanted = address;
      Thread.ofVirtual().start(() -> fetch(p));
    }
  }

  private void fetch(Picture p) {
    while (!p.shown.equals(p.wanted) && p.busy.tryAcquire()) {
      String address = p.wanted;
      Instant taken = p.taken;
      try {
        HttpResponse<byte[]> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(server + address)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        bytes.addAndGet(answer.body().length);
        if (answer.statusCode() == 200 && !taken.equals(Instant.MAX)) {
          delays.add(Duration.between(taken, Instant.now()).toNanos() / 1e6);
        }
      } catch (IOException e) {
        // the next one
      } catch (InterruptedException e) {
        return;
      } finally {
        p.shown = address;
        p.busy.release();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
  }
}
