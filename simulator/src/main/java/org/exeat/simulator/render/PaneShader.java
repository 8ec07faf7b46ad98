package org.exeat.simulator.render;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What a pane does to the light behind it: it passes a part, reflects what lies before it by
 * Fresnel's equations, and its dust scatters the light that falls on it; drops bend the view. The
 * pane is a single sheet without a ghost image. Not for use by two threads.
 */
final class PaneShader {
  private static final float BY_PI = (float) (1 / Math.PI);

  /** Share of light that dry road dust gives back. */
  static final float DUST = .32f;

  /** Share of the dust that wipers leave where they sweep. */
  static final float WIPED = .35f;

  /** Distance between drops, metres. */
  private static final float DROP = .018f;

  private final Environment environment;
  private final boolean infrared;
  private final boolean rain;
  private final Projection projection;
  private final LightField field;
  private final boolean polarized;
  private final float axisRight;
  private final float axisDown;
  private final Stage.Shade[] shades;
  private final float[] behind;

  /** Steps of the cosine that a pane's shares are computed for. */
  private static final int ANGLES = 256;

  /** Three channels each of what passes, and what is sent back across and within the plane. */
  private final float[] optics = new float[ANGLES * 9];

  private final float[] p = new float[3];
  private final float[] local = new float[3];
  private final float[] n = new float[3];
  private final float[] ray = new float[3];
  private final float[] reflected = new float[3];
  private final float[] mirrored = new float[3];
  private final float[] scratch = new float[3];
  private final float[] bend = new float[3];

  // what at() found
  private final float[] passes = new float[3];
  private final float[] veil = new float[3];
  private float passesGreen;
  private float added;
  private boolean drop;
  private Stage.Pane pane;

  PaneShader(
      Stage stage, Projection projection, LightField field, boolean polarized, double polarizer) {
    environment = stage.environment();
    infrared = environment.sky().infrared();
    rain = environment.sky().weather() == Weather.RAIN;
    shades = stage.shades().toArray(Stage.Shade[]::new);
    this.projection = projection;
    this.field = field;
    this.polarized = polarized;
    axisRight = (float) Math.cos(polarizer);
    axisDown = (float) -Math.sin(polarizer);
    behind = rain ? field.light.clone() : new float[0];
    pane = new Stage.Pane(NONE, CLEAR, Transform.NONE, 0);
  }

  private static final Mesh NONE = new Mesh.Builder().build();
  private static final Glass CLEAR = new Glass(1, new Rgb(1, 1, 1), 1, 0, 0, false);

  void begin(Stage.Pane next) {
    pane = next;
    computeOptics();
    if (rain) {
      System.arraycopy(field.light, 0, behind, 0, behind.length);
    }
  }

  /**
   * Finds what the pane does to the light at a place of the picture, for {@link #lay}.
   *
   * @param x column, the middle of the first pixel at 0.5
   * @param y row
   * @param shares of the triangle's second and third corner
   * @param distance along the view
   */
  void at(float x, float y, int triangle, float[] shares, float distance) {
    Mesh mesh = pane.surface();
    int a = mesh.triangles()[triangle * 3] * 3;
    int b = mesh.triangles()[triangle * 3 + 1] * 3;
    int c = mesh.triangles()[triangle * 3 + 2] * 3;
    float sb = shares[0];
    float sc = shares[1];
    float sa = 1 - sb - sc;
    for (int i = 0; i < 3; i++) {
      local[i] =
          sa * mesh.normals()[a + i] + sb * mesh.normals()[b + i] + sc * mesh.normals()[c + i];
    }
    pane.place().direction(local, 0, n);
    for (int i = 0; i < 3; i++) {
      local[i] = sa * mesh.places()[a + i] + sb * mesh.places()[b + i] + sc * mesh.places()[c + i];
    }
    projection.ray(x, y, ray);
    float along = distance / dot(ray, projection.forward);
    float length = (float) Math.sqrt(dot(n, n));
    boolean fromInside = dot(ray, n) > 0;
    for (int i = 0; i < 3; i++) {
      n[i] *= (fromInside ? -1 : 1) / length;
      p[i] = projection.position[i] + ray[i] * along;
    }
    drop = rain && drop() > 0;
    float cos = Math.clamp(-dot(ray, n), .02f, 1);
    int entry = Math.min(ANGLES - 1, (int) (cos * ANGLES)) * 9;
    float alongAxis = polarized ? alongAxis() : .5f;
    float twice = 2 * dot(ray, n);
    for (int i = 0; i < 3; i++) {
      reflected[i] = ray[i] - twice * n[i];
    }
    if (fromInside) {
      // what a pane mirrors on its inner side is the dim cabin
      Arrays.fill(mirrored, 0);
    } else {
      environment.along(p, reflected, true, mirrored);
    }
    float dirt = dirt();
    float dust = dirt > .001f ? dustLight(fromInside) : 0;
    added = 0;
    passesGreen = optics[entry + 1];
    for (int i = 0; i < 3; i++) {
      float sendsBack = alongAxis * optics[entry + 3 + i] + (1 - alongAxis) * optics[entry + 6 + i];
      if (polarized) {
        sendsBack *= .5f;
      }
      veil[i] =
          mirrored[i] * sendsBack * (1 - dirt) + dust * dustTint(i) * dirt * (polarized ? .5f : 1);
      passes[i] = optics[entry + i] * (1 - dirt);
      added += veil[i] / 3;
    }
  }

  /** Lays what was found over one pixel. */
  void lay(int x, int y) {
    int pixel = y * field.width + x;
    int source = drop ? bent(x, y) : pixel;
    float[] from = drop ? behind : field.light;
    for (int i = 0; i < 3; i++) {
      field.light[pixel * 3 + i] = from[source * 3 + i] * passes[i] + veil[i];
    }
    field.veil[pixel] = field.veil[pixel] * passesGreen + added;
  }

  /** Whether drops lie on the panes, so that each pixel has to be found by itself. */
  boolean drops() {
    return rain;
  }

  /** Of the pane at hand, for the middle of each step of the angle's cosine. */
  private void computeOptics() {
    Glass g = pane.glass();
    for (int k = 0; k < ANGLES; k++) {
      float cos = (k + .5f) / ANGLES;
      float across = Fresnel.across(cos, Fresnel.GLASS);
      float within = Fresnel.within(cos, Fresnel.GLASS);
      float way = 1 / Fresnel.inside(cos, Fresnel.GLASS);
      for (int i = 0; i < 3; i++) {
        float right =
            infrared ? g.nearInfrared() : Math.min(.99f, g.visible() * g.tint().channel(i));
        float absorbed = (float) Math.pow(right, way);
        optics[k * 9 + i] =
            .5f * (Fresnel.panePasses(across, absorbed) + Fresnel.panePasses(within, absorbed));
        optics[k * 9 + 3 + i] = Fresnel.paneReflects(across, absorbed);
        optics[k * 9 + 6 + i] = Fresnel.paneReflects(within, absorbed);
      }
    }
  }

  /** Share of reflected light across the plane of incidence that the camera's filter passes. */
  private float alongAxis() {
    // the direction across the plane of incidence, seen in the picture
    float sx = ray[1] * n[2] - ray[2] * n[1];
    float sy = ray[2] * n[0] - ray[0] * n[2];
    float sz = ray[0] * n[1] - ray[1] * n[0];
    float r = sx * projection.right[0] + sy * projection.right[1] + sz * projection.right[2];
    float d = sx * projection.down[0] + sy * projection.down[1] + sz * projection.down[2];
    float square = r * r + d * d;
    if (square < 1e-9f) {
      return .5f;
    }
    float cos = r * axisRight + d * axisDown;
    return cos * cos / square;
  }

  /** Share of the pane that dust covers here. */
  private float dirt() {
    Glass g = pane.glass();
    if (g.dirt() <= 0) {
      return 0;
    }
    float patches =
        1
            + .9f * Noise.octaves(local[0] * 3, local[1] * 3, local[2] * 3, g.pattern(), 2)
            + .35f * Noise.at(local[0] * 60, local[1] * 60, local[2] * 60, g.pattern() + 9);
    float share = g.dirt() * Math.max(0, patches);
    return Math.min(.9f, g.wiped() ? share * (WIPED + (1 - WIPED) * beyondWipers()) : share);
  }

  /** 0 where wipers sweep, 1 beyond: they leave the upper corners and a strip at the top. */
  private float beyondWipers() {
    bounds();
    float v = (local[2] - box[2]) / Math.max(.01f, box[5] - box[2]);
    float u = Math.abs(2 * (local[1] - box[1]) / Math.max(.01f, box[4] - box[1]) - 1);
    float edge = v * v * 1.05f + u * u * u * .5f;
    return Math.clamp((edge - .82f) * 8, 0, 1);
  }

  private final Map<Mesh, float[]> boxes = new IdentityHashMap<>();
  private Mesh measured = NONE;
  private float[] box = new float[6];

  /** Least and greatest x, y, z of the pane in its own frame. */
  private void bounds() {
    if (measured != pane.surface()) { // from pixel to pixel where panes lie behind each other
      measured = pane.surface();
      box = boxes.computeIfAbsent(measured, PaneShader::box);
    }
  }

  private static float[] box(Mesh mesh) {
    float[] box = new float[6];
    float[] v = mesh.places();
    for (int axis = 0; axis < 3; axis++) {
      box[axis] = Float.POSITIVE_INFINITY;
      box[axis + 3] = Float.NEGATIVE_INFINITY;
      for (int i = axis; i < v.length; i += 3) {
        box[axis] = Math.min(box[axis], v[i]);
        box[axis + 3] = Math.max(box[axis + 3], v[i]);
      }
    }
    return box;
  }

  /** Light of a surface that dust covers all over, averaged over the channels. */
  private float dustLight(boolean fromInside) {
    float light = environment.outdoors().at(n[0], n[1], n[2], 1);
    float facing = dot(n, environment.sky().toSun());
    float sun = (float) environment.sky().sun(1);
    if (sun > 0) {
      float reaches = 1;
      for (Stage.Shade s : shades) {
        reaches =
            Math.min(
                reaches,
                s.reaches(p[0] + n[0] * .03f, p[1] + n[1] * .03f, p[2] + n[2] * .03f, scratch));
      }
      if (environment.sunHidden(p[0], p[1], p[2])) {
        reaches = 0;
      }
      // what is lit from behind scatters forward, about as strongly
      light += sun * Math.abs(facing) * reaches;
    }
    return DUST * BY_PI * light * (fromInside ? .6f : 1);
  }

  private float dustTint(int channel) {
    return infrared ? 1 : channel == 0 ? 1.08f : channel == 1 ? 1 : .88f;
  }

  /** How strongly a drop covers this place, 0 for none; sets how it bends the view. */
  private float drop() {
    bounds();
    // the pane's own two directions: across it, and up along it
    boolean side = box[4] - box[1] < box[3] - box[0];
    float u = (side ? local[0] : local[1]) / DROP;
    float v = local[2] / DROP * 1.2f;
    int iu = (int) Math.floor(u);
    int iv = (int) Math.floor(v);
    int seed = pane.glass().pattern() + 77;
    float best = 0;
    for (int j = -1; j <= 1; j++) {
      for (int i = -1; i <= 1; i++) {
        float h = Noise.at(iu + i + .5f, iv + j + .5f, .5f, seed);
        float radius = .18f + .32f * Math.max(0, h);
        if (h < -.1f) {
          continue;
        }
        float cu = iu + i + .5f + .4f * Noise.at(iu + i + .5f, iv + j + .5f, 3.5f, seed);
        float cv = iv + j + .5f + .4f * Noise.at(iu + i + .5f, iv + j + .5f, 6.5f, seed);
        float du = (u - cu) / radius;
        float dv = (v - cv) / radius;
        float r = du * du + dv * dv;
        if (r < 1) {
          best = 1;
          bend[0] = du;
          bend[1] = dv;
        }
      }
    }
    return pane.glass().wiped() && beyondWipers() < .5f && best > 0 && sparse() ? 0 : best;
  }

  /** Wipers leave a third of the drops. */
  private boolean sparse() {
    return Noise.at(local[1] / DROP * .9f, local[2] / DROP * .9f, 9, pane.glass().pattern())
        > -.25f;
  }

  /** The pixel that is seen through a drop: it turns the view upside down and shrinks it. */
  private int bent(int x, int y) {
    float reach = projection.focal * .04f;
    int sx = Math.clamp(x - Math.round(bend[0] * reach), 0, field.width - 1);
    int sy = Math.clamp(y + Math.round(bend[1] * reach), 0, field.height - 1);
    return sy * field.width + sx;
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
