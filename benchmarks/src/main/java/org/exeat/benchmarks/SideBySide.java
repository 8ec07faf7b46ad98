package org.exeat.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times {@link FaceBenchmark} and the npm package in turns, on the same files, and prints one table
 * in Markdown. Of each round's median the middle one counts, so that one disturbed round does not.
 */
public final class SideBySide {
  private static final List<String> WORK =
      List.of(
          "decode",
          "strongDetector",
          "fastDetector",
          "landmarksOfFour",
          "template",
          "templatesOfFour",
          "wholePicture");

  private static final String PEER = "peer";

  /** Medians of the rounds, milliseconds, by who ("1", "2" threads, the peer) and by work. */
  private final Map<String, Map<String, List<Double>>> medians = new LinkedHashMap<>();

  private String peerVersions = "";

  private SideBySide() {}

  /** Runs it: rounds (default 3) as the only argument. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    Path home = Path.of(System.getProperty("exeat.home", "."));
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    err.println("Drawing the picture ...");
    Material material = Material.draw(home);
    SideBySide run = new SideBySide();
    for (int round = 1; round <= rounds; round++) {
      err.println("Round " + round + " of " + rounds + ": Exeat ...");
      run.timeExeat(home);
      err.println("Round " + round + " of " + rounds + ": the npm package ...");
      run.timePeer(home, material);
    }
    out.print(run.table(rounds));
  }

  private void timeExeat(Path home) throws RunnerException {
    for (RunResult r :
        new Runner(
                new OptionsBuilder()
                    .include(FaceBenchmark.class.getName())
                    .jvmArgs(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Dexeat.home=" + home.toAbsolutePath())
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      add(
          r.getParams().getParam("threads"),
          r.getPrimaryResult().getLabel(),
          r.getPrimaryResult().getStatistics().getPercentile(50));
    }
  }

  private void timePeer(Path home, Material material) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder(
                "node",
                home.resolve("faces/peer/times.mjs").toString(),
                material.picture().toString(),
                material.crop().toString(),
                "3")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String words = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (node.waitFor() != 0) {
      throw new IOException("the npm package's run broke; its words are above");
    }
    // The package may greet on a line of its own before the result.
    JsonNode result = new JsonMapper().readTree(words.strip().lines().toList().getLast());
    result
        .get("times")
        .properties()
        .forEach(e -> {
          double[] samples = new double[e.getValue().size()];
          Arrays.setAll(samples, i -> e.getValue().get(i).asDouble());
          add(PEER, e.getKey(), median(samples));
        });
    List<String> versions = new ArrayList<>();
    result
        .get("versions")
        .properties()
        .forEach(e -> versions.add(e.getKey() + " " + e.getValue().asString()));
    peerVersions = String.join(", ", versions);
  }

  private void add(String who, String work, double median) {
    medians
        .computeIfAbsent(who, w -> new LinkedHashMap<>())
        .computeIfAbsent(work, w -> new ArrayList<>())
        .add(median);
  }

  private String table(int rounds) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            | median ms | package | Exeat, 1 thread | ratio | Exeat, 2 threads | ratio |
            |---|---|---|---|---|---|
            """);
    for (String work : WORK) {
      Optional<Double> peer = middle(PEER, work);
      text.append("| ").append(work).append(" | ").append(number(peer));
      for (String threads : List.of("1", "2")) {
        Optional<Double> own = middle(threads, work);
        text.append(" | ").append(number(own)).append(" | ");
        text.append(
            peer.isEmpty() || own.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.1f×", peer.get() / own.get()));
      }
      text.append(" |\n");
    }
    return text.append('\n')
        .append(machine())
        .append("; ")
        .append(rounds)
        .append(" rounds; ")
        .append(peerVersions)
        .append('\n')
        .toString();
  }

  /** Day, machine and Java, as a line under a table. */
  static String machine() throws IOException {
    return LocalDate.now(ZoneOffset.UTC)
        + "; "
        + processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores; "
        + System.getProperty("os.name")
        + ' '
        + System.getProperty("os.version")
        + "; Java "
        + System.getProperty("java.vm.version");
  }

  private Optional<Double> middle(String who, String work) {
    return Optional.ofNullable(medians.getOrDefault(who, Map.of()).get(work))
        .map(m -> median(m.stream().mapToDouble(d -> d).toArray()));
  }

  private static String number(Optional<Double> ms) {
    return ms.map(d -> String.format(Locale.ROOT, "%.2f", d)).orElse("–");
  }

  static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch", "unknown processor");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .map(l -> l.substring(l.indexOf(':') + 2))
          .findFirst()
          .orElse("unknown processor");
    }
  }
}
