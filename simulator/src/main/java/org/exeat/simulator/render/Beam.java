package org.exeat.simulator.render;

import org.exeat.domain.LaneLamp;
import org.exeat.domain.Spectrum;

/** How a lamp's strength falls off from the middle of its beam. Immutable. */
final class Beam {
  /** Finer than a thousandth of the strength in a beam of 10 degrees. */
  private static final int STEPS = 4096;

  final float x;
  final float y;
  final float z;

  /** Radius of what shines, metres. */
  final double radius;

  private final float ax;
  private final float ay;
  private final float az;

  /** Strength by the cosine, evenly spaced from 0 to 1, with one more to reach into. */
  private final float[] strengths = new float[STEPS + 2];

  Beam(LaneLamp lamp) {
    x = (float) lamp.position().x();
    y = (float) lamp.position().y();
    z = (float) lamp.position().z();
    radius = lamp.diameter() / 2;
    double dx = lamp.lookAt().x() - lamp.position().x();
    double dy = lamp.lookAt().y() - lamp.position().y();
    double dz = lamp.lookAt().z() - lamp.position().z();
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    ax = (float) (dx / length);
    ay = (float) (dy / length);
    az = (float) (dz / length);
    // cos^n with half the strength at half the beam's angle
    double exponent = Math.log(.5) / Math.log(Math.cos(Math.toRadians(lamp.beam() / 2)));
    double intensity = lamp.intensity() * (lamp.spectrum() == Spectrum.VISIBLE ? 1e-3 : 1);
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = (float) (intensity * Math.pow(Math.min(1, (double) i / STEPS), exponent));
    }
  }

  /**
   * Strength in a direction: kilocandela, or watts per steradian.
   *
   * @param dx of the direction towards the lamp, of length 1
   * @param dy of the same
   * @param dz of the same
   */
  float strength(float dx, float dy, float dz) {
    float at = -(dx * ax + dy * ay + dz * az) * STEPS;
    if (at <= 0) {
      return 0;
    }
    int i = Math.min(STEPS, (int) at);
    return strengths[i] + (strengths[i + 1] - strengths[i]) * (at - i);
  }
}
