package org.exeat.cli;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  /**
   * Watches until the last vehicle has gone.
   *
   * @param threads that draw
   * @param counts of the people at the line by sources other than faces, as known when it is asked
   */
  static void watch(
      Scene scene,
      int vehicles,
      int threads,
      LaneCapture capture,
      Supplier<Map<Coverage.Source, Integer>> counts,
      Consumer<Event> listener)
      throws Exception {
    try (SimulatedFrames frames = new SimulatedFrames(scene, vehicles, threads)) {
      LaneWatch watch =
          new LaneWatch(
              capture,
              byTruth(frames, scene.lane(), new PassagePapers(scene, vehicles), counts),
              listener);
      Instant last = Instant.EPOCH;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        last = truth(frames).time();
        watch.add(new TimedFrame(f.get(), last));
      }
      watch.close(last);
    }
  }

  private static LaneWatch.Trigger byTruth(
      SimulatedFrames frames,
      Lane lane,
      PassagePapers papers,
      Supplier<Map<Coverage.Source, Integer>> counts) {
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
        return counts.get();
      }
    };
  }

  private static Truth.Frame truth(SimulatedFrames frames) {
    return (Truth.Frame) frames.truth().orElseThrow();
  }
}
