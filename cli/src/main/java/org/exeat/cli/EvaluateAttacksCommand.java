package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.evaluation.AttackErrors;
import org.exeat.evaluation.CaptureSteps;
import org.exeat.evaluation.PassageTrial;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.traffic.Plant.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "attacks",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a scene's traffic in which many hold a printed face or a screen before their own, captures it, and tells"
          + " how many of them were taken for faces and how many faces for pictures (ISO/IEC 30107-3).",
      "A run that was cut off goes on with the same command."
    })
final class EvaluateAttacksCommand implements Callable<Integer> {
  /** Share of people in a cabin with each instrument. */
  private static final double OFTEN = .2;

  @Parameters(paramLabel = "SCENE", description = "A scene's file, or its folder; see scenes/.")
  Path sceneFile = Path.of("");

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  int vehicles = 30;

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description =
          "The layout that is tried. Default: recommended.yaml beside the scene's file, else its own lane.")
  @Nullable Path laneFile;

  @Option(names = "--seed", paramLabel = "S", description = "Other traffic of the same kind.")
  @Nullable Long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of the detector for each frame. Default: ${DEFAULT-VALUE}.")
  int detectorRuns = 4;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where frames and attacks.txt are written.")
  Path out = Path.of("");

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Scene scene = SceneFile.read(sceneFile, LaneFile::read);
    Long other = seed;
    if (other != null) {
      scene = scene.seeded(other);
    }
    Path file =
        Optional.ofNullable(laneFile).or(() -> SceneLane.recommended(sceneFile)).orElse(null);
    Lane lane = file == null ? scene.lane() : LaneFile.read(file);
    if (vehicles < 1) {
      throw new IllegalArgumentException("--vehicles must be at least 1");
    }
    FrameBudget budget = FrameBudget.runs(detectorRuns);
    int threads = faces.threads;
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    faces.threads = 1; // passages are looked at side by side
    Map<Kind, Double> faults = new EnumMap<>(Kind.class);
    AttackErrors.SPECIES.forEach(k -> faults.put(k, OFTEN));
    Files.createDirectories(out);
    Path folder = out.resolve("attacks");
    SimulationRun run = SimulationRun.plan(scene.with(lane).with(faults), vehicles, folder, false);
    PrintWriter words = spec.commandLine().getOut();
    try (FaceAnalyzer analyzer = faces.openForCapture();
        ProgressBar bar = Terminal.progress("Attacks")) {
      bar.setExtraMessage("Drawing");
      bar.maxHint(run.frames());
      run.draw(threads, bar::stepTo);
      PassageTrial trial =
          new PassageTrial(
              new LaneCapture(
                  lane,
                  analyzer,
                  QualityPolicy.CAPTURE,
                  faces.calibration(null, analyzer).neutralScore(),
                  budget),
              folder,
              Optional.empty());
      bar.setExtraMessage("Passages");
      bar.maxHint(trial.vehicles());
      bar.stepTo(0);
      CaptureSteps.Table table = AttackErrors.of(trial.run(threads, bar::stepTo)).table();
      String text =
          scene.name()
              + " version "
              + scene.version()
              + ", seed "
              + scene.seed()
              + ", "
              + vehicles
              + " vehicles, lane "
              + (file == null ? "of the scene" : file.getFileName())
              + "; intervals of 95 % (Wilson)\n\n"
              + table.title()
              + '\n'
              + Terminal.table(table.heads(), table.rows());
      Files.writeString(out.resolve("attacks.txt"), text);
      words.print(text);
      words.flush();
    }
    return Exeat.CONFIRMED;
  }
}
