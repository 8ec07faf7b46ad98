package org.exeat.simulator.render;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Light that one place of a mesh sends to the camera: from the sun, from lamps, from all around,
 * and mirrored. Not for use by two threads.
 */
final class SurfaceShader {
  private static final Finish[] FINISHES = Finish.values();
  private static final float BY_PI = (float) (1 / Math.PI);

  /** How far light wraps around skin per channel, from scattering below it; red goes farthest. */
  private static final float[] WRAP = {.32f, .14f, .09f};

  /** How far it softens the edges of shadows, as exponents; 1 not at all. */
  private static final float[] SHADOW_EDGE = {.55f, .85f, 1};

  /**
   * How far towards the sun a place is moved before it is held against its vehicle's shade, where
   * it has one of its own, metres: past what the coarser head of the vehicle's hides.
   */
  private static final float PAST_ITSELF = .05f;

  /** How far the same scattering fills hollows. */
  private static final float[] FILL = {.25f, .10f, .05f};

  /** Steps of the tables below. */
  private static final int STEPS = 1024;

  /** By channel, what {@link #FILL} makes of a share of openness. */
  private static final float[][] OPENED = tables(c -> 1 - FILL[c]);

  /** By channel, what {@link #SHADOW_EDGE} makes of a share of sunlight. */
  private static final float[][] SOFTENED = tables(c -> SHADOW_EDGE[c]);

  private static float[][] tables(IntToDoubleFunction exponent) {
    float[][] tables = new float[3][STEPS + 2];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < tables[c].length; i++) {
        tables[c][i] = (float) Math.pow(Math.min(1, (double) i / STEPS), exponent.applyAsDouble(c));
      }
    }
    return tables;
  }

  /** A table's value at a share of 0 to 1. */
  private static float look(float[] table, float share) {
    float at = share * STEPS;
    int i = (int) at;
    return table[i] + (table[i + 1] - table[i]) * (at - i);
  }

  private static final float[] MIRRORS = new float[FINISHES.length];
  private static final int[] GLOSSES = new int[FINISHES.length];

  static {
    for (Finish f : FINISHES) {
      MIRRORS[f.ordinal()] = mirrorAtRightAngles(f);
      GLOSSES[f.ordinal()] = gloss(f);
    }
  }

  private final Environment environment;
  private final boolean infrared;
  private final Stage.Shade[] shades;
  private final LampLight[] lamps;
  private final float[] toSun;
  private final float[] sun = new float[3];
  private final boolean sunUp;
  private final float[] camera;
  private final Projection projection;

  private final float[] place = new float[3];
  private final float[] normal = new float[3];
  private final float[] local = new float[3];
  private final float[] colour = new float[3];
  private final float[] mirrored = new float[3];
  private final float[] reflected = new float[3];
  private final float[] toLamp = new float[3];
  private final float[] white = new float[3];
  private final float[] scratch = new float[3];

  SurfaceShader(Stage stage, List<LampLight> lamps, Projection projection) {
    environment = stage.environment();
    infrared = environment.sky().infrared();
    shades = stage.shades().toArray(Stage.Shade[]::new);
    this.lamps = lamps.toArray(LampLight[]::new);
    this.projection = projection;
    toSun = environment.sky().toSun();
    for (int c = 0; c < 3; c++) {
      sun[c] = (float) environment.sky().sun(c);
    }
    sunUp = sun[1] > 0;
    camera = projection.position;
  }

  /**
   * @param shares of the triangle's second and third corner
   * @param ray from the camera, of length 1
   * @param distance along the view
   * @param out receives three channels
   */
  void light(
      Stage.Solid solid, int triangle, float[] shares, float[] ray, float distance, float[] out) {
    Mesh mesh = solid.mesh();
    int a = mesh.triangles()[triangle * 3];
    int b = mesh.triangles()[triangle * 3 + 1];
    int c = mesh.triangles()[triangle * 3 + 2];
    float sb = shares[0];
    float sc = shares[1];
    float sa = 1 - sb - sc;
    Finish finish = FINISHES[mesh.finishes()[sb > .5f ? b : sc > .5f ? c : a]];
    float[] cols = mesh.colours();
    if (infrared && finish != Finish.LAMP) {
      float[] n = mesh.nearInfrared();
      float value = sa * n[a] + sb * n[b] + sc * n[c];
      colour[0] = value;
      colour[1] = value;
      colour[2] = value;
    } else {
      for (int i = 0; i < 3; i++) {
        colour[i] = sa * cols[a * 3 + i] + sb * cols[b * 3 + i] + sc * cols[c * 3 + i];
      }
    }
    if (finish == Finish.LAMP) {
      System.arraycopy(colour, 0, out, 0, 3);
      return;
    }
    float[] norms = mesh.normals();
    for (int i = 0; i < 3; i++) {
      local[i] = sa * norms[a * 3 + i] + sb * norms[b * 3 + i] + sc * norms[c * 3 + i];
    }
    solid.place().direction(local, 0, normal);
    float unit =
        1
            / (float)
                Math.sqrt(
                    normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2] + 1e-12f);
    float facing = ray[0] * normal[0] + ray[1] * normal[1] + ray[2] * normal[2];
    if (facing > 0) {
      unit = -unit;
    }
    float along = distance / dot(ray, projection.forward);
    for (int i = 0; i < 3; i++) {
      normal[i] *= unit;
      place[i] = camera[i] + ray[i] * along;
    }
    float cos = Math.max(.02f, Math.abs(facing * unit));
    float open = sa * mesh.open()[a] + sb * mesh.open()[b] + sc * mesh.open()[c];
    shade(solid, finish, cos, open, ray, out);
  }

  private void shade(
      Stage.Solid solid, Finish finish, float cos, float open, float[] ray, float[] out) {
    Ambient around = solid.around();
    boolean skin = finish == Finish.SKIN;
    around.at(normal[0], normal[1], normal[2], out);
    for (int i = 0; i < 3; i++) {
      out[i] *= colour[i] * BY_PI * (skin ? look(OPENED[i], open) : open);
    }
    if (sunUp) {
      float facing = dot(normal, toSun);
      if (facing > (skin ? -.3f : 0)) {
        float reaches = sunReaches(solid.shade());
        if (reaches > 0) {
          add(finish, facing, toSun, ray, reaches, sun, out);
        }
      }
    }
    for (LampLight lamp : lamps) {
      float strength = lamp.at(place, toLamp, scratch);
      if (strength > 0) {
        Arrays.fill(white, strength);
        add(finish, dot(normal, toLamp), toLamp, ray, 1, white, out);
      }
    }
    mirror(finish, cos, open, ray, out);
  }

  /** What the sun reaches, through panes and past structures, at a place just off the surface. */
  private float sunReaches(@Nullable ShadowMap own) {
    float off = own == null ? .01f : .002f;
    float px = place[0] + normal[0] * off;
    float py = place[1] + normal[1] * off;
    float pz = place[2] + normal[2] * off;
    float reaches = 1;
    if (own != null) {
      reaches = own.reachesSoftly(px, py, pz, scratch);
      px += toSun[0] * PAST_ITSELF;
      py += toSun[1] * PAST_ITSELF;
      pz += toSun[2] * PAST_ITSELF;
    }
    for (Stage.Shade s : shades) {
      if (reaches > 0) {
        float other =
            own == null ? s.reaches(px, py, pz, scratch) : s.reachesSoftly(px, py, pz, scratch);
        reaches = Math.min(reaches, other);
      }
    }
    return reaches > 0 && environment.sunHidden(px, py, pz) ? 0 : reaches;
  }

  /** Adds one light's diffuse light and highlight. */
  private void add(
      Finish finish,
      float facing,
      float[] toLight,
      float[] ray,
      float share,
      float[] strength,
      float[] out) {
    boolean skin = finish == Finish.SKIN;
    float highlight = highlight(finish, facing, toLight, ray);
    for (int i = 0; i < 3; i++) {
      float wrap = skin ? WRAP[i] : 0;
      float diffuse = Math.max(0, (facing + wrap) / (1 + wrap));
      float softened = skin ? look(SOFTENED[i], share) : share;
      out[i] += strength[i] * (softened * colour[i] * BY_PI * diffuse + share * highlight);
    }
  }

  /** The highlight of a light, per unit of its irradiance (Blinn, with its lobe levelled). */
  private float highlight(Finish finish, float facing, float[] toLight, float[] ray) {
    int gloss = GLOSSES[finish.ordinal()];
    if (gloss == 0 || facing <= 0) {
      return 0;
    }
    float specular = finish == Finish.CHROME ? .4f : finish == Finish.SKIN ? .028f : .04f;
    float hx = toLight[0] - ray[0];
    float hy = toLight[1] - ray[1];
    float hz = toLight[2] - ray[2];
    float unit = 1 / (float) Math.sqrt(hx * hx + hy * hy + hz * hz + 1e-9f);
    float nh = Math.max(0, (hx * normal[0] + hy * normal[1] + hz * normal[2]) * unit);
    float eh = Math.max(0, -(hx * ray[0] + hy * ray[1] + hz * ray[2]) * unit);
    float lobe = (gloss + 8) * .0398f * power(nh, gloss);
    return lobe * Fresnel.schlick(eh, specular) * facing;
  }

  private static float power(float base, int exponent) {
    float result = 1;
    float square = base;
    for (int e = exponent; e > 0; e >>= 1) {
      result *= (e & 1) == 1 ? square : 1;
      square *= square;
    }
    return result;
  }

  /** Exponent of the highlight; 0 where there is none or the mirror has it. */
  private static int gloss(Finish finish) {
    return switch (finish) {
      case SKIN -> 18;
      case SATIN -> 12;
      case HAIR -> 10;
      case CHROME -> 60;
      case MATTE, PAINT, EYE, DARK_GLASS, LAMP -> 0;
    };
  }

  /** Share that a smooth finish mirrors at right angles; 0 where it mirrors nothing. */
  private static float mirrorAtRightAngles(Finish finish) {
    return switch (finish) {
      case PAINT, DARK_GLASS -> .043f;
      case EYE -> .025f;
      case CHROME -> .55f;
      case MATTE, SATIN, SKIN, HAIR, LAMP -> 0;
    };
  }

  /** Adds what smooth finishes mirror of the surroundings. */
  private void mirror(Finish finish, float cos, float open, float[] ray, float[] out) {
    float atRightAngles = MIRRORS[finish.ordinal()];
    if (atRightAngles == 0) {
      return;
    }
    float share = Fresnel.schlick(cos, atRightAngles) * Math.min(1, open * 1.2f);
    if (share < .002f) {
      return;
    }
    float twice = 2 * dot(ray, normal);
    for (int i = 0; i < 3; i++) {
      reflected[i] = ray[i] - twice * normal[i];
    }
    environment.along(place, reflected, finish != Finish.CHROME, mirrored);
    for (int i = 0; i < 3; i++) {
      out[i] += share * mirrored[i];
    }
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
