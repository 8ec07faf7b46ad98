package org.exeat.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.capture.Frame;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulatedFrames;

/**
 * How fast the lane simulator draws: cars with five people past three cameras of 1280 × 720, with
 * their truth, straight into the process, on one and on two threads. The first car warms up; the
 * others are timed from their first frame on, the making of all people and vehicles included.
 */
public final class SimulatorBenchmark {
  private static final int CARS = 3;

  private SimulatorBenchmark() {}

  private record Result(int frames, double seconds, List<Double> gaps) {
    double perSecond() {
      return frames / seconds;
    }

    /** Milliseconds between two frames that half of them stay below. */
    double median() {
      List<Double> sorted = gaps.stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }
  }

  private static Result draw(Scene scene, int threads) throws Exception {
    int first;
    try (SimulatedFrames one = new SimulatedFrames(scene, 1, threads)) {
      first = one.frames();
    }
    try (SimulatedFrames frames = new SimulatedFrames(scene, CARS, threads)) {
      for (int i = 0; i < first; i++) {
        frames.next();
      }
      List<Double> gaps = new ArrayList<>();
      long begin = System.nanoTime();
      long last = begin;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        long now = System.nanoTime();
        gaps.add((now - last) / 1e6);
        last = now;
      }
      return new Result(gaps.size(), (last - begin) / 1e9, gaps);
    }
  }

  /**
   * Prints a table in Markdown.
   *
   * @param args the scene's folder
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Scene scene = SceneFile.read(Path.of(args[0]), LaneFile::read);
    out.println("| threads | frames | frames a second | median between two frames |");
    out.println("|---|---|---|---|");
    for (int threads = 1; threads <= 2; threads++) {
      Result r = draw(scene, threads);
      out.printf(
          Locale.ROOT,
          "| %d | %d | %.1f | %.0f ms |%n",
          threads,
          r.frames(),
          r.perSecond(),
          r.median());
    }
    out.println();
    out.println(SideBySide.machine());
  }
}
