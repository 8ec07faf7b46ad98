package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;

/**
 * The mean adult on a seat, for whom headrests are placed: as {@code BodyModel} sits, which the
 * tests hold it to. The trunk leans back from the hips, the chest less than the loin, and the head
 * is held upright, so that the eyes lie before the trunk's line.
 */
public final class Sitter {
  /** From the hips to the eyes along the trunk, metres. */
  static final double EYE_ALONG = .59;

  /** From the trunk's line to the eyes, forward and square to it, metres. */
  static final double EYE_BEFORE = .175;

  /** From the eyes back to the occiput, metres. */
  static final double OCCIPUT = .19;

  private Sitter() {}

  /** Middle between the eyes. */
  public static Position eye(Seat seat) {
    return eye(seat.hip(), seat.recline(), 1);
  }

  /**
   * The same of somebody of another size.
   *
   * @param hip middle of the hip joints, in the vehicle's frame
   * @param recline of the torso backwards, radians
   * @param size of the trunk and the head, 1 for the mean adult's
   */
  public static Position eye(Position hip, double recline, double size) {
    double s = size * Math.sin(recline);
    double c = size * Math.cos(recline);
    return new Position(
        hip.x() - EYE_ALONG * s + EYE_BEFORE * c,
        hip.y(),
        hip.z() + EYE_ALONG * c + EYE_BEFORE * s);
  }
}
