package org.exeat.simulator.render;

import java.util.List;

/**
 * Light from where no solid is: road, what lies beside it, and what is far away. Not for use by two
 * threads.
 */
final class GroundShader {
  private static final float BY_PI = (float) (1 / Math.PI);
  private static final float FAR = 400;

  /** Half the width of the road with its markings, metres. */
  private static final float ROAD = 1.9f;

  private final Environment environment;
  private final Environment.Ground ground;
  private final List<Stage.Shade> shades;
  private final List<LampLight> lamps;
  private final float[] camera;
  private final boolean infrared;
  private final boolean wet;
  private final float[] place = new float[3];
  private final float[] toLamp = new float[3];
  private final float[] scratch = new float[3];
  private final float[] reflected = new float[3];
  private final float[] mirrored = new float[3];

  GroundShader(Stage stage, List<LampLight> lamps, Projection projection) {
    environment = stage.environment();
    ground = environment.ground();
    shades = stage.shades();
    this.lamps = lamps;
    camera = projection.position;
    infrared = environment.sky().infrared();
    wet = environment.sky().weather() == Weather.RAIN;
  }

  void light(float[] ray, float[] out) {
    float t = ray[2] < 0 ? -camera[2] / ray[2] : Float.POSITIVE_INFINITY;
    if (t > FAR) {
      environment.horizon(ray[0], ray[1], ray[2], out);
      return;
    }
    float x = camera[0] + ray[0] * t;
    float y = camera[1] + ray[1] * t;
    place[0] = x;
    place[1] = y;
    place[2] = .01f;
    boolean road = Math.abs(y) < ROAD + .5f;
    float grain = 1 + .2f * Noise.at(x * .7f, y * 1.1f, 0, ground.pattern() + 3);
    if (t < 25) {
      grain += .12f * Noise.at(x * 6, y * 6, 0, ground.pattern() + 4);
      grain += .18f * (1 - t / 25) * Noise.at(x * 40, y * 40, 0, ground.pattern() + 5);
    }
    boolean line =
        Math.abs(Math.abs(y) - ROAD) < .06f || x > -.1f && x < .25f && Math.abs(y) < ROAD;
    float reaches = environment.sky().sun(1) > 0 ? sun(x, y) : 0;
    float around = hiddenBelowVehicles(x, y);
    for (int c = 0; c < 3; c++) {
      float albedo = line ? .5f : road || infrared ? ground.road() : ground.beside().channel(c);
      albedo *= grain * (wet ? .6f : 1);
      float sunlight = (float) environment.sky().sun(c) * environment.sky().toSun()[2] * reaches;
      out[c] =
          albedo * BY_PI * (environment.outdoors().at(0, 0, 1, c) * around + Math.max(0, sunlight));
    }
    for (LampLight lamp : lamps) {
      float strength = lamp.at(place, toLamp, scratch);
      for (int c = 0; c < 3; c++) {
        out[c] += (line ? .5f : ground.road()) * grain * BY_PI * strength * Math.max(0, toLamp[2]);
      }
    }
    if (wet && road) {
      reflected[0] = ray[0];
      reflected[1] = ray[1];
      reflected[2] = -ray[2];
      environment.along(place, reflected, false, mirrored);
      float share = Fresnel.schlick(-ray[2], .02f) * .5f;
      for (int c = 0; c < 3; c++) {
        out[c] = out[c] * (1 - share) + mirrored[c] * share;
      }
    }
  }

  private float sun(float x, float y) {
    float reaches = 1;
    for (Stage.Shade s : shades) {
      reaches = Math.min(reaches, s.map().reaches(x - s.front(), y, .01f, scratch));
    }
    return reaches > 0 && environment.sunHidden(x, y, .01f) ? 0 : reaches;
  }

  /** Share of the sky's light under and close to a vehicle: it hides most of the sky there. */
  private float hiddenBelowVehicles(float x, float y) {
    float least = 1;
    for (Stage.Shade s : shades) {
      float fromFront = s.front() - x;
      float dx = Math.max(0, Math.max(-fromFront, fromFront - s.length()));
      float dy = Math.max(0, Math.abs(y) - s.width() / 2);
      float d = (float) Math.sqrt(dx * dx + dy * dy);
      least = Math.min(least, .12f + .88f * Math.min(1, d / .8f));
    }
    return least;
  }
}
