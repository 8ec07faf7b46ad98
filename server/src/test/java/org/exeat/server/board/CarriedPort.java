package org.exeat.server.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exeat.capture.HandheldCapture;
import org.exeat.domain.Direction;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.Mode;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.LaneCrossings;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.exeat.server.record.PortRecord;

/** A port with two lanes, bay and platform, whose pictures officers take with telephones. */
public final class CarriedPort implements AutoCloseable {
  private final Path ledger;
  private final CrossingBook book;
  private final List<LaneBoard> boards;
  private final List<LaneCrossings> crossings;
  private final Port port;

  /**
   * Opens it.
   *
   * @param folder for its ledger
   * @param networks that look at photographs
   * @param days how documents are read and crossings decided
   */
  public CarriedPort(
      Path folder, HandheldCapture.Networks networks, Supplier<LaneCrossings.Day> days)
      throws Exception {
    ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/port-7");
    book =
        new CrossingBook(
            Ledger.open(ledger, Clock.systemUTC()), Optional.empty(), Clock.systemUTC(), e -> {});
    Shift shift = new Shift();
    InstantSource clock = InstantSource.system();
    List<HandheldLane> lanes = List.of(lane("bay"), lane("platform"));
    boards =
        lanes.stream()
            .map(l -> new LaneBoard(l, Direction.EXIT, clock, (crossing, closing) -> {}, shift))
            .toList();
    crossings =
        boards.stream()
            .map(b ->
                new LaneCrossings(b.lane(), Direction.EXIT, book, days, Duration.ofSeconds(20), b))
            .toList();
    port =
        new Port(
            boards,
            shift,
            book::officer,
            Map.of(),
            Map.of(
                "bay",
                new HandheldDesk(
                    lanes.getFirst(), networks, crossings.getFirst(), boards.getFirst(), clock),
                "platform",
                new HandheldDesk(
                    lanes.getLast(), networks, crossings.getLast(), boards.getLast(), clock)));
  }

  private static HandheldLane lane(String name) {
    return new HandheldLane(
        name,
        "Example",
        Direction.EXIT,
        EnumSet.of(Mode.BUS, Mode.TRAIN, Mode.MOTORCYCLE, Mode.BICYCLE, Mode.FOOT),
        Map.of());
  }

  /** The lanes, as a server takes them. */
  public Port port() {
    return port;
  }

  /** What officers' telephones talk to in the bay. */
  public HandheldDesk bay() {
    return port.handheldOf("bay").orElseThrow();
  }

  /** What lies before officers of the bay. */
  public LaneView view() {
    return boards.getFirst().view();
  }

  /** The bay's board. */
  public LaneBoard board() {
    return boards.getFirst();
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

  /** The key by which its record is checked. */
  public NoteKey key() throws IOException {
    return LedgerFiles.key(ledger);
  }

  /** How many entries of each kind the ledger has; ends the port. */
  public Map<String, Long> kinds() throws Exception {
    close();
    return LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 1, done -> {})
        .kinds();
  }

  @Override
  public void close() throws IOException {
    for (LaneCrossings c : crossings) {
      c.close();
    }
    book.close();
  }
}
