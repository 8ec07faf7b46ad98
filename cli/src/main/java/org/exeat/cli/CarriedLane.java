package org.exeat.cli;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.exeat.capture.HandheldCapture;
import org.exeat.domain.HandheldLane;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.LaneCrossings;
import org.exeat.server.board.HandheldDesk;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.Shift;

/** A lane of a port whose pictures officers take with telephones. */
final class CarriedLane implements Closeable {
  private final LaneBoard board;
  private final LaneCrossings crossings;
  private final HandheldDesk desk;

  /**
   * Joins its parts.
   *
   * @param days how documents are read and crossings decided
   */
  CarriedLane(
      HandheldLane lane,
      FaceAnalyzer analyzer,
      CrossingBook book,
      Supplier<LaneCrossings.Day> days,
      LaneBoard.HandOver handOver,
      Shift shift) {
    InstantSource clock = InstantSource.system();
    board = new LaneBoard(lane, lane.direction(), clock, handOver, shift);
    crossings =
        new LaneCrossings(lane.name(), lane.direction(), book, days, ServedLane.PATIENCE, board);
    desk = new HandheldDesk(lane, HandheldCapture.Networks.of(analyzer), crossings, board, clock);
  }

  LaneBoard board() {
    return board;
  }

  HandheldDesk desk() {
    return desk;
  }

  /** Gives up what an officer has not ended, and closes who waits for an officer as it is. */
  @Override
  public void close() throws IOException {
    try (board;
        crossings) {
      // both, whatever one of them throws
    }
  }
}
