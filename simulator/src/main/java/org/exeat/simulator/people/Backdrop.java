package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import java.util.List;
import java.util.random.RandomGenerator;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.render.Rgb;

/** What is seen where no person is. */
public sealed interface Backdrop {
  /**
   * Writes the light at a place of the picture.
   *
   * @param u 0 (left) to 1
   * @param v 0 (top) to 1
   * @param rgb receives three values
   */
  void at(float u, float v, float[] rgb);

  /** One colour. */
  record Plain(Rgb colour) implements Backdrop {
    @Override
    public void at(float u, float v, float[] rgb) {
      rgb[0] = colour.red();
      rgb[1] = colour.green();
      rgb[2] = colour.blue();
    }
  }

  /**
   * The dim inside of a car: a rear window and head restraints behind the people. Places and
   * lengths are shares of the picture's width and height.
   *
   * @param seed of the textures
   * @param dimness light of the inside
   * @param window place of the rear window
   * @param sky light of the window
   * @param restraints head restraints, the farthest first
   */
  record Cabin(int seed, Rgb dimness, Window window, float sky, List<Restraint> restraints)
      implements Backdrop {
    public Cabin {
      restraints = List.copyOf(restraints);
    }

    /** A window: its centre and half its sides. */
    public record Window(float x, float y, float halfWidth, float halfHeight) {}

    /** A head restraint: its centre, half its sides, and the light it gives back. */
    public record Restraint(float x, float y, float halfWidth, float halfHeight, float light) {}

    /** Behind one person in the middle of the picture. */
    static Cabin random(RandomGenerator random) {
      Window window =
          new Window(
              .15f + .7f * random.nextFloat(),
              .3f + .2f * random.nextFloat(),
              .12f + .18f * random.nextFloat(),
              .16f);
      Restraint restraint =
          new Restraint(
              .5f + .12f * (random.nextFloat() - .5f),
              .62f + .08f * random.nextFloat(),
              .27f + .05f * random.nextFloat(),
              .3f,
              shade(random));
      return new Cabin(
          random.nextInt(10000),
          dimness(random),
          window,
          .25f + .9f * random.nextFloat(),
          List.of(restraint));
    }

    /** The light of a head restraint, most of them dark. */
    static float shade(RandomGenerator random) {
      float shade = random.nextFloat();
      return .012f + .09f * shade * shade;
    }

    static Rgb dimness(RandomGenerator random) {
      float base = .015f + .06f * random.nextFloat();
      return new Rgb(
          base * (1 + .1f * (random.nextFloat() - .5f)),
          base,
          base * (1 + .2f * (random.nextFloat() - .5f)));
    }

    @Override
    public void at(float u, float v, float[] rgb) {
      float fall = 1.2f - .6f * v;
      rgb[0] = dimness.red() * fall;
      rgb[1] = dimness.green() * fall;
      rgb[2] = dimness.blue() * fall;
      float pane = step((window.halfWidth() - abs(u - window.x())) / .04f);
      pane *= step((window.halfHeight() - abs(v - window.y())) / .04f);
      if (pane > 0) {
        float light = sky * (1 + .2f * Noise.octaves(u * 5, v * 5, 0, seed, 3));
        mix(rgb, light * .92f, light, light * 1.08f, pane);
      }
      for (Restraint r : restraints) {
        float a = (u - r.x()) / r.halfWidth();
        float b = (v - r.y()) / r.halfHeight();
        float radius = root(root(a * a * a * a + b * b * b * b));
        float cushion = step((1.05f - radius) / .05f);
        if (cushion > 0) {
          float light = r.light() * (1 + .15f * Noise.octaves(u * 30, v * 30, 1, seed, 2));
          mix(rgb, light * 1.03f, light, light * .97f, cushion);
        }
      }
    }

    private static void mix(float[] rgb, float red, float green, float blue, float share) {
      rgb[0] += (red - rgb[0]) * share;
      rgb[1] += (green - rgb[1]) * share;
      rgb[2] += (blue - rgb[2]) * share;
    }
  }
}
