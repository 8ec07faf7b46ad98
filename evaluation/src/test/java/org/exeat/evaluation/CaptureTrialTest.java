package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.List;
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

  /** A frame in which one of the vehicle's people is seen, four frames a second. */
  private static Look look(
      String camera, int frame, double front, double speed, int occupant, boolean usable) {
    return look(camera, frame, front, speed, MadeTruth.person(occupant, 0, 1), usable);
  }

  private static Look look(
      String camera, int frame, double front, double speed, Truth.Person person, boolean usable) {
    Truth.Seen seen = new Truth.Seen(VEHICLE.vehicle(), front, speed, List.of(person));
    return new Look(MadeTruth.frame(camera, frame, seen), seen, person, true, usable, .02, .02);
  }

  private static CaptureTrial.Result atStopLine(Look... looks) {
    return new CaptureTrial.Result(
            PARTY.stream().map(t -> new Outcome(VEHICLE, t, true, true, true)).toList(),
            List.of(looks),
            0)
        .atStopLine();
  }

  private static List<String> pictures(CaptureTrial.Result result) {
    return result.looks().stream()
        .map(l -> l.frame().camera() + l.frame().frame())
        .sorted()
        .toList();
  }

  @Test
  void thePicturesAtTheStopLineAreTheFirstTwoInWhichItStandsThere() {
    CaptureTrial.Result taken =
        atStopLine(
            look("left", 0, -3, 0, 1, true), // in the queue
            look("left", 1, -1.2, 2, 1, true),
            look("left", 5, 0, 1, 1, true), // drives off over the line
            look("left", 3, -.3, 0, 1, true),
            look("left", 2, -.3, 0, 1, false),
            look("left", 4, -.3, 0, 1, true),
            look("right", 2, -.3, 0, 2, false),
            look("right", 3, -.3, 0, 2, false),
            look("right", 4, -.3, 0, 2, true));
    assertEquals(List.of("left2", "left3", "right2", "right3"), pictures(taken));
    assertEquals(
        List.of(
            new Outcome(VEHICLE, PARTY.getFirst(), true, true, true),
            new Outcome(VEHICLE, PARTY.getLast(), true, false, false)),
        taken.outcomes());
  }

  @Test
  void whoRollsThroughIsTakenWhenItPassesTheLine() {
    CaptureTrial.Result taken =
        atStopLine(
            look("front", 0, -1, 3, 2, true),
            look("front", 1, .1, 3, 1, true),
            look("front", 2, .9, 3, 1, true),
            look("front", 3, 1.6, 3, 2, true));
    assertEquals(List.of("front1", "front2"), pictures(taken));
    assertEquals(
        List.of(
            new Outcome(VEHICLE, PARTY.getFirst(), true, true, true),
            new Outcome(VEHICLE, PARTY.getLast(), false, false, false)),
        taken.outcomes(),
        "who is in no picture then is not found");
  }

  @Test
  void eyesAreSeenOnlyWhereTheTruthShowsOneInAGoodFrame() {
    Truth.Person glasses = MadeTruth.person(1, 0, 1, 0);
    Truth.Person aside = MadeTruth.person(2, 40, 1, 1);
    CaptureTrial.Result taken =
        atStopLine(
            look("front", 0, -.3, 0, glasses, true), // dark ones, that were not noticed
            look("front", 1, -.3, 0, MadeTruth.person(1, 0, 1), false),
            look("front", 1, -.3, 0, aside, true));
    assertEquals(
        List.of(
            new Outcome(VEHICLE, PARTY.getFirst(), true, true, false),
            new Outcome(VEHICLE, PARTY.getLast(), true, true, true)),
        taken.outcomes());
  }

  @Test
  void whatNeverComesToTheLineIsTakenLast() {
    assertEquals(
        List.of("front1"),
        pictures(atStopLine(look("front", 0, -4, 1, 1, true), look("front", 1, -3, 1, 1, true))));
  }
}
