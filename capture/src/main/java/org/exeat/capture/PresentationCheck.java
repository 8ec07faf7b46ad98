package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.faces.SheetBorder;

/**
 * Whether a face may be a picture that is held up (presentation attack detection, ISO/IEC 30107-1):
 * by two cues that know nothing of each other. An alarm is a reason for an officer to look, never
 * more.
 *
 * @param relief how much a face turns from camera to camera as a head would that is seen from both
 *     at the same moment: near 1 for heads, less where the landmarks see their turning too small,
 *     and near 0 for what is flat; empty where too few cameras saw it at once
 * @param border how much of a straight-edged rectangle is around it in all shots, 0 to 1; empty
 *     where it was seen well only once
 * @param suspected whether it may be a picture
 */
public record PresentationCheck(
    Optional<Double> relief, Optional<Double> border, boolean suspected) {
  /** Two looks this close in time show a head in one pose. */
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  /** Directions that differ by less tell too little, degrees. */
  private static final double APART = 25;

  private static final int LEAST_PAIRS = 4;

  /**
   * What each cue says where it says nothing, and how much of it counts one; set by hand, as is the
   * alarm, on lane-1's traffic of seed 11 with attacks.
   */
  private static final double RELIEF = .3;

  private static final double RELIEF_UNIT = .15;

  private static final double BORDER = .3;

  private static final double BORDER_UNIT = .08;

  /** One cue speaks for so much at most. */
  private static final double MOST = 2;

  /** What both have to say together. */
  private static final double ALARM = .9;

  /**
   * One usable sight of a face.
   *
   * @param direction from the camera to the face on the lane's plane, degrees
   * @param yaw of the face as this camera sees it, degrees, positive to the picture's right
   */
  record Look(String camera, Instant taken, double direction, double yaw) {}

  /**
   * Judges a face.
   *
   * @param looks at it by all cameras
   * @param borders around its best usable shots
   */
  static PresentationCheck of(List<Look> looks, List<SheetBorder> borders) {
    Optional<Double> relief = relief(looks);
    Optional<Double> border =
        borders.size() < 2 ? Optional.empty() : Optional.of(SheetBorder.together(borders).score());
    double evidence =
        relief.map(r -> counts((RELIEF - r) / RELIEF_UNIT)).orElse(0.0)
            + border.map(b -> counts((b - BORDER) / BORDER_UNIT)).orElse(0.0);
    return new PresentationCheck(relief, border, evidence > ALARM);
  }

  private static double counts(double evidence) {
    return Math.clamp(evidence, -MOST, MOST);
  }

  private static Optional<Double> relief(List<Look> looks) {
    List<Look> sorted = new ArrayList<>(looks);
    sorted.sort((a, b) -> a.taken.compareTo(b.taken));
    int pairs = 0;
    double together = 0;
    double all = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Look a = sorted.get(i);
      for (int j = i + 1; j < sorted.size(); j++) {
        Look b = sorted.get(j);
        if (Duration.between(a.taken, b.taken).compareTo(AT_ONCE) > 0) {
          break;
        }
        double expected = turn(b.direction - a.direction);
        if (!a.camera.equals(b.camera) && Math.abs(expected) >= APART) {
          // what lies to the left of a camera is seen turned to the right by as much
          together += expected * (a.yaw - b.yaw);
          all += expected * expected;
          pairs++;
        }
      }
    }
    return pairs < LEAST_PAIRS ? Optional.empty() : Optional.of(together / all);
  }

  /** An angle from -180 to 180 degrees. */
  private static double turn(double degrees) {
    return degrees - 360 * Math.round(degrees / 360);
  }
}
