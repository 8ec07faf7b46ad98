package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a vehicle moved is told by who was followed in it. */
class VehicleShiftTest {
  private static final Instant START = Instant.EPOCH;

  private final VehicleShift shift = new VehicleShift();

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(1000 * seconds));
  }

  /** Somebody was followed, and moved so far. */
  private void moved(double from, double to, double way) {
    shift.add(List.of(new VehicleShift.Sample(at(from), at(to), way)));
  }

  private void way(double metres, double seconds) {
    assertEquals(metres, shift.at(at(seconds)), 1e-9);
  }

  @Test
  void itIsTheMedianOfAllInAFrame() {
    way(0, 9);
    shift.add(
        List.of(
            new VehicleShift.Sample(at(0), at(.5), 1),
            new VehicleShift.Sample(at(0), at(.5), 1.1),
            new VehicleShift.Sample(at(0), at(.5), -3)));
    way(1, .5);
    way(.5, .25);
    assertFalse(shift.stands(at(.5)));
    // a head that nods is no way, and neither is one that leans forward and back
    moved(.5, 2.5, .1);
    way(1, 2.5);
    assertTrue(shift.stands(at(2.5)));
    moved(2.5, 2.7, .1);
    moved(2.7, 2.9, -.1);
    way(1, 2.9);
    assertFalse(shift.stands(at(2.9)));
  }

  @Test
  void whatSeveralCamerasSeeAtOnceIsWeighedByFaces() {
    moved(0, 1, 1);
    shift.add(
        List.of(
            new VehicleShift.Sample(at(.5), at(1.5), 2.5),
            new VehicleShift.Sample(at(.5), at(1.5), 2.5),
            new VehicleShift.Sample(at(.5), at(1.5), 2.5)));
    way(.5, .5);
    way(.5 + (1 + 3 * 2.5) / 4 / 2, 1);
    way(.5 + (1 + 3 * 2.5) / 4 / 2 + 1.25, 1.5);
  }

  @Test
  void whoIsLostAsItBrakesIsFoundWhereItStands() {
    moved(0, 1, 3);
    way(3 + 3 * 3, 4); // so far it goes on
    moved(6, 7, 0);
    // from 3 m/s with 1.5 m/s² it takes two seconds and three metres
    way(3 + 3 - .75, 2);
    way(3 + 3, 3);
    way(3 + 3, 6);
    assertTrue(shift.stands(at(7)));
  }

  @Test
  void whereThereIsLessTimeItBrakesHarder() {
    moved(0, 1, 4);
    moved(2, 3, 1);
    way(4 + 2.5, 2);
    way(4 + 2.5 + 1, 3);
  }

  @Test
  void itDoesNotDriveOffUnseen() {
    moved(0, 1, 2);
    moved(1, 2, 0);
    moved(12, 12.25, .1); // a head that comes up
    way(2, 12);
    way(2.1, 12.25);
    moved(12.25, 13.25, 0);
    way(2.1, 13.25);
  }

  @Test
  void whatACameraTellsLaterFillsAGap() {
    moved(0, 1, 2);
    moved(4, 5, 0);
    way(2 + 4 / 3., 4);
    moved(1, 2, 2);
    way(2 + 2 + 4 / 3., 4);
    moved(3, 4, 0);
    way(2 + 2 + 1, 4); // within a second
  }

  @Test
  void itBrakesToWhatAllCamerasSeeNext() {
    moved(0, 1, 3);
    moved(4, 4.25, .5);
    moved(4, 4.25, 0);
    // from 3 to 1 m/s in 4/3 s, and on with 1 m/s
    way(3 + 2 * 4 / 3. + 5 / 3., 4);
    way(3 + 2 * 4 / 3. + 5 / 3. + .25, 4.25);
  }

  @Test
  void twoPicturesOfOneInstantTellNoWay() {
    moved(0, 1, 3);
    moved(4, 4, .1);
    moved(7, 8, 0);
    way(3 + 3, 7);
    assertTrue(shift.stands(at(8)));
  }

  @Test
  void theWayIsKnownWhereSomebodyWasFollowed() {
    assertFalse(shift.known(at(0), at(0)));
    moved(0, 1, 2);
    assertTrue(shift.known(at(0), at(1)));
    assertTrue(shift.known(at(.5), at(2.1)));
    assertFalse(shift.known(at(.5), at(2.2)));
    assertFalse(shift.known(at(-1), at(.5)));
    moved(2, 3, 1);
    assertTrue(shift.known(at(0), at(3)), "a second is not missed");
    moved(5, 6, 0);
    assertFalse(shift.known(at(2.5), at(6)));
    assertTrue(shift.known(at(5), at(6)));
  }

  @Test
  void aLongRestUnseenIsNotKnownAndOneThatIsSeenIs() {
    for (int i = 0; i < 40; i++) {
      moved(i, i + 1, 0);
    }
    assertTrue(shift.known(at(.5), at(40)));
    moved(80, 80.25, .5);
    assertFalse(shift.known(at(78.6), at(80.25)));
    assertTrue(shift.known(at(.5), at(39)));
  }

  @Test
  void aLongStopChangesNothingThatWas() {
    moved(0, 1, 2);
    moved(2, 3, 1);
    moved(6, 7, 0);
    double before = shift.at(at(2.5));
    double stopped = shift.at(at(6));
    for (int i = 7; i < 5000; i++) {
      moved(i, i + 1, .01);
      assertEquals(stopped, shift.at(at(i + 1)), 1e-9);
    }
    assertEquals(1, shift.at(at(.5)), 1e-9, "shots are kept of that time");
    assertEquals(before, shift.at(at(2.5)), 1e-9);
    assertTrue(shift.stands(at(5000)));
    moved(5100, 5101, 0); // nobody was followed for long
    assertEquals(stopped, shift.at(at(5101)), 1e-9);
    assertEquals(stopped, shift.at(at(4000)), 1e-9);
    moved(5101, 5102, 3);
    assertEquals(stopped + 3, shift.at(at(5102)), 1e-9);
    assertEquals(1, shift.at(at(.5)), 1e-9);
  }
}
