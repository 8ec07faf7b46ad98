package org.exeat.simulator.render;

import java.util.List;
import java.util.Optional;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneCamera.Exposure;
import org.exeat.domain.LaneCamera.Metering;
import org.exeat.domain.LaneCamera.Sensor;
import org.exeat.domain.LaneCamera.Shutter;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;

/** Cameras, light and plain things for the tests of this package. */
final class Rigs {
  static final float[] HIGH_SUN = {0, 0, 1};

  private Rigs() {}

  static LaneCamera camera(double readout, double longest, Optional<Double> polarizer) {
    return new LaneCamera(
        "test",
        new Position(5, 0, 1),
        new Position(0, 0, 1),
        8,
        2.8,
        10,
        1,
        90,
        new Sensor(
            5.6,
            160,
            120,
            Spectrum.VISIBLE,
            readout > 0 ? Shutter.ROLLING : Shutter.GLOBAL,
            readout),
        new Exposure(longest, .00001, 40, Metering.WHOLE, Exposure.AS_METERED),
        polarizer);
  }

  static Environment light(Weather weather) {
    return light(weather, HIGH_SUN);
  }

  /** The sun five degrees below the horizon. */
  static Environment dusk() {
    double down = Math.toRadians(-5);
    return light(Weather.RAIN, new float[] {(float) Math.cos(down), 0, (float) Math.sin(down)});
  }

  private static Environment light(Weather weather, float[] sun) {
    return new Environment(
        new Sky(weather, sun, Spectrum.VISIBLE),
        new Environment.Ground(.12f, new Rgb(.2f, .2f, .2f), 2, 1),
        List.of(),
        List.of(),
        new Position(0, 0, 1));
  }

  /** A square of this half side that faces the camera at x. */
  static Mesh square(double x, double half, Material material) {
    Mesh.Builder b = new Mesh.Builder();
    int a = b.corner(x, -half, 1 - half, 1, 0, 0, material);
    int c = b.corner(x, half, 1 - half, 1, 0, 0, material);
    int d = b.corner(x, half, 1 + half, 1, 0, 0, material);
    int e = b.corner(x, -half, 1 + half, 1, 0, 0, material);
    b.triangle(a, c, d);
    b.triangle(a, d, e);
    return b.build();
  }
}
