package org.exeat.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.FrameTrace;
import org.exeat.capture.LaneCapture;
import org.exeat.domain.Box;
import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.evaluation.CaptureTrial;
import org.exeat.evaluation.CaptureTrial.Look;
import org.exeat.evaluation.PassageTrial;
import org.exeat.faces.Detection;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.FaceDetector;
import org.exeat.faces.ModelStore;
import org.exeat.faces.RegionDetector;
import org.exeat.faces.SsdDetector;
import org.exeat.faces.TinyDetector;
import org.exeat.lane.CalibrationFile;

/**
 * What the fast detector costs and finds on a lane's frames in place of the strong one, within the
 * region where heads can be. Times are of the processor, on one thread, so that what else runs on
 * the machine hardly shows.
 */
final class LaneDetectors {
  private static final int[] SIZES = {416, 608, 800, 1024};
  private static final double[] CONFIDENCES = {TinyDetector.LEAST_CONFIDENCE, .2, .1};

  private final Lane lane;
  private final Path frames;
  private final PrintStream out;

  /**
   * @param frames a complete run of this lane
   */
  LaneDetectors(Lane lane, Path frames, PrintStream out) {
    this.lane = lane;
    this.frames = frames;
    this.out = out;
  }

  /** Prints a table in Markdown, a line for each detector. */
  void compare(ModelStore store) throws Exception {
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(store, 1)) {
      Map<String, Box> regions = new ConcurrentHashMap<>();
      double before = CaptureBenchmark.cpu();
      List<PassageTrial.Passage> passages =
          new PassageTrial(
                  new LaneCapture(
                      lane,
                      analyzer,
                      QualityPolicy.CAPTURE,
                      CalibrationFile.builtIn().neutralScore(),
                      FrameBudget.runs(1),
                      (key, value) -> {
                        if (value.get() instanceof FrameTrace t) {
                          regions.put(t.camera(), t.region());
                        }
                      }),
                  frames)
              .run(1, done -> {});
      double whole =
          (CaptureBenchmark.cpu() - before)
              * 1e3
              / passages.stream().mapToInt(PassageTrial.Passage::frames).sum();
      out.println(
          "| detector | ms a frame | faces found | faces found and good enough | people good enough | found, and nobody |");
      out.println("|---|---|---|---|---|---|");
      for (Map.Entry<String, FaceDetector> d : detectors(store).entrySet()) {
        try (FaceDetector detector = d.getValue()) {
          row(d.getKey(), new RegionDetector(detector, RegionDetector.ALL), regions, analyzer);
        }
      }
      out.println();
      out.printf(
          Locale.ROOT,
          "A whole frame with the strong one took %.0f ms: decoding, detection, landmarks, quality, templates, tracks.%n",
          whole);
    }
  }

  private static Map<String, FaceDetector> detectors(ModelStore store) throws Exception {
    Map<String, FaceDetector> detectors = new LinkedHashMap<>();
    detectors.put("strong", new SsdDetector(store, 1, SsdDetector.LEAST_CONFIDENCE));
    for (int size : SIZES) {
      for (double confidence : CONFIDENCES) {
        detectors.put(
            "fast, " + size + " pixels, confidence " + confidence,
            new TinyDetector(store, 1, size, confidence));
      }
    }
    return detectors;
  }

  private void row(
      String name, RegionDetector detector, Map<String, Box> regions, FaceAnalyzer analyzer)
      throws Exception {
    DoubleAdder seconds = new DoubleAdder();
    CaptureTrial trial =
        new CaptureTrial(
            (frame, image) -> {
              Box region = Objects.requireNonNull(regions.get(frame.camera()), frame::camera);
              double before = CaptureBenchmark.cpu();
              List<Detection> found = detector.detect(image, region);
              seconds.add(CaptureBenchmark.cpu() - before);
              return analyzer.measure(image, found);
            },
            frames);
    CaptureTrial.Result result = trial.run(1, done -> {});
    List<Look> looks = result.looks().stream().filter(LaneDetectors::mayBeFound).toList();
    out.printf(
        Locale.ROOT,
        "| %s | %.0f | %d of %d | %d | %d of %d | %d |%n",
        name,
        seconds.sum() * 1e3 / trial.frames(),
        looks.stream().filter(Look::found).count(),
        looks.size(),
        looks.stream().filter(Look::usable).count(),
        result.outcomes().stream().filter(CaptureTrial.Outcome::usable).count(),
        result.outcomes().size(),
        result.strays());
  }

  /** Half of the face at least lies open and it is turned no further than 45 degrees. */
  private static boolean mayBeFound(Look look) {
    return look.person().visible() >= .5 && Math.abs(look.person().yaw()) <= 45;
  }
}
