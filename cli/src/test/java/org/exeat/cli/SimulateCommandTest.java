package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.Truth;
import org.exeat.simulator.scene.TruthWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as its users call it: on the benchmark's scene with a small, slow camera. */
class SimulateCommandTest extends CommandTest {
  private static final Path LANE_1 = HOME.resolve("scenes/lane-1");

  @TempDir Path folder;

  /** The scene with 160 × 90 pixels and a picture every two seconds. */
  private Path scene() throws IOException {
    Path scene = Files.createDirectories(folder.resolve("scene"));
    Files.writeString(
        scene.resolve("lane.yaml"),
        Files.readString(LANE_1.resolve("lane.yaml"))
            .replace("columns: 1920, rows: 1080", "columns: 160, rows: 90")
            .replace("frame_rate: 1", "frame_rate: 0.5"));
    Files.copy(LANE_1.resolve("scene.yaml"), scene.resolve("scene.yaml"));
    return scene;
  }

  private static List<Path> files(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile).map(run::relativize).sorted().toList();
    }
  }

  @Test
  void twoRunsAreTheSameAndOneThatWasCutOffGoesOn() throws Exception {
    String scene = scene().toString();
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    assertEquals(
        0, run("simulate", scene, "--vehicles", "3", "--out", a.toString()), err::toString);
    // the second one cannot write its last frames: a disk that is full says the same
    List<Path> frames = files(a).stream().filter(p -> p.startsWith("frames")).toList();
    Path full = b.resolve(frames.getLast());
    Files.createDirectories(full.getParent());
    Files.createDirectory(full);
    Files.copy(a.resolve("run.json"), b.resolve("run.json"));
    Files.writeString(
        b.resolve("run.json"),
        Files.readString(b.resolve("run.json")).replace("\"complete\"", "\"partial\""));
    assertEquals(2, run("simulate", scene, "--vehicles", "3", "--out", b.toString()));
    assertTrue(err.toString().contains("is partial"), err.toString());
    assertTrue(Files.readString(b.resolve("run.json")).contains("\"partial\""));
    assertFalse(Files.exists(b.resolve("truth.jsonl")));
    Files.delete(full);
    assertEquals(
        0, run("simulate", scene, "--vehicles", "3", "--out", b.toString()), err::toString);
    assertEquals(files(a), files(b));
    for (Path file : files(a)) {
      assertEquals(
          -1, Files.mismatch(a.resolve(file), b.resolve(file)), file + " differs between the runs");
    }
    lookAtTruth(a);
  }

  private static void lookAtTruth(Path run) throws IOException {
    int vehicles = 0;
    int frames = 0;
    for (String line : Files.readAllLines(run.resolve("truth.jsonl"))) {
      switch (TruthWriter.read(line)) {
        case Truth.Vehicle v -> {
          assertEquals(vehicles++, v.vehicle());
          assertFalse(v.party().isEmpty());
          assertEquals(1, v.party().getFirst().row());
          for (Truth.Document d : v.documents()) {
            assertTrue(
                Files.isRegularFile(
                    run.resolve(
                        "documents/%06d/%d/EF_SOD.bin".formatted(v.vehicle(), d.document()))));
          }
        }
        case Truth.Frame f -> {
          frames++;
          assertTrue(
              Files.isRegularFile(run.resolve("frames/front/%06d.jpg".formatted(f.frame()))));
          for (Truth.Seen seen : f.vehicles()) {
            for (Truth.Person p : seen.people()) {
              assertTrue(p.visible() >= 0 && p.visible() <= 1);
              assertTrue(p.glare() >= 0 && p.glare() <= 1);
              assertTrue(p.box().width() > 0 && p.eyeDistance() >= 0);
            }
          }
        }
      }
    }
    assertEquals(3, vehicles);
    assertTrue(frames >= 3, frames + " frames");
  }

  @Test
  void anotherRunIsNotWrittenOver() throws Exception {
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "something else");
    assertEquals(
        2, run("simulate", scene().toString(), "--vehicles", "1", "--out", full.toString()));
    assertTrue(err.toString().contains("is not empty and holds no run"), err.toString());
  }

  @Test
  void noVehiclesAreRefused() throws Exception {
    assertEquals(2, run("simulate", scene().toString(), "--vehicles", "0", "--out", folder + "/x"));
    assertTrue(err.toString().contains("1 vehicle or more"), err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scene.yaml | version: 2  | versoin: 1  | versoin",
        "scene.yaml | seed: 1     | seed: much  | seed",
        "scene.yaml | latitude: 32.5 | latitude: 132.5 | latitude",
        "scene.yaml | front: {offset | back: {offset | clocks.back",
        "scene.yaml | lane: lane.yaml | lane: none.yaml | lane",
        "lane.yaml  | width: 3.4  | width: -3.4 | width",
        "lane.yaml  | position: [4.2, 1.75, 1.75] | position: [-2, 0, 1.2] | cameras[0].position",
        "lane.yaml  | focal_length: 17 | focal_length: 0 | focal_length",
        "lane.yaml  | columns: 160 | columns: -160 | columns"
      })
  void whatIsWrongInAFileIsNamedByLineAndKey(String file, String right, String wrong, String key)
      throws Exception {
    Path scene = scene();
    Path path = scene.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(right), right);
    Files.writeString(path, text.replace(right, wrong));
    assertEquals(2, run("simulate", scene.toString(), "--vehicles", "1", "--out", folder + "/y"));
    String said = err.toString();
    assertTrue(said.contains(file + ", line "), said);
    assertTrue(said.contains(key), said);
  }

  @Test
  void previewAndLayoutDrawPages() throws Exception {
    String scene = scene().toString();
    Path preview = folder.resolve("preview");
    assertEquals(0, run("scene", "preview", scene, "--out", preview.toString()), err::toString);
    assertTrue(Files.readString(preview.resolve("preview.html")).contains("stop line"));
    assertTrue(Files.size(preview.resolve("front.jpg")) > 1000);
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            Files.readString(LANE_1.resolve("lane.yaml"))
                    .replace("name: front", "name: other")
                    .replace("columns: 1920, rows: 1080", "columns: 192, rows: 108")
                + "  - {kind: barrier, from: [0.9, -1.9, 0.85], to: [1.0, 1.9, 0.95]}\n");
    assertEquals(
        0,
        run("scene", "preview", scene, "--lane", other.toString(), "--out", preview.toString()),
        err::toString);
    assertTrue(Files.readString(preview.resolve("plan.svg")).contains("barrier"));
    assertTrue(Files.size(preview.resolve("other.jpg")) > 1000);
    Path layout = folder.resolve("layout.html");
    assertEquals(
        0,
        run("scene", "layout", scene, "--every", "12", "--pair", "--out", layout.toString()),
        err::toString);
    String page = Files.readString(layout);
    assertTrue(page.contains("row 3"), "no third row");
    assertTrue(out.toString().contains("row 1"), out.toString());
    assertTrue(
        out.toString().lines().anyMatch(l -> l.matches(" +row 1 .*asked +[0-9]+ %")),
        out::toString);
    assertTrue(out.toString().contains("1.4 m high  -4.0 m"), out::toString);
    assertTrue(page.contains("with a further pair"), "no map of places");
  }

  @ParameterizedTest
  @CsvSource({"lane-1", "three-cameras", "truth-check"})
  void theScenesThatAreShippedCanBeRead(String name) throws Exception {
    Scene scene = SceneFile.read(LANE_1.resolveSibling(name), LaneFile::read);
    assertEquals(name, scene.name());
  }
}
