package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.ImageEncoder;
import org.exeat.simulator.stream.VideoFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Capture as its users call it, on one vehicle of the benchmark's scene with few frames. */
class CaptureCommandTest extends CommandTest {
  private static final Path LANE_1 = HOME.resolve("scenes/lane-1");

  @TempDir Path folder;

  @BeforeEach
  void weights() {
    needWeights();
  }

  private Path scene() throws IOException {
    return fewFrames(folder.resolve("scene"));
  }

  /** The benchmark's scene, where its three cameras are recommended, a picture a second. */
  static Path fewFrames(Path scene) throws IOException {
    Files.createDirectories(scene);
    Map<String, String> layouts =
        Map.of("lane.yaml", "lane.yaml", "three-infrared.yaml", "recommended.yaml");
    for (Map.Entry<String, String> layout : layouts.entrySet()) {
      Files.writeString(
          scene.resolve(layout.getValue()),
          Files.readString(LANE_1.resolve(layout.getKey()))
              .replace("frame_rate: 4", "frame_rate: 1")
              .replace("still_every: 4", "still_every: 2"));
    }
    Files.copy(LANE_1.resolve("scene.yaml"), scene.resolve("scene.yaml"));
    return scene;
  }

  /** The same with cameras that are drawn four times as fast, and capture less. */
  private static Path withFewPixels(Path scene) throws IOException {
    for (String lane : List.of("lane.yaml", "recommended.yaml")) {
      Path file = scene.resolve(lane);
      Files.writeString(
          file,
          Files.readString(file)
              .replace("columns: 1600, rows: 900", "columns: 800, rows: 450")
              .replace("columns: 1280, rows: 720", "columns: 640, rows: 360"));
    }
    return scene;
  }

  /** The same with the traffic of another seed. */
  private Path scene(int seed) throws IOException {
    Path scene = scene();
    Path file = scene.resolve("scene.yaml");
    String text = Files.readString(file);
    String other = text.replaceFirst("(?m)^seed: \\d+", "seed: " + seed);
    assertNotEquals(text, other);
    Files.writeString(file, other);
    return scene;
  }

  /** The first driver of the scene's own traffic wears sunglasses. */
  @Test
  void whoWearsSunglassesIsAskedToTakeThemOff() throws Exception {
    Path to = folder.resolve("out");
    assertEquals(
        0,
        run("capture", scene().toString(), "--vehicles", "1", "--out", to.toString()),
        err::toString);
    String said = out.toString();
    assertTrue(said.contains("captured 0 of 1; row 1 left: eyes covered"), said);
    assertTrue(said.contains("[Please take off sunglasses]"), said);
    String closed = Files.readAllLines(to.resolve("capture.jsonl")).getLast();
    assertTrue(closed.contains("\"captured\":0"), closed);
  }

  @Test
  void theDriverOfASimulatedCarIsCapturedAndTold() throws Exception {
    Path to = folder.resolve("out");
    assertEquals(
        0,
        run(
            "capture",
            scene(7).toString(),
            "--vehicles",
            "1",
            "--trace",
            "--language",
            "fr",
            "--out",
            to.toString()),
        err::toString);
    JsonMapper mapper = JsonMapper.builder().build();
    List<JsonNode> lines =
        Files.readAllLines(to.resolve("capture.jsonl")).stream().map(mapper::readTree).toList();
    assertEquals("opened", lines.getFirst().get("event").asString());
    assertEquals("coverage", lines.get(1).get("event").asString());
    JsonNode closed = lines.getLast();
    assertEquals("closed", closed.get("event").asString());
    assertEquals(1, closed.get("captured").asInt());
    JsonNode driver = closed.get("occupants").get(0);
    assertTrue(driver.get("captured").asBoolean());
    assertEquals(1, driver.get("row").asInt());
    assertTrue(driver.get("shots").size() >= 1);
    String page = Files.readString(to.resolve("capture.html"));
    assertTrue(page.contains("captured 1 of 1") && page.contains("data:image/jpeg"));
    try (Stream<Path> shots = Files.walk(to.resolve("shots"))) {
      assertTrue(shots.anyMatch(p -> p.toString().endsWith(".jpg")));
    }
    List<JsonNode> frames =
        Files.readAllLines(to.resolve("frames/1/frames.jsonl")).stream()
            .map(mapper::readTree)
            .toList();
    for (JsonNode frame : frames) {
      Image drawn = ImageDecoder.read(to.resolve("frames/1/" + frame.get("picture").asString()));
      assertTrue(drawn.width() > 0 && frame.get("parts").size() >= 1, frame::toString);
    }
    assertTrue(
        frames.stream()
            .flatMap(f -> f.get("faces").valueStream())
            .anyMatch(f -> f.get("inside").asBoolean() && f.get("reasons").isEmpty()),
        "the driver's best shots are among them");
    assertTrue(out.toString().contains("captured 1 of 1"), out.toString());
    assertTrue(out.toString().contains("row 1 left"), out.toString());
  }

  @Test
  void whatCannotBeCapturedIsToldBeforeAnythingIsWritten() throws Exception {
    Path to = folder.resolve("out");
    String scene = scene().toString();
    assertEquals(2, run("capture", "front=nowhere.mp4", "--out", to.toString()));
    assertTrue(err.toString().contains("--lane FILE"), err.toString());
    String lane = LANE_1.resolve("three-infrared.yaml").toString();
    assertEquals(2, run("capture", "back=nowhere.mp4", "--lane", lane));
    assertTrue(err.toString().contains("no camera back"), err.toString());
    assertEquals(2, run("capture", "front=nowhere.mp4", "--lane", lane));
    assertTrue(err.toString().contains("no film or folder that is there"), err.toString());
    assertEquals(
        2, run("capture", "front=rtsp://h/a", "front=rtsp://u:secret@h/b", "--lane", lane));
    assertTrue(err.toString().contains("named twice"), err.toString());
    assertEquals(2, run("capture", "rtsp://u:secret@h/b?x=1", "--lane", lane));
    assertEquals(2, run("capture", "rtsp://u:secret@h/b", "--lane", lane));
    assertTrue(err.toString().contains("CAMERA=ADDRESS"), err.toString());
    assertFalse(err.toString().contains("secret"), err.toString());
    assertEquals(2, run("capture", scene, "--tiles", "3"));
    assertTrue(err.toString().contains("--tiles is not for capture"), err.toString());
    assertEquals(2, run("evaluate", "capture", scene, "--runs", "0", "--out", to.toString()));
    assertTrue(err.toString().contains("1 to 64, not 0"), err.toString());
    for (String hours : List.of("night", "20:00", "20:00-", "25:00-26:00")) {
      assertEquals(
          2, run("evaluate", "capture", scene, "--hours", hours, "--out", to.toString()), hours);
      assertTrue(err.toString().contains("--hours is FROM-TO"), err.toString());
    }
    assertEquals(2, run("capture", scene, "--budget", "0"));
    assertTrue(err.toString().contains("more than zero"), err.toString());
    assertEquals(2, run("capture", scene, "--listen", "0"));
    assertTrue(err.toString().contains("--listen goes with streams"), err.toString());
    assertEquals(2, run("capture", "front=push", "--lane", lane));
    assertTrue(err.toString().contains("needs --listen PORT"), err.toString());
    assertEquals(
        2, run("evaluate", "capture", scene, "--bystanders", "-1", "--out", to.toString()));
    assertTrue(err.toString().contains("bystanders.present"), err.toString());
    for (String option : List.of("--threads", "--vehicles")) {
      assertEquals(2, run("evaluate", "capture", scene, option, "0", "--out", to.toString()));
      assertTrue(err.toString().contains(option + " must be "), err.toString());
    }
    assertEquals(2, run("capture", scene, "--trace"));
    assertTrue(err.toString().contains("--trace needs --out"), err.toString());
    assertEquals(2, run("capture", scene, "--language", "xx"));
    assertTrue(err.toString().contains("no prompts in xx"), err.toString());
    assertFalse(Files.exists(to));
    Files.createDirectories(to);
    assertEquals(2, run("capture", scene, "--out", to.toString()));
    assertTrue(err.toString().contains("there already"), err.toString());
  }

  @Test
  void aFilmOfAnotherSizeThanTheLanesFileSaysIsSaidOnce() throws Exception {
    Path film = folder.resolve("front.mp4");
    try (VideoFile video = VideoFile.open(film, 320, 180, 5)) {
      for (int i = 0; i < 10; i++) {
        video.add(new Image(320, 180, new byte[320 * 180 * 3]), i / 5.0);
      }
    }
    Path to = folder.resolve("out");
    String lane = LANE_1.resolve("three-infrared.yaml").toString();
    assertEquals(
        0, run("capture", "front=" + film, "--lane", lane, "--out", to.toString()), err::toString);
    List<String> lines = Files.readAllLines(to.resolve("capture.jsonl"));
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.getFirst().contains("320x180") && lines.getFirst().contains("1280x720"));
    assertTrue(err.toString().contains("sends pictures of 320x180"), err.toString());
  }

  /** A camera that looks at the row of windows of a bus, seven metres aside. */
  private Path busLane() throws IOException {
    return Files.writeString(
        folder.resolve("bus.yaml"),
        """
        name: "8"
        port: Specimen
        direction: exit
        modes: [bus]
        width: 3.5
        approach: 14
        exit: 4
        trigger: {from: -2.5, to: 1}
        cameras:
          - name: side
            position: [-5, 7, 2]
            look_at: [-5, 0, 2]
            focal_length: 11
            aperture: 4
            frame_rate: 5
            jpeg_quality: 85
            sensor: {width: 5.6, columns: 1600, rows: 480, spectrum: visible, shutter: global}
            exposure: {shortest: 0.0001, longest: 0.01, highest_gain: 24}
        """);
  }

  /** The test faces at the windows, or nobody, as one picture of a folder. */
  private static void windows(Path to, int number, int faces) throws IOException {
    BufferedImage image = new BufferedImage(1600, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < faces; i++) {
      BufferedImage face =
          ImageIO.read(CrossingTest.FACES.resolve("picture" + i % 5 + ".png").toFile());
      g.drawImage(face, i % 10 * 160, i / 10 * 160, 160, 160, null);
    }
    g.dispose();
    ImageIO.write(
        image, "jpg", to.resolve(String.format(Locale.ROOT, "%06d.jpg", number)).toFile());
  }

  /** More faces in each picture than its time is enough for. */
  @Test
  void thirtyPeopleAtTheWindowsOfABusAreFoundAndTheLaneGoesOn() throws Exception {
    Path pictures = Files.createDirectory(folder.resolve("side"));
    for (int i = 0; i < 20; i++) {
      windows(pictures, i, i < 3 ? 30 : 0);
    }
    Path to = folder.resolve("out");
    String lane = busLane().toString();
    assertEquals(
        0,
        run(
            "capture",
            "side=" + pictures,
            "--lane",
            lane,
            "--budget",
            "100",
            "--out",
            to.toString()),
        err::toString);
    JsonMapper mapper = JsonMapper.builder().build();
    List<JsonNode> lines =
        Files.readAllLines(to.resolve("capture.jsonl")).stream().map(mapper::readTree).toList();
    JsonNode full = lines.get(1);
    int faces = full.get("counts").get("faces").asInt();
    assertTrue(faces >= 28 && faces <= 30, full::toString);
    assertFalse(full.get("late").asBoolean(), "a folder waits");
    assertEquals(0, full.get("cameras_out").size());
    JsonNode closed = lines.getLast();
    assertEquals("closed", closed.get("event").asString());
    assertTrue(closed.get("occupants").size() >= 28, closed::toString);
  }

  /** A camera that looks at people on foot, 320 x 180. */
  private Path footLane() throws IOException {
    return Files.writeString(
        folder.resolve("foot.yaml"),
        """
        name: "9"
        port: Specimen
        direction: exit
        modes: [foot]
        width: 2
        approach: 4
        exit: 3
        trigger: {from: -2, to: 1}
        cameras:
          - name: gate
            position: [2.5, 0.8, 1.9]
            look_at: [0, 0, 1.2]
            focal_length: 4
            aperture: 4
            frame_rate: 5
            jpeg_quality: 85
            sensor: {width: 5.6, columns: 320, rows: 180, spectrum: visible, shutter: global}
            exposure: {shortest: 0.0001, longest: 0.01, highest_gain: 24}
        """);
  }

  /** A wall, and before it somebody who shows the back of the head, or nobody. */
  private static Image wall(boolean somebody) {
    byte[] rgb = new byte[320 * 180 * 3];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % 320;
      int y = i / 3 / 320;
      boolean head = Math.hypot(x - 160, y - 55) < 12;
      boolean body = y > 66 && y < 172 && Math.abs(x - 160) < 24;
      rgb[i] = (byte) (somebody && (head || body) ? 40 : y < 130 ? 150 : 100);
    }
    return new Image(320, 180, rgb);
  }

  @Test
  void somebodyOnFootWhoseFaceIsNotSeenIsKnownToBeMissing() throws Exception {
    Path film = folder.resolve("gate.mp4");
    try (VideoFile video = VideoFile.open(film, 320, 180, 5)) {
      for (int i = 0; i < 60; i++) {
        video.add(wall(i >= 10 && i < 45), i / 5.0);
      }
    }
    Path to = folder.resolve("out");
    String lane = footLane().toString();
    assertEquals(
        0, run("capture", "gate=" + film, "--lane", lane, "--out", to.toString()), err::toString);
    String said = out.toString();
    assertTrue(said.contains("group 1 has gone: captured 0 of 1; 1 person not seen"), said);
    assertTrue(said.contains("[Please look at the camera]"), said);
    assertFalse(said.contains("windows"), said);
    String closed = Files.readAllLines(to.resolve("capture.jsonl")).getLast();
    assertTrue(closed.contains("\"silhouettes\":1"), closed);
  }

  @Test
  void aLoopAndASensorTellOfAVehicleWhosePicturesAreSent() throws Exception {
    String lane = LANE_1.resolve("three-infrared.yaml").toString();
    Said said = new Said();
    AtomicInteger code = new AtomicInteger(-1);
    Thread capture =
        Thread.ofPlatform()
            .start(() ->
                code.set(run(said, err, "capture", "front=push", "--lane", lane, "--listen", "0")));
    try {
      String address = said.await("http://127\\.0\\.0\\.1:\\d+");
      assertEquals(204, post(address + "/vehicle", "{\"event\":\"arrived\",\"vehicle\":\"17\"}"));
      assertEquals(204, post(address + "/count", "{\"source\":\"sensor\",\"people\":2}"));
      byte[] picture = ImageEncoder.jpeg(new Image(1280, 720, new byte[1280 * 720 * 3]), 80);
      for (int i = 0; i < 3; i++) {
        assertEquals(204, post(address + "/frames/front", picture));
        said.await("captured 0 of 2; 2 people not seen");
      }
      assertEquals(204, post(address + "/vehicle", "{\"event\":\"left\"}"));
      assertEquals(204, post(address + "/frames/front", picture));
      said.await("vehicle 17 has gone: captured 0 of 2.*; without camera left, not connected");
    } finally {
      capture.interrupt();
      capture.join(Duration.ofSeconds(20));
    }
    assertEquals(0, code.get(), err::toString);
    assertTrue(said.toString().contains("camera front: 4 pictures, of which"), said::toString);
  }

  /** What a command that runs beside the test says. */
  private static final class Said extends StringWriter {
    @Override
    public void write(String text, int from, int length) {
      synchronized (this) {
        super.write(text, from, length);
        notifyAll();
      }
    }

    /** Waits until something was said, and gives it. */
    synchronized String await(String pattern) throws InterruptedException {
      Pattern wanted = Pattern.compile(pattern);
      Instant latest = Instant.now().plusSeconds(60);
      Matcher m = wanted.matcher(toString());
      while (!m.find()) {
        long left = Duration.between(Instant.now(), latest).toMillis();
        assertTrue(left > 0, () -> "never said " + pattern + " but " + this);
        wait(left);
        m = wanted.matcher(toString());
      }
      return m.group();
    }
  }

  private static int post(String address, String json) throws Exception {
    return post(address, json.getBytes(StandardCharsets.UTF_8));
  }

  private static int post(String address, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(body)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whatEachStepBringsIsToldAndAnotherRunGoesOn() throws Exception {
    String scene = withFewPixels(scene()).toString();
    Path to = folder.resolve("trial");
    String[] command = {
      "evaluate",
      "capture",
      scene,
      "--vehicles",
      "1",
      "--runs",
      "1",
      "--bystanders",
      "3",
      "--out",
      to.toString()
    };
    assertEquals(0, run(command), err::toString);
    String text = Files.readString(to.resolve("capture.txt"));
    for (String step :
        List.of(
            "the scene's own camera, two pictures at the stop line",
            "the scene's own camera, each frame by itself",
            "the layout's cameras, two pictures at the stop line",
            "the layout's cameras, each frame by itself",
            "tracks, best shots, where heads can be",
            "prompts, the documents' number known")) {
      assertTrue(
          Pattern.compile("(?m)^" + Pattern.quote(step) + " +1 ").matcher(text).find(), text);
    }
    assertTrue(text.contains("\noccupants of another vehicle "), text);
    assertTrue(
        text.contains("\npeople of other vehicles whose face a camera saw meanwhile "), text);
    assertTrue(text.contains("\nbystanders whose face a camera saw; of these kept "), text);
    assertTrue(
        Pattern.compile("(?m)^people good enough by what was measured of whom neither eye .* \\d+$")
            .matcher(text)
            .find(),
        text);
    assertFalse(text.contains("closer looks"), "with one run nothing is looked at closely");
    assertTrue(Files.readString(to.resolve("capture.html")).contains("What each step brings"));
    assertEquals(0, run(command), err::toString);
    String again = Files.readString(to.resolve("capture.txt"));
    assertEquals(withoutTime(text), withoutTime(again), "the same frames give the same figures");
  }

  @Test
  void errorsOnPicturesThatAreHeldUpAreToldForEachInstrument() throws Exception {
    String scene = scene().toString();
    Path to = folder.resolve("attacks");
    String[] command = {
      "evaluate", "attacks", scene, "--vehicles", "2", "--runs", "1", "--out", to.toString()
    };
    assertEquals(0, run(command), err::toString);
    String text = Files.readString(to.resolve("attacks.txt"));
    for (String row :
        List.of("print attack", "toner print attack", "screen attack", "nothing is held up")) {
      assertTrue(text.contains("\n" + row + "  "), text);
    }
    assertTrue(out.toString().contains("APCER"), out.toString());
    assertEquals(2, run("evaluate", "attacks", scene, "--vehicles", "0", "--out", to.toString()));
    assertTrue(err.toString().contains("--vehicles must be"), err.toString());
  }

  private static String withoutTime(String text) {
    return text.replaceAll("seconds a frame took.*", "");
  }
}
