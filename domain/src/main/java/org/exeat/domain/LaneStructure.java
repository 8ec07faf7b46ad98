package org.exeat.domain;

/**
 * Something that stands at the lane: a box with its sides along the axes.
 *
 * @param kind what it is
 * @param from corner with the least x, y and z
 * @param to corner with the greatest
 */
public record LaneStructure(Kind kind, Position from, Position to) {
  /** What stands there. */
  public enum Kind {
    /** A roof over the lane. */
    CANOPY,
    /** A beam over the lane that carries cameras and signs. */
    GANTRY,
    POST,
    BOOTH,
    /** The raised strip beside the lane. */
    KERB,
    /**
     * The arm that closes the lane behind the stop line, where it lies when it is down: every
     * vehicle stops before it, and goes on when it is let go.
     */
    BARRIER
  }

  public LaneStructure {
    if (!(from.x() < to.x() && from.y() < to.y() && from.z() < to.z())) {
      throw new IllegalArgumentException("from must be less than to in x, y and z");
    }
  }

  /** Whether a place is inside. */
  public boolean contains(Position p) {
    return p.x() >= from.x()
        && p.x() <= to.x()
        && p.y() >= from.y()
        && p.y() <= to.y()
        && p.z() >= from.z()
        && p.z() <= to.z();
  }
}
