package org.exeat.domain;

/**
 * A place in a lane or a vehicle, in metres, with the axes of ISO 8855: x forward in the direction
 * of travel, y to the left, z up.
 */
public record Position(double x, double y, double z) {
  public Position {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("a position has three finite numbers");
    }
  }

  /** Metres. */
  public double distanceTo(Position other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
