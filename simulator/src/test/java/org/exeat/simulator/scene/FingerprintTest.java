package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.CameraSensor;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Rgb;
import org.exeat.simulator.render.Weather;
import org.exeat.simulator.traffic.BystanderPlan;
import org.exeat.simulator.traffic.TrafficPlan;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  static Scene scene(long seed) {
    return scene(seed, 640, 360);
  }

  static Scene scene(long seed, int columns, int rows) {
    LaneCamera camera =
        new LaneCamera(
            "front",
            new Position(4, 1.8, 1.7),
            new Position(0, 0, 1.2),
            12,
            2.8,
            4,
            1,
            85,
            new LaneCamera.Sensor(
                5.6, columns, rows, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
            new LaneCamera.Exposure(
                .004, .0001, 30, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
            Optional.empty());
    Lane lane =
        new Lane(
            "1",
            "Specimen",
            Direction.EXIT,
            Set.of(Mode.VEHICLE, Mode.BUS, Mode.TRUCK, Mode.FOOT),
            3.4,
            14,
            4,
            new Lane.Trigger(-2, .4),
            List.of(camera),
            List.of(),
            List.of(),
            Map.of());
    return new Scene(
        "test",
        1,
        lane,
        seed,
        new Scene.World(
            32.5,
            -116.9,
            ZoneOffset.ofHours(-8),
            180,
            List.of(LocalDate.of(2026, 3, 20)),
            Map.of(Weather.CLEAR, .5, Weather.HAZY, .3, Weather.OVERCAST, .1, Weather.RAIN, .1),
            new Environment.Ground(.12f, new Rgb(.2f, .2f, .2f), 2, 1)),
        CameraSensor.Chip.USUAL,
        Map.of("front", new Scene.ClockError(.1, 5)),
        TrafficPlan.MIXED_DAYLIGHT,
        BystanderPlan.NONE);
  }

  /** A scene's lane with other cameras and lamps. */
  static Lane lane(Scene scene, List<LaneCamera> cameras, List<LaneLamp> lamps) {
    Lane l = scene.lane();
    return new Lane(
        l.name(),
        l.port(),
        l.direction(),
        l.modes(),
        l.width(),
        l.approach(),
        l.exit(),
        l.trigger(),
        cameras,
        lamps,
        l.structures(),
        l.profiles());
  }

  /**
   * The order of what {@code Map.of} and {@code Set.of} hold differs from one Java process to the
   * next: a value that was written down in another process shows that none of it is left.
   */
  @Test
  void isTheSameInEveryProcess() {
    assertEquals(
        "753941dfe4424b709a799ca68df4c1bda874b6ce0603ec931488783dad917321",
        SimulationRun.fingerprint(scene(1)));
  }

  @Test
  void changesWithTheSeed() {
    assertNotEquals(SimulationRun.fingerprint(scene(1)), SimulationRun.fingerprint(scene(2)));
  }
}
