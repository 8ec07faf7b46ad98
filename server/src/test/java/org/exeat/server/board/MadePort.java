package org.exeat.server.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Degradation;
import org.exeat.capture.Frame;
import org.exeat.capture.LaneSignals;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PushCamera;
import org.exeat.capture.SignalTrigger;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.faces.Image;
import org.exeat.lane.Closing;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.LaneFile;
import org.exeat.lane.MadeDay;
import org.exeat.lane.OpenCrossing;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.exeat.server.record.PortRecord;

/** A port with one lane, with a record of its own and people whom no network saw. */
public final class MadePort implements AutoCloseable {
  private static final Instant T = Instant.parse("2026-03-20T08:00:00Z");

  private final Path ledger;
  private final CrossingBook book;
  private final LaneBoard board;
  private final LaneCrossings crossings;
  private final Port port;
  private final SignalTrigger trigger = new SignalTrigger();
  private final PushCamera camera = new PushCamera("front");
  private final List<Closing> handedOver = new ArrayList<>();
  private int vehicle;
  private int pictures;
  private boolean noReceipts;

  /**
   * Opens it.
   *
   * @param folder for its ledger
   */
  public MadePort(Path folder) throws Exception {
    this(folder, Direction.EXIT);
  }

  MadePort(Path folder, Direction direction) throws Exception {
    ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/port-7");
    book =
        new CrossingBook(
            Ledger.open(ledger, Clock.systemUTC()), Optional.empty(), Clock.systemUTC(), e -> {});
    Shift shift = new Shift();
    board =
        new LaneBoard(
            LaneFile.read(Path.of("../scenes/lane-1/three-infrared.yaml")),
            direction,
            InstantSource.system(),
            this::handOver,
            shift);
    crossings =
        new LaneCrossings("1", direction, book, MadeDay::new, Duration.ofSeconds(20), board);
    LaneSignals signals =
        new LaneSignals(
            trigger, Set.of(Mode.VEHICLE), Map.of("front", camera), InstantSource.system());
    port =
        new Port(
            List.of(board),
            shift,
            book::officer,
            Map.of("1", new LaneDevices(signals, crossings, InstantSource.system())));
  }

  private void handOver(OpenCrossing crossing, Closing closing) throws IOException {
    if (noReceipts) {
      throw new IOException("the printer has no paper");
    }
    handedOver.add(closing);
  }

  void noReceipts() {
    noReceipts = true;
  }

  /** The lanes, as a server takes them. */
  public Port port() {
    return port;
  }

  /** The lanes' devices are heard by it. */
  public SignalTrigger trigger() {
    return trigger;
  }

  /** The camera that sends its pictures. */
  public PushCamera camera() {
    return camera;
  }

  /** What lies before the officer, at the line. */
  public LaneView.Crossing atLine() {
    return there();
  }

  /** What is on record of them. */
  public PortRecord record() {
    return new PortRecord(
        ledger,
        book.key(),
        (crossing, account, purpose) -> book.takenOut(crossing, book.officer(account), purpose),
        InstantSource.system(),
        work -> Thread.ofVirtual().start(work));
  }

  /** Its book. */
  public CrossingBook book() {
    return book;
  }

  /** The key by which its record is checked. */
  public NoteKey key() throws IOException {
    return LedgerFiles.key(ledger);
  }

  public LaneBoard board() {
    return board;
  }

  List<Closing> handedOver() {
    return handedOver;
  }

  /**
   * A vehicle comes, and documents are handed over and read.
   *
   * @param documents their portraits' angles, whole degrees that no other crossing has
   */
  public CrossingId arrives(int... documents) throws InterruptedException {
    crossings.accept(new Event.Opened(T, Integer.toString(++vehicle), Mode.VEHICLE));
    CrossingId id = CrossingId.parse(there().id());
    for (int d : documents) {
      int number = crossings.handOver(MadeDay.handedOver(d));
      while (there().documents().get(number - 1).beingRead()) {
        Thread.onSpinWait();
      }
    }
    return id;
  }

  private LaneView.Crossing there() {
    LaneView.Crossing there = board.view().crossing();
    if (there == null) {
      throw new IllegalStateException("nobody is at the line");
    }
    return there;
  }

  /** The cameras see faces. */
  public void sees(Set<Prompt> prompts, double... faces) {
    films();
    crossings.accept(new Event.Seen(T, MadeDay.seen(prompts, faces)));
  }

  /** The same while something keeps the cameras from seeing more. */
  public void sees(Degradation degradation, double... faces) {
    CoverageState state = MadeDay.seen(Set.of(), faces);
    crossings.accept(
        new Event.Seen(
            T,
            new CoverageState(
                state.coverage(),
                state.everybody(),
                state.occupants(),
                state.unseen(),
                state.prompts(),
                degradation)));
  }

  /** A camera takes a picture. */
  void films() {
    board.frame(
        new TimedFrame(new Frame("front", pictures++, T, new Image(4, 2, new byte[4 * 2 * 3])), T));
  }

  /** Somebody presses the button at the lane, and no camera looks any more. */
  public void optsOut() {
    crossings.accept(new Event.OptedOut(T, Integer.toString(vehicle)));
  }

  /** The vehicle has gone. */
  public void leaves(double... faces) {
    if (board.optedOut()) {
      optsOut();
      leavesAsSeen();
    } else {
      leavesAsSeen(faces);
    }
  }

  /** It has gone, and so many faces more were counted than are held against documents. */
  public void leavesWith(int more, double... faces) {
    CoverageState state = MadeDay.seen(Set.of(), faces);
    Map<Coverage.Source, Integer> counts = Map.of(Coverage.Source.FACES, faces.length + more);
    crossings.accept(
        new Event.Closed(
            T,
            Integer.toString(vehicle),
            new CoverageState(
                new Coverage(faces.length, counts),
                state.everybody(),
                state.occupants(),
                0,
                Set.of())));
  }

  /** It has gone, and the cameras had looked. */
  void leavesAsSeen(double... faces) {
    crossings.accept(new Event.Closed(T, Integer.toString(vehicle), MadeDay.seen(Set.of(), faces)));
  }

  /** Nobody is at the line any more, and nobody waits. */
  public void clear() throws IOException {
    if (board.view().crossing() != null) {
      leaves();
    }
    for (LaneView.Crossing c : board.view().pending()) {
      board.close(CrossingId.parse(c.id()));
    }
  }

  /** How many entries of each kind the ledger has; ends the port. */
  Map<String, Long> kinds() throws Exception {
    close();
    return LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 1, done -> {})
        .kinds();
  }

  @Override
  public void close() throws IOException {
    crossings.close();
    book.close();
  }
}
