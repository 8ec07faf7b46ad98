package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.domain.Lane;
import org.exeat.evaluation.CalibrationTrial;
import org.exeat.evaluation.CaptureEvaluation;
import org.exeat.evaluation.CapturedFaces;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Template;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.TrafficShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lane",
    mixinStandardHelpOptions = true,
    description = {
      "Calibrates a lane on simulated traffic: the captures of its cameras against the portraits in the documents,"
          + " and against those of strangers, whom no camera saw. Captures and portraits are compared by what they"
          + " differ from their means by. Nobody is asked for anything; who is not captured well enough is left out.",
      "A run that was cut off goes on with the same command."
    })
final class CalibrateLaneCommand implements Callable<Integer> {
  private static final String NOT_SHOWN =
      "Nothing about real people: faces, panes and light are drawn. All comparisons are of few captures; the bounds take"
          + " those that share a person as dependent, those that share a vehicle or an hour of the day not. The means were"
          + " taken of the same people. Portraits are as drawn, not as compressed on a chip; strangers are adults with"
          + " new portraits. The repeatability is that of every other shot of a passage against the rest, not of two"
          + " passages. Nobody was asked for anything.";

  /** Of the first stranger: people of these seeds serve for calibrations. */
  private static final long STRANGERS = 1_000_000;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the frames and calibration.yaml are written.")
  Path out = Path.of("");

  @Option(
      names = "--strangers",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  int strangers = 800;

  @Mixin TrialOptions trial = new TrialOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (strangers < 0) {
      throw new IllegalArgumentException("--strangers must be at least 0");
    }
    Scene scene = trial.scene();
    Lane lane = LaneFile.read(trial.layout());
    int threads = trial.threads(faces);
    Files.createDirectories(out);
    try (FaceAnalyzer analyzer = faces.openForCapture();
        ProgressBar bar = Terminal.progress("Lane")) {
      CaptureEvaluation.Progress progress = EvaluateCaptureCommand.progress(bar);
      CaptureEvaluation capture =
          trial.evaluation(scene, lane, TrafficShare.WHOLE, out, analyzer, faces, threads);
      CapturedFaces captured =
          capture
              .faces(capture.unprompted(progress), progress)
              .filter(f -> f.fused().people().size() >= Calibration.Centers.FEWEST_PEOPLE)
              .orElseThrow(() ->
                  new InvalidInputException(
                      "fewer than "
                          + Calibration.Centers.FEWEST_PEOPLE
                          + " people were captured with a document of their own; --vehicles takes more"));
      progress.stage("Strangers", strangers);
      List<Template> others =
          CapturedFaces.strangers(analyzer, STRANGERS, strangers, threads, progress::done);
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      CalibrationTrial made =
          CalibrationTrial.of(
              captured.fused().with(others),
              captured.halves(),
              analyzer.model().sha256(),
              new CalibrationTrial.Words(
                  scene.name() + "-seed-" + scene.seed() + "-" + today,
                  today.toString(),
                  String.format(
                      Locale.ROOT,
                      "./exeat calibrate lane SCENE --vehicles %d --seed %d --runs %d --strangers %d%s%s%s",
                      trial.vehicles,
                      scene.seed(),
                      trial.detectorRuns,
                      strangers,
                      trial.othersGiven(),
                      trial.laneFile == null ? "" : " --lane FILE",
                      faces.model == null ? "" : " --model FOLDER"),
                  String.format(
                      Locale.ROOT,
                      "%s version %d, simulated: captures of %d people of %d vehicles%s through %s, against the portraits in their"
                          + " documents and those of %d strangers",
                      scene.name(),
                      scene.version(),
                      captured.fused().people().size(),
                      trial.vehicles,
                      trial.those(),
                      trial.layout().getFileName(),
                      others.size()),
                  NOT_SHOWN),
              true);
      Path file = out.resolve("calibration.yaml");
      CalibrationFile.write(made.calibration(), file);
      spec.commandLine().getOut().print(CalibrateCommand.summary(made, file));
      spec.commandLine().getOut().flush();
    }
    return Exeat.CONFIRMED;
  }
}
