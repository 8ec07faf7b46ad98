package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Position;
import org.exeat.faces.MadeTemplate;
import org.exeat.faces.Template;
import org.junit.jupiter.api.Test;

/** A camera beside the lane follows the faces of a vehicle that rolls by with 1.25 m/s. */
class TrackerTest {
  private static final LaneCamera CAMERA = MadeCamera.of("left", -2.5, 3);
  private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");
  private static final double SPEED = 1.25;
  private static final double SAME = .55;
  private static final Template DRIVER = MadeTemplate.of(1, 0);

  /** Somebody as alike as people may be whose faces are not seen well. */
  private static final Template OTHER = MadeTemplate.of(.5f, .866f);

  private static final Position STANDS = new Position(-3, .4, 1.7);

  private final VehicleShift shift = new VehicleShift();
  private final Tracker tracker = new Tracker(new CameraView(CAMERA), SAME, true);
  private int frame;

  /** A face that sits somewhere in the vehicle, as it stood at the start. */
  private void sees(double seconds, double x, Template template) {
    tracker.add(
        List.of(
            MadeShot.seen(
                CAMERA,
                frame++,
                at(seconds),
                new Position(x + SPEED * seconds, .4, 1.2),
                template)),
        shift);
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(1000 * seconds));
  }

  /** Another camera follows somebody. */
  private void othersSee(double from, double to) {
    shift.add(List.of(new VehicleShift.Sample(at(from), at(to), SPEED * (to - from))));
  }

  private List<Integer> sightings() {
    return tracker.tracks().stream().map(Track::sightings).toList();
  }

  @Test
  void whoIsHiddenForTwoSecondsIsFollowedOn() {
    sees(0, -3, DRIVER);
    sees(.25, -3, DRIVER);
    othersSee(0, 2.25);
    sees(2.25, -3, DRIVER);
    assertEquals(List.of(3), sightings());
    assertEquals(SPEED * 2.25, shift.at(at(2.25)), .05);
  }

  @Test
  void somebodyElseWhoIsSeenWhereHeCouldHaveComeIsNot() {
    sees(0, -3, DRIVER);
    sees(.25, -3, DRIVER);
    othersSee(0, 2.25);
    sees(2.25, -5, OTHER); // as if he had moved with .25 m/s
    assertEquals(List.of(2, 1), sightings());
    assertEquals(SPEED * 2.25, shift.at(at(2.25)), .05);
  }

  @Test
  void whereNoCameraSawTheVehicleMoveItMayHaveSlowedDown() {
    sees(0, -3, DRIVER);
    sees(.25, -3, DRIVER);
    sees(2.25, -5, OTHER);
    assertEquals(List.of(3), sightings());
  }

  @Test
  void whatOthersSawMoreThanASecondAgoSaysNothing() {
    sees(0, -3, DRIVER);
    sees(.25, -3, DRIVER);
    othersSee(0, 1.1);
    sees(2.25, -5, OTHER);
    assertEquals(List.of(3), sightings());
  }

  @Test
  void theVehiclesWayHasAnError() {
    sees(0, -3, DRIVER);
    sees(.25, -3, DRIVER);
    shift.add(List.of(new VehicleShift.Sample(at(0), at(2.25), SPEED * 2.25 - .25)));
    sees(2.25, -3, MadeTemplate.of(0, 1));
    assertEquals(List.of(3), sightings(), "he turned, and looks like nobody");
  }

  @Test
  void whoWalksAloneIsNotMovedByOthers() {
    for (boolean together : new boolean[] {true, false}) {
      Tracker apart = new Tracker(new CameraView(CAMERA), SAME, together);
      VehicleShift walking = new VehicleShift();
      apart.add(List.of(MadeShot.seen(CAMERA, 0, at(0), STANDS, DRIVER)), walking);
      apart.add(List.of(MadeShot.seen(CAMERA, 1, at(.25), STANDS, DRIVER)), walking);
      walking.add(List.of(new VehicleShift.Sample(at(.25), at(2.25), 4)));
      apart.add(List.of(MadeShot.seen(CAMERA, 2, at(2.25), STANDS, DRIVER)), walking);
      assertEquals(together ? 2 : 1, apart.tracks().size());
    }
  }
}
