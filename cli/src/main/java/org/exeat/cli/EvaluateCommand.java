package org.exeat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.domain.CrossingPromise;
import org.exeat.evaluation.CrossingTrial;
import org.exeat.evaluation.LabelledFaces;
import org.exeat.evaluation.LabelledFolder;
import org.exeat.evaluation.Scores;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CrossingPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    subcommands = {
      EvaluateCaptureCommand.class,
      EvaluateAttacksCommand.class,
      EvaluateDayCommand.class,
      EvaluateSumCommand.class
    },
    description = {
      "Holds a calibration against people whom it never saw: error rates, and simulated crossings whose truth is known.",
      "FOLDER holds a folder for each person with a picture named portrait… and captures; at least 15 people."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The labelled pictures.")
  @Nullable Path folder;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "Operating points of the model.")
  @Nullable Path calibration;

  @Option(
      names = "--crossings",
      paramLabel = "N",
      description = "Simulated crossings. Default: ${DEFAULT-VALUE}.")
  int crossings = 10_000;

  @Option(
      names = "--promise",
      paramLabel = "P",
      description = "The promise to hold. Default: ${DEFAULT-VALUE}.")
  double promise = CrossingPolicy.DEFAULT.promise().falseConfirmation();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Which crossings. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path labelled = folder;
    if (labelled == null) {
      throw new ParameterException(
          spec.commandLine(), "name the FOLDER of labelled pictures, or a command such as capture");
    }
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Pictures")) {
      Calibration points = faces.calibration(calibration, analyzer);
      LabelledFaces faceSet =
          LabelledFolder.read(labelled, analyzer, (done, total) -> bar.maxHint(total).stepTo(done))
              .as(points.centers());
      Scores scores = faceSet.scores();
      CrossingTrial trial = new CrossingTrial(faceSet, points, new CrossingPromise(promise));
      List<List<String>> rows = new ArrayList<>();
      for (CrossingTrial.Traffic traffic : CrossingTrial.Traffic.values()) {
        CrossingTrial.Result r = trial.run(traffic, crossings, seed);
        rows.add(
            List.of(
                traffic.name().toLowerCase(Locale.ROOT),
                String.format(
                    Locale.ROOT,
                    "%d of %d (%.5f; 90%% interval %.5f to %.5f)",
                    r.falseConfirmations(),
                    r.crossings(),
                    r.falseConfirmationRate(),
                    r.lower(),
                    r.upper()),
                share(r.confirmedPairs(), r.pairs()),
                share(r.fullyConfirmedCars(), r.honestCars())));
      }
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%n%d people, EER %.4f, AUC %.5f; promise %s%n%n%s",
              faceSet.people().size(),
              scores.equalErrorRate(),
              scores.areaUnderCurve(),
              promise,
              Terminal.table(
                  List.of(
                      "traffic",
                      "crossings with a false confirmation",
                      "travellers confirmed",
                      "cars fully confirmed"),
                  rows));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private static String share(int part, int whole) {
    return whole == 0
        ? "-"
        : String.format(Locale.ROOT, "%d of %d (%.3f)", part, whole, (double) part / whole);
  }
}
