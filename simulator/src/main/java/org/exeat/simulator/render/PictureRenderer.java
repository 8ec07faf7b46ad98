package org.exeat.simulator.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;

/**
 * Draws what one camera sees: which triangle is nearest at each pixel, then the light that it sends
 * to the camera, then the panes before it from the farthest to the nearest. One ray per pixel. Not
 * for use by two threads; one per camera is reused from picture to picture.
 */
public final class PictureRenderer {
  private static final float NEAR = .12f;
  private static final int LAMP_MAP = 768;

  /** Pixels side by side whose distances differ by less than this share show one surface. */
  private static final float FLAT = .02f;

  /** Cosine of the angle up to which two triangles are one bent surface. */
  private static final float SMOOTH = .9f;

  private final Projection projection;
  private final boolean polarized;
  private final double polarizer;
  private final DepthRaster raster;
  private final LightField field;
  private final GroundShader ground;

  /** Corners in the camera's frame, of all solids one after the other. */
  private float[] corners = new float[0];

  /** The same in the picture: column, row, one over the distance. */
  private float[] pictured = new float[0];

  private int[] firstCorner = new int[0];
  private final float[] clipped = new float[12];
  private final float[] ray = new float[3];
  private final float[] rgb = new float[3];
  private final float[] shares = new float[2];

  public PictureRenderer(LaneCamera camera) {
    projection = new Projection(camera);
    polarized = camera.polarizer().isPresent();
    polarizer = Math.toRadians(camera.polarizer().orElse(0d));
    raster = new DepthRaster(projection.width, projection.height);
    field = new LightField(projection.width, projection.height);
    ground = new GroundShader(projection);
  }

  /** How this camera projects. */
  public Projection projection() {
    return projection;
  }

  /**
   * Draws; the result is valid until the next call.
   *
   * @param stage seen at the time when the middle row is read
   */
  public LightField render(Stage stage) {
    raster.clear();
    placeCorners(stage.solids());
    for (int i = 0; i < stage.solids().size(); i++) {
      rasterize(stage.solids().get(i), firstCorner[i], i);
    }
    List<LampLight> lamps = lamps(stage);
    SurfaceShader shader = new SurfaceShader(stage, lamps, projection);
    ground.begin(stage, lamps);
    Stage.Solid[] solids = stage.solids().toArray(Stage.Solid[]::new);
    drawGround();
    drawSolids(shader, solids);
    if (polarized) {
      for (int i = 0; i < field.light.length; i++) {
        field.light[i] *= .5f;
      }
    }
    drawPanes(stage);
    return field;
  }

  /** Its pattern pixel by pixel, the light on it four together. */
  private void drawGround() {
    Arrays.fill(field.veil, 0);
    for (int y = 0; y < projection.height; y += 2) {
      for (int x = 0; x < projection.width; x += 2) {
        boolean first = true;
        for (int k = 0; k < 4; k++) {
          int px = x + k % 2;
          int py = y + k / 2;
          int pixel = py * projection.width + px;
          if (px < projection.width && py < projection.height && raster.owner[pixel] < 0) {
            if (!ground.far(pixel, px, py) && first) {
              ground.find(pixel, px, py);
              first = false;
            }
            ground.light(pixel, rgb);
            set(pixel, Float.POSITIVE_INFINITY, 0, rgb);
          }
        }
      }
    }
  }

  /**
   * Lights people pixel by pixel. Of things, four pixels that show one surface are lit together, in
   * their middle: their edges stay sharp, what the sun and mirrors draw on them is half as sharp.
   */
  private void drawSolids(SurfaceShader shader, Stage.Solid[] solids) {
    for (int y = 0; y < projection.height; y += 2) {
      for (int x = 0; x < projection.width; x += 2) {
        if (together(x, y, solids)) {
          drawSolid(shader, solids, x, y, .5f);
        } else {
          for (int k = 0; k < 4; k++) {
            int px = x + k % 2;
            int py = y + k / 2;
            if (px < projection.width && py < projection.height) {
              drawSolid(shader, solids, px, py, 0);
            }
          }
        }
      }
    }
  }

  /** Whether four pixels show one surface of a thing. */
  private boolean together(int x, int y, Stage.Solid[] solids) {
    int a = y * projection.width + x;
    int owner = raster.owner[a];
    if (owner < 0
        || solids[owner].figure()
        || x + 1 >= projection.width
        || y + 1 >= projection.height) {
      return false;
    }
    int b = a + 1;
    int c = a + projection.width;
    int d = c + 1;
    int[] owners = raster.owner;
    if (owners[b] != owner || owners[c] != owner || owners[d] != owner) {
      return false;
    }
    float[] n = raster.nearness;
    float least = Math.min(Math.min(n[a], n[b]), Math.min(n[c], n[d]));
    float most = Math.max(Math.max(n[a], n[b]), Math.max(n[c], n[d]));
    int[] t = raster.triangle;
    Mesh mesh = solids[owner].mesh();
    return most - least < FLAT * most
        && alike(mesh, t[a], t[b])
        && alike(mesh, t[a], t[c])
        && alike(mesh, t[a], t[d]);
  }

  /** Whether two triangles have one paint and no edge between them. */
  private static boolean alike(Mesh mesh, int s, int t) {
    if (s == t) {
      return true;
    }
    int a = mesh.triangles()[s * 3];
    int b = mesh.triangles()[t * 3];
    float[] c = mesh.colours();
    float[] n = mesh.normals();
    return mesh.finishes()[a] == mesh.finishes()[b]
        && c[a * 3] == c[b * 3]
        && c[a * 3 + 1] == c[b * 3 + 1]
        && n[a * 3] * n[b * 3] + n[a * 3 + 1] * n[b * 3 + 1] + n[a * 3 + 2] * n[b * 3 + 2] > SMOOTH;
  }

  /**
   * @param off 0 for one pixel; 0.5 for it and those to its right, below, and right below
   */
  private void drawSolid(SurfaceShader shader, Stage.Solid[] solids, int x, int y, float off) {
    int pixel = y * projection.width + x;
    int owner = raster.owner[pixel];
    if (owner < 0) {
      return;
    }
    Stage.Solid solid = solids[owner];
    int triangle = raster.triangle[pixel];
    projection.ray(x + .5f + off, y + .5f + off, ray);
    meet(solid.mesh(), firstCorner[owner], triangle, x + off, y + off, shares);
    float distance = 1 / raster.nearness[pixel];
    shader.light(solid, triangle, shares, ray, distance, rgb);
    set(pixel, distance, solid.speed(), rgb);
    if (off > 0) {
      set(pixel + 1, 1 / raster.nearness[pixel + 1], solid.speed(), rgb);
      pixel += projection.width;
      set(pixel, 1 / raster.nearness[pixel], solid.speed(), rgb);
      set(pixel + 1, 1 / raster.nearness[pixel + 1], solid.speed(), rgb);
    }
  }

  private void set(int pixel, float distance, float speed, float[] rgb) {
    field.distance[pixel] = distance;
    field.speed[pixel] = speed;
    field.light[pixel * 3] = rgb[0];
    field.light[pixel * 3 + 1] = rgb[1];
    field.light[pixel * 3 + 2] = rgb[2];
  }

  private void placeCorners(List<Stage.Solid> solids) {
    int total = 0;
    if (firstCorner.length < solids.size()) {
      firstCorner = new int[solids.size()];
    }
    for (int i = 0; i < solids.size(); i++) {
      firstCorner[i] = total;
      total += solids.get(i).mesh().corners();
    }
    if (corners.length < total * 3) {
      corners = new float[total * 3 + total / 2];
      pictured = new float[corners.length];
    }
    for (int i = 0; i < solids.size(); i++) {
      toCamera(
          solids.get(i).mesh(),
          solids.get(i).place(),
          solids.get(i).speed(),
          corners,
          firstCorner[i] * 3);
    }
    project(corners, pictured, total * 3, 0, 0);
  }

  /** From the camera's frame to a picture whose corner lies at (left, top). */
  private void project(float[] from, float[] to, int values, int left, int top) {
    float f = projection.focal;
    float cx = projection.width / 2f - left;
    float cy = projection.height / 2f - top;
    for (int i = 0; i < values; i += 3) {
      float near = 1 / from[i + 2];
      to[i] = cx + f * from[i] * near;
      to[i + 1] = cy + f * from[i + 1] * near;
      to[i + 2] = near;
    }
  }

  private void toCamera(Mesh mesh, Transform place, float speed, float[] out, int at) {
    float[] r = place.r();
    float[][] axes = {projection.right, projection.down, projection.forward};
    float[] m = new float[12];
    float[] o = {
      place.x() - projection.position[0],
      place.y() - projection.position[1],
      place.z() - projection.position[2]
    };
    for (int i = 0; i < 3; i++) {
      float[] a = axes[i];
      for (int j = 0; j < 3; j++) {
        m[i * 4 + j] = a[0] * r[j] + a[1] * r[3 + j] + a[2] * r[6 + j];
      }
      m[i * 4 + 3] = a[0] * o[0] + a[1] * o[1] + a[2] * o[2];
    }
    float[] p = mesh.places();
    for (int i = 0; i < p.length; i += 3) {
      float x = p[i];
      float y = p[i + 1];
      float z = p[i + 2];
      out[at + i] = m[0] * x + m[1] * y + m[2] * z + m[3];
      out[at + i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
      out[at + i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
      if (speed != 0) {
        projection.shift(out, at + i, speed);
      }
    }
  }

  private void rasterize(Stage.Solid solid, int first, int object) {
    boolean closed = solid.figure();
    int[] t = solid.mesh().triangles();
    for (int i = 0; i < t.length; i += 3) {
      int a = (first + t[i]) * 3;
      int b = (first + t[i + 1]) * 3;
      int c = (first + t[i + 2]) * 3;
      boolean near = corners[a + 2] < NEAR || corners[b + 2] < NEAR || corners[c + 2] < NEAR;
      if (near) {
        clip(a, b, c, object, i / 3);
      } else if (!closed || facesCamera(a, b, c)) {
        draw(raster, pictured, a, b, c, object, i / 3);
      }
    }
  }

  private boolean facesCamera(int a, int b, int c) {
    float[] p = pictured;
    return (p[b] - p[a]) * (p[c + 1] - p[a + 1]) <= (p[c] - p[a]) * (p[b + 1] - p[a + 1]);
  }

  private static void draw(
      DepthRaster onto, float[] p, int a, int b, int c, int object, int triangle) {
    onto.draw(
        p[a], p[a + 1], p[a + 2], p[b], p[b + 1], p[b + 2], p[c], p[c + 1], p[c + 2], object,
        triangle);
  }

  /** Draws the part of a triangle that lies before the camera. */
  private void clip(int a, int b, int c, int object, int triangle) {
    int[] from = {a, b, c};
    int count = 0;
    for (int i = 0; i < 3; i++) {
      int p = from[i];
      int q = from[(i + 1) % 3];
      boolean pIn = corners[p + 2] >= NEAR;
      if (pIn) {
        System.arraycopy(corners, p, clipped, count * 3, 3);
        count++;
      }
      if (pIn != corners[q + 2] >= NEAR) {
        float share = (NEAR - corners[p + 2]) / (corners[q + 2] - corners[p + 2]);
        for (int k = 0; k < 3; k++) {
          clipped[count * 3 + k] = corners[p + k] + share * (corners[q + k] - corners[p + k]);
        }
        count++;
      }
    }
    project(clipped, clipped, count * 3, 0, 0);
    for (int i = 2; i < count; i++) {
      draw(raster, clipped, 0, (i - 1) * 3, i * 3, object, triangle);
    }
  }

  /** Shares of a triangle's second and third corner where a pixel's ray meets its plane. */
  private void meet(Mesh mesh, int first, int triangle, float x, float y, float[] out) {
    int[] t = mesh.triangles();
    barycentric(
        corners,
        (first + t[triangle * 3]) * 3,
        (first + t[triangle * 3 + 1]) * 3,
        (first + t[triangle * 3 + 2]) * 3,
        x,
        y,
        out);
  }

  private void barycentric(float[] v, int a, int b, int c, float x, float y, float[] out) {
    float dx = (x + .5f - projection.width / 2f) / projection.focal;
    float dy = (y + .5f - projection.height / 2f) / projection.focal;
    float e1x = v[b] - v[a];
    float e1y = v[b + 1] - v[a + 1];
    float e1z = v[b + 2] - v[a + 2];
    float e2x = v[c] - v[a];
    float e2y = v[c + 1] - v[a + 1];
    float e2z = v[c + 2] - v[a + 2];
    float px = dy * e2z - e2y;
    float py = e2x - dx * e2z;
    float pz = dx * e2y - dy * e2x;
    float det = e1x * px + e1y * py + e1z * pz;
    if (det == 0) {
      out[0] = 0;
      out[1] = 0;
      return;
    }
    float inverse = 1 / det;
    float tx = -v[a];
    float ty = -v[a + 1];
    float tz = -v[a + 2];
    out[0] = Math.max(0, Math.min(1, (tx * px + ty * py + tz * pz) * inverse));
    float qx = ty * e1z - tz * e1y;
    float qy = tz * e1x - tx * e1z;
    float qz = tx * e1y - ty * e1x;
    out[1] = Math.max(0, Math.min(1 - out[0], (dx * qx + dy * qy + qz) * inverse));
  }

  private static List<LampLight> lamps(Stage stage) {
    List<LampLight> lights = new ArrayList<>();
    for (LaneLamp lamp : stage.environment().lamps()) {
      ShadowMap map = ShadowMap.ofLamp(lamp, LAMP_MAP);
      for (Stage.Solid s : stage.solids()) {
        map.add(s.casts(), s.place());
      }
      for (Stage.Pane p : stage.panes()) {
        map.addPane(p.surface(), p.glass(), p.place());
      }
      lights.add(new LampLight(new Beam(lamp), map));
    }
    return lights;
  }

  private void drawPanes(Stage stage) {
    List<Stage.Pane> ordered = new ArrayList<>(stage.panes());
    ordered.sort(Comparator.comparingDouble(p -> -farthest(p)));
    PaneShader shader = new PaneShader(stage, projection, field, polarized, polarizer);
    for (Stage.Pane pane : ordered) {
      Mesh mesh = pane.surface();
      float[] placed = new float[mesh.corners() * 3];
      toCamera(mesh, pane.place(), pane.speed(), placed, 0);
      int[] bounds = bounds(placed);
      if (bounds.length == 0) {
        continue;
      }
      DepthRaster own = paneRaster(mesh, placed, bounds);
      shader.begin(pane);
      for (int y = bounds[1]; y < bounds[3]; y += 2) {
        for (int x = bounds[0]; x < bounds[2]; x += 2) {
          layPane(shader, mesh, placed, own, bounds, x, y);
        }
      }
    }
  }

  /** Lays a pane over two by two pixels: found once, in their middle, where it covers all. */
  private void layPane(
      PaneShader shader, Mesh mesh, float[] placed, DepthRaster own, int[] bounds, int x, int y) {
    int covered = 0;
    for (int k = 0; k < 4; k++) {
      covered |= covers(own, bounds, x + k % 2, y + k / 2) ? 1 << k : 0;
    }
    boolean together = covered == 15 && !shader.drops();
    for (int k = 0; k < 4; k++) {
      if ((covered >> k & 1) == 1) {
        int px = x + k % 2;
        int py = y + k / 2;
        if (k == 0 || !together) {
          float off = together ? .5f : 0;
          int at = (py - bounds[1]) * own.width + px - bounds[0];
          int t = own.triangle[at] * 3;
          int[] c = mesh.triangles();
          barycentric(placed, c[t] * 3, c[t + 1] * 3, c[t + 2] * 3, px + off, py + off, shares);
          shader.at(px + .5f + off, py + .5f + off, own.triangle[at], shares, 1 / own.nearness[at]);
        }
        shader.lay(px, py);
      }
    }
  }

  /** Whether a pane lies before what a pixel shows. */
  private boolean covers(DepthRaster own, int[] bounds, int x, int y) {
    if (x >= bounds[2] || y >= bounds[3]) {
      return false;
    }
    int at = (y - bounds[1]) * own.width + x - bounds[0];
    return own.owner[at] >= 0 && 1 / own.nearness[at] < field.distance[y * projection.width + x];
  }

  private float farthest(Stage.Pane pane) {
    float[] p = new float[3];
    float sum = 0;
    int n = pane.surface().corners();
    for (int i = 0; i < n; i++) {
      pane.place().place(pane.surface().places(), i * 3, p);
      projection.toCamera(p[0], p[1], p[2], p);
      sum += (float) Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
    }
    return sum / Math.max(1, n);
  }

  /** Left, top, right, bottom in pixels; empty where nothing of it is in the picture. */
  private int[] bounds(float[] placed) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < placed.length; i += 3) {
      if (placed[i + 2] < NEAR) {
        continue;
      }
      float x = projection.width / 2f + projection.focal * placed[i] / placed[i + 2];
      float y = projection.height / 2f + projection.focal * placed[i + 1] / placed[i + 2];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    int l = (int) Math.max(0, Math.floor(left));
    int t = (int) Math.max(0, Math.floor(top));
    int r = (int) Math.min(projection.width, Math.ceil(right) + 1);
    int b = (int) Math.min(projection.height, Math.ceil(bottom) + 1);
    return l < r && t < b ? new int[] {l, t, r, b} : new int[0];
  }

  private DepthRaster paneRaster(Mesh mesh, float[] placed, int[] bounds) {
    DepthRaster own = new DepthRaster(bounds[2] - bounds[0], bounds[3] - bounds[1]);
    float[] inPicture = new float[placed.length];
    project(placed, inPicture, placed.length, bounds[0], bounds[1]);
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      int a = t[i] * 3;
      int b = t[i + 1] * 3;
      int c = t[i + 2] * 3;
      if (placed[a + 2] >= NEAR && placed[b + 2] >= NEAR && placed[c + 2] >= NEAR) {
        draw(own, inPicture, a, b, c, 0, i / 3);
      }
    }
    return own;
  }
}
