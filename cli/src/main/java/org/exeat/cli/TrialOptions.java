package org.exeat.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.exeat.capture.FrameBudget;
import org.exeat.domain.Calibration;
import org.exeat.domain.Lane;
import org.exeat.evaluation.CaptureEvaluation;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.TrafficShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What trials of a scene's traffic have in common: which traffic, through which lane. */
final class TrialOptions {
  @Parameters(paramLabel = "SCENE", description = "A scene's file, or its folder; see scenes/.")
  Path sceneFile = Path.of("");

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  int vehicles = 50;

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description = "The layout that is tried. Default: recommended.yaml beside the scene's file.")
  @Nullable Path laneFile;

  @Option(names = "--seed", paramLabel = "S", description = "Other traffic of the same kind.")
  @Nullable Long seed;

  @Option(
      names = "--hours",
      paramLabel = "FROM-TO",
      description = "Other hours of coming, local time, such as 20:00-23:30 for the night.")
  @Nullable String hours;

  @Option(
      names = "--bystanders",
      paramLabel = "N",
      description =
          "So many people beside the lane on average, 0 to 20. Default: those of the scene.")
  @Nullable Double bystanders;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of the detector for each frame. Default: ${DEFAULT-VALUE}.")
  int detectorRuns = 4;

  /**
   * The scene, with its own lane.
   *
   * @throws IllegalArgumentException if the vehicles or the runs are none, or hours or bystanders
   *     are no such thing, before anything is written
   */
  Scene scene() throws Exception {
    if (vehicles < 1) {
      throw new IllegalArgumentException("--vehicles must be at least 1");
    }
    budget();
    Scene scene = SceneFile.read(sceneFile, LaneFile::read);
    Long other = seed;
    if (other != null) {
      scene = scene.seeded(other);
    }
    Double beside = bystanders;
    if (beside != null) {
      scene = scene.with(scene.bystanders().of(beside));
    }
    return atHours(scene);
  }

  private Scene atHours(Scene scene) {
    String given = hours;
    if (given == null) {
      return scene;
    }
    try {
      int dash = given.indexOf('-');
      return scene.between(
          LocalTime.parse(given.substring(0, Math.max(0, dash))),
          LocalTime.parse(given.substring(dash + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("--hours is FROM-TO, such as 20:00-23:30", e);
    }
  }

  /** The file of the layout that is tried. */
  Path layout() {
    return Optional.ofNullable(laneFile)
        .or(() -> SceneLane.beside(sceneFile, "recommended.yaml"))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no recommended.yaml beside the scene; --lane FILE names the layout to try"));
  }

  /**
   * What the verdicts of this lane are calibrated by: the file that is named; else the layout's own
   * beside it, such as {@code recommended-calibration.yaml}, where it is of the model that is used;
   * else the model's.
   */
  Calibration calibration(@Nullable Path file, FaceOptions faces, FaceAnalyzer analyzer)
      throws InvalidInputException, IOException {
    Path own = calibrationOf(layout());
    if (file == null && Files.isRegularFile(own)) {
      if (CalibrationFile.read(own).modelSha256().equals(analyzer.model().sha256())) {
        return faces.calibration(own, analyzer);
      }
    }
    return faces.calibration(file, analyzer);
  }

  private static Path calibrationOf(Path layout) {
    String name = String.valueOf(layout.getFileName());
    return layout.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + "-calibration.yaml");
  }

  /** Which calibration it was, as a line under {@link #words}. */
  String words(Scene scene, Calibration calibration) {
    String made = scene.name() + "-seed-" + scene.seed() + "-";
    return "Calibrated by "
        + calibration.run().name()
        + (calibration.run().name().startsWith(made)
            ? ", which was made of traffic of this seed: of how well faces match this says too much"
            : "")
        + "\n";
  }

  /**
   * The trial of a layout.
   *
   * @param share of the vehicles
   * @param out where frames are
   * @param threads passages at a time
   */
  CaptureEvaluation evaluation(
      Scene scene,
      Lane lane,
      TrafficShare share,
      Path out,
      FaceAnalyzer analyzer,
      FaceOptions faces,
      int threads)
      throws InvalidInputException, IOException {
    return new CaptureEvaluation(
        scene, lane, vehicles, share, out, analyzer, faces.samePerson(analyzer), budget(), threads);
  }

  FrameBudget budget() {
    return FrameBudget.runs(detectorRuns);
  }

  /**
   * The threads that passages are looked at with, side by side, each on one.
   *
   * @param faces whose networks then use one each
   */
  int threads(FaceOptions faces) {
    int threads = faces.threads;
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    faces.threads = 1;
    return threads;
  }

  /**
   * What was tried, as a line above figures.
   *
   * @param more that belongs to the vehicles, such as that nobody is asked; may be empty
   */
  String words(Scene scene, Lane lane, String more) {
    return scene.name()
        + " version "
        + scene.version()
        + ", seed "
        + scene.seed()
        + ", "
        + vehicles
        + " vehicles"
        + those()
        + more
        + ", layout "
        + layout().getFileName()
        + " of "
        + lane.cameras().size()
        + (lane.cameras().size() == 1 ? " camera" : " cameras")
        + (lane.barrier().isPresent() ? " and a barrier" : "")
        + "; intervals of 95 % (Wilson)\n";
  }

  /** When the vehicles come and who is there besides, to follow their number; empty if as usual. */
  String those() {
    return (hours == null ? "" : " at " + hours)
        + (bystanders == null ? "" : ", beside the lane " + number() + " people on average");
  }

  /** The same as options. */
  String othersGiven() {
    return (hours == null ? "" : " --hours " + hours)
        + (bystanders == null ? "" : " --bystanders " + number());
  }

  private String number() {
    return BigDecimal.valueOf(Objects.requireNonNullElse(bystanders, 0.0))
        .stripTrailingZeros()
        .toPlainString();
  }
}
