package org.exeat.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.evaluation.LabelledFaces;
import org.exeat.evaluation.LabelledFolder;
import org.exeat.evaluation.OperatingPoints;
import org.exeat.evaluation.Scores;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Computes a model's operating points from labelled pictures.",
      "FOLDER holds a folder of pictures for each person; a picture named portrait… is that person's reference."
    })
final class CalibrateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The labelled pictures.")
  Path folder = Path.of("");

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

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Pictures")) {
      LabelledFaces labelled =
          LabelledFolder.read(folder, analyzer, (done, total) -> bar.maxHint(total).stepTo(done));
      Scores scores = labelled.scores();
      Calibration.Run run =
          new Calibration.Run(
              name == null ? "calibration-" + today : name,
              today.toString(),
              "./exeat calibrate FOLDER",
              dataSet,
              labelled.people().size(),
              labelled.pictures() - labelled.withoutFace() - labelled.unreadable(),
              scores.genuineCount(),
              scores.impostorCount(),
              notShown);
      Calibration calibration =
          new Calibration(
              analyzer.model().sha256(),
              run,
              scores.equalErrorThreshold(),
              labelled.repeatability(),
              OperatingPoints.of(scores));
      CalibrationFile.write(calibration, out);
      spec.commandLine().getOut().print(summary(labelled, scores, calibration));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private String summary(LabelledFaces labelled, Scores scores, Calibration calibration) {
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
        + out
        + System.lineSeparator();
  }
}
