package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.evaluation.CaptureTable;
import org.exeat.evaluation.CaptureTrial;
import org.exeat.evaluation.TruthCheck;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Draws traffic through a lane: every camera's frames, everybody's documents, and the truth about both.",
      "A run that was cut off goes on with the same command. The same scene and seed give the same bytes."
    })
final class SimulateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SCENE",
      description = "A scene's file, or the folder that holds scene.yaml; see scenes/.")
  Path sceneFile = Path.of("");

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      description = "How many, spread over the scene's hours. Default: ${DEFAULT-VALUE}.")
  int vehicles = 20;

  @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--no-documents",
      description = "Leave the documents out: they take about a second each.")
  boolean noDocuments;

  @Option(
      names = "--assess",
      description = "Look at every frame with the face pipeline and tell how much it captures.")
  boolean assess;

  @Mixin FaceOptions faces = new FaceOptions();

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    int threads = faces.threads;
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    Scene scene = SceneFile.read(sceneFile, LaneFile::read);
    SimulationRun run = SimulationRun.plan(scene, vehicles, out, !noDocuments);
    long start = System.nanoTime();
    try (ProgressBar bar = Terminal.progress("Frames")) {
      bar.maxHint(run.frames());
      run.draw(threads, bar::stepTo);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the run in " + out + " is partial: " + e + "; the same command goes on with it", e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    PrintWriter words = spec.commandLine().getOut();
    words.printf(
        Locale.ROOT,
        "%d vehicles, %d frames in %s: %.0f s, %.1f frames a second.%n",
        vehicles,
        run.frames(),
        out,
        seconds,
        run.frames() / seconds);
    if (assess) {
      assess(words);
    }
    words.flush();
    return Exeat.CONFIRMED;
  }

  private void assess(PrintWriter words) throws Exception {
    int threads = faces.threads;
    faces.threads = 1; // frames are looked at side by side
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Looking")) {
      CaptureTrial trial = new CaptureTrial(analyzer, out);
      bar.maxHint(trial.frames());
      CaptureTrial.Result result = trial.run(threads, bar::stepTo);
      String table = CaptureTable.of(result).text();
      Files.writeString(out.resolve("capture.txt"), table);
      words.print(table);
      TruthCheck check = TruthCheck.of(result);
      words.printf(
          Locale.ROOT,
          "%nTruth check on %d easy looks: %d found, median landmark error %.1f %% of the eye distance."
              + " Detections on nobody: %d.%n",
          check.looks(),
          check.found(),
          100 * check.medianError(),
          result.strays());
    }
  }
}
