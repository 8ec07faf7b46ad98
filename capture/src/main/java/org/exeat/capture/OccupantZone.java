package org.exeat.capture;

import java.util.Set;
import org.exeat.domain.Lane;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;

/**
 * Where the heads of the people of the vehicle at the stop line can be, in the lane's frame,
 * metres. A face that lies elsewhere belongs to a bystander: to the next lane, the footway, the
 * vehicle behind.
 *
 * @param behind how far behind a vehicle's front its heads are at most
 * @param before how far at least
 * @param cars whether rows of seats are those of cars
 * @param together whether all who are in it sit in one vehicle, and do not walk or ride apart
 * @param x0 least x
 * @param x1 greatest x
 * @param aside greatest distance from the lane's middle
 * @param z0 lowest
 * @param z1 highest
 */
record OccupantZone(
    double behind,
    double before,
    boolean cars,
    boolean together,
    double x0,
    double x1,
    double aside,
    double z0,
    double z1) {
  /** Behind the front of a minivan are the heads of its third row, and half a metre to spare. */
  private static final double LAST_ROW = 4.5;

  /** With the error of a distance. */
  private static final double LAST_HEAD = 5.9;

  /** From the front to the heads in the first row, at least: of a van with a short bonnet. */
  private static final double FIRST_ROW = .8;

  /** Heads keep a hand's breadth from the sides of a vehicle, which is 2.1 m wide at most. */
  private static final double HALF_CABIN = 1.0;

  static OccupantZone of(Lane lane) {
    boolean low = !lane.modes().contains(Mode.TRUCK) && !lane.modes().contains(Mode.BUS);
    boolean open =
        lane.modes().stream()
            .anyMatch(Set.of(Mode.FOOT, Mode.BICYCLE, Mode.MOTORCYCLE, Mode.TRAIN)::contains);
    return new OccupantZone(
        low ? LAST_HEAD : 15,
        open ? -.5 : .3,
        low && !open,
        !open,
        Math.max(-lane.approach(), low ? lane.trigger().from() - LAST_ROW + 1 : -15),
        lane.trigger().to() - (open ? 0 : FIRST_ROW),
        open ? lane.width() / 2 : Math.min(HALF_CABIN, lane.width() / 2),
        .75,
        open ? 2.1 : low ? 1.8 : 3.2);
  }

  boolean holds(Position p, double margin) {
    return p.x() >= x0 - margin
        && p.x() <= x1 + margin
        && Math.abs(p.y()) <= aside + margin
        && p.z() >= z0 - margin
        && p.z() <= z1 + margin;
  }
}
