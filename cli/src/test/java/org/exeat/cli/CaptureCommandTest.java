package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exeat.faces.Image;
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

  /** The scene with its recommended layout, a picture a second. */
  private Path scene() throws IOException {
    Path scene = Files.createDirectories(folder.resolve("scene"));
    for (String lane : List.of("lane.yaml", "recommended.yaml")) {
      Files.writeString(
          scene.resolve(lane),
          Files.readString(LANE_1.resolve(lane))
              .replace("frame_rate: 4", "frame_rate: 1")
              .replace("still_every: 4", "still_every: 2"));
    }
    Files.copy(LANE_1.resolve("scene.yaml"), scene.resolve("scene.yaml"));
    return scene;
  }

  @Test
  void theDriverOfASimulatedCarIsCapturedAndTold() throws Exception {
    Path to = folder.resolve("out");
    assertEquals(
        0,
        run(
            "capture",
            scene().toString(),
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
    assertTrue(out.toString().contains("captured 1 of 1"), out.toString());
    assertTrue(out.toString().contains("row 1 left"), out.toString());
  }

  @Test
  void whatCannotBeCapturedIsToldBeforeAnythingIsWritten() throws Exception {
    Path to = folder.resolve("out");
    String scene = scene().toString();
    assertEquals(2, run("capture", "front=nowhere.mp4", "--out", to.toString()));
    assertTrue(err.toString().contains("--lane FILE"), err.toString());
    String lane = LANE_1.resolve("recommended.yaml").toString();
    assertEquals(2, run("capture", "back=nowhere.mp4", "--lane", lane));
    assertTrue(err.toString().contains("no camera back"), err.toString());
    assertEquals(2, run("capture", "front=nowhere.mp4", "--lane", lane));
    assertTrue(err.toString().contains("no film that is there"), err.toString());
    assertEquals(
        2, run("capture", "front=rtsp://h/a", "front=rtsp://u:secret@h/b", "--lane", lane));
    assertTrue(err.toString().contains("named twice"), err.toString());
    assertEquals(2, run("capture", "rtsp://u:secret@h/b?x=1", "--lane", lane));
    assertEquals(2, run("capture", "rtsp://u:secret@h/b", "--lane", lane));
    assertTrue(err.toString().contains("CAMERA=ADDRESS"), err.toString());
    assertFalse(err.toString().contains("secret"), err.toString());
    assertEquals(2, run("capture", scene, "--tiles", "3"));
    assertTrue(err.toString().contains("--tiles is not for capture"), err.toString());
    for (String option : List.of("--runs", "--threads", "--vehicles")) {
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
    String lane = LANE_1.resolve("recommended.yaml").toString();
    assertEquals(
        0, run("capture", "front=" + film, "--lane", lane, "--out", to.toString()), err::toString);
    List<String> lines = Files.readAllLines(to.resolve("capture.jsonl"));
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.getFirst().contains("320x180") && lines.getFirst().contains("1280x720"));
    assertTrue(err.toString().contains("sends pictures of 320x180"), err.toString());
  }

  @Test
  void whatEachStepBringsIsToldAndAnotherRunGoesOn() throws Exception {
    String scene = scene().toString();
    Path to = folder.resolve("trial");
    String[] command = {
      "evaluate", "capture", scene, "--vehicles", "2", "--runs", "2", "--out", to.toString()
    };
    assertEquals(0, run(command), err::toString);
    String text = Files.readString(to.resolve("capture.txt"));
    for (String step :
        List.of(
            "the scene's own camera, each frame by itself  2 ",
            "the layout's cameras, each frame by itself    2 ",
            "tracks, best shots, where heads can be        2 ",
            "tiles and closer looks, 2 runs                2 ",
            "prompts, the documents' number known          2 ",
            "occupants of another vehicle ")) {
      assertTrue(text.contains(step), text);
    }
    assertTrue(Files.readString(to.resolve("capture.html")).contains("What each step brings"));
    assertEquals(0, run(command), err::toString);
    String again = Files.readString(to.resolve("capture.txt"));
    assertEquals(withoutTime(text), withoutTime(again), "the same frames give the same figures");
  }

  private static String withoutTime(String text) {
    return text.replaceAll("seconds a frame took.*", "");
  }
}
