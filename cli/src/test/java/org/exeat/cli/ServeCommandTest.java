package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final String CHOSEN = "four words and a dot.";

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final HttpServer gate;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CookieManager cookies = new CookieManager();
  private final HttpClient signedIn = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String api = "";
  private String password = "";

  ServeCommandTest() throws IOException {
    gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

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
    Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef".repeat(4));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path file =
        Files.writeString(
            folder.resolve("port.yaml"),
            "ledger: ledger\nlanes: [{file: scene/recommended.yaml}]\ntrust: {folder: trust}\n"
                + "webhooks: [{name: gate-1, url: 'http://127.0.0.1:"
                + gate.getAddress().getPort()
                + "/', secret: secret}]\n"
                + "retention: {policy: policy.yaml, vault: vault, password_file: password}\n"
                + "listen: {port: 1}\n"); // which the command line says otherwise
    Files.copy(
        HOME.resolve("policies/example-12-hours-and-14-days.yaml"), folder.resolve("policy.yaml"));
    Files.writeString(folder.resolve("password"), "correct horse\n");
    gate.createContext(
        "/",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    gate.start();
    AtomicInteger exit = new AtomicInteger(-1);
    Thread port =
        Thread.ofPlatform()
            .start(() ->
                exit.set(
                    run(
                        "serve",
                        "--config",
                        file.toString(),
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
    long end = System.nanoTime() + 60_000_000_000L;
    while (told.stream().noneMatch(t -> t.contains("\"event\":\"decided\""))) {
      assertTrue(port.isAlive() && System.nanoTime() < end, () -> "a gate was told " + told);
      port.join(50);
    }
    port.interrupt();
    port.join();

    gate.stop(0);

    assertEquals(0, exit.get(), err::toString);
    for (String event : new String[] {"sign", "opened", "decided"}) {
      assertTrue(
          told.stream().anyMatch(t -> t.contains("\"event\":\"" + event + "\"")),
          () -> "a gate was told " + told);
    }
    assertEquals(0, run("ledger", "verify", ledger.toString()), out::toString);
    for (String kind :
        new String[] {
          "opened",
          "document_presented",
          "occupant_captured",
          "assessed",
          "closed",
          "policy_changed",
          "retention_checked"
        }) {
      assertTrue(out.toString().contains(kind), () -> kind + " is missing in " + out);
    }
    assertTrue(out.toString().contains("0 crossings are open."), out::toString);
    assertFalse(out.toString().contains("abandoned"), out::toString);
    // the port has a policy of its own now, and no file takes its place
    String other = HOME.resolve("policies/strict.yaml").toString();
    String vault = folder.resolve("vault").toString();
    String password = folder.resolve("password").toString();
    String[] retention = {
      "retention", "run", other, "--vault", vault, "--ledger", ledger.toString()
    };
    assertEquals(0, run(with(retention, "--password-file", password)), err::toString);
    assertTrue(
        err.toString().contains("In force is the port's own policy, 12 hours and 14 days"),
        err::toString);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
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
            List.of("--public-address", "port-7.example"), "--public-address must be https://HOST",
            List.of("--public-address", "http://localhost:80"), "that telephones reach",
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

  /** A lane without a camera of its own, from an officer's telephone to the record. */
  @Test
  void whatAnOfficersTelephoneTellsIsACrossingOnRecord() throws Exception {
    Path ledger = folder.resolve("ledger");
    assertEquals(0, run("ledger", "create", ledger.toString(), "--origin", "records.example/7"));
    Accounts accounts = new Accounts(folder.resolve("accounts.json"), InstantSource.system());
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    Thread port =
        Thread.ofPlatform()
            .start(() ->
                run(
                    "serve",
                    "--handheld",
                    HOME.resolve("scenes/handheld.yaml").toString(),
                    "--ledger",
                    ledger.toString(),
                    "--serve",
                    "0"));
    while (port.isAlive() && !out.toString().contains("Until this is interrupted")) {
      port.join(50);
    }
    Matcher console =
        Pattern.compile("Console: (http://127.0.0.1:[0-9]+/)").matcher(out.toString());
    assertTrue(console.find(), () -> out.toString() + err);
    api = console.group(1) + "api/v1/";
    String officer = "{\"account\":\"officer\",\"password\":\"" + CHOSEN + "\"}";
    assertEquals(200, officer("GET", "session", "").statusCode());
    assertEquals(200, officer("POST", "session", officer).statusCode());
    assertEquals(200, officer("GET", "session", "").statusCode());
    String bay = "lanes/bay/handheld/0f3c5d7e-1111-4222";
    HttpResponse<String> opened = officer("PUT", bay, "{\"mode\":\"bus\",\"people\":1}");
    assertEquals(200, opened.statusCode(), opened.body());
    HttpResponse<String> typed =
        officer(
            "POST",
            bay + "/documents",
            "{\"traveller\":1,\"zone\":[\"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\","
                + "\"L898902C36UTO7408122F1204159ZE184226B<<<<<10\"]}");
    assertTrue(typed.body().startsWith("{\"document\":1,\"faults\":[]"), typed.body());
    HttpResponse<String> ended = officer("POST", bay + "/end", "{}");
    assertTrue(ended.body().contains("\"state\":\"to_resolve\""), ended.body());
    port.interrupt();
    port.join();

    assertEquals(0, run("ledger", "verify", ledger.toString()), out::toString);
    for (String kind : new String[] {"opened", "document_presented", "assessed", "closed"}) {
      assertTrue(out.toString().contains(kind), () -> kind + " is missing in " + out);
    }
    assertTrue(out.toString().contains("0 crossings are open."), out::toString);
  }

  private HttpResponse<String> officer(String method, String what, String json) throws Exception {
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(c -> c.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse("none");
    return signedIn.send(
        HttpRequest.newBuilder(URI.create(api + what))
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "message-1")
            .header("X-XSRF-TOKEN", token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void whatIsNoPortIsSaidBeforeAnythingStarts() throws Exception {
    Path layout = CaptureCommandTest.fewFrames(folder.resolve("scene")).resolve("recommended.yaml");
    String ledger = folder.resolve("ledger").toString();
    assertEquals(2, run("serve", "--lane", layout.toString()));
    assertEquals(2, run("serve", "--ledger", ledger));
    assertTrue(
        err.toString().contains("one --lane FILE or --handheld FILE for each"), err::toString);
    String bay = HOME.resolve("scenes/handheld.yaml").toString();
    assertEquals(2, run("serve", "--ledger", ledger, "--handheld", bay, "--handheld", bay));
    assertTrue(err.toString().contains("of the name bay already"), err::toString);
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
