package org.exeat.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.QualityPolicy;
import org.exeat.evaluation.CaptureTrial;
import org.exeat.evaluation.LiveTrial;
import org.exeat.evaluation.PassageTrial;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulationRun;

/**
 * The capture of recorded vehicles of lane-1, three cameras of 1280 × 720 at five frames a second
 * each: whether it keeps up with them, how late the final coverage is, how its memory goes, and the
 * npm package run naively on the same frames.
 */
public final class CaptureBenchmark {
  private static final int VEHICLES = 8;

  /** What the package is shown as well. */
  private static final int COMPARED = 16;

  /** Traffic that nothing was tuned on. */
  private static final long SEED = 3;

  private static final double RATE = 5;

  private static final String HEADS =
      """
      | | vehicles with everybody good enough | people good enough | vehicles, an eye of everybody seen besides | people | CPU seconds a frame |
      |---|---|---|---|---|---|\
      """;

  /** Runs of the detector for each frame at most, as of {@code ./exeat capture}. */
  private static final int RUNS = 4;

  private final Path home;
  private final Path folder;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private CaptureBenchmark(Path home, String folder) {
    this.home = home;
    this.folder = home.resolve("benchmarks/target").resolve(folder);
  }

  /**
   * Prints tables in Markdown.
   *
   * @param args {@code soak MINUTES}; {@code live} without the package; {@code live six} the same
   *     with the recommended cameras, as they are; {@code detectors} on their frames; or nothing
   *     for the package and live
   */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(System.getProperty("exeat.home", "."));
    boolean detectors = List.of(args).equals(List.of("detectors"));
    if (detectors || List.of(args).equals(List.of("live", "six"))) {
      CaptureBenchmark six = new CaptureBenchmark(home, "capture-six");
      Lane lane = six.draw(LaneFile.read(home.resolve("scenes/lane-1/recommended.yaml")), VEHICLES);
      if (detectors) {
        six.err.println("Detectors, one after the other ...");
        new LaneDetectors(lane, six.folder, six.out).compare(Material.networks(home));
        six.out.println();
        six.out.println(SideBySide.machine());
      } else {
        six.live(lane);
      }
      return;
    }
    Lane three = LaneFile.read(home.resolve("scenes/lane-1/three-infrared.yaml"));
    Lane steady = three.with(three.cameras().stream().map(CaptureBenchmark::steady).toList());
    if (args.length == 0) {
      CaptureBenchmark compared = new CaptureBenchmark(home, "capture-compared");
      compared.compare(compared.draw(steady, COMPARED));
    }
    CaptureBenchmark benchmark = new CaptureBenchmark(home, "capture");
    Lane lane = benchmark.draw(steady, VEHICLES);
    if (args.length == 2 && args[0].equals("soak")) {
      benchmark.soak(lane, Duration.ofMinutes(Integer.parseInt(args[1])));
    } else if (args.length == 0 || args.length == 1 && args[0].equals("live")) {
      benchmark.live(lane);
    } else {
      throw new IllegalArgumentException(
          "nothing, or: live, or: live six, or: detectors, or: soak MINUTES");
    }
  }

  /** Draws the vehicles, if they are not there yet. */
  private Lane draw(Lane lane, int vehicles) throws Exception {
    Scene scene =
        SceneFile.read(home.resolve("scenes/lane-1"), LaneFile::read).seeded(SEED).with(lane);
    SimulationRun run = SimulationRun.plan(scene, vehicles, folder, false);
    err.println("Drawing " + run.frames() + " frames, or what is lacking of them ...");
    int step = Math.max(1, run.frames() / 20);
    run.draw(
        Runtime.getRuntime().availableProcessors(),
        done -> {
          if (done % step == 0) {
            err.println("  " + done + " of " + run.frames());
          }
        });
    return lane;
  }

  private static double rate(Lane lane) {
    return lane.cameras().stream().mapToDouble(LaneCamera::frameRate).sum();
  }

  /** Five pictures of 1280 × 720 a second, whether the vehicle stands or not. */
  private static LaneCamera steady(LaneCamera c) {
    LaneCamera.Sensor s = c.sensor();
    return new LaneCamera(
        c.name(),
        c.position(),
        c.lookAt(),
        c.focalLength(),
        c.aperture(),
        RATE,
        1,
        c.jpegQuality(),
        new LaneCamera.Sensor(s.width(), 1280, 720, s.spectrum(), s.shutter(), s.readout()),
        c.exposure(),
        c.polarizer());
  }

  private PassageTrial trial(Lane lane, FaceAnalyzer analyzer, FrameBudget budget)
      throws Exception {
    return new PassageTrial(
        new LaneCapture(
            lane,
            analyzer,
            QualityPolicy.CAPTURE,
            CalibrationFile.builtIn().neutralScore(),
            budget),
        folder);
  }

  /** Both work at the same time, each on one thread: what is compared is what they cost. */
  private void compare(Lane lane) throws Exception {
    err.println("The package, and beside it Exeat ...");
    CompletableFuture<PeerFaces> running =
        CompletableFuture.supplyAsync(
            () -> PeerFaces.find(home, folder, err), Thread::startVirtualThread);
    out.println(HEADS);
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(Material.networks(home), 1)) {
      for (int runs : new int[] {RUNS, 1}) {
        err.println("Exeat, " + runs + " runs a frame ...");
        double before = cpu();
        List<Passage> passages = trial(lane, analyzer, FrameBudget.runs(runs)).run(1, done -> {});
        double used = cpu() - before;
        row(
            "Exeat, detector runs for each frame: " + runs,
            people(passages),
            used / frames(passages));
      }
    }
    PeerFaces peer = running.join();
    CaptureTrial naive = new CaptureTrial(peer::of, folder);
    CaptureTrial.Result result = naive.run(1, done -> {});
    row(
        "the package, every frame by itself",
        result.outcomes().stream()
            .map(o -> new Somebody(o.vehicle().vehicle(), o.usable(), o.eyes()))
            .toList(),
        peer.seconds() / peer.frames());
    out.println();
    out.println(SideBySide.machine() + "; " + peer.versions());
    out.println();
  }

  /** Every frame at its time, on all cores. */
  private void live(Lane lane) throws Exception {
    FrameBudget budget = FrameBudget.live(RUNS, rate(lane));
    try (FaceAnalyzer analyzer =
        FaceAnalyzer.builtIn(Material.networks(home), Runtime.getRuntime().availableProcessors())) {
      PassageTrial trial = trial(lane, analyzer, budget);
      err.println("Exeat, warming up ...");
      new LiveTrial(trial).run(live -> {});
      err.println("Exeat, live ...");
      List<LiveTrial.Live> live = new ArrayList<>();
      double before = cpu();
      new LiveTrial(trial).run(live::add);
      double used = cpu() - before;
      List<Passage> passages = live.stream().map(LiveTrial.Live::passage).toList();
      out.println(HEADS);
      row(
          "Exeat live, " + budget.time().orElseThrow().toMillis() + " ms for each frame",
          people(passages),
          used / frames(passages));
      out.println();
      told(live);
    }
    out.println();
    out.println(SideBySide.machine());
  }

  private void told(List<LiveTrial.Live> live) {
    int offered = live.stream().mapToInt(LiveTrial.Live::offered).sum();
    long dropped = live.stream().mapToLong(LiveTrial.Live::dropped).sum();
    double[] lags = live.stream().mapToDouble(l -> l.lag().toNanos() / 1e9).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "Live: %d frames came, %d were dropped; final coverage after the last frame: median %.2f s, greatest %.2f s.%n",
        offered,
        dropped,
        lags[lags.length / 2],
        lags[lags.length - 1]);
  }

  private void soak(Lane lane, Duration time) throws Exception {
    out.println(
        "| minute | vehicles | frames | dropped | 95th percentile of lag, s | heap after collection, MiB | resident, MiB |");
    out.println("|---|---|---|---|---|---|---|");
    long begin = System.nanoTime();
    try (FaceAnalyzer analyzer =
        FaceAnalyzer.builtIn(Material.networks(home), Runtime.getRuntime().availableProcessors())) {
      PassageTrial trial = trial(lane, analyzer, FrameBudget.live(RUNS, rate(lane)));
      int frames = 0;
      long dropped = 0;
      List<Double> lags = new ArrayList<>();
      while (System.nanoTime() - begin < time.toNanos()) {
        List<LiveTrial.Live> round = new ArrayList<>();
        new LiveTrial(trial).run(round::add);
        for (LiveTrial.Live l : round) {
          frames += l.offered();
          dropped += l.dropped();
          lags.add(l.lag().toNanos() / 1e9);
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double[] sorted = lags.stream().mapToDouble(d -> d).sorted().toArray();
        out.printf(
            Locale.ROOT,
            "| %.0f | %d | %d | %d | %.2f | %d | %s |%n",
            (System.nanoTime() - begin) / 6e10,
            lags.size(),
            frames,
            dropped,
            sorted[(int) Math.ceil(.95 * sorted.length) - 1],
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            resident());
      }
    }
    out.println();
    out.println(SideBySide.machine());
  }

  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .map(l -> Long.toString(Long.parseLong(l.replaceAll("\\D", "")) >> 10))
            .findFirst()
            .orElse("?")
        : "?";
  }

  private static List<Somebody> people(List<Passage> passages) {
    return passages.stream()
        .flatMap(p ->
            p.people().stream()
                .map(o ->
                    new Somebody(
                        p.vehicle().vehicle(), o.captured(), o.captured() && !o.covered())))
        .toList();
  }

  private static int frames(List<Passage> passages) {
    return passages.stream().mapToInt(Passage::frames).sum();
  }

  private void row(String name, List<Somebody> people, double seconds) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.3f |%n",
        name,
        shares(people, Somebody::good),
        shares(people, Somebody::eyes),
        seconds);
  }

  /** Vehicles all of whose people are so, and people. */
  private static String shares(List<Somebody> people, Predicate<Somebody> so) {
    Map<Integer, Boolean> vehicles = new HashMap<>();
    people.forEach(p -> vehicles.merge(p.vehicle(), so.test(p), Boolean::logicalAnd));
    return String.format(
        Locale.ROOT,
        "%d of %d | %d of %d",
        vehicles.values().stream().filter(b -> b).count(),
        vehicles.size(),
        people.stream().filter(so).count(),
        people.size());
  }

  /**
   * An occupant.
   *
   * @param good whether a picture is good enough by what is measured
   * @param eyes whether one is that shows an eye, by the truth
   */
  private record Somebody(int vehicle, boolean good, boolean eyes) {}

  /** Processor time of this process, seconds. */
  static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
