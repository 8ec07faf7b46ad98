package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;

/**
 * The mean adult on a seat, for whom headrests are placed: as {@code BodyModel} sits, which the
 * tests hold it to. The trunk leans back from the hips, the chest less than the loin, and the head
 * is held upright, so that the eyes lie before the trunk's line.
 */
final class Sitter {
  /** From the hips to the eyes along the trunk, metres. */
  static final double EYE_ALONG = .59;

  /** From the trunk's line to the eyes, forward and square to it, metres. */
  static final double EYE_BEFORE = .175;

  /** From the eyes back to the occiput, metres. */
  static final double OCCIPUT = .19;

  private Sitter() {}

  /** Middle between the eyes. */
  static Position eye(Seat seat) {
    double s = Math.sin(seat.recline());
    double c = Math.cos(seat.recline());
    return new Position(
        seat.hip().x() - EYE_ALONG * s + EYE_BEFORE * c,
        seat.hip().y(),
        seat.hip().z() + EYE_ALONG * c + EYE_BEFORE * s);
  }
}
