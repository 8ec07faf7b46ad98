package org.exeat.domain;

/**
 * A place in a picture, in pixels; the centre of the top left pixel is (0.5, 0.5).
 *
 * @param x to the right
 * @param y down
 */
public record Point(double x, double y) {
  /** Euclidean distance in pixels. */
  public double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
