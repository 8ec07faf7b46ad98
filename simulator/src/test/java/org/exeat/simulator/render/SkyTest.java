package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkyTest {
  private static final float[] SUN = {(float) Math.cos(.8), 0, (float) Math.sin(.8)};

  /** The model's own figure comes back when the luminance is summed over the sky. */
  @ParameterizedTest
  @EnumSource(Weather.class)
  void luminanceAddsUpToTheModelsIlluminance(Weather weather) {
    Sky sky = new Sky(weather, SUN, Spectrum.VISIBLE);
    double sum = 0;
    float[] rgb = new float[3];
    List<float[]> directions = Environment.directions(40_000);
    for (float[] d : directions) {
      if (d[2] > 0) {
        sky.luminance(d[0], d[1], d[2], rgb);
        double l = .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
        sum += l * d[2] * 4 * Math.PI / directions.size();
      }
    }
    double tint =
        .2126 * weather.tint.red() + .7152 * weather.tint.green() + .0722 * weather.tint.blue();
    double expected = weather.least + weather.gain * Math.pow(Math.sin(.8), weather.power);
    assertEquals(expected * tint, sum, expected * .02);
  }

  @ParameterizedTest
  @EnumSource(Weather.class)
  void onlyAnOpenSkyHasASun(Weather weather) {
    Sky sky = new Sky(weather, SUN, Spectrum.VISIBLE);
    boolean covered = weather == Weather.OVERCAST || weather == Weather.RAIN;
    assertEquals(covered, sky.sun(1) == 0);
    assertTrue(sky.sun(1) < 127.5);
  }

  @ParameterizedTest
  @EnumSource(Weather.class)
  void aCanopyTakesTheLightFromAbove(Weather weather) {
    Sky sky = new Sky(weather, SUN, Spectrum.VISIBLE);
    Environment.Ground ground = new Environment.Ground(.12f, new Rgb(.2f, .2f, .2f), 2, 1);
    Position probe = new Position(0, 0, 1.2);
    Environment open = new Environment(sky, ground, List.of(), List.of(), probe);
    Environment under =
        new Environment(
            sky,
            ground,
            List.of(
                new LaneStructure(
                    LaneStructure.Kind.CANOPY, new Position(-9, -6, 4), new Position(9, 6, 4.3))),
            List.of(),
            probe);
    assertTrue(
        under.outdoors().at(0, 0, 1, 1) < .6 * open.outdoors().at(0, 0, 1, 1), "canopy too light");
    assertTrue(under.sunHidden(0, 0, 1.2f));
  }
}
