package org.exeat.simulator.traffic;

import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Stance;

/**
 * How an occupant sits at one instant.
 *
 * @param activity what the occupant does
 * @param yaw of the head against the vehicle's front, radians, positive to the left
 * @param pitch positive lowers the face
 * @param roll positive leans the head to its right
 * @param forward shift of the head forward against the upright torso, metres
 * @param aside shift to the left
 * @param gazeYaw of the eyes against the head, radians, positive to the left
 * @param gazePitch positive downwards
 */
public record Posture(
    Activity activity,
    Stance stance,
    Mien mien,
    double yaw,
    double pitch,
    double roll,
    double forward,
    double aside,
    double gazeYaw,
    double gazePitch) {
  /** What an occupant does. */
  public enum Activity {
    ROAD,
    CAMERA,
    PHONE,
    NEIGHBOUR,
    SLEEPS,
    COVERS_FACE,
    /** Looks about without aim. */
    ELSEWHERE,
    /** Lies below the windows. */
    HIDES,
    /** Holds a printed portrait before the face. */
    HOLDS_PRINT,
    /** Holds a screen with a portrait before the face. */
    HOLDS_SCREEN
  }
}
