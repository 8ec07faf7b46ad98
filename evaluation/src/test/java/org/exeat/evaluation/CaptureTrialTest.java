package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.evaluation.CaptureTrial.Look;
import org.exeat.evaluation.CaptureTrial.Outcome;
import org.exeat.simulator.scene.Truth;
import org.junit.jupiter.api.Test;

class CaptureTrialTest {
  private static final List<Truth.Traveller> PARTY =
      List.of(
          new Truth.Traveller(1, 1, "left", false, 40, 1, List.of()),
          new Truth.Traveller(2, 1, "right", false, 40, 2, List.of()));

  private static final Truth.Vehicle VEHICLE =
      new Truth.Vehicle(
          Truth.Type.VEHICLE,
          7,
          "sedan",
          LocalDateTime.of(2026, 3, 20, 9, 0),
          new Truth.Glass(.8, .8, 0),
          PARTY,
          List.of(),
          List.of());

  private static Look look(
      String camera, int frame, double front, int occupant, boolean found, boolean usable) {
    Point p = new Point(0, 0);
    Truth.Person person =
        new Truth.Person(
            occupant,
            "camera",
            false,
            new Box(0, 0, 100, 120),
            new Truth.Landmarks(p, p, p, p, p, p),
            60,
            0,
            0,
            0,
            1,
            2,
            0,
            500);
    Truth.Seen seen = new Truth.Seen(7, front, 0, List.of(person));
    return new Look(
        new Truth.Frame(
            Truth.Type.FRAME,
            camera,
            frame,
            Instant.EPOCH.plusMillis(250L * frame),
            Instant.EPOCH,
            .001,
            1,
            new Truth.SunPlace(180, 40),
            "clear",
            List.of(seen)),
        seen,
        person,
        found,
        usable,
        .02,
        .02);
  }

  @Test
  void aPictureAtTheStopLineIsTheFirstThatIsNearestToIt() {
    CaptureTrial.Result all =
        new CaptureTrial.Result(
            PARTY.stream().map(t -> new Outcome(VEHICLE, t, true, true)).toList(),
            List.of(
                look("left", 0, -2, 1, true, true),
                look("left", 1, -.3, 1, true, false),
                look("left", 2, -.3, 1, true, true),
                look("right", 0, -1, 2, false, false),
                look("right", 1, .2, 2, true, true),
                look("right", 2, 1, 2, false, false)),
            3);
    CaptureTrial.Result once = all.atStopLine();
    assertEquals(
        List.of(
            new Outcome(VEHICLE, PARTY.getFirst(), true, false),
            new Outcome(VEHICLE, PARTY.getLast(), true, true)),
        once.outcomes());
    assertEquals(2, once.looks().size());
    assertTrue(once.looks().stream().allMatch(l -> l.frame().frame() == 1));
  }

  @Test
  void whoIsInNoPictureThenIsNotFound() {
    CaptureTrial.Result once =
        new CaptureTrial.Result(
                PARTY.stream().map(t -> new Outcome(VEHICLE, t, true, true)).toList(),
                List.of(look("front", 0, -3, 2, true, true), look("front", 1, -.3, 1, true, true)),
                0)
            .atStopLine();
    assertEquals(
        List.of(
            new Outcome(VEHICLE, PARTY.getFirst(), true, true),
            new Outcome(VEHICLE, PARTY.getLast(), false, false)),
        once.outcomes());
  }
}
