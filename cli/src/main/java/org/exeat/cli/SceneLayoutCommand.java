package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
          + " pixels between the eyes and little glare, for each row and hour, of people who look ahead; and which"
          + " share of people, short and tall, children too, once the vehicle stands, the windows are open and"
          + " everybody looks at a camera (\"asked\").",
      "The scene's own lane is tried as it is, and each of its cameras alone; further lanes' files can be named."
    })
final class SceneLayoutCommand implements Callable<Integer> {
  /** Where a further pair is tried, metres from the stop line and above the road. */
  private static final double[] ALONG =
      IntStream.rangeClosed(-10, 4).mapToDouble(i -> i * .4).toArray();

  private static final double[] HEIGHTS = {2.2, 1.8, 1.6, 1.4, 1.2};

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
      names = "--pair",
      description =
          "Try a further pair of cameras, one on either side with a lamp right below it, at many places beside the"
              + " last layout: what each would add, as a map.")
  boolean pair;

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
    SequencedMap<String, Lane> lanes = new LinkedHashMap<>();
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
    List<String> heads =
        Stream.concat(
                hours.stream().map(h -> String.format(Locale.ROOT, "%02d h", h)),
                Stream.of("asked"))
            .toList();
    List<LayoutPage.Layout> layouts = new ArrayList<>();
    PrintWriter words = spec.commandLine().getOut();
    try (ProgressBar bar = Terminal.progress("Layouts")) {
      bar.maxHint(
          (long) lanes.size() * study.steps(hours) + (pair ? ALONG.length * HEIGHTS.length : 0));
      for (Map.Entry<String, Lane> e : lanes.entrySet()) {
        LayoutStudy.Result result = study.of(e.getValue(), hours, n -> bar.step());
        Map<Integer, Double> asked = study.asked(e.getValue());
        List<LayoutPage.Row> rows = new ArrayList<>();
        result
            .byRow()
            .forEach((row, shares) -> {
              List<Double> all = new ArrayList<>(shares);
              all.add(asked.getOrDefault(row, 0.0));
              rows.add(new LayoutPage.Row("row " + row, all));
            });
        layouts.add(new LayoutPage.Layout(e.getKey(), heads, rows));
      }
      if (pair) {
        layouts.addAll(pairs(study, lanes.lastEntry(), bar));
      }
    }
    for (LayoutPage.Layout l : layouts) {
      words.println(l.name());
      for (LayoutPage.Row r : l.rows()) {
        StringBuilder line = new StringBuilder("  " + r.name());
        for (int i = 0; i < r.shares().size(); i++) {
          line.append(
              String.format(
                  Locale.ROOT, "  %s %3.0f %%", l.columns().get(i), 100 * r.shares().get(i)));
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
                    + " under a clear sky, by local hour; and of people who are asked to look at a camera, the"
                    + " vehicle standing with its windows open",
                layouts)
            .html());
    words.println("The picture is in " + out);
    words.flush();
    return Exeat.CONFIRMED;
  }

  /** For each row of seats, what a further pair brings at each place. */
  private static List<LayoutPage.Layout> pairs(
      LayoutStudy study, Map.Entry<String, Lane> beside, ProgressBar bar) {
    Lane lane = beside.getValue();
    Map<Integer, List<LayoutPage.Row>> byRow = new TreeMap<>();
    for (double height : HEIGHTS) {
      Map<Integer, List<Double>> shares = new TreeMap<>();
      for (double x : ALONG) {
        study
            .askedWithPair(lane, x, lane.width() / 2, height)
            .forEach(
                (row, share) -> shares.computeIfAbsent(row, k -> new ArrayList<>()).add(share));
        bar.step();
      }
      String name = String.format(Locale.ROOT, "%.1f m high", height);
      shares.forEach((row, all) ->
          byRow.computeIfAbsent(row, k -> new ArrayList<>()).add(new LayoutPage.Row(name, all)));
    }
    List<String> heads =
        Arrays.stream(ALONG).mapToObj(x -> String.format(Locale.ROOT, "%.1f m", x)).toList();
    return byRow.entrySet().stream()
        .map(e ->
            new LayoutPage.Layout(
                "row "
                    + e.getKey()
                    + ", asked, with a further pair beside "
                    + beside.getKey()
                    + ", by its x along the lane",
                heads,
                e.getValue()))
        .toList();
  }
}
