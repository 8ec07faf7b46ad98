package org.exeat.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneSignals;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.lane.CaptureJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lane's devices talk to the capture over HTTP, on this machine only:
 *
 * <pre>
 * POST /vehicle  {"event": "arrived", "vehicle": "17", "time": "2026-03-20T17:04:05.2Z", "mode": "bus"}
 *                {"event": "left"}                                     a loop, a gate, an officer
 * POST /count    {"source": "sensor", "people": 3, "vehicle": "17"}    or documents, officer
 * POST /opt-out  {"vehicle": "17"}                     its people choose an officer: nobody looks
 * POST /frames/CAMERA                                    a picture; X-Time: when it was taken
 * GET  /state                                            what was told last, as a line of JSON
 * GET  /cameras                                          how each camera does
 * </pre>
 *
 * <p>A time may be left out and is then that of the message's coming, a mode and is then the first
 * of the lane's, a vehicle of a count or an opt-out and is then that at the line. What is refused
 * is told as RFC 9457 says, and changes nothing. Whoever can open a connection on this machine may
 * talk, for there are no accounts yet, but no page in a browser, which could be anybody's; it
 * listens to nobody else.
 */
final class SignalServer implements AutoCloseable {
  private static final int MOST_MESSAGE = 4096;
  private static final int MOST_AT_ONCE = 16;

  /** A message has to be there within this many seconds; read when the server is made first. */
  private static final String PATIENCE = "10";

  static {
    System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE);
    System.setProperty("sun.net.httpserver.maxRspTime", PATIENCE);
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final LaneSignals signals;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE);
  private volatile Optional<String> state = Optional.empty();

  /** A message that is refused. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String words) {
      super(words);
      this.status = status;
    }
  }

  record VehicleMessage(
      String event, Optional<String> vehicle, Optional<String> time, Optional<String> mode) {}

  record OptOutMessage(Optional<String> vehicle) {}

  record CountMessage(String source, int people, Optional<String> vehicle) {}

  private interface Work {
    Optional<String> run(HttpExchange exchange)
        throws IOException, Refused, LaneSignals.RefusedException;
  }

  /**
   * Starts.
   *
   * @param port 0 for any
   * @param cameras how they do now; asked by any thread
   * @throws IOException where the port is taken
   */
  SignalServer(int port, LaneSignals signals, Supplier<List<FeedHealth>> cameras)
      throws IOException {
    this.signals = signals;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    handle("/vehicle", "POST", this::vehicle);
    handle("/count", "POST", this::count);
    handle("/opt-out", "POST", this::optOut);
    handle("/frames/", "POST", this::frame);
    handle("/state", "GET", exchange -> state);
    handle("/cameras", "GET", exchange -> Optional.of(CaptureJson.cameras(cameras.get())));
    server.createContext(
        "/", exchange -> answer(exchange, new Refused(404, "there is no such path")));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  boolean isLocal() {
    return server.getAddress().getAddress().isLoopbackAddress();
  }

  /** Remembers what happened last. */
  void tell(Event event) {
    state = Optional.of(CaptureJson.line(event));
  }

  private void handle(String path, String method, Work work) {
    server.createContext(
        path,
        exchange -> {
          try {
            refuseBrowsers(exchange);
            if (!exchange.getRequestMethod().equals(method)) {
              exchange.getResponseHeaders().set("Allow", method);
              throw new Refused(405, path + " takes " + method + " only");
            }
            Optional<String> body = work.run(exchange);
            if (body.isPresent()) {
              send(exchange, 200, "application/json", body.get());
            } else {
              exchange.sendResponseHeaders(204, -1);
            }
          } catch (Refused e) {
            answer(exchange, e);
          } catch (LaneSignals.RefusedException e) {
            answer(exchange, new Refused(status(e.why()), String.valueOf(e.getMessage())));
          } catch (RuntimeException e) {
            answer(
                exchange, new Refused(500, "the capture broke: " + e.getClass().getSimpleName()));
          } finally {
            exchange.close();
          }
        });
  }

  /** A page of whoever, open on this machine, must not drive the lane, nor read it. */
  private void refuseBrowsers(HttpExchange exchange) throws Refused {
    Headers headers = exchange.getRequestHeaders();
    String host = String.valueOf(headers.getFirst("Host"));
    boolean own = host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port());
    if (!own || headers.containsKey("Origin") || headers.containsKey("Sec-Fetch-Site")) {
      throw new Refused(
          403, "pages in a browser are not listened to, nor other names of this host");
    }
  }

  private static int status(LaneSignals.RefusedException.Why why) {
    return switch (why) {
      case MALFORMED -> 400;
      case UNKNOWN -> 404;
      case CONFLICT -> 409;
      case UNREADABLE -> 422;
      case BUSY -> 429;
    };
  }

  private Optional<String> vehicle(HttpExchange exchange)
      throws IOException, Refused, LaneSignals.RefusedException {
    VehicleMessage m = read(exchange, VehicleMessage.class);
    signals.vehicle(String.valueOf(m.event), m.vehicle, m.time, m.mode);
    return Optional.empty();
  }

  private Optional<String> count(HttpExchange exchange)
      throws IOException, Refused, LaneSignals.RefusedException {
    CountMessage m = read(exchange, CountMessage.class);
    signals.count(String.valueOf(m.source), m.people, m.vehicle);
    return Optional.empty();
  }

  private Optional<String> optOut(HttpExchange exchange)
      throws IOException, Refused, LaneSignals.RefusedException {
    signals.optOut(read(exchange, OptOutMessage.class).vehicle);
    return Optional.empty();
  }

  private Optional<String> frame(HttpExchange exchange)
      throws IOException, Refused, LaneSignals.RefusedException {
    String name = exchange.getRequestURI().getPath().substring("/frames/".length());
    signals.frame(
        name,
        body(exchange, LaneSignals.MOST_PICTURE),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Time")));
    return Optional.empty();
  }

  private static <T> T read(HttpExchange exchange, Class<T> type) throws IOException, Refused {
    try {
      T message = MAPPER.readValue(body(exchange, MOST_MESSAGE), type);
      if (message == null) {
        throw new Refused(400, "the message is no object");
      }
      return message;
    } catch (JacksonException e) {
      throw new Refused(400, "the message is no JSON of the keys that are told in the manual");
    }
  }

  private static byte[] body(HttpExchange exchange, int most) throws IOException, Refused {
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      throw new Refused(413, "at most " + most + " bytes are read");
    }
    return body;
  }

  private static void answer(HttpExchange exchange, Refused why) throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("status", why.status);
    problem.put("detail", why.getMessage());
    send(exchange, why.status, "application/problem+json", MAPPER.writeValueAsString(problem));
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
