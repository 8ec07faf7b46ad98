package org.exeat.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks that notes what comes, and answers as it is told. */
final class Gate implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final List<String> all = new CopyOnWriteArrayList<>();

  /**
   * @param answers the status of each answer, once a request was noted; may wait
   */
  Gate(IntSupplier answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> note(exchange, answers));
    server.start();
  }

  private void note(HttpExchange exchange, IntSupplier answers) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    all.add(exchange.getRequestHeaders().entrySet() + body);
    bodies.add(body);
    exchange.sendResponseHeaders(answers.getAsInt(), -1);
    exchange.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lane");
  }

  /** The next body. */
  JsonNode next() throws InterruptedException {
    String body = bodies.poll(20, TimeUnit.SECONDS);
    if (body == null) {
      throw new AssertionError("nothing came");
    }
    return JsonMapper.shared().readTree(body);
  }

  /** The next body of a kind. */
  JsonNode next(EventKind kind) throws InterruptedException {
    JsonNode event = next();
    while (!event.get("event").asString().equals(kind.toString())) {
      event = next();
    }
    return event;
  }

  /** All requests so far, with their fields. */
  String all() {
    return String.join("\n", all);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
