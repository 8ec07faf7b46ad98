package org.exeat.evaluation;

import java.time.Instant;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.simulator.scene.Truth;

/** Truth about pictures that nobody drew. */
final class MadeTruth {
  private MadeTruth() {}

  /** A frame by day, four a second. */
  static Truth.Frame frame(String camera, int number, Truth.Seen... vehicles) {
    return new Truth.Frame(
        Truth.Type.FRAME,
        camera,
        number,
        Instant.EPOCH.plusMillis(250L * number),
        Instant.EPOCH,
        .001,
        1,
        new Truth.SunPlace(180, 40),
        "clear",
        List.of(vehicles));
  }

  /** Somebody who looks at the camera. */
  static Truth.Person person(int occupant, double yaw, double visible) {
    return person(occupant, yaw, visible, 2);
  }

  /**
   * The same.
   *
   * @param eyesSeen 0 to 2
   */
  static Truth.Person person(int occupant, double yaw, double visible, int eyesSeen) {
    Point p = new Point(0, 0);
    return new Truth.Person(
        occupant,
        "camera",
        false,
        new Box(0, 0, 100, 120),
        new Truth.Landmarks(p, p, p, p, p, p),
        60,
        yaw,
        0,
        0,
        visible,
        eyesSeen,
        0,
        500);
  }
}
