package org.exeat.simulator.render;

import java.util.Arrays;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Spectrum;

/**
 * What one light reaches: distances from the light to the first solid surface and to the first
 * pane, on a grid (L. Williams, "Casting curved shadows on curved surfaces", SIGGRAPH 1978). Not
 * for use by two threads while it is drawn; safe to share afterwards.
 */
public final class ShadowMap {
  /**
   * How far behind what the light meets first a place still counts as lit, metres: less than that
   * and a surface shades itself, as its pixels on the map are flat steps.
   */
  private static final float BIAS = .012f;

  /** The same in pixels of a map of parallel light. */
  private static final float BIAS_PIXELS = 1.7f;

  /** Where {@link #reachesSoftly} looks, in pixels. */
  private static final float SPREAD = 1.2f;

  private final int size;
  private final boolean parallel;
  // the map's two directions and the one away from the light, each with its shift
  private final float ux;
  private final float uy;
  private final float uz;
  private final float uo;
  private final float vx;
  private final float vy;
  private final float vz;
  private final float vo;
  private final float wx;
  private final float wy;
  private final float wz;
  private final float wo;
  private final float[] away;
  private final float[] origin;
  private final float scale;
  private final float bias;
  private final DepthRaster solids;
  private final float[] paneNearness;
  private final float[] panePasses;
  private final boolean infrared;

  private ShadowMap(
      int size,
      boolean parallel,
      float[] away,
      float[] origin,
      float scale,
      boolean infrared,
      DepthRaster solids,
      float[] paneNearness,
      float[] panePasses) {
    this.size = size;
    this.parallel = parallel;
    this.away = away;
    this.origin = origin;
    this.scale = scale;
    bias = parallel ? BIAS_PIXELS / scale : BIAS;
    this.infrared = infrared;
    this.solids = solids;
    this.paneNearness = paneNearness;
    this.panePasses = panePasses;
    float[] help = Math.abs(away[2]) > .9f ? new float[] {1, 0, 0} : new float[] {0, 0, 1};
    float[] u = unit(cross(help, away));
    float[] v = cross(away, u);
    ux = u[0];
    uy = u[1];
    uz = u[2];
    uo = -dot(origin, u);
    vx = v[0];
    vy = v[1];
    vz = v[2];
    vo = -dot(origin, v);
    wx = away[0];
    wy = away[1];
    wz = away[2];
    wo = -dot(origin, away);
  }

  private static ShadowMap empty(
      int size, boolean parallel, float[] away, float[] origin, float scale, boolean infrared) {
    float[] nearness = new float[size * size];
    Arrays.fill(nearness, DepthRaster.NOTHING);
    return new ShadowMap(
        size,
        parallel,
        away,
        origin,
        scale,
        infrared,
        DepthRaster.nameless(size),
        nearness,
        new float[size * size]);
  }

  /**
   * A map for light from far away.
   *
   * @param toLight direction to the light, of length 1
   * @param centre of the sphere that the map covers, x, y, z
   * @param radius of that sphere, metres
   * @param size pixels along one side
   */
  public static ShadowMap ofSun(
      float[] toLight, float[] centre, float radius, int size, boolean infrared) {
    float[] away = {-toLight[0], -toLight[1], -toLight[2]};
    return empty(size, true, away, centre.clone(), size / (2 * radius), infrared);
  }

  /** A map for a lamp, as wide as its beam down to a twentieth of the strength. */
  static ShadowMap ofLamp(LaneLamp lamp, int size) {
    float[] origin = {
      (float) lamp.position().x(), (float) lamp.position().y(), (float) lamp.position().z()
    };
    float[] away =
        unit(
            new float[] {
              (float) lamp.lookAt().x() - origin[0],
              (float) lamp.lookAt().y() - origin[1],
              (float) lamp.lookAt().z() - origin[2]
            });
    double half = Math.min(70, lamp.beam());
    float scale = (float) (size / 2d / Math.tan(Math.toRadians(half)));
    return empty(size, false, away, origin, scale, lamp.spectrum() != Spectrum.VISIBLE);
  }

  /** The same with more to be drawn into it. */
  public ShadowMap copy() {
    DepthRaster raster = DepthRaster.nameless(size);
    System.arraycopy(solids.nearness, 0, raster.nearness, 0, raster.nearness.length);
    return new ShadowMap(
        size, parallel, away, origin, scale, infrared, raster, paneNearness, panePasses);
  }

  /** Draws what hides the light. */
  public void add(Mesh mesh, Transform place) {
    draw(mesh, onMap(mesh, place), solids);
  }

  /** Draws a pane, which takes a part of the light. */
  public void addPane(Mesh surface, Glass glass, Transform place) {
    float[] screen = onMap(surface, place);
    float left = size;
    float top = size;
    float right = 0;
    float bottom = 0;
    for (int i = 0; i < screen.length; i += 3) {
      if (parallel || screen[i + 2] > 0) {
        left = Math.min(left, screen[i]);
        top = Math.min(top, screen[i + 1]);
        right = Math.max(right, screen[i]);
        bottom = Math.max(bottom, screen[i + 1]);
      }
    }
    int x0 = (int) Math.max(0, left - 1);
    int y0 = (int) Math.max(0, top - 1);
    int x1 = (int) Math.min(size, right + 2);
    int y1 = (int) Math.min(size, bottom + 2);
    if (x0 >= x1 || y0 >= y1) {
      return;
    }
    for (int i = 0; i < screen.length; i += 3) {
      screen[i] -= x0;
      screen[i + 1] -= y0;
    }
    DepthRaster raster = new DepthRaster(x1 - x0, y1 - y0);
    draw(surface, screen, raster);
    float[] passes = new float[surface.triangles().length / 3];
    float[] n = new float[3];
    for (int i = 0; i < passes.length; i++) {
      place.direction(surface.normals(), surface.triangles()[i * 3] * 3, n);
      float cos = Math.abs(n[0] * away[0] + n[1] * away[1] + n[2] * away[2]);
      passes[i] = passes(glass, Math.max(.05f, cos));
    }
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        int from = (y - y0) * raster.width + x - x0;
        int to = y * size + x;
        if (raster.owner[from] >= 0 && raster.nearness[from] > paneNearness[to]) {
          paneNearness[to] = raster.nearness[from];
          panePasses[to] = passes[raster.triangle[from]];
        }
      }
    }
  }

  private float passes(Glass glass, float cos) {
    float inside = infrared ? glass.nearInfrared() : glass.visible();
    float absorbed = (float) Math.pow(inside, 1 / Fresnel.inside(cos, Fresnel.GLASS));
    float s = Fresnel.panePasses(Fresnel.across(cos, Fresnel.GLASS), absorbed);
    float p = Fresnel.panePasses(Fresnel.within(cos, Fresnel.GLASS), absorbed);
    return (s + p) / 2 * (1 - glass.dirt() * .7f);
  }

  private float[] onMap(Mesh mesh, Transform place) {
    float[] screen = new float[mesh.corners() * 3];
    float[] p = new float[3];
    for (int i = 0; i < mesh.corners(); i++) {
      place.place(mesh.places(), i * 3, p);
      project(p[0], p[1], p[2], screen, i * 3);
    }
    return screen;
  }

  private void draw(Mesh mesh, float[] screen, DepthRaster raster) {
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      int a = t[i] * 3;
      int b = t[i + 1] * 3;
      int c = t[i + 2] * 3;
      if (parallel || screen[a + 2] > 0 && screen[b + 2] > 0 && screen[c + 2] > 0) {
        raster.draw(
            screen[a],
            screen[a + 1],
            screen[a + 2],
            screen[b],
            screen[b + 1],
            screen[b + 2],
            screen[c],
            screen[c + 1],
            screen[c + 2],
            0,
            i / 3);
      }
    }
  }

  /** Pixel and nearness; a nearness of 0 or less in perspective lies behind the lamp. */
  private void project(float x, float y, float z, float[] out, int at) {
    float a = x * ux + y * uy + z * uz + uo;
    float b = x * vx + y * vy + z * vz + vo;
    float w = x * wx + y * wy + z * wz + wo;
    if (parallel) {
      out[at] = size / 2f + a * scale;
      out[at + 1] = size / 2f + b * scale;
      out[at + 2] = -w;
    } else {
      float inverse = w > .05f ? 1 / w : -1;
      out[at] = size / 2f + a * scale * inverse;
      out[at + 1] = size / 2f + b * scale * inverse;
      out[at + 2] = inverse;
    }
  }

  /**
   * Share of the light that comes to a place, 0 to 1; outside of the map all of it.
   *
   * @param scratch three values to work in
   */
  public float reaches(float x, float y, float z, float[] scratch) {
    project(x, y, z, scratch, 0);
    return at(scratch[0] - .5f, scratch[1] - .5f, scratch[2]);
  }

  /**
   * The same as a mean over some pixels of the map around the place (W. Reeves, D. Salesin, R.
   * Cook, "Rendering antialiased shadows with depth maps", SIGGRAPH 1987).
   */
  float reachesSoftly(float x, float y, float z, float[] scratch) {
    project(x, y, z, scratch, 0);
    float px = scratch[0] - .5f;
    float py = scratch[1] - .5f;
    float near = scratch[2];
    return .25f
        * (at(px - SPREAD, py - .4f * SPREAD, near)
            + at(px + .4f * SPREAD, py - SPREAD, near)
            + at(px + SPREAD, py + .4f * SPREAD, near)
            + at(px - .4f * SPREAD, py + SPREAD, near));
  }

  private float at(float px, float py, float near) {
    if (!(px >= 0 && py >= 0 && px < size - 1 && py < size - 1)) {
      return 1;
    }
    if (!parallel && near <= 0) {
      return 0;
    }
    float limit = parallel ? near + bias : near / (1 - bias * near);
    int i = (int) px;
    int j = (int) py;
    float fx = px - i;
    float fy = py - j;
    int o = j * size + i;
    float top = lit(o, limit) * (1 - fx) + lit(o + 1, limit) * fx;
    float bottom = lit(o + size, limit) * (1 - fx) + lit(o + size + 1, limit) * fx;
    float light = top + (bottom - top) * fy;
    return paneNearness[o] > limit ? light * panePasses[o] : light;
  }

  /** Whether a place lies within the map. */
  boolean covers(float x, float y, float z, float[] scratch) {
    project(x, y, z, scratch, 0);
    return scratch[0] >= 1 && scratch[1] >= 1 && scratch[0] < size - 1 && scratch[1] < size - 1;
  }

  private float lit(int pixel, float limit) {
    return solids.nearness[pixel] > limit ? 0 : 1;
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static float[] cross(float[] a, float[] b) {
    return new float[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static float[] unit(float[] a) {
    float length = (float) Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    return new float[] {a[0] / length, a[1] / length, a[2] / length};
  }
}
