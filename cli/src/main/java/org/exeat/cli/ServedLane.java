package org.exeat.cli;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneSignals;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.PassageCapture;
import org.exeat.capture.SignalTrigger;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Coverage;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.LaneCrossings;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneDevices;
import org.exeat.server.board.Shift;

/** A live lane of a port: its cameras and devices, its crossings, and what officers see of it. */
final class ServedLane implements Closeable {
  /** How long a decision waits for documents that are being read. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The same when the lane ends. */
  private static final Duration HASTE = Duration.ofSeconds(3);

  private final LaneCapture capture;
  private final LaneBoard board;
  private final LaneCrossings crossings;
  private final LaneDevices devices;
  private final LiveLane live;
  private final SignalTrigger signals = new SignalTrigger();
  private final Thread thread;

  /**
   * Joins its parts.
   *
   * @param addresses of the cameras that are read, by name; the others send their pictures
   * @param days how documents are read and crossings decided
   * @param ended runs where the lane's software has broken so that it cannot go on
   */
  ServedLane(
      LaneCapture capture,
      Map<String, String> addresses,
      CrossingBook book,
      Supplier<LaneCrossings.Day> days,
      LaneBoard.HandOver handOver,
      Shift shift,
      Runnable ended) {
    this.capture = capture;
    Lane lane = capture.lane();
    InstantSource clock = InstantSource.system();
    board = new LaneBoard(lane, lane.direction(), clock, handOver, shift);
    crossings = new LaneCrossings(lane.name(), lane.direction(), book, days, PATIENCE, board);
    live = new LiveLane(observer(board), LaneWatch.LOOKED_AT);
    for (LaneCamera camera : lane.cameras()) {
      String address = addresses.get(camera.name());
      if (address == null) {
        live.addPushed(camera.name());
      } else {
        live.addStream(camera.name(), address);
      }
    }
    devices =
        new LaneDevices(
            new LaneSignals(signals, lane.modes(), live.pushed(), clock), crossings, clock);
    thread = Thread.ofPlatform().name("lane").unstarted(() -> watch(ended));
  }

  /** Tells officers. */
  private static LiveLane.Observer observer(LaneBoard board) {
    return new LiveLane.Observer() {
      @Override
      public void frame(TimedFrame frame) {
        board.frame(frame);
      }

      @Override
      public void cameras(List<FeedHealth> health) {
        board.cameras(health);
      }

      @Override
      public void trouble(String words) {
        board.tell(words);
      }

      @Override
      public void broken(RuntimeException cause) {
        board.trouble(cause);
      }
    };
  }

  private void watch(Runnable ended) {
    try {
      live.watch(capture, told(), crossings);
    } catch (Error | RuntimeException e) {
      board.trouble(new IllegalStateException("the lane's software broke: " + e.getClass(), e));
      ended.run();
      throw e;
    }
  }

  LaneBoard board() {
    return board;
  }

  LaneDevices devices() {
    return devices;
  }

  /** Begins to watch. */
  void start() {
    thread.start();
  }

  /** What devices, documents and officers tell of who is at the line. */
  private LaneWatch.Trigger told() {
    return new LaneWatch.Trigger() {
      @Override
      public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
        return signals.vehicle(frame, passage);
      }

      @Override
      public Optional<String> there(Instant now) {
        return signals.there(now);
      }

      @Override
      public Optional<Mode> mode(String vehicle) {
        return signals.mode(vehicle);
      }

      @Override
      public boolean gone(Instant now, String vehicle, PassageCapture passage) {
        return signals.gone(now, vehicle, passage);
      }

      @Override
      public Map<Coverage.Source, Integer> counts(String vehicle) {
        Map<Coverage.Source, Integer> all = new EnumMap<>(Coverage.Source.class);
        all.putAll(crossings.counts());
        signals.counts(vehicle).forEach((source, n) -> all.merge(source, n, Math::max));
        return all;
      }

      @Override
      public boolean optedOut(String vehicle) {
        return board.optedOut() || signals.optedOut(vehicle);
      }
    };
  }

  /** Begins to end: decides on who is there, and looks at nobody any more. */
  void end() {
    crossings.hurry(HASTE);
    thread.interrupt();
  }

  /** Decides on who is there, and closes who waits for an officer as it is. */
  @Override
  public void close() throws IOException {
    end();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    try (board;
        crossings) {
      // both, whatever one of them throws
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
