package org.exeat.simulator.render;

/**
 * State of the sky: its luminance by direction as a type of the CIE standard general sky (ISO
 * 15469:2004, table 1: a and b grade it from horizon to zenith, c, d and e brighten it around the
 * sun), and how much light comes from it and from the sun (the daylight availability model of the
 * IES Lighting Handbook, 10th edition, 7.3: extinction of the direct beam, and the horizontal
 * illuminance of the sky as least + gain × sin(elevation)^power, in klx).
 */
public enum Weather {
  /** Type 12, "CIE standard clear sky, low turbidity"; IES clear. */
  CLEAR(-1, -.32, 10, -3, .45, .21, .8, 15.5, .5, new Rgb(.72f, .98f, 1.42f)),
  /** Type 8, "partly cloudy sky, rather uniform with a clear solar corona"; IES partly cloudy. */
  HAZY(0, -1, 10, -3, .45, .80, .3, 45, 1, new Rgb(.94f, 1, 1.12f)),
  /** Type 1, "CIE standard overcast sky"; IES cloudy, no direct beam. */
  OVERCAST(4, -.7, 0, -1, 0, Double.POSITIVE_INFINITY, .3, 21, 1, new Rgb(.97f, 1, 1.05f)),
  /** As overcast, at six tenths of its light, with drops on glass and a wet road. */
  RAIN(4, -.7, 0, -1, 0, Double.POSITIVE_INFINITY, .2, 12.6, 1, new Rgb(.97f, 1, 1.06f));

  final double a;
  final double b;
  final double c;
  final double d;
  final double e;
  final double extinction;
  final double least;
  final double gain;
  final double power;
  final Rgb tint;

  Weather(
      double a,
      double b,
      double c,
      double d,
      double e,
      double extinction,
      double least,
      double gain,
      double power,
      Rgb tint) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.e = e;
    this.extinction = extinction;
    this.least = least;
    this.gain = gain;
    this.power = power;
    this.tint = tint;
  }
}
