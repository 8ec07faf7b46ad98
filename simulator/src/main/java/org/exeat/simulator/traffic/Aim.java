package org.exeat.simulator.traffic;

/**
 * Where head and eyes are turned, in the vehicle's frame, radians, signs as in {@link Posture}.
 *
 * @param yaw of the head
 * @param pitch of the head
 * @param roll of the head
 * @param lookYaw of the line of sight: head and eyes together
 * @param lookPitch the same
 * @param forward shift of the head, metres
 * @param aside the same to the left
 */
record Aim(
    double yaw,
    double pitch,
    double roll,
    double lookYaw,
    double lookPitch,
    double forward,
    double aside) {
  /** Head and eyes in one line. */
  static Aim straight(double yaw, double pitch, double roll) {
    return new Aim(yaw, pitch, roll, yaw, pitch, 0, 0);
  }

  /**
   * Between this and another; the eyes may be further on than the head.
   *
   * @param head share of the other, 0 to 1
   * @param eyes the same of the line of sight
   */
  Aim towards(Aim other, double head, double eyes) {
    return new Aim(
        mix(yaw, other.yaw, head),
        mix(pitch, other.pitch, head),
        mix(roll, other.roll, head),
        mix(lookYaw, other.lookYaw, eyes),
        mix(lookPitch, other.lookPitch, eyes),
        mix(forward, other.forward, head),
        mix(aside, other.aside, head));
  }

  /** By how much the head has to turn to another; at least its true angle. */
  double turn(Aim other) {
    return Math.abs(yaw - other.yaw) + Math.abs(pitch - other.pitch) + Math.abs(roll - other.roll);
  }

  /** By how much the line of sight has to turn. */
  double look(Aim other) {
    return Math.hypot(lookYaw - other.lookYaw, lookPitch - other.lookPitch);
  }

  /** Between two numbers. */
  static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
