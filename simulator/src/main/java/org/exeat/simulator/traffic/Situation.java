package org.exeat.simulator.traffic;

import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.VehicleKind;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody sits and what there is to look at.
 *
 * @param others seats of those who can be talked to
 * @param age years
 */
record Situation(
    VehicleKind kind,
    Seat seat,
    boolean childSeat,
    double age,
    List<Seat> others,
    Motion motion,
    List<Position> cameras) {
  /** A head turns no further, radians. */
  static final double HEAD = Math.toRadians(75);

  private static final double UP = Math.toRadians(-50);
  private static final double DOWN = Math.toRadians(45);

  /** Share of a turn that the head makes, the eyes the rest: assumed. */
  private static final double HEAD_SHARE = .85;

  /**
   * Height of the eyes above the H-point along the torso and above its end, and before it, metres:
   * about the 0.64 m in sum that SAE J941 has for a driver's eyellipse.
   */
  private static final double TORSO = .48;

  private static final double HEAD_HEIGHT = .16;
  private static final double EYES_FORWARD = .1;
  private static final double STANDING_EYES = 1.58;

  /** The eyes in the vehicle's frame. */
  Position eyes() {
    Position hip = seat.hip();
    if (seat.use() == Seat.Use.STANDING) {
      return new Position(hip.x() + EYES_FORWARD, hip.y(), hip.z() + STANDING_EYES);
    }
    double grown = Math.min(1, .5 + age / 36) + (childSeat ? .15 : 0);
    return new Position(
        hip.x() - Math.sin(seat.recline()) * TORSO * grown + EYES_FORWARD,
        hip.y(),
        hip.z() + (Math.cos(seat.recline()) * TORSO + HEAD_HEIGHT) * grown);
  }

  /** Towards a camera at a time. */
  Aim towards(Position camera, double time) {
    Position eyes = eyes();
    double x = camera.x() - motion.front(time) - eyes.x();
    double y = camera.y() - eyes.y();
    double yaw = Math.atan2(y, x);
    double pitch = Math.atan2(eyes.z() - camera.z(), Math.hypot(x, y));
    double headYaw = Math.clamp(yaw * HEAD_SHARE, -HEAD, HEAD);
    return new Aim(headYaw, Math.clamp(pitch * HEAD_SHARE, UP, DOWN), 0, yaw, pitch, 0, 0);
  }

  /** Whether it can be looked at without turning round. */
  boolean reaches(Position camera, double time) {
    Aim aim = towards(camera, time);
    return Math.abs(aim.lookYaw()) < HEAD && aim.lookPitch() > UP && aim.lookPitch() < DOWN;
  }

  /** The camera that takes the least turn at a time, null where none is in reach. */
  @Nullable Position nearestCamera(double time) {
    Position best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Position camera : cameras) {
      Aim aim = towards(camera, time);
      double turn = Math.hypot(aim.lookYaw(), aim.lookPitch());
      if (turn < least && reaches(camera, time)) {
        least = turn;
        best = camera;
      }
    }
    return best;
  }

  /** Whether there is anybody to talk to. */
  boolean hasNeighbour() {
    return !others.isEmpty();
  }

  /**
   * Towards the nearest of the others.
   *
   * @param part 0 to 1, where in the usual range of turns
   */
  double neighbourYaw(double part) {
    double y = seat.hip().y();
    Seat nearest = others.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Seat other : others) {
      int rows = Math.abs(other.row() - seat.row());
      double far = 10.0 * rows + Math.abs(other.hip().y() - y);
      if (far < least) {
        least = far;
        nearest = other;
      }
    }
    double side = nearest.hip().y() - y;
    double sign = side == 0 ? (y > 0 ? -1 : 1) : Math.signum(side);
    double degrees =
        nearest.row() == seat.row()
            ? 40 + 30 * part
            : nearest.row() > seat.row() ? 55 + 15 * part : 5 + 20 * part;
    return sign * Math.toRadians(degrees);
  }
}
