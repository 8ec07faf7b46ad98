package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;

/**
 * The median adult on a seat, for whom cabins are laid out. The trunk leans back from the hips; the
 * head is held upright, so that the eyes lie before the trunk's line. With a recline of 23 degrees
 * the eyes come to lie 0.64 m above the hips, as the centre of the eyellipse of SAE J941 does.
 */
final class Sitter {
  /** From the hips to the eyes along the trunk, metres. */
  static final double EYE_ALONG = .655;

  /** From the trunk's line to the eyes, forward and square to it, metres. */
  static final double EYE_BEFORE = .09;

  /** From the eyes up to the crown, metres (ANSUR II: sitting height less eye height). */
  static final double CROWN = .12;

  /** From the eyes back to the occiput, metres: a head 0.20 m deep with eyes 0.02 m in. */
  static final double OCCIPUT = .18;

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
