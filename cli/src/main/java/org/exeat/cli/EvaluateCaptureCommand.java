package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.domain.Lane;
import org.exeat.evaluation.CaptureEvaluation;
import org.exeat.evaluation.CaptureSteps;
import org.exeat.evaluation.MissPictures;
import org.exeat.evaluation.Table;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.LaneFile;
import org.exeat.report.CapturePage;
import org.exeat.report.Picture;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.TrafficShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a scene's traffic through its own lane and through another layout, captures it step by step, and tells"
          + " what each step brings and where people are missed.",
      "A run that was cut off goes on with the same command. With the scene's own seed the figures are those that the"
          + " pipeline was tuned on; --seed asks for other traffic of the same kind."
    })
final class EvaluateCaptureCommand implements Callable<Integer> {
  /** Misses that are shown. */
  private static final int WORST = 10;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where frames, capture.txt and capture.html are written.")
  Path out = Path.of("");

  @Mixin TrialOptions trial = new TrialOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Scene scene = trial.scene();
    Lane lane = LaneFile.read(trial.layout());
    int threads = trial.threads(faces);
    Files.createDirectories(out);
    PrintWriter words = spec.commandLine().getOut();
    try (FaceAnalyzer analyzer = faces.openForCapture();
        ProgressBar bar = Terminal.progress("Capture")) {
      CaptureEvaluation evaluation =
          trial.evaluation(scene, lane, TrafficShare.WHOLE, out, analyzer, faces, threads);
      Calibration calibration = trial.calibration(null, faces, analyzer);
      CaptureSteps steps = evaluation.run(calibration, progress(bar));
      StringBuilder text = new StringBuilder();
      text.append(trial.words(scene, lane, "")).append(trial.words(scene, calibration));
      for (Table t : steps.tables()) {
        text.append('\n').append(t.title()).append('\n');
        text.append(Terminal.table(t.heads(), t.texts()));
      }
      Files.writeString(out.resolve("capture.txt"), text);
      List<CapturePage.Miss> misses = new ArrayList<>();
      for (MissPictures.Miss m : MissPictures.worst(steps.passages(), evaluation.runs(), WORST)) {
        Image i = m.picture();
        misses.add(
            new CapturePage.Miss(
                m.words(), Picture.ofJpeg(ImageEncoder.jpeg(i, 85), i.width(), i.height())));
      }
      Files.writeString(
          out.resolve("capture.html"),
          new CapturePage(
                  "Capture of " + scene.name(),
                  trial.vehicles
                      + " simulated vehicles"
                      + trial.those()
                      + ", seed "
                      + scene.seed()
                      + ", Wilson intervals of 95 %",
                  steps.tables().stream()
                      .map(t -> new CapturePage.Figures(t.title().toString(), t.heads(), t.texts()))
                      .toList(),
                  misses)
              .html());
      words.print(text);
      words.println("\nThe page with the worst misses is " + out.resolve("capture.html"));
      words.flush();
    }
    return Exeat.CONFIRMED;
  }

  /** A bar that counts the frames, passages, crossings of one stage after the other. */
  static CaptureEvaluation.Progress progress(ProgressBar bar) {
    return new CaptureEvaluation.Progress() {
      @Override
      public void stage(String name, int all) {
        bar.setExtraMessage(name);
        bar.maxHint(all);
        bar.stepTo(0);
      }

      @Override
      public void done(int done) {
        bar.stepTo(done);
      }
    };
  }
}
