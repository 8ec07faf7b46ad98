package org.exeat.simulator.render;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Light from where no solid is: road, what lies beside it, and what is far away. The pattern of the
 * ground and what is far away stay the same before a camera, so they are kept from picture to
 * picture. Not for use by two threads.
 */
final class GroundShader {
  private static final float BY_PI = (float) (1 / Math.PI);
  private static final float FAR = 400;

  /** Half the width of the road with its markings, metres. */
  private static final float ROAD = 1.9f;

  private static final float LINE = .5f;

  /** How far from a vehicle the sky is hidden from the ground, metres. */
  private static final float NEAR = .8f;

  private final Projection projection;
  private final float[] camera;
  private final float[] ray = new float[3];
  private final float[] place = new float[3];
  private final float[] toLamp = new float[3];
  private final float[] scratch = new float[3];
  private final float[] reflected = new float[3];

  // what find() found: light that falls on the ground, and what it mirrors by what share
  private final float[] falls = new float[3];
  private final float[] mirrored = new float[3];
  private float mirrors;

  /** Of each pixel how far the ray goes until the ground; 0 where it is not known yet. */
  private final float[] reach;

  /** Of each pixel three channels: what share the ground gives back, or what is far away. */
  private final float[] kept;

  private @Nullable Environment environment;
  private Stage.Shade[] shades = new Stage.Shade[0];
  private LampLight[] lamps = new LampLight[0];
  private boolean wet;

  GroundShader(Projection projection) {
    this.projection = projection;
    camera = projection.position;
    reach = new float[projection.width * projection.height];
    kept = new float[reach.length * 3];
  }

  /** Before each picture. */
  void begin(Stage stage, List<LampLight> on) {
    if (environment != stage.environment()) {
      environment = stage.environment();
      wet = environment.sky().weather() == Weather.RAIN;
      Arrays.fill(reach, 0);
    }
    shades = stage.shades().toArray(Stage.Shade[]::new);
    lamps = on.toArray(LampLight[]::new);
  }

  /** Whether a pixel that shows no solid shows what is far away, and no ground. */
  boolean far(int pixel, int x, int y) {
    if (reach[pixel] == 0) {
      projection.ray(x + .5f, y + .5f, ray);
      keep(Objects.requireNonNull(environment, "no picture was begun"), pixel);
    }
    return reach[pixel] > FAR;
  }

  /** Finds the light that falls on the ground at a pixel, for {@link #light}. */
  void find(int pixel, int column, int row) {
    Environment around = Objects.requireNonNull(environment, "no picture was begun");
    projection.ray(column + .5f, row + .5f, ray);
    float t = reach[pixel];
    float x = camera[0] + ray[0] * t;
    float y = camera[1] + ray[1] * t;
    place[0] = x;
    place[1] = y;
    place[2] = .01f;
    float reaches = around.sky().sun(1) > 0 ? sun(around, x, y) : 0;
    float open = hiddenBelowVehicles(x, y);
    around.outdoors().at(0, 0, 1, falls);
    for (int c = 0; c < 3; c++) {
      float sunlight = (float) around.sky().sun(c) * around.sky().toSun()[2] * reaches;
      falls[c] = BY_PI * (falls[c] * open + Math.max(0, sunlight));
    }
    for (LampLight lamp : lamps) {
      float strength = lamp.at(place, toLamp, scratch) * BY_PI * Math.max(0, toLamp[2]);
      for (int c = 0; c < 3; c++) {
        falls[c] += strength;
      }
    }
    mirrors = 0;
    if (wet && Math.abs(y) < ROAD + .5f) {
      reflected[0] = ray[0];
      reflected[1] = ray[1];
      reflected[2] = -ray[2];
      around.along(place, reflected, false, mirrored);
      mirrors = Fresnel.schlick(-ray[2], .02f) * .5f;
    }
  }

  /** Light of a pixel, by what was found last where it is not far. */
  void light(int pixel, float[] out) {
    int at = pixel * 3;
    if (reach[pixel] > FAR) {
      System.arraycopy(kept, at, out, 0, 3);
      return;
    }
    for (int c = 0; c < 3; c++) {
      out[c] = kept[at + c] * falls[c] * (1 - mirrors) + mirrored[c] * mirrors;
    }
  }

  private void keep(Environment around, int pixel) {
    float t = ray[2] < 0 ? -camera[2] / ray[2] : Float.POSITIVE_INFINITY;
    reach[pixel] = t;
    if (t > FAR) {
      around.horizon(ray[0], ray[1], ray[2], scratch);
      System.arraycopy(scratch, 0, kept, pixel * 3, 3);
      return;
    }
    Environment.Ground ground = around.ground();
    float x = camera[0] + ray[0] * t;
    float y = camera[1] + ray[1] * t;
    boolean road = Math.abs(y) < ROAD + .5f;
    float grain = 1 + .2f * Noise.at(x * .7f, y * 1.1f, 0, ground.pattern() + 3);
    if (t < 25) {
      grain += .12f * Noise.at(x * 6, y * 6, 0, ground.pattern() + 4);
      grain += .18f * (1 - t / 25) * Noise.at(x * 40, y * 40, 0, ground.pattern() + 5);
    }
    boolean line =
        Math.abs(Math.abs(y) - ROAD) < .06f || x > -.1f && x < .25f && Math.abs(y) < ROAD;
    for (int c = 0; c < 3; c++) {
      float albedo =
          line
              ? LINE
              : road || around.sky().infrared() ? ground.road() : ground.beside().channel(c);
      kept[pixel * 3 + c] = albedo * grain * (wet ? .6f : 1);
    }
  }

  private float sun(Environment around, float x, float y) {
    float reaches = 1;
    for (Stage.Shade s : shades) {
      reaches = Math.min(reaches, s.reaches(x, y, .01f, scratch));
    }
    return reaches > 0 && around.sunHidden(x, y, .01f) ? 0 : reaches;
  }

  /** Share of the sky's light under and close to a vehicle: it hides most of the sky there. */
  private float hiddenBelowVehicles(float x, float y) {
    float least = 1;
    for (Stage.Shade s : shades) {
      float fromFront = s.front() - x;
      float dx = Math.max(0, Math.max(-fromFront, fromFront - s.length()));
      float dy = Math.max(0, Math.abs(y - s.aside()) - s.width() / 2);
      float square = dx * dx + dy * dy;
      if (square < NEAR * NEAR) {
        least = Math.min(least, .12f + .88f * (float) Math.sqrt(square) / NEAR);
      }
    }
    return least;
  }
}
