package org.exeat.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exeat.capture.Frame;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PassageCapture;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Coverage;
import org.exeat.domain.Lane;
import org.exeat.domain.Mode;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SimulatedFrames;
import org.exeat.simulator.scene.Truth;

/** A scene's lane, drawn while it is watched; the simulator tells which vehicle is at the line. */
final class SimulatedLane {
  private SimulatedLane() {}

  /** Who is at the line besides the cameras. */
  interface Line {
    /** People by sources other than faces, as known now. */
    default Map<Coverage.Source, Integer> counts() {
      return Map.of();
    }

    /** Whether they chose an officer instead of the cameras. */
    default boolean optedOut() {
      return false;
    }

    /** How often coverage is told at most. */
    default Duration pace() {
      return LaneWatch.READ;
    }

    /** A camera has taken a picture. */
    default void frame(TimedFrame frame) {}
  }

  /**
   * Watches until the last vehicle has gone.
   *
   * @param threads that draw
   */
  static void watch(
      Scene scene,
      int vehicles,
      int threads,
      LaneCapture capture,
      Line line,
      Consumer<Event> listener)
      throws Exception {
    try (SimulatedFrames frames = new SimulatedFrames(scene, vehicles, threads)) {
      LaneWatch watch =
          new LaneWatch(
              capture,
              byTruth(frames, scene.lane(), new PassagePapers(scene, vehicles), line),
              listener,
              line.pace());
      Instant last = Instant.EPOCH;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        last = truth(frames).time();
        TimedFrame frame = new TimedFrame(f.get(), last);
        line.frame(frame);
        watch.add(frame);
      }
      watch.close(last);
    }
  }

  private static LaneWatch.Trigger byTruth(
      SimulatedFrames frames, Lane lane, PassagePapers papers, Line line) {
    return new LaneWatch.Trigger() {
      @Override
      public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
        return truth(frames).at(lane.trigger()).map(v -> Integer.toString(v.vehicle()));
      }

      @Override
      public Optional<Mode> mode(String vehicle) {
        return Optional.of(papers.mode(Integer.parseInt(vehicle)));
      }

      @Override
      public boolean gone(Instant now, String vehicle, PassageCapture passage) {
        return false; // a frame tells
      }

      @Override
      public Map<Coverage.Source, Integer> counts(String vehicle) {
        return line.counts();
      }

      @Override
      public boolean optedOut(String vehicle) {
        return line.optedOut();
      }
    };
  }

  private static Truth.Frame truth(SimulatedFrames frames) {
    return (Truth.Frame) frames.truth().orElseThrow();
  }
}
