package org.exeat.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.faces.CaptureQualityAssessor;
import org.exeat.faces.Detection;
import org.exeat.faces.Image;
import org.exeat.faces.LandmarkPredictor;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MeasuredFace;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.scene.Truth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the npm package found on every frame of a run, by itself.
 *
 * @param folder of the run
 * @param faces by frame
 * @param frames that it was shown
 * @param seconds of CPU that it took, decoding included
 * @param versions of its parts
 */
record PeerFaces(
    Path folder, Map<Path, JsonNode> faces, int frames, double seconds, String versions) {
  /**
   * Runs the package on all frames of a run.
   *
   * @param home of the project
   * @param folder of the run
   * @param err hears how far it is
   */
  static PeerFaces find(Path home, Path folder, PrintStream err) {
    try {
      return run(home, folder, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the package ran", e);
    }
  }

  private static PeerFaces run(Path home, Path folder, PrintStream err)
      throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", home.resolve("faces/peer/frames.mjs").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Path> paths;
    try (Stream<Path> files = Files.walk(folder.resolve("frames"))) {
      paths = files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
    }
    CompletableFuture<Void> told =
        CompletableFuture.runAsync(
            () -> {
              try (Writer to = node.outputWriter(StandardCharsets.UTF_8)) {
                for (Path p : paths) {
                  to.write(p + "\n");
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            Thread::startVirtualThread);
    JsonMapper mapper = new JsonMapper();
    Map<Path, JsonNode> faces = new HashMap<>();
    try (BufferedReader from = node.inputReader(StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        if (!line.startsWith("{")) {
          continue; // the package may greet
        }
        JsonNode read = mapper.readTree(line);
        if (read.has("faces")) {
          faces.put(Path.of(read.get("path").asString()), read.get("faces"));
          if (faces.size() % 100 == 0) {
            err.println("  " + faces.size() + " of " + paths.size());
          }
        } else {
          told.join();
          List<String> versions = new ArrayList<>();
          read.get("versions")
              .properties()
              .forEach(e -> versions.add(e.getKey() + " " + e.getValue().asString()));
          return new PeerFaces(
              folder,
              faces,
              read.get("frames").asInt(),
              read.get("seconds").asDouble(),
              String.join(", ", versions));
        }
      }
    }
    throw new IOException(
        "the npm package's run broke with " + node.waitFor() + "; its words are above");
  }

  /** The faces of one frame, measured as ours are. */
  List<MeasuredFace> of(Truth.Frame frame, Image image) {
    List<MeasuredFace> found = new ArrayList<>();
    JsonNode all = faces.get(SimulationRun.frame(folder, frame.camera(), frame.frame()));
    if (all == null) {
      throw new IllegalStateException("the package was not shown a frame");
    }
    for (JsonNode f : all) {
      JsonNode b = f.get("box");
      Box box =
          new Box(
              b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
      List<Point> points = new ArrayList<>();
      f.get("landmarks")
          .forEach(p -> points.add(new Point(p.get(0).asDouble(), p.get(1).asDouble())));
      Landmarks landmarks = new Landmarks(points);
      found.add(
          new MeasuredFace(
              new Detection(box, f.get("score").asDouble()),
              landmarks,
              CaptureQualityAssessor.assess(
                  image, box, new LandmarkPredictor.Found(landmarks, 0), all.size())));
    }
    return found;
  }
}
