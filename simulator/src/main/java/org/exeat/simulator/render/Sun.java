package org.exeat.simulator.render;

import java.time.Instant;

/**
 * Where the sun is, after the low-precision formulae of J. Meeus, "Astronomical Algorithms" (2nd
 * edition, 1998), chapter 25, good to about 0.01 degrees. Refraction is left out.
 *
 * @param azimuth clockwise from north, radians
 * @param elevation above the horizon, radians
 */
public record Sun(double azimuth, double elevation) {
  private static final double UNIX_EPOCH = 2_440_587.5;
  private static final double J2000 = 2_451_545;

  /**
   * The sun at a place and time.
   *
   * @param latitude degrees, north positive
   * @param longitude degrees, east positive
   */
  public static Sun at(Instant time, double latitude, double longitude) {
    double days = time.toEpochMilli() / 86_400_000d + UNIX_EPOCH - J2000;
    double centuries = days / 36_525;
    double mean = Math.toRadians(280.46646 + centuries * (36_000.76983 + .0003032 * centuries));
    double anomaly = Math.toRadians(357.52911 + centuries * (35_999.05029 - .0001537 * centuries));
    double centre =
        (1.914602 - centuries * .004817) * Math.sin(anomaly)
            + (.019993 - .000101 * centuries) * Math.sin(2 * anomaly)
            + .000289 * Math.sin(3 * anomaly);
    double node = Math.toRadians(125.04 - 1934.136 * centuries);
    double longitudeOfSun =
        mean + Math.toRadians(centre - .00569) - Math.toRadians(.00478) * Math.sin(node);
    double obliquity = Math.toRadians(23.439291 - .0130042 * centuries + .00256 * Math.cos(node));
    double declination = Math.asin(Math.sin(obliquity) * Math.sin(longitudeOfSun));
    double ascension =
        Math.atan2(Math.cos(obliquity) * Math.sin(longitudeOfSun), Math.cos(longitudeOfSun));
    double sidereal = Math.toRadians(280.46061837 + 360.98564736629 * days + longitude);
    double hour = sidereal - ascension;
    double phi = Math.toRadians(latitude);
    double elevation =
        Math.asin(
            Math.sin(phi) * Math.sin(declination)
                + Math.cos(phi) * Math.cos(declination) * Math.cos(hour));
    double fromSouth =
        Math.atan2(
            Math.sin(hour), Math.cos(hour) * Math.sin(phi) - Math.tan(declination) * Math.cos(phi));
    double azimuth = Math.IEEEremainder(fromSouth + Math.PI, 2 * Math.PI);
    return new Sun(azimuth < 0 ? azimuth + 2 * Math.PI : azimuth, elevation);
  }

  /**
   * Direction to the sun in a lane's frame, of length 1.
   *
   * @param heading of the lane's x axis, degrees clockwise from north
   */
  public float[] direction(double heading) {
    double clockwise = azimuth - Math.toRadians(heading);
    return new float[] {
      (float) (Math.cos(elevation) * Math.cos(clockwise)),
      (float) (-Math.cos(elevation) * Math.sin(clockwise)),
      (float) Math.sin(elevation)
    };
  }
}
