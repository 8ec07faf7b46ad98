package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.LaneCamera;
import org.exeat.evaluation.CaptureTable;
import org.exeat.evaluation.CaptureTrial;
import org.exeat.evaluation.TruthCheck;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ImageDecoder;
import org.exeat.lane.LaneFile;
import org.exeat.simulator.scene.LiveRun;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulatedFrames;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.stream.RtspServer;
import org.exeat.simulator.stream.VideoFile;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write. Needed, but for --rtsp.")
  @Nullable Path out;

  @Option(
      names = "--mp4",
      description = "Make a film of each camera's frames, CAMERA.mp4, beside them.")
  boolean mp4;

  @Option(
      names = "--rtsp",
      paramLabel = "PORT",
      description = {
        "Write nothing, but show the cameras live at rtsp://127.0.0.1:PORT/CAMERA, 0 for any free port,"
            + " until all vehicles have passed. Frames that are drawn too slowly come later than their own time."
      })
  @Nullable Integer rtsp;

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
    if (rtsp != null) {
      return live(scene, rtsp);
    }
    Path out = this.out;
    if (out == null) {
      throw new IllegalArgumentException("--out FOLDER says where to write; or use --rtsp PORT");
    }
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
    words.flush();
    if (mp4) {
      films(scene, out);
    }
    if (assess) {
      assess(out, words);
    }
    words.flush();
    return Exeat.CONFIRMED;
  }

  private int live(Scene scene, int port) throws Exception {
    PrintWriter words = spec.commandLine().getOut();
    try (RtspServer server = RtspServer.open(RtspServer.Options.loopback(port));
        SimulatedFrames frames = new SimulatedFrames(scene, vehicles, faces.threads)) {
      for (LaneCamera camera : scene.lane().cameras()) {
        words.printf(Locale.ROOT, "rtsp://127.0.0.1:%d/%s%n", server.port(), camera.name());
      }
      words.println("Each opens with its camera's first frame. Ctrl-C ends it.");
      words.flush();
      new LiveRun(frames, InstantSource.system(), Thread::sleep)
          .show(f -> server.publish(f.camera(), f.image(), f.time()));
    }
    return Exeat.CONFIRMED;
  }

  private static void films(Scene scene, Path out) throws Exception {
    for (LaneCamera camera : scene.lane().cameras()) {
      try (VideoFile film =
              VideoFile.open(
                  out.resolve(camera.name() + ".mp4"),
                  camera.sensor().columns(),
                  camera.sensor().rows(),
                  camera.frameRate());
          ProgressBar bar = Terminal.progress(camera.name() + ".mp4")) {
        for (long i = 0; Files.exists(SimulationRun.frame(out, camera.name(), i)); i++) {
          byte[] jpeg = Files.readAllBytes(SimulationRun.frame(out, camera.name(), i));
          film.add(ImageDecoder.decode(jpeg), i / camera.frameRate());
          bar.step();
        }
      }
    }
  }

  private void assess(Path out, PrintWriter words) throws Exception {
    int threads = faces.threads;
    faces.threads = 1; // frames are looked at side by side
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Looking")) {
      CaptureTrial trial = new CaptureTrial(analyzer, out);
      bar.maxHint(trial.frames());
      CaptureTrial.Result result = trial.run(threads, bar::stepTo);
      String text =
          CaptureTable.of(result).text()
              + "\n"
              + TruthCheck.of(result).text()
              + " Detections on nobody: "
              + result.strays()
              + ".\n";
      Files.writeString(out.resolve("capture.txt"), text);
      words.print(text);
    }
  }
}
