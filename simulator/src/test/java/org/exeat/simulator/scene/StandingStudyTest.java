package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

class StandingStudyTest {
  private static final Scene SCENE = FingerprintTest.scene(1);
  private static final StandingStudy STUDY =
      new StandingStudy(StudiedCar.of(SCENE, List.of(VehicleKind.SUV)));
  private static final Position CABIN = new Position(-2.6, 0, 1.2);
  private static final LaneCamera FRONT = camera("front", new Position(2.8, 1.8, 1.8), 1600);

  private static LaneCamera camera(String name, Position at, int columns) {
    return new LaneCamera(
        name,
        at,
        CABIN,
        15,
        4,
        4,
        1,
        85,
        new LaneCamera.Sensor(
            5.6, columns, columns * 9 / 16, Spectrum.NEAR_INFRARED, LaneCamera.Shutter.GLOBAL, 0),
        new LaneCamera.Exposure(
            .0003, .00005, 24, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
        Optional.empty());
  }

  private static LaneLamp lamp(Position at) {
    return new LaneLamp(
        "lamp",
        at,
        CABIN,
        Spectrum.NEAR_INFRARED,
        60,
        300,
        .1,
        LaneLamp.Use.ALWAYS,
        Optional.of(.0003));
  }

  private static Lane lane(List<LaneLamp> lamps, LaneCamera... cameras) {
    return FingerprintTest.lane(SCENE, List.of(cameras), lamps);
  }

  private static double row(Map<Integer, Double> byRow, int row) {
    return byRow.getOrDefault(row, 0.0);
  }

  @Test
  void aCameraBeforeTheWindscreenSeesTheFirstRowAndAPairAtTheSidesMoreOfThoseBehind() {
    Map<Integer, Double> alone = STUDY.of(lane(List.of(), FRONT));
    Map<Integer, Double> pair = STUDY.withPair(lane(List.of(), FRONT), -1.2, 1.75, 1.5);
    assertEquals(Set.of(1, 2, 3), alone.keySet());
    assertTrue(row(alone, 1) > .9, alone::toString);
    assertTrue(row(alone, 3) < .6, alone::toString);
    assertTrue(row(pair, 3) > row(alone, 3) + .2, () -> alone + " " + pair);
    alone.forEach(
        (row, share) -> assertTrue(row(pair, row) >= share - .1, () -> alone + " " + pair));
  }

  @Test
  void whatTheCamerasLampDoesNotLightIsNotSeen() {
    double below = row(STUDY.of(lane(List.of(lamp(new Position(2.8, 1.8, 1.72))), FRONT)), 1);
    double behind = row(STUDY.of(lane(List.of(lamp(new Position(-9, 0, 1.2))), FRONT)), 1);
    assertTrue(below > .9, () -> "" + below);
    assertEquals(0, behind);
  }

  @Test
  void nobodyIsSeenWithTooFewPixelsOrByACameraThatLooksAway() {
    LaneCamera small = camera("small", FRONT.position(), 640);
    LaneCamera away =
        new LaneCamera(
            "away",
            FRONT.position(),
            new Position(20, 3, 1),
            FRONT.focalLength(),
            FRONT.aperture(),
            4,
            1,
            85,
            FRONT.sensor(),
            FRONT.exposure(),
            Optional.empty());
    for (LaneCamera camera : List.of(small, away)) {
      STUDY.of(lane(List.of(), camera)).forEach((row, share) -> assertEquals(0, share));
    }
  }

  @Test
  void theSameSceneGivesTheSameSharesOfTheRowsThatItsCarsHave() {
    List<Map<Integer, Double>> twice = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      twice.add(
          new StandingStudy(StudiedCar.of(SCENE, List.of(VehicleKind.PICKUP)))
              .of(lane(List.of(), FRONT)));
    }
    assertEquals(twice.getFirst(), twice.getLast());
    assertEquals(Set.of(1, 2), twice.getFirst().keySet());
  }
}
