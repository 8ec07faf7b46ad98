package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.Frame;
import org.exeat.capture.LaneSignals;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PushCamera;
import org.exeat.capture.SignalTrigger;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The lane's devices over HTTP. */
class SignalServerTest {
  private static final Instant NOW = Instant.parse("2026-03-20T17:04:05Z");
  private static final byte[] PICTURE =
      ImageEncoder.jpeg(new Image(64, 48, new byte[64 * 48 * 3]), 80);

  private final SignalTrigger trigger = new SignalTrigger();
  private final PushCamera left = new PushCamera("left");
  private final HttpClient client = HttpClient.newHttpClient();
  private final StringWriter err = new StringWriter();
  private volatile List<FeedHealth> health = List.of();
  private SignalServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new SignalServer(
            0,
            new LaneSignals(
                trigger,
                Set.of(Mode.VEHICLE, Mode.MOTORCYCLE),
                Map.of("left", left),
                InstantSource.fixed(NOW)),
            () -> health);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, Optional<String> time) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, body);
    time.ifPresent(t -> request.header("X-Time", t));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return send("POST", path, BodyPublishers.ofString(json), Optional.empty());
  }

  private void refused(int status, String words, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(answer.body().contains(words), answer.body());
    assertEquals(status, new JsonMapper().readTree(answer.body()).get("status").asInt());
  }

  @Test
  void aLoopASensorAndAnOfficerTellOfAVehicle() throws Exception {
    String arrived =
        """
        {"event": "arrived", "vehicle": "17", "time": "2026-03-20T17:04:04.5Z", "mode": "motorcycle"}\
        """;
    assertEquals(204, post("/vehicle", arrived).statusCode());
    assertEquals(Optional.of("17"), trigger.present());
    assertEquals(Optional.of(Mode.MOTORCYCLE), trigger.mode("17"));
    assertEquals(204, post("/count", "{\"source\": \"sensor\", \"people\": 3}").statusCode());
    assertEquals(204, post("/count", "{\"source\": \"documents\", \"people\": 2}").statusCode());
    assertEquals(Map.of(Source.SENSOR, 3, Source.DOCUMENTS, 2), trigger.counts("17"));
    assertEquals(204, post("/opt-out", "{}").statusCode());
    assertTrue(trigger.optedOut("17"));
    assertEquals(204, post("/vehicle", "{\"event\": \"left\"}").statusCode());
    refused(409, "no vehicle is there", post("/opt-out", "{}"));
    assertEquals(Optional.empty(), trigger.present());
  }

  @Test
  void aCameraSendsItsPicturesWithTheirTime() throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/frames/left",
            BodyPublishers.ofByteArray(PICTURE),
            Optional.of("2026-03-20T16:00:00Z"));
    assertEquals(204, answer.statusCode(), answer.body());
    Frame frame = left.open().next().orElseThrow();
    assertEquals(Instant.parse("2026-03-20T16:00:00Z"), frame.time(), "an hour off is its own");
    assertEquals(64, frame.image().width());
  }

  @Test
  void whatHappenedLastCanBeAsked() throws Exception {
    assertEquals(
        204, send("GET", "/state", BodyPublishers.noBody(), Optional.empty()).statusCode());
    server.tell(new Event.Opened(NOW, "17", Mode.VEHICLE));
    HttpResponse<String> state = send("GET", "/state", BodyPublishers.noBody(), Optional.empty());
    assertEquals(200, state.statusCode());
    assertEquals("17", new JsonMapper().readTree(state.body()).get("vehicle").asString());
  }

  @Test
  void howCamerasDoCanBeAsked() throws Exception {
    health =
        List.of(
            new FeedHealth(
                "left",
                Optional.of(FeedHealth.Trouble.SILENT),
                Optional.empty(),
                40,
                3,
                2,
                1,
                Optional.of(Duration.ofMillis(2500))));
    HttpResponse<String> answer =
        send("GET", "/cameras", BodyPublishers.noBody(), Optional.empty());
    assertEquals(
        new JsonMapper()
            .readTree(
                """
                [{"camera": "left", "trouble": "silent", "frames": 40, "dropped": 3, "lost": 2,
                  "connections": 1, "age_seconds": 2.5}]\
                """),
        new JsonMapper().readTree(answer.body()));
  }

  @Test
  void wrongMessagesAreRefusedWithTheRule() throws Exception {
    refused(400, "arrived or left", post("/vehicle", "{\"event\": \"came\"}"));
    refused(400, "must name", post("/vehicle", "{\"event\": \"arrived\"}"));
    for (String mode : List.of("bus", "rocket")) {
      refused(
          400,
          "mode must be one of this lane's: [",
          post(
              "/vehicle",
              "{\"event\": \"arrived\", \"vehicle\": \"3\", \"mode\": \"" + mode + "\"}"));
    }
    refused(400, "JSON", post("/vehicle", "{\"event\": \"left\", \"speed\": 3}"));
    refused(400, "JSON", post("/vehicle", "[1"));
    refused(400, "no object", post("/vehicle", "null"));
    refused(400, "written like", post("/vehicle", "{\"event\":\"left\",\"time\":\"noon\"}"));
    refused(409, "no vehicle", post("/vehicle", "{\"event\": \"left\"}"));
    refused(409, "no vehicle", post("/count", "{\"source\": \"sensor\", \"people\": 3}"));
    refused(
        400, "sensor, documents or officer", post("/count", "{\"source\":\"me\",\"people\":3}"));
    refused(
        409,
        "a minute before",
        post(
            "/vehicle",
            "{\"event\":\"arrived\",\"vehicle\":\"1\",\"time\":\"2026-03-20T18:04:05Z\"}"));
    refused(413, "4096", post("/vehicle", "{\"event\": \"" + "x".repeat(5000) + "\"}"));
    refused(404, "no such path", post("/gate", "{}"));
    refused(405, "GET only", post("/state", "{}"));
    refused(404, "no camera", post("/frames/right", "x"));
    refused(422, "cannot be used", post("/frames/left", "no picture"));
    assertEquals(Optional.empty(), trigger.present());
  }

  @Test
  void aCountCanSayWhoseItIs() throws Exception {
    post("/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"1\",\"time\":\"2026-03-20T17:04:01Z\"}");
    post("/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"2\"}");
    String count = "{\"source\":\"officer\",\"people\":4,\"vehicle\":\"1\"}";
    assertEquals(204, post("/count", count).statusCode());
    assertEquals(Map.of(Source.OFFICER, 4), trigger.counts("1"));
    assertEquals(Map.of(), trigger.counts("2"));
    refused(409, "of that number", post("/count", count.replace("\"1\"", "\"9\"")));
  }

  /** A page of anybody's that is open on the machine can send such messages without being asked. */
  @Test
  void pagesInABrowserAreNotListenedTo() throws Exception {
    String arrived = "{\"event\":\"arrived\",\"vehicle\":\"1\"}";
    for (String header :
        List.of("Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
      assertEquals("403", raw("127.0.0.1:" + server.port(), header, arrived), header);
    }
    assertEquals("403", raw("evil.example:" + server.port(), "X: y", arrived), "another name");
    assertEquals(Optional.empty(), trigger.present());
    assertEquals("204", raw("localhost:" + server.port(), "X: y", arrived));
  }

  /** Posts with headers that Java's client does not send; gives the status. */
  private String raw(String host, String header, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "POST /vehicle HTTP/1.1\r\nHost: "
              + host
              + "\r\n"
              + header
              + "\r\nContent-Length: "
              + body.length()
              + "\r\nConnection: close\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.split(" ")[1];
    }
  }

  @Test
  void rubbishNeverBreaksIt() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] rubbish = new byte[random.nextInt(300)];
      random.nextBytes(rubbish);
      String path = List.of("/vehicle", "/count", "/frames/left").get(i % 3);
      int status =
          send("POST", path, BodyPublishers.ofByteArray(rubbish), Optional.empty()).statusCode();
      assertTrue(status >= 400 && status < 500, path + ": " + status);
    }
    assertEquals(204, post("/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"1\"}").statusCode());
  }

  @Test
  void onlyThisMachineIsListenedTo() {
    assertTrue(server.isLocal());
  }
}
