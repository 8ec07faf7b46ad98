package org.exeat.simulator.scene;

import java.util.List;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Sky;
import org.exeat.simulator.render.Sun;
import org.exeat.simulator.render.Weather;

/**
 * The light of one instant in a lane, for each spectrum that its cameras see.
 *
 * @param sun where it is
 */
record Daylight(Sun sun, Weather weather, Environment visible, Environment nearInfrared) {
  /** Below this elevation of the sun, degrees, night begins (civil dusk). */
  private static final double DUSK = -6;

  /** Where the light is gathered: about the cabin of a car that stands at the stop line. */
  private static final Position CABIN = new Position(-2, 0, 1.25);

  static Daylight of(
      Lane lane, double heading, Environment.Ground ground, Sun sun, Weather weather) {
    boolean night = isNight(sun);
    List<LaneLamp> lamps =
        lane.lamps().stream().filter(l -> night || l.use() == LaneLamp.Use.ALWAYS).toList();
    float[] toSun = sun.direction(heading);
    return new Daylight(
        sun,
        weather,
        new Environment(
            new Sky(weather, toSun, Spectrum.VISIBLE), ground, lane.fixtures(), lamps, CABIN),
        new Environment(
            new Sky(weather, toSun, Spectrum.NEAR_INFRARED),
            ground,
            lane.fixtures(),
            lamps,
            CABIN));
  }

  static boolean isNight(Sun sun) {
    return Math.toDegrees(sun.elevation()) < DUSK;
  }

  Environment of(Spectrum spectrum) {
    return switch (spectrum) {
      case VISIBLE -> visible;
      case NEAR_INFRARED -> nearInfrared;
    };
  }
}
