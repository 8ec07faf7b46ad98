package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.evaluation.AttackErrors;
import org.exeat.evaluation.PassageTrial;
import org.exeat.evaluation.Table;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.traffic.Plant.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where frames and attacks.txt are written.")
  Path out = Path.of("");

  @Mixin TrialOptions trial = new TrialOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Scene scene = trial.scene();
    Lane lane = LaneFile.read(trial.layout());
    FrameBudget budget = trial.budget();
    int threads = trial.threads(faces);
    Map<Kind, Double> faults = new EnumMap<>(Kind.class);
    AttackErrors.SPECIES.forEach(k -> faults.put(k, OFTEN));
    Files.createDirectories(out);
    Path folder = out.resolve("attacks");
    SimulationRun run =
        SimulationRun.plan(scene.with(lane).with(faults), trial.vehicles, folder, false);
    PrintWriter words = spec.commandLine().getOut();
    try (FaceAnalyzer analyzer = faces.openForCapture();
        ProgressBar bar = Terminal.progress("Attacks")) {
      bar.setExtraMessage("Drawing");
      bar.maxHint(run.frames());
      run.draw(threads, bar::stepTo);
      PassageTrial passages =
          new PassageTrial(
              new LaneCapture(
                  lane, analyzer, QualityPolicy.CAPTURE, faces.samePerson(analyzer), budget),
              folder);
      bar.setExtraMessage("Passages");
      bar.maxHint(passages.vehicles());
      bar.stepTo(0);
      Table table = AttackErrors.of(passages.run(threads, bar::stepTo)).table();
      String text =
          trial.words(scene, lane, "")
              + '\n'
              + table.title()
              + '\n'
              + Terminal.table(table.heads(), table.texts());
      Files.writeString(out.resolve("attacks.txt"), text);
      words.print(text);
      words.flush();
    }
    return Exeat.CONFIRMED;
  }
}
