package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;

/**
 * A place for one person.
 *
 * @param row 1 is the driver's
 * @param side as seen by somebody who sits in the vehicle
 * @param hip where the hip joints' middle comes to lie (the H-point of SAE J826), in the vehicle's
 *     frame, metres
 * @param recline of the torso backwards, radians
 * @param use what the seat is for
 */
public record Seat(int row, Side side, Position hip, double recline, Use use) {
  /** Where the hips of a child come to lie who sits in a child seat on this seat. */
  public Position hipInChildSeat() {
    return new Position(hip.x() + .06, hip.y(), hip.z() + .08);
  }

  /** Left to right; a saddle and a single seat are in the centre. */
  public enum Side {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** What a seat is for. */
  public enum Use {
    DRIVER,
    PASSENGER,
    /** A passenger's, and a child seat fits. */
    CHILD_SEAT,
    /** Of a motorcycle or bicycle: hands on the bar. */
    RIDER,
    /** Not a seat: the place where somebody stands or walks; hip is then the ground below. */
    STANDING
  }
}
