package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A live lane from its devices' messages to the record. */
class ServeCommandTest extends CommandTest {
  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private String api = "";
  private String password = "";

  @BeforeEach
  void weights() {
    needWeights();
  }

  @Test
  void whatDevicesTellIsACrossingOnRecord() throws Exception {
    Path ledger = folder.resolve("ledger");
    Path at = CaptureCommandTest.fewFrames(folder.resolve("scene"));
    Path layout = at.resolve("recommended.yaml");
    Files.createDirectories(folder.resolve("trust"));
    assertEquals(0, run("ledger", "create", ledger.toString(), "--origin", "records.example/7"));
    password =
        new Accounts(folder.resolve("accounts.json"), InstantSource.system())
            .add("lane-1", Set.of(Role.DEVICE));
    AtomicInteger exit = new AtomicInteger(-1);
    Thread port =
        Thread.ofPlatform()
            .start(() ->
                exit.set(
                    run(
                        "serve",
                        "--lane",
                        layout.toString(),
                        "--ledger",
                        ledger.toString(),
                        "--trust",
                        folder.resolve("trust").toString(),
                        "--accept-unproven",
                        "--serve",
                        "0")));
    while (port.isAlive() && !out.toString().contains("Until this is interrupted")) {
      port.join(50);
    }
    Matcher console =
        Pattern.compile("Console: (http://127.0.0.1:[0-9]+/)").matcher(out.toString());
    assertTrue(console.find(), () -> out.toString() + err);
    api = console.group(1) + "api/v1/lanes/1/";

    tell("vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}", 204);
    Scene scene = SceneFile.read(at, LaneFile::read).with(LaneFile.read(layout));
    show(scene);
    for (Path document : new PassagePapers(scene, 1).write(0, folder.resolve("papers"))) {
      tell("documents", chip(document), 201);
    }
    tell("vehicle", "{\"event\":\"left\"}", 204);
    Thread.sleep(2000); // the lane sees by its clock that it has gone
    port.interrupt();
    port.join();

    assertEquals(0, exit.get(), err::toString);
    assertEquals(0, run("ledger", "verify", ledger.toString()), out::toString);
    for (String kind :
        new String[] {"opened", "document_presented", "occupant_captured", "assessed", "closed"}) {
      assertTrue(out.toString().contains(kind), () -> kind + " is missing in " + out);
    }
    assertTrue(out.toString().contains("0 crossings are open."), out::toString);
    assertFalse(out.toString().contains("abandoned"), out::toString);
  }

  /** How it would be reached, where it cannot be so: nothing is made, and it is said why. */
  @Test
  void howItCannotBeReachedIsTold() throws Exception {
    Path ledger = folder.resolve("ledger");
    Path layout = CaptureCommandTest.fewFrames(folder.resolve("scene")).resolve("recommended.yaml");
    assertEquals(0, run("ledger", "create", ledger.toString(), "--origin", "records.example/7"));
    Path oidc = Files.writeString(folder.resolve("oidc.yaml"), "issuer: http://login.example\n");
    Map<List<String>, String> wrong =
        Map.of(
            List.of("--listen", "0.0.0.0"), "--tls-keys FILE.p12",
            List.of("--listen", "port.example"), "--listen takes an IP address",
            List.of("--tls-keys", "keys.p12"), "go together",
            List.of("--behind-proxy", "a proxy"), "--behind-proxy takes an IP address",
            List.of("--oidc", oidc.toString()), "oidc.yaml");
    for (Map.Entry<List<String>, String> w : wrong.entrySet()) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "serve",
                  "--lane",
                  layout.toString(),
                  "--ledger",
                  ledger.toString(),
                  "--serve",
                  "0"));
      command.addAll(w.getKey());
      assertEquals(2, run(command.toArray(String[]::new)), () -> w.getKey() + ": " + err);
      assertTrue(err.toString().contains(w.getValue()), err::toString);
    }
    assertFalse(Files.exists(folder.resolve("accounts.json")), "no account was made");
  }

  /** The cameras send what the simulated ones see. */
  private void show(Scene scene) throws Exception {
    try (SimulatedFrames frames = new SimulatedFrames(scene, 1, 2)) {
      for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
        HttpResponse<String> a =
            post(
                "cameras/" + frame.get().camera() + "/frames",
                "image/jpeg",
                ImageEncoder.jpeg(frame.get().image(), 90));
        assertEquals(204, a.statusCode(), a.body());
      }
    }
  }

  private static String chip(Path document) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(document)) {
      for (Path f : all.filter(f -> f.toString().endsWith(".bin")).toList()) {
        files.put(f.getFileName().toString(), Files.readAllBytes(f));
      }
    }
    return JsonMapper.shared().writeValueAsString(Map.of("files", files));
  }

  private void tell(String what, String json, int expected) throws Exception {
    HttpResponse<String> a = post(what, "application/json", json.getBytes(StandardCharsets.UTF_8));
    assertEquals(expected, a.statusCode(), a.body());
  }

  private HttpResponse<String> post(String what, String type, byte[] body) throws Exception {
    String proof =
        Base64.getEncoder().encodeToString(("lane-1:" + password).getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(api + what))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type)
            .header("Authorization", "Basic " + proof)
            .header("Idempotency-Key", Integer.toHexString(Arrays.hashCode(body)) + "-key")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whatIsNoPortIsSaidBeforeAnythingStarts() throws Exception {
    Path layout = CaptureCommandTest.fewFrames(folder.resolve("scene")).resolve("recommended.yaml");
    String ledger = folder.resolve("ledger").toString();
    assertEquals(2, run("serve", "--lane", layout.toString()));
    String[] same = {
      "serve", "--ledger", ledger, "--lane", layout.toString(), "--lane", layout.toString()
    };
    assertEquals(2, run(same));
    assertTrue(err.toString().contains("of the name 1 already"), err::toString);
    for (String camera : new String[] {"1/roof=rtsp://x", "1/front=http://x", "2/front=rtsp://x"}) {
      assertEquals(
          2, run("serve", "--ledger", ledger, "--lane", layout.toString(), "--camera", camera));
      assertTrue(err.toString().contains("--camera is LANE/CAMERA=rtsp://"), err::toString);
    }
    assertEquals(2, run("serve", "--ledger", ledger, "--lane", layout.toString(), "--serve", "0"));
    assertTrue(err.toString().contains("there is no ledger"), err::toString);
  }
}
