package org.exeat.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.evaluation.CalibrationTrial;
import org.exeat.evaluation.LabelledFaces;
import org.exeat.evaluation.LabelledFolder;
import org.exeat.evaluation.Scores;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    subcommands = CalibrateLaneCommand.class,
    description = {
      "Computes a model's operating points from labelled pictures.",
      "FOLDER holds a folder of pictures for each person; a picture named portrait… is that person's reference."
    })
final class CalibrateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The labelled pictures.")
  @Nullable Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The calibration. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("calibration.yaml");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the run. Default: calibration- and the day.")
  @Nullable String name;

  @Option(
      names = "--data-set",
      paramLabel = "TEXT",
      description = "The material in words; goes into the file.")
  String dataSet = "not described";

  @Option(
      names = "--not-shown",
      paramLabel = "TEXT",
      description = "What the material does not show; goes into the file.")
  String notShown =
      "How the model does on people, cameras and light that differ from this material. The bounds count comparisons as"
          + " independent of each other, which comparisons that share a person are not.";

  @Option(
      names = "--centered",
      description = {
        "Compare captures and portraits by what they differ from their means by: for captures that all have in common"
            + " how they were taken, as at a lane. Needs portraits and captures of at least "
            + Calibration.Centers.FEWEST_PEOPLE
            + " people."
      })
  boolean centered;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path labelled = folder;
    if (labelled == null) {
      throw new ParameterException(
          spec.commandLine(), "name the FOLDER of labelled pictures, or a command such as lane");
    }
    LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Pictures")) {
      LabelledFaces set =
          LabelledFolder.read(labelled, analyzer, (done, total) -> bar.maxHint(total).stepTo(done));
      CalibrationTrial trial =
          CalibrationTrial.of(
              set,
              set,
              analyzer.model().sha256(),
              new CalibrationTrial.Words(
                  name == null ? "calibration-" + today : name,
                  today.toString(),
                  "./exeat calibrate FOLDER" + (centered ? " --centered" : ""),
                  dataSet,
                  notShown),
              centered);
      CalibrationFile.write(trial.calibration(), out);
      spec.commandLine().getOut().print(summary(trial, out));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  /** What a calibration found, as a table, and where it is. */
  static String summary(CalibrationTrial trial, Path file) {
    LabelledFaces labelled = trial.faces();
    Scores scores = trial.scores();
    Calibration calibration = trial.calibration();
    List<List<String>> rows =
        calibration.points().stream()
            .map(p ->
                List.of(
                    String.format(java.util.Locale.ROOT, "%.1e", p.targetFmr()),
                    Wording.number(p.score()),
                    p.falseMatches() + " of " + scores.impostorCount(),
                    String.format(java.util.Locale.ROOT, "%.4f", p.fnmr())))
            .toList();
    return String.format(
            java.util.Locale.ROOT,
            "%n%d people, %d pictures, %d without a face, %d unreadable%nEER %.4f, AUC %.5f, repeatability %s%n%n",
            labelled.people().size(),
            labelled.pictures(),
            labelled.withoutFace(),
            labelled.unreadable(),
            scores.equalErrorRate(),
            scores.areaUnderCurve(),
            Wording.number(calibration.repeatability()))
        + Terminal.table(List.of("FMR at most", "score", "false matches", "FNMR"), rows)
        + System.lineSeparator()
        + "Written: "
        + file
        + System.lineSeparator();
  }
}
