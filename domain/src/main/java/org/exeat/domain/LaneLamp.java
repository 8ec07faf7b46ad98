package org.exeat.domain;

import java.util.Optional;

/**
 * A lamp of the lane.
 *
 * @param name unique among the lane's lamps; letters, digits, dashes
 * @param lookAt where its beam points
 * @param beam full angle between the directions of half the strength, degrees
 * @param intensity in the middle of the beam: candela, or watts per steradian in the near infrared;
 *     of a pulsed lamp, in its pulse
 * @param diameter of the surface that gives the light, metres
 * @param use when it is on
 * @param pulse seconds that it shines while a shutter is open, which may not be open for longer;
 *     empty where it shines all the time
 */
public record LaneLamp(
    String name,
    Position position,
    Position lookAt,
    Spectrum spectrum,
    double beam,
    double intensity,
    double diameter,
    Use use,
    Optional<Double> pulse) {
  /** When a lamp is on. */
  public enum Use {
    ALWAYS,
    /** While the sun is lower than 6° below the horizon (civil dusk). */
    NIGHT
  }

  public LaneLamp {
    require(name.matches("[a-z0-9][a-z0-9-]{0,31}"), "name must be 1 to 32 of a-z, 0-9 and -");
    require(beam > 0 && beam <= 180, "beam must be more than 0 and at most 180 degrees");
    require(intensity > 0 && intensity <= 1e6, "intensity must be more than 0 and at most 1000000");
    require(diameter > 0 && diameter <= 3, "diameter must be more than 0 and at most 3 m");
    require(
        pulse.isEmpty() || pulse.get() > 0 && pulse.get() <= .1,
        "pulse must be more than 0 and at most 0.1 s");
    require(position.distanceTo(lookAt) > .01, "look_at must lie apart from position");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
