package org.exeat.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Direction;
import org.exeat.domain.RetentionPolicy;
import org.exeat.faces.Image;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.LaneFile;
import org.exeat.lane.PolicyInForce;
import org.exeat.records.ledger.Ledger;
import org.exeat.server.ExeatServer;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.Port;
import org.exeat.server.board.Shift;
import org.exeat.server.operation.Operation;
import org.exeat.server.record.PortRecord;
import org.exeat.server.traveller.Codes;
import org.exeat.server.traveller.PortNotice;
import org.exeat.server.traveller.TravellerDesk;

/**
 * From the camera to the officer's screen: eight lanes in which recorded vehicles cross again and
 * again in real time, and twenty consoles. Nineteen ask for what the page would ask for; the
 * twentieth is the page, in a browser.
 */
public final class ConsoleBenchmark {
  private static final int LANES = 8;
  private static final int CONSOLES = 20;

  /** Nothing counts before: code is compiled, connections are opened. */
  private static final Duration WARMING = Duration.ofSeconds(20);

  private final Path home;
  private final Path folder;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private ConsoleBenchmark(Path home) throws IOException {
    this.home = home;
    folder = Files.createTempDirectory("exeat-console");
  }

  /**
   * Prints a table in Markdown.
   *
   * @param args for how many seconds, 60 if nothing is said
   */
  public static void main(String[] args) throws Exception {
    int seconds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
    new ConsoleBenchmark(Path.of(System.getProperty("exeat.home", ".")))
        .run(Duration.ofSeconds(seconds));
  }

  private void run(Duration time) throws Exception {
    RecordedPassages recorded = RecordedPassages.draw(home, folder.resolve("documents"), err);
    Path ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/benchmark");
    try (CrossingBook book =
        new CrossingBook(
            Ledger.open(ledger, Clock.systemUTC()), Optional.empty(), Clock.systemUTC(), e -> {})) {
      Shift shift = new Shift();
      List<LaneBoard> boards = new ArrayList<>();
      List<RecordedPassages.Replay> replays = new ArrayList<>();
      for (int i = 1; i <= LANES; i++) {
        LaneBoard board =
            new LaneBoard(
                LaneFile.read(lane(i)),
                Direction.EXIT,
                InstantSource.system(),
                (crossing, closing) -> {},
                shift);
        boards.add(board);
        LaneCrossings crossings =
            new LaneCrossings(
                board.lane(), Direction.EXIT, book, recorded::day, Duration.ofSeconds(20), board);
        replays.add(recorded.replay(board, crossings));
      }
      Accounts accounts = new Accounts(folder.resolve("accounts.json"), InstantSource.system());
      String password = "a long one for a short while";
      accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), password);
      PortRecord record =
          new PortRecord(
              ledger,
              book.key(),
              (crossing, account, purpose) -> {},
              InstantSource.system(),
              work -> Thread.ofVirtual().start(work));
      TravellerDesk desk =
          new TravellerDesk(
              new PortNotice(book.key(), new PolicyInForce(RetentionPolicy.STRICT), "", false),
              Optional.empty(),
              Optional.empty(),
              new NoCodes());
      try (ExeatServer server =
          ExeatServer.start(
              0,
              new ExeatServer.Setup(
                  new Port(boards, shift, book::officer, Map.of()),
                  accounts,
                  record,
                  desk,
                  Operation.usual()))) {
        watch(server.port(), password, replays, time);
      }
    }
  }

  /** A lane's file like that of three cameras, of another name. */
  private Path lane(int number) throws IOException {
    String text = Files.readString(home.resolve("scenes/lane-1/three-infrared.yaml"));
    Path file = folder.resolve("lane-" + number + ".yaml");
    Files.writeString(file, text.replaceFirst("(?m)^name: .*$", "name: \"" + number + "\""));
    return file;
  }

  private void watch(
      int port, String password, List<RecordedPassages.Replay> replays, Duration time)
      throws Exception {
    replays.forEach(RecordedPassages.Replay::start);
    List<WatchingConsole> consoles = new ArrayList<>();
    for (int i = 0; i < CONSOLES - 1; i++) {
      consoles.add(
          WatchingConsole.open(port, "officer", password, Integer.toString(1 + i % LANES)));
    }
    try (BrowserConsole browser =
        BrowserConsole.open(port, consoles.getFirst().cookies(), "1", replays.getFirst()::taken)) {
      browser.listen(WARMING);
      consoles.forEach(WatchingConsole::forget);
      double cpu = cpu();
      long start = System.nanoTime();
      double[] screen = browser.listen(time);
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = (cpu() - cpu) / seconds;
      double[] told = consoles.stream().flatMapToDouble(c -> Arrays.stream(c.delays())).toArray();
      long bytes = consoles.stream().mapToLong(WatchingConsole::bytes).sum();
      out.println("| from the camera's picture to | pictures | median | 95th percentile |");
      out.println("|---|---|---|---|");
      row("a console, all of it there", told);
      row("the screen of a browser, painted", screen);
      out.printf(
          Locale.ROOT,
          "%n%d lanes, %d consoles, %.0f s: %.1f pictures and %.1f MB a second to the consoles that"
              + " are no browser, %.2f processors for lanes, server and those consoles together"
              + " (of %d). The browser's first picture came %.0f ms after the page was asked for,"
              + " its first paint after %.0f ms.%n",
          LANES,
          CONSOLES,
          seconds,
          told.length / seconds,
          bytes / seconds / 1e6,
          used,
          Runtime.getRuntime().availableProcessors(),
          browser.firstPicture(),
          browser.firstPaint());
    } finally {
      consoles.forEach(WatchingConsole::close);
      replays.forEach(RecordedPassages.Replay::close);
    }
  }

  private void row(String name, double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f ms | %.0f ms |%n",
        name,
        sorted.length,
        at(sorted, .5),
        at(sorted, .95));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** No traveller asks for any. */
  private static final class NoCodes implements Codes {
    @Override
    public String svg(String text) {
      return "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    }

    @Override
    public Optional<String> read(Image photograph) {
      return Optional.empty();
    }
  }
}
