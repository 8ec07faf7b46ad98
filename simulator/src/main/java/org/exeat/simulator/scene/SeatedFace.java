package org.exeat.simulator.scene;

import java.util.Arrays;
import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Sightline;

/**
 * The front of the face of somebody who sits in a vehicle, as places on it, for lines of sight. All
 * in the vehicle's frame, metres.
 *
 * @param skull middle of the head, at the height of the eyes
 * @param places on the front
 * @param apart the eyes from each other
 */
record SeatedFace(float[] skull, List<float[]> places, double apart) {
  /** Middle of the eyes of the mean adult before the skull's. */
  private static final double BEFORE = .085;

  private static final double APART = .063;

  /** Radius of a head that hides what is behind it. */
  private static final double HEAD = .1;

  /** Forward, left, up of the skull's middle, of a mean adult who looks ahead. */
  private static final double[][] FRONT = {
    {.085, 0, .03}, {.085, .032, .01}, {.085, -.032, .01}, {.095, 0, -.02},
    {.08, .035, -.03}, {.08, -.035, -.03}, {.085, .025, -.06}, {.085, -.025, -.06},
    {.085, 0, -.08}, {.08, 0, .06}, {.075, .04, .05}, {.075, -.04, .05},
    {.075, .055, 0}, {.075, -.055, 0}
  };

  SeatedFace {
    places = List.copyOf(places);
  }

  /**
   * A face.
   *
   * @param eyes their middle while the head looks ahead
   * @param size 1 for the mean adult's
   */
  static SeatedFace of(Position eyes, double size) {
    float[] skull = {(float) (eyes.x() - BEFORE * size), (float) eyes.y(), (float) eyes.z()};
    return new SeatedFace(skull, List.of(), APART * size).turned(0, 0);
  }

  /**
   * The face of the same head after a turn.
   *
   * @param yaw to the left, radians
   * @param lift of the look, upwards, radians
   */
  SeatedFace turned(double yaw, double lift) {
    double size = apart / APART;
    return new SeatedFace(
        skull,
        Arrays.stream(FRONT)
            .map(p -> {
              double ahead = size * (p[0] * Math.cos(lift) - p[2] * Math.sin(lift));
              double up = size * (p[0] * Math.sin(lift) + p[2] * Math.cos(lift));
              double left = size * p[1];
              return new float[] {
                (float) (skull[0] + ahead * Math.cos(yaw) - left * Math.sin(yaw)),
                (float) (skull[1] + ahead * Math.sin(yaw) + left * Math.cos(yaw)),
                (float) (skull[2] + up)
              };
            })
            .toList(),
        apart);
  }

  /** Whether nothing solid of the vehicle and no other's head lies before one of the places. */
  boolean clear(float[] from, float[] place, Sightline sight, List<SeatedFace> others) {
    if (!sight.clear(from, place)) {
      return false;
    }
    for (SeatedFace other : others) {
      if (other.skull != skull && passes(from, place, other.skull)) {
        return false;
      }
    }
    return true;
  }

  private static boolean passes(float[] a, float[] b, float[] middle) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double dz = b[2] - a[2];
    double t =
        ((middle[0] - a[0]) * dx + (middle[1] - a[1]) * dy + (middle[2] - a[2]) * dz)
            / (dx * dx + dy * dy + dz * dz);
    if (t <= 0 || t >= 1) {
      return false;
    }
    double x = a[0] + t * dx - middle[0];
    double y = a[1] + t * dy - middle[1];
    double z = a[2] + t * dz - middle[2];
    return x * x + y * y + z * z < HEAD * HEAD;
  }
}
