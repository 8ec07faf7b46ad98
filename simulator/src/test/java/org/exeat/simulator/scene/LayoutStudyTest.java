package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

class LayoutStudyTest {
  private static final Scene SCENE = FingerprintTest.scene(1);
  private static final LayoutStudy STUDY = new LayoutStudy(SCENE, List.of(VehicleKind.SUV));
  private static final List<Integer> NOON = List.of(12);

  private static LaneCamera camera(Position at, Position towards, double focal, int columns) {
    return new LaneCamera(
        "c" + columns + "-" + Math.round(100 * (at.y() + 10)),
        at,
        towards,
        focal,
        2.8,
        4,
        1,
        85,
        new LaneCamera.Sensor(
            5.6, columns, columns * 9 / 16, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
        new LaneCamera.Exposure(
            .004, .0001, 30, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
        Optional.of(90.0));
  }

  private static final Position BEFORE = new Position(4.2, 1.75, 1.75);
  private static final Position CABIN = new Position(-2.2, .05, 1.15);
  private static final LaneCamera FRONT = camera(BEFORE, CABIN, 17, 1920);
  private static final LaneCamera MIRRORED =
      camera(new Position(4.2, -1.75, 1.75), new Position(-2.2, -.05, 1.15), 17, 1920);

  private static Map<Integer, List<Double>> seen(LaneCamera... cameras) {
    Lane lane = FingerprintTest.lane(SCENE, List.of(cameras), List.of());
    List<Integer> steps = new ArrayList<>();
    Map<Integer, List<Double>> byRow = STUDY.of(lane, NOON, steps::add).byRow();
    assertEquals(STUDY.steps(NOON), steps.getLast());
    return byRow;
  }

  private static double row(Map<Integer, List<Double>> byRow, int row) {
    return byRow.getOrDefault(row, List.of(0.0)).getFirst();
  }

  @Test
  void aCameraBeforeTheWindscreenSeesTheFirstRowBestAndOneOnTheOtherSideTheRestOfIt() {
    Map<Integer, List<Double>> front = seen(FRONT);
    assertTrue(row(front, 1) >= .5, front::toString);
    assertTrue(row(front, 1) > row(front, 2), front::toString);
    assertTrue(row(front, 2) >= row(front, 3), front::toString);
    Map<Integer, List<Double>> both = seen(FRONT, MIRRORED);
    assertTrue(row(both, 1) > row(front, 1), both::toString);
    for (int row = 2; row <= 3; row++) {
      assertTrue(row(both, row) >= row(front, row), both::toString);
    }
  }

  @Test
  void aCameraThatLooksAwayOrHasTooFewPixelsSeesNobody() {
    Map<Integer, List<Double>> away = seen(camera(BEFORE, new Position(20, 3, 1), 17, 1920));
    Map<Integer, List<Double>> small = seen(camera(BEFORE, CABIN, 17, 640));
    for (int row = 1; row <= 3; row++) {
      assertEquals(0, row(away, row));
      assertEquals(0, row(small, row));
    }
  }
}
