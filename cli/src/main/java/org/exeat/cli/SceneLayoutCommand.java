package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.lane.LaneFile;
import org.exeat.report.LayoutPage;
import org.exeat.simulator.scene.LayoutStudy;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "layout",
    mixinStandardHelpOptions = true,
    description = {
      "Tries camera layouts by lines of sight alone: which share of seats sees an unobstructed face with enough"
          + " pixels between the eyes and little glare, for each row and hour.",
      "The scene's own lane is tried as it is, and each of its cameras alone; further lanes' files can be named."
    })
final class SceneLayoutCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SCENE", description = "A scene's file, or its folder.")
  Path sceneFile = Path.of("");

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description = "A lane's file with another layout; may be given several times.")
  List<Path> others = List.of();

  @Option(
      names = "--every",
      paramLabel = "HOURS",
      description = "Hours from one column to the next. Default: ${DEFAULT-VALUE}.")
  int every = 2;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("layout.html");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (every < 1 || every > 12) {
      throw new IllegalArgumentException("--every must be 1 to 12");
    }
    Scene scene = SceneFile.read(sceneFile, LaneFile::read);
    Map<String, Lane> lanes = new LinkedHashMap<>();
    lanes.put("all cameras of the scene", scene.lane());
    if (scene.lane().cameras().size() > 1) {
      for (LaneCamera c : scene.lane().cameras()) {
        lanes.put(c.name() + " alone", scene.lane().with(List.of(c)));
      }
    }
    for (Path other : others) {
      lanes.put(String.valueOf(other), LaneFile.read(other));
    }
    List<Integer> hours =
        IntStream.range(0, 24).filter(h -> h % every == 0 && h >= 6 && h <= 20).boxed().toList();
    LayoutStudy study = new LayoutStudy(scene);
    List<LayoutPage.Layout> layouts = new ArrayList<>();
    PrintWriter words = spec.commandLine().getOut();
    try (ProgressBar bar = Terminal.progress("Layouts")) {
      bar.maxHint((long) lanes.size() * study.steps(hours));
      for (Map.Entry<String, Lane> e : lanes.entrySet()) {
        LayoutStudy.Result result = study.of(e.getValue(), hours, n -> bar.step());
        List<LayoutPage.Row> rows = new ArrayList<>();
        result.byRow().forEach((row, shares) -> rows.add(new LayoutPage.Row("row " + row, shares)));
        layouts.add(new LayoutPage.Layout(e.getKey(), rows));
      }
    }
    for (LayoutPage.Layout l : layouts) {
      words.println(l.name());
      for (LayoutPage.Row r : l.rows()) {
        StringBuilder line = new StringBuilder("  " + r.name());
        for (int i = 0; i < r.shares().size(); i++) {
          line.append(
              String.format(
                  Locale.ROOT, "  %02d h %3.0f %%", hours.get(i), 100 * r.shares().get(i)));
        }
        words.println(line);
      }
    }
    Files.writeString(
        out,
        new LayoutPage(
                "Layouts of " + scene.name(),
                "Share of seats of ten cars in which a median adult's face is seen, on "
                    + scene.world().dates().getFirst()
                    + " under a clear sky, by local hour",
                hours.stream().map(h -> String.format(Locale.ROOT, "%02d h", h)).toList(),
                layouts)
            .html());
    words.println("The picture is in " + out);
    words.flush();
    return Exeat.CONFIRMED;
  }
}
