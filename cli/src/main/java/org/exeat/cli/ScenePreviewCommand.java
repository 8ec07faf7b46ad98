package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.LaneFile;
import org.exeat.report.LanePlan;
import org.exeat.report.Picture;
import org.exeat.report.ScenePage;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.ScenePreview;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Draws the lane from above and what each of its cameras sees, as one page.")
final class ScenePreviewCommand implements Callable<Integer> {
  private static final int QUALITY = 88;

  @Parameters(paramLabel = "SCENE", description = "A scene's file, or its folder.")
  Path sceneFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where preview.html, plan.svg and CAMERA.jpg go. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("preview");

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description = "A lane's file with another layout. Default: the scene's own lane.")
  @Nullable Path laneFile;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path layout = laneFile;
    Scene own = SceneFile.read(sceneFile, LaneFile::read);
    Scene scene = layout == null ? own : own.with(LaneFile.read(layout));
    ScenePreview preview = new ScenePreview(scene);
    Files.createDirectories(out);
    double[] size = preview.vehicleSize();
    LanePlan plan = new LanePlan(scene.lane(), scene.world().heading(), size[0], size[1]);
    Files.writeString(out.resolve("plan.svg"), plan.svg());
    List<ScenePage.View> views = new ArrayList<>();
    for (ScenePreview.Shot shot : preview.shots()) {
      byte[] jpeg = ImageEncoder.jpeg(shot.image(), QUALITY);
      Files.write(out.resolve(shot.camera().name() + ".jpg"), jpeg);
      views.add(
          new ScenePage.View(
              shot.camera().name(),
              String.format(
                  Locale.ROOT,
                  "%.2f ms, gain %.1f. Faces seen by half or more: %s.",
                  shot.seconds() * 1000,
                  shot.gain(),
                  shot.eyeDistances().isEmpty()
                      ? "none"
                      : shot.eyeDistances().stream()
                          .map(d -> String.format(Locale.ROOT, "%.0f px between the eyes", d))
                          .collect(Collectors.joining(", "))),
              Picture.ofJpeg(jpeg, shot.image().width(), shot.image().height())));
    }
    String subject =
        String.format(
            Locale.ROOT,
            "%s, version %d, %s, on %s at %02d:%02d local time, %s, the sun at %.0f°",
            scene.name(),
            scene.version(),
            layout == null ? "its own lane" : "the lane of " + layout.getFileName(),
            preview.date(),
            (int) preview.time() / 3600,
            (int) preview.time() / 60 % 60,
            preview.weather(),
            preview.sunElevation());
    Path page = out.resolve("preview.html");
    Files.writeString(page, new ScenePage("Scene " + scene.name(), subject, plan, views).html());
    spec.commandLine().getOut().println("The lane and its cameras' pictures are in " + page);
    return Exeat.CONFIRMED;
  }
}
