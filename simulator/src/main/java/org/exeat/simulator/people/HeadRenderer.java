package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.root;

import java.util.Arrays;
import org.exeat.simulator.people.HeadShape.Material;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.render.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Draws one head by sphere tracing (Hart, "Sphere tracing: a geometric method for the antialiased
 * ray tracing of implicit surfaces", The Visual Computer 12, 1996): a ray steps by the distance to
 * the nearest surface. A coarse grid of distances crosses the empty space, and a pass over tiles of
 * 8 × 8 pixels starts all their rays close to the surface. Pixels on an edge take four more rays.
 * Not for use by two threads.
 */
final class HeadRenderer {
  private static final int TILE = 8;
  private static final float NO_START = -1;

  /** How much too far the grid's distances may be. */
  private static final float GRID_ERROR = .45f;

  private static final float BEFORE_HEAD = 22;
  private static final float BEHIND_HEAD = 28;
  private static final float[] CORNERS = {-.27f, -.27f, .27f, -.27f, .27f, .27f, -.27f, .27f};

  private final Identity person;
  private final int width;
  private final int height;
  private final HeadShape shape;
  private final Lens lens;
  private final Lighting lighting;
  private final HeadPaint paint;
  private final HairShading hair;
  private final Surface surface = new Surface();
  private final float nearest;
  private final float farthest;
  private final float[] place = new float[3];
  private final float[] normal = new float[3];
  private final float[] eye = new float[3];
  private final float[] rgb = new float[3];

  /** What the last ray hit. */
  private @Nullable Material hit;

  HeadRenderer(Identity person, View view, int width, int height) {
    this(person, view, Wear.USUAL, width, height);
  }

  HeadRenderer(Identity person, View view, Wear wear, int width, int height) {
    this.person = person;
    this.width = width;
    this.height = height;
    Pose pose = new Pose(view);
    shape = new HeadShape(person, view, wear, pose);
    Camera camera = view.camera().inUnitsOf(person.growth().size());
    lens = new Lens(camera, pose, width, height);
    lighting = new Lighting(view.light(), pose);
    paint = new HeadPaint(person, shape, view.expression(), wear);
    hair = new HairShading(person, shape.hair);
    nearest = camera.distance() - BEFORE_HEAD;
    farthest = camera.distance() + BEHIND_HEAD;
  }

  /** Where the features lie in the picture. */
  FaceTruth truth() {
    return FaceTruth.of(person, shape, lens);
  }

  Layer render() {
    float[] starts = tiles();
    Layer layer = new Layer(width, height);
    @Nullable Material[] hits = new Material[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sample(x + .5f, y + .5f, starts);
        hits[y * width + x] = hit;
        layer.put(y * width + x, rgb, hit == null ? 0 : 1);
      }
    }
    smoothEdges(layer, hits, starts);
    return layer;
  }

  /** Where the rays of each tile may start; negative where none of them can hit. */
  private float[] tiles() {
    int columns = columns();
    int rows = (height + TILE - 1) / TILE;
    float[] starts = new float[columns * rows];
    float half = TILE * .7072f * lens.centimetres() + .15f;
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        lens.aim((i + .5f) * TILE, (j + .5f) * TILE);
        float t = nearest;
        boolean close = false;
        for (int step = 0; step < 90 && t < farthest && !close; step++) {
          float d = (roughAt(t) - .3f) * .85f - half;
          close = d < .08f;
          t += close ? 0 : d;
        }
        starts[j * columns + i] = t < farthest ? t - .2f : NO_START;
      }
    }
    return starts;
  }

  private int columns() {
    return (width + TILE - 1) / TILE;
  }

  private float roughAt(float t) {
    float[] o = lens.origin;
    float[] d = lens.direction;
    return shape.roughDistance(o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t);
  }

  private void sample(float px, float py, float[] starts) {
    hit = null;
    Arrays.fill(rgb, 0);
    float t = starts[(int) py / TILE * columns() + (int) px / TILE];
    if (t < 0) {
      return;
    }
    lens.aim(px, py);
    t = trace(t);
    if (t >= farthest) {
      return;
    }
    for (int c = 0; c < 3; c++) {
      place[c] = lens.origin[c] + lens.direction[c] * t;
      eye[c] = -lens.direction[c];
    }
    Material material = shape.material(place[0], place[1], place[2]);
    hit = material;
    shade(material);
  }

  /**
   * How far the ray goes until it hits. Close to a surface the step also follows from how fast the
   * distance fell over the last one, which brings grazing rays home in few steps.
   */
  private float trace(float t) {
    float[] o = lens.origin;
    float[] d = lens.direction;
    float lastT = t;
    float last = Float.NaN;
    for (int i = 0; i < 110 && t < farthest; i++) {
      float x = o[0] + d[0] * t;
      float y = o[1] + d[1] * t;
      float z = o[2] + d[2] * t;
      float rough = shape.roughDistance(x, y, z) - GRID_ERROR;
      if (rough > .25f) {
        t += rough * .85f;
        last = Float.NaN;
        continue;
      }
      float close = shape.closeDistance(x, y, z);
      if (close <= shape.reach) {
        close = shape.distance(x, y, z);
        if (abs(close) < .012f) {
          return t;
        }
      }
      float slope = (last - close) / (t - lastT);
      last = close;
      lastT = t;
      // NaN where this is the first close step: then the plain step is taken
      t +=
          slope > .05f
              ? Math.min(close / slope * .95f, Math.max(close * 2.2f, .02f))
              : close * .78f;
    }
    return t;
  }

  private void shade(Material material) {
    boolean strands = material == Material.HAIR;
    findNormal(strands ? .06f : .03f);
    float open = openness();
    float shadow = lighting.towardsKey(normal) > -.35f ? shadow() : 0;
    float[] p = place;
    shape.warp.toUnwarped(p[0], p[1], p[2]);
    p[0] = shape.warp.x;
    p[1] = shape.warp.y;
    p[2] = shape.warp.z;
    if (material == Material.HAIR) {
      hair.shade(p, normal, eye, lighting, shadow, open, rgb);
      return;
    }
    paint.paint(surface, material, p, normal[1]);
    if (material == Material.SKIN) {
      pores(p);
    } else if (material == Material.EYE) {
      open = Math.min(1, open * 1.15f + .05f);
    } else if (material == Material.TEETH) {
      open *= .8f;
    }
    lighting.shade(surface, normal, eye, shadow, open, material == Material.EYE, rgb);
  }

  private void findNormal(float e) {
    float x = place[0];
    float y = place[1];
    float z = place[2];
    float a = shape.distance(x + e, y - e, z - e);
    float b = shape.distance(x - e, y - e, z + e);
    float c = shape.distance(x - e, y + e, z - e);
    float d = shape.distance(x + e, y + e, z + e);
    setNormal(a - b - c + d, -a - b + c + d, -a + b - c + d);
  }

  private void setNormal(float x, float y, float z) {
    float unit = 1 / root(x * x + y * y + z * z + 1e-12f);
    normal[0] = x * unit;
    normal[1] = y * unit;
    normal[2] = z * unit;
  }

  /** About the share of the surroundings that the place sees, from distances along the normal. */
  private float openness() {
    float hidden = 0;
    float weight = 1;
    float weights = 0;
    for (int i = 1; i <= 5; i++) {
      float h = .12f * i * i;
      float d = distanceAlong(normal, h);
      hidden += weight * clamp((h - d) / h);
      weights += weight;
      weight *= .75f;
    }
    return Math.max(.03f, 1 - .95f * hidden / weights);
  }

  private float shadow() {
    for (int c = 0; c < 3; c++) {
      place[c] += normal[c] * .12f;
    }
    float light = 1;
    float t = .25f;
    for (int i = 0; i < 22 && t < 14 && light >= .01f; i++) {
      float d = distanceAlong(lighting.key, t);
      light = Math.min(light, .5f + .5f * d / (.12f * t));
      t += Math.clamp(d * .9f + .05f, .12f, 1.2f);
    }
    for (int c = 0; c < 3; c++) {
      place[c] -= normal[c] * .12f;
    }
    light = light < .01f ? 0 : clamp(light);
    return light * light * (3 - 2 * light);
  }

  private float distanceAlong(float[] direction, float t) {
    float x = place[0] + direction[0] * t;
    float y = place[1] + direction[1] * t;
    float z = place[2] + direction[2] * t;
    return t < .7f ? shape.closeDistance(x, y, z) : shape.roughDistance(x, y, z);
  }

  private void pores(float[] p) {
    float strength = .045f + .05f * person.face().wrinkles();
    float f = 5.5f;
    int pattern = person.pattern();
    setNormal(
        normal[0] + strength * Noise.at(p[0] * f, p[1] * f, p[2] * f, pattern + 31),
        normal[1] + strength * Noise.at(p[0] * f, p[1] * f, p[2] * f, pattern + 32),
        normal[2] + strength * Noise.at(p[0] * f, p[1] * f, p[2] * f, pattern + 33));
  }

  private void smoothEdges(Layer layer, @Nullable Material[] hits, float[] starts) {
    float[] light = layer.light;
    float[] first = light.clone();
    float[] sum = new float[3];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int pixel = y * width + x;
        if (!onEdge(pixel, hits, first)) {
          continue;
        }
        Arrays.fill(sum, 0);
        int covered = 0;
        for (int k = 0; k < CORNERS.length; k += 2) {
          sample(x + .5f + CORNERS[k], y + .5f + CORNERS[k + 1], starts);
          covered += hit == null ? 0 : 1;
          for (int c = 0; c < 3; c++) {
            sum[c] += Math.min(rgb[c], 3) / 4;
          }
        }
        layer.coverage[pixel] = covered / 4f;
        System.arraycopy(sum, 0, light, pixel * 3, 3);
      }
    }
  }

  private boolean onEdge(int pixel, @Nullable Material[] hits, float[] light) {
    return differs(pixel, pixel + 1, hits, light)
        || differs(pixel, pixel - 1, hits, light)
        || differs(pixel, pixel + width, hits, light)
        || differs(pixel, pixel - width, hits, light);
  }

  private static boolean differs(int a, int b, @Nullable Material[] hits, float[] light) {
    if (hits[a] != hits[b]) {
      return true;
    }
    if (hits[a] == null) {
      return false;
    }
    float ga = light[a * 3 + 1];
    float gb = light[b * 3 + 1];
    float share = hits[a] == Material.HAIR ? .8f : .3f;
    return abs(ga - gb) > share * (ga + gb) * .5f + .02f;
  }
}
