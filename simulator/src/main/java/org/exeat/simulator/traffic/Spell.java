package org.exeat.simulator.traffic;

import java.util.function.DoubleFunction;
import org.exeat.simulator.traffic.Posture.Activity;

/**
 * One thing that somebody does for a while.
 *
 * @param begin seconds as in {@link Motion}
 * @param end when the next spell begins
 * @param aim where head and eyes are turned once they are there, by time
 * @param turning how long the head takes to get there, seconds
 * @param looking how long the eyes take
 */
record Spell(
    double begin,
    double end,
    Activity activity,
    DoubleFunction<Aim> aim,
    double turning,
    double looking) {
  /** The aim, which stays as it was when the spell ended. */
  Aim aimAt(double time) {
    return aim.apply(Math.min(time, end));
  }

  /** How far the head has turned, 0 to 1, without a jerk at either end. */
  double turned(double time) {
    return eased((time - begin) / turning);
  }

  /** How far the eyes have. */
  double looked(double time) {
    return eased((time - begin) / looking);
  }

  /** From 0 to 1 without a jerk at either end; what lies beyond is cut off. */
  static double eased(double share) {
    double s = Math.clamp(share, 0, 1);
    return s * s * (3 - 2 * s);
  }
}
