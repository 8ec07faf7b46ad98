package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exeat.capture.Frame;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.LaneFile;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulatedFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a port says nothing of anybody, in its own process, byte by byte: neither of a crossing with
 * people and chips, nor of what is sent to it where it does not belong.
 */
class LogTest extends CommandTest {
  private static final String NAME = "QUERTZENSTEIN";
  private static final String NUMBER = "X4711Z0815";
  private static final String ZONE = "P<UTO" + NAME + "<<ANNA<MARIA<<<<<<<<<<<<<<<<<<";
  private static final String CHOSEN = "four words and a dot.";

  @TempDir Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String api = "";

  @Test
  void nothingOfAnybodyIsSaid() throws Exception {
    needWeights();
    Path at = CaptureCommandTest.fewFrames(folder.resolve("scene"));
    Path layout = at.resolve("recommended.yaml");
    Files.createDirectories(folder.resolve("trust"));
    assertEquals(
        0,
        run(
            "ledger",
            "create",
            folder.resolve("ledger").toString(),
            "--origin",
            "records.example/7"));
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), InstantSource.system());
    String password = accounts.add("lane-1", Set.of(Role.DEVICE));
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    Path said = folder.resolve("said");
    Path complained = folder.resolve("complained");
    Process port = start(layout, said, complained);
    try {
      String device = basic("lane-1", password);
      tell(device, "lanes/1/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}");
      Scene scene = SceneFile.read(at, LaneFile::read).with(LaneFile.read(layout));
      try (SimulatedFrames frames = new SimulatedFrames(scene, 1, 2)) {
        for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
          post(
              device,
              "lanes/1/cameras/" + f.get().camera() + "/frames",
              "image/jpeg",
              ImageEncoder.jpeg(f.get().image(), 90));
        }
      }
      List<String> secrets = new ArrayList<>(List.of(NAME, NUMBER, "<<<<", CHOSEN, password));
      for (Path document : new PassagePapers(scene, 1).write(0, folder.resolve("papers"))) {
        secrets.addAll(chip(device, document));
      }
      assertTrue(secrets.size() > 6, "documents with names were handed over");
      tell(device, "lanes/1/vehicle", "{\"event\":\"left\"}");
      rubbish(device);
      sockets();
      assertTrue(port.isAlive(), () -> read(complained));
      port.destroy();
      assertTrue(port.waitFor(60, TimeUnit.SECONDS), "it ends when it is asked to");
      String all = read(said) + read(complained);
      for (String secret : secrets) {
        assertFalse(all.contains(secret), () -> secret + " was said in " + all);
        String encoded =
            Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        assertFalse(
            secret.length() > 9 && all.contains(encoded.substring(0, encoded.length() - 4)),
            encoded);
      }
      assertEquals("", read(complained), "what is said goes by the log");
      List<String> lines = read(said).lines().toList();
      for (String line : lines) {
        JsonNode entry = JsonMapper.shared().readTree(line);
        assertTrue(entry.has("@timestamp") && entry.has("message"), line);
        assertEquals("exeat", entry.at("/service/name").asString(), line);
      }
      assertTrue(
          lines.stream().anyMatch(l -> l.contains("\"logger\":\"org.springframework")),
          lines.toString());
    } finally {
      port.destroyForcibly();
    }
  }

  @Test
  void aFirstPasswordIsNothingForALog() throws Exception {
    needWeights();
    Path layout = CaptureCommandTest.fewFrames(folder.resolve("scene")).resolve("recommended.yaml");
    String ledger = folder.resolve("ledger").toString();
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/7"));
    assertEquals(
        2,
        run(
            "serve",
            "--ledger",
            ledger,
            "--lane",
            layout.toString(),
            "--serve",
            "0",
            "--log",
            "json"));
    assertTrue(err.toString().contains("first passwords are not logged"), err::toString);
    assertFalse(out.toString().contains("assword "), out::toString);
  }

  private Process start(Path layout, Path said, Path complained) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("port.yaml"),
            "ledger: ledger\nlanes: [{file: "
                + layout
                + "}]\ntrust: {folder: trust}\nlog: json\nlisten: {port: 0}\n");
    Process port =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1500m",
                "-Djava.awt.headless=true",
                "-Dlogging.level.org.springframework.boot=info", // libraries' lines are JSON, too
                "-Dexeat.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "org.exeat.cli.Exeat",
                "serve",
                "--config",
                file.toString(),
                "--accept-unproven")
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start();
    while (port.isAlive() && !read(said).contains("Until this is interrupted")) {
      port.waitFor(100, TimeUnit.MILLISECONDS);
    }
    Matcher console = Pattern.compile("Console: (http://127.0.0.1:[0-9]+/)").matcher(read(said));
    assertTrue(console.find(), () -> read(said) + read(complained));
    api = console.group(1) + "api/v1/";
    return port;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands a chip's files over; gives the words of its zone. */
  private List<String> chip(String device, Path document) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(document)) {
      for (Path f : all.filter(f -> f.toString().endsWith(".bin")).toList()) {
        files.put(f.getFileName().toString(), Files.readAllBytes(f));
      }
    }
    post(
        device,
        "lanes/1/documents",
        "application/json",
        JsonMapper.shared().writeValueAsBytes(Map.of("files", files)));
    byte[] dg1 = files.getOrDefault("DG1.bin", new byte[0]);
    return Stream.of(new String(dg1, StandardCharsets.ISO_8859_1).split("[^A-Z0-9]+"))
        .filter(w -> w.length() > 5)
        .toList();
  }

  /** Names and numbers where none belong: in every address, parameter, header and body. */
  private void rubbish(String device) throws Exception {
    JsonNode paths =
        JsonMapper.shared()
            .readTree(Accounts.class.getResourceAsStream("/org/exeat/server/openapi.json"))
            .get("paths");
    String in = URLEncoder.encode(NAME + " " + NUMBER, StandardCharsets.UTF_8);
    int sent = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (String method : path.getValue().propertyNames()) {
        for (String lane : List.of("1", in)) {
          String to =
              path.getKey()
                  .substring("/api/v1/".length())
                  .replace("{lane}", lane)
                  .replaceAll("\\{[a-z]+}", in);
          for (String body :
              List.of(
                  "{\"" + NAME + "\":\"" + NUMBER + "\"}",
                  "{\"account\":\"" + NAME + "\",\"password\":\"" + NUMBER + "\"}",
                  "{\"zone\":[\"" + ZONE + "\"],\"lines\":[\"" + ZONE + "\"]}",
                  "{\"event\":\"" + NAME + "\",\"vehicle\":\"" + NUMBER + "\"",
                  ZONE)) {
            HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + to + "?v=" + in + "&" + in + "=" + in))
                    .method(
                        method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .header("X-Time", NAME)
                    .header("X-" + NAME, NUMBER)
                    .header("User-Agent", NAME)
                    .header("Referer", "http://" + NAME + "/")
                    .header("Cookie", "exeat=" + NUMBER + "; " + NAME + "=\"" + ZONE)
                    .header("X-Forwarded-For", NAME)
                    .header("Idempotency-Key", NUMBER + "-" + sent);
            if (to.startsWith("lanes")) {
              request.header("Authorization", device);
            }
            if (path.getKey().endsWith("/events")) {
              break; // an endless answer
            }
            http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            sent++;
          }
        }
      }
    }
    assertTrue(sent > 200, sent + " requests");
  }

  /** What is no HTTP at all. */
  private void sockets() throws Exception {
    int port = URI.create(api).getPort();
    for (String line :
        List.of(
            NAME + " /" + NUMBER + " HTTP/1.1\r\n\r\n",
            "GET /" + ZONE + " HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n",
            "GET / HTTP/1.1\r\n" + NAME + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n" + NAME + " : " + NUMBER + "\r\n\r\n",
            "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: " + NAME + "\r\n\r\n",
            "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + NAME + "\r\n\r\n",
            "GET /%zz" + NAME + " HTTP/9\r\nHost: x\r\n\r\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(15_000);
        OutputStream to = socket.getOutputStream();
        to.write(line.getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }
    }
  }

  private void tell(String device, String what, String json) throws Exception {
    assertEquals(
        204, post(device, what, "application/json", json.getBytes(StandardCharsets.UTF_8)));
  }

  private int post(String device, String what, String type, byte[] body) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(api + what))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header("Authorization", device)
                .header("Idempotency-Key", "key-" + Arrays.hashCode(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
