package org.exeat.simulator.render;

import org.exeat.domain.Spectrum;

/**
 * Light of sun and sky. Visible light is counted in kilolux and thousands of candela per square
 * metre, per linear channel; near infrared in watts per square metre within 50 nm around 850 nm.
 * Immutable.
 */
public final class Sky {
  /** Extraterrestrial solar illuminance, klx (IES Lighting Handbook, 10th edition, 7.3). */
  private static final double SOLAR = 127.5;

  /**
   * Direct solar irradiance around 850 nm at air mass 1.5: 0.89 W/m²/nm (ASTM G173-03, direct and
   * circumsolar) over 50 nm.
   */
  private static final double SOLAR_INFRARED = 44;

  /** What the clear sky gives in that band, as a share of the sun: G173, global less direct. */
  private static final double SKY_INFRARED = .07;

  /** Horizontal illuminance of a moonless night sky near lights, klx. */
  private static final double NIGHT = 1e-6;

  private final Weather weather;
  private final boolean infrared;
  private final float[] toSun;
  private final double[] sun = new double[3];
  private final double[] zenith = new double[3];
  private final double atZenith;

  /**
   * @param toSun direction to the sun, of length 1
   * @param spectrum which light is counted
   */
  public Sky(Weather weather, float[] toSun, Spectrum spectrum) {
    this.weather = weather;
    this.toSun = toSun.clone();
    infrared = spectrum == Spectrum.NEAR_INFRARED;
    double elevation = Math.asin(toSun[2]);
    double mass = airMass(elevation);
    double direct = elevation > 0 ? Math.exp(-weather.extinction * mass) : 0;
    double[] warmth = warmth(mass);
    atZenith = indicatrix(Math.PI / 2 - elevation) * gradation(1);
    double relative = horizontalIntegral();
    for (int i = 0; i < 3; i++) {
      if (infrared) {
        sun[i] = SOLAR_INFRARED * direct / Math.exp(-weather.extinction * 1.5);
        if (!Double.isFinite(sun[i])) {
          sun[i] = 0;
        }
        double covered = Double.isInfinite(weather.extinction) ? .25 : SKY_INFRARED;
        zenith[i] = SOLAR_INFRARED * covered * diffuse(elevation) / diffuse(.7) / relative;
      } else {
        sun[i] = SOLAR * direct * warmth[i];
        zenith[i] = diffuse(elevation) * weather.tint.channel(i) / relative;
      }
    }
  }

  /** Kasten and Young, "Revised optical air mass tables", Applied Optics 28 (1989). */
  private static double airMass(double elevation) {
    double degrees = Math.max(0, Math.toDegrees(elevation));
    return 1 / (Math.sin(Math.toRadians(degrees)) + .50572 * Math.pow(degrees + 6.07995, -1.6364));
  }

  /** Colour of the direct beam: optical depths of clear air at 620, 550 and 460 nm, levelled. */
  private static double[] warmth(double mass) {
    double red = Math.exp(-.06 * mass);
    double green = Math.exp(-.1 * mass);
    double blue = Math.exp(-.21 * mass);
    double luminance = .2126 * red + .7152 * green + .0722 * blue;
    return new double[] {red / luminance, green / luminance, blue / luminance};
  }

  /** Horizontal illuminance of the sky, klx; below the horizon it falls as twilight does. */
  private double diffuse(double elevation) {
    double height = Math.sin(Math.max(0, elevation));
    double day = weather.least + weather.gain * Math.pow(height, weather.power);
    if (elevation >= 0) {
      return day;
    }
    // illuminance falls from 0.8 klx at sunset to 3.4 lx at -6 degrees and 8 mlx at -12:
    // Explanatory Supplement to the Astronomical Almanac (1992), 9.35
    double degrees = Math.toDegrees(elevation);
    return Math.max(NIGHT, day * Math.exp(.91 * Math.max(degrees, -12)));
  }

  private double gradation(double cosZenith) {
    return 1 + weather.a * Math.exp(weather.b / Math.max(.01, cosZenith));
  }

  private double indicatrix(double angle) {
    double c = Math.cos(angle);
    return 1
        + weather.c * (Math.exp(weather.d * angle) - Math.exp(weather.d * Math.PI / 2))
        + weather.e * c * c;
  }

  /** Luminance relative to the zenith's. */
  private double relative(double x, double y, double z) {
    double angle = Math.acos(Math.clamp(x * toSun[0] + y * toSun[1] + z * toSun[2], -1, 1));
    return indicatrix(angle) * gradation(z) / atZenith;
  }

  private double horizontalIntegral() {
    int rings = 24;
    int steps = 48;
    double sum = 0;
    for (int i = 0; i < rings; i++) {
      double z = (i + .5) / rings;
      double r = Math.sqrt(1 - z * z);
      for (int j = 0; j < steps; j++) {
        double angle = 2 * Math.PI * (j + .5) / steps;
        sum += relative(r * Math.cos(angle), r * Math.sin(angle), z) * z;
      }
    }
    return sum * 2 * Math.PI / (rings * steps);
  }

  /** Direction to the sun, of length 1; never written to. */
  float[] toSun() {
    return toSun;
  }

  Weather weather() {
    return weather;
  }

  boolean infrared() {
    return infrared;
  }

  /** Illuminance that the direct beam gives to a surface at right angles. */
  double sun(int channel) {
    return sun[channel];
  }

  /** Luminance of the sky in a direction above the horizon. */
  void luminance(double x, double y, double z, float[] out) {
    double relative = relative(x, y, Math.max(z, .01));
    for (int i = 0; i < 3; i++) {
      out[i] = (float) (zenith[i] * relative);
    }
  }
}
