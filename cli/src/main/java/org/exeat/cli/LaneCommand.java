package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.exeat.capture.CoverageState;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Calibration;
import org.exeat.domain.Coverage;
import org.exeat.domain.Direction;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.Assessment;
import org.exeat.lane.CaptureWording;
import org.exeat.lane.Closing;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.LaneFile;
import org.exeat.lane.OpenCrossing;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.server.board.LaneBoard;
import org.exeat.simulator.scene.Scene;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lane",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a simulated lane from the cameras to the record: everybody in the vehicles is captured, their documents"
          + " are read and checked, each is confirmed or referred, and every step is in the ledger.",
      "With --serve officers see it in the browser and resolve who is referred, until the command is interrupted. Without,"
          + " nobody does: who is referred stays unresolved."
    })
final class LaneCommand implements Callable<Integer> {
  /** How long a decision waits for documents: drawing takes the machine's time from reading. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      required = true,
      description = "The port's ledger, see ./exeat ledger create.")
  Path ledger = Path.of("");

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      description = "entry or exit. Default: ${DEFAULT-VALUE}.")
  Direction direction = Direction.EXIT;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Operating points. Default: the layout's, such as recommended-calibration.yaml beside it, else the model's.")
  @Nullable Path calibrationFile;

  @Option(
      names = "--endless",
      description = "Goes on with other traffic when the last of the vehicles has gone.")
  boolean endless;

  @Mixin ServeOptions serving = new ServeOptions();
  @Mixin TravellerOptions travellers = new TravellerOptions();
  @Mixin TrialOptions trial = new TrialOptions();
  @Mixin KeepingOptions keeping = new KeepingOptions();
  @Mixin ReceiptOptions receipts = new ReceiptOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  /** What could not be recorded or handed out. */
  private final AtomicInteger troubles = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    keeping.check(true);
    if (serving.listen == null) {
      receipts.check(true);
    } else {
      receipts.checkServed();
    }
    if (travellers.announced != null && serving.listen == null) {
      throw new IllegalArgumentException(
          "departures are announced in the browser: --announced goes with --serve");
    }
    Scene scene = trial.scene().with(LaneFile.read(trial.layout()));
    PrintWriter words = spec.commandLine().getOut();
    Optional<LaneBoard> board = Optional.empty();
    try (FaceAnalyzer analyzer = faces.openForCapture()) {
      Calibration calibration = trial.calibration(calibrationFile, faces, analyzer);
      LaneCapture capture =
          new LaneCapture(
              scene.lane(),
              analyzer,
              QualityPolicy.CAPTURE,
              faces.samePerson(analyzer),
              trial.budget());
      Optional<EquityMonitor> equity = serving.equity(ledger);
      Interrupted end = new Interrupted(Thread.currentThread());
      try (KeepingOptions.Open open = keeping.open(ledger, spec.commandLine().getErr());
          ReceiptOptions.Open office = receipts.open();
          CrossingBook book = Recording.book(ledger, open.keeping(), Clock.systemUTC(), words);
          TravellerOptions.Open desk = travellers.open(ledger, book, open.keeping(), receipts);
          KeepingOptions.Running running =
              serving.listen == null
                  ? KeepingOptions.Running.NOTHING
                  : open.run(ledger, book, desk.departures());
          ServeOptions.Open served =
              serving.open(
                  new ServeOptions.Parts(ledger, book, desk.desk(), equity, running.changes()),
                  scene.lane(),
                  direction,
                  (crossing, closing) -> {
                    tell(closing, words);
                    office.handOut(book, crossing, closing, desk.pickups(), words);
                    ServeOptions.count(equity, crossing, closing);
                  },
                  words)) {
        board = served.board();
        LaneCrossings.Listener listener =
            board.<LaneCrossings.Listener>map(b -> b).orElseGet(() -> new Told(book, office));
        long seed = scene.seed();
        do {
          watch(scene.seeded(seed++), capture, calibration, analyzer, book, listener, board);
        } while (endless);
        served.stay(words);
      } catch (InterruptedException e) {
        words.println("Asked to end: who waited for an officer is closed as it was.");
      } finally {
        end.done();
      }
    }
    words.println("All of it, from its files alone: ./exeat ledger verify " + ledger);
    words.flush();
    boolean troubled = troubles.get() > 0 || board.map(LaneBoard::troubled).orElse(false);
    return !troubled ? Exeat.CONFIRMED : Exeat.BROKEN;
  }

  /** Watches until the last vehicle has gone. */
  private void watch(
      Scene scene,
      LaneCapture capture,
      Calibration calibration,
      FaceAnalyzer analyzer,
      CrossingBook book,
      LaneCrossings.Listener listener,
      Optional<LaneBoard> board)
      throws Exception {
    try (SimulatedCounter counter =
            new SimulatedCounter(scene, trial.vehicles, analyzer, calibration);
        LaneCrossings crossings =
            new LaneCrossings(
                scene.lane().name(), direction, book, counter::day, PATIENCE, listener)) {
      SimulatedLane.watch(
          scene,
          trial.vehicles,
          faces.threads,
          capture,
          new AtLine(crossings, board),
          event -> counter.serve(event, crossings));
    }
  }

  private static void tell(Closing closing, PrintWriter words) {
    words.println(
        "closed: "
            + closing.confirmed().size()
            + " confirmed"
            + (closing.byOfficer().isEmpty()
                ? ""
                : ", " + closing.byOfficer().size() + " of them by an officer")
            + ", "
            + closing.unresolved().size()
            + " to be looked at by an officer");
    words.flush();
  }

  /** What officers and documents tell of who is at the line. */
  private record AtLine(LaneCrossings crossings, Optional<LaneBoard> board)
      implements SimulatedLane.Line {
    @Override
    public Map<Coverage.Source, Integer> counts() {
      return crossings.counts();
    }

    @Override
    public boolean optedOut() {
      return board.map(LaneBoard::optedOut).orElse(false);
    }

    @Override
    public Duration pace() {
      return board.isPresent() ? LaneWatch.LOOKED_AT : LaneWatch.READ;
    }

    @Override
    public void frame(TimedFrame frame) {
      board.ifPresent(b -> b.frame(frame));
    }
  }

  /** Says what happens, and closes each crossing as soon as it is decided. */
  private final class Told implements LaneCrossings.Listener {
    private final CrossingBook book;
    private final ReceiptOptions.Open office;
    private final PrintWriter words = spec.commandLine().getOut();

    Told(CrossingBook book, ReceiptOptions.Open office) {
      this.book = book;
      this.office = office;
    }

    @Override
    public void opened(OpenCrossing crossing) {
      words.println("\nCrossing " + crossing.id());
      words.flush();
    }

    @Override
    public void seen(OpenCrossing crossing, CoverageState state, Assessment soFar) {
      words.println(
          "  "
              + CaptureWording.of(state)
              + "  "
              + soFar.decision().confirmed()
              + " of "
              + soFar.documents().size()
              + " documents confirmed");
      words.flush();
    }

    @Override
    public void decided(OpenCrossing crossing, CoverageState state, Assessment assessment) {
      words.print(Verification.table(assessment));
      try {
        Closing closing = crossing.close();
        tell(closing, words);
        office.handOut(book, crossing, closing, Optional.empty(), words);
        words.flush();
      } catch (IOException | InvalidInputException e) {
        trouble(e);
        giveUp(crossing);
      }
    }

    /** A crossing that could not be closed is not left open. */
    private void giveUp(OpenCrossing crossing) {
      if (!crossing.over()) {
        try {
          crossing.abandon("it could not be closed");
        } catch (IOException | RuntimeException e) {
          trouble(e); // it is abandoned at the next start
        }
      }
    }

    @Override
    public void trouble(Exception cause) {
      troubles.incrementAndGet();
      spec.commandLine().getErr().println("exeat: " + cause.getMessage());
    }
  }
}
