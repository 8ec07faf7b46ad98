package org.exeat.server.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.operation.Deliveries;
import org.exeat.server.operation.Deliveries.Outcome;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings one receiver what waits for it, one after the other, on a thread of its own: each is tried
 * until the receiver has it, with longer and longer pauses.
 */
final class Courier implements AutoCloseable {
  private static final String TYPE = "application/json";

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Receiver receiver;
  private final Outbox outbox;
  private final Webhooks.Patience patience;
  private final InstantSource clock;
  private final Deliveries deliveries;
  private final HttpClient http;
  private final Thread thread;

  /**
   * Begins.
   *
   * @throws InvalidInputException where the receiver's authority is none
   */
  Courier(
      Receiver receiver,
      Outbox outbox,
      Webhooks.Patience patience,
      InstantSource clock,
      Deliveries deliveries)
      throws IOException, InvalidInputException {
    this.receiver = receiver;
    this.outbox = outbox;
    this.patience = patience;
    this.clock = clock;
    this.deliveries = deliveries;
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // a gate's controller knows no other
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER); // what is signed is for this address
    Optional<Path> authority = receiver.authority();
    if (authority.isPresent()) {
      client.sslContext(Receiver.trusting(authority.get()));
    }
    http = client.build();
    thread = Thread.ofVirtual().name("webhook").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        WebhookEvent event = outbox.next();
        byte[] body = JSON.writeValueAsBytes(event);
        for (Duration pause = patience.firstPause(); !taken(body); pause = longer(pause)) {
          deliveries.happened(receiver.name(), Outcome.FAILED);
          Thread.sleep(pause);
        }
        outbox.delivered();
        deliveries.happened(receiver.name(), Outcome.DELIVERED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is closed
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(patience.longestPause()) < 0 ? twice : patience.longestPause();
  }

  private boolean taken(byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver.url())
            .timeout(patience.answer())
            .header("Content-Type", TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    MessageSignature.fields(
            "POST",
            receiver.url().toString(),
            TYPE,
            body,
            receiver.name(),
            receiver.secret().key(),
            clock.instant())
        .forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() / 100
          == 2;
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      return false; // counted, and tried again
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }
}
