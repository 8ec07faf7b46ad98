package org.exeat.simulator.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;

/**
 * Draws what one camera sees: which triangle is nearest at each pixel, then the light that it sends
 * to the camera, then the panes before it from the farthest to the nearest. One ray per pixel. Not
 * for use by two threads; one per camera is reused from picture to picture.
 */
public final class PictureRenderer {
  /** What lies closer to the camera is not drawn, metres. */
  static final float NEAR = .12f;

  private static final int LAMP_MAP = 768;

  /** Pixels side by side whose distances differ by less than this share show one surface. */
  private static final float FLAT = .02f;

  /** Cosine of the angle up to which two triangles are one bent surface. */
  private static final float SMOOTH = .9f;

  private final Projection projection;
  private final boolean polarized;
  private final DepthRaster raster;
  private final LightField field;
  private final GroundShader ground;
  private final PaneLayer panes;

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
    raster = new DepthRaster(projection.width, projection.height);
    field = new LightField(projection.width, projection.height);
    ground = new GroundShader(projection);
    panes = new PaneLayer(projection, field, camera.polarizer());
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
    panes.lay(stage);
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
      projection.toCamera(
          solids.get(i).mesh(),
          solids.get(i).place(),
          solids.get(i).speed(),
          corners,
          firstCorner[i] * 3);
    }
    projection.toPicture(corners, pictured, total * 3, 0, 0);
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
        raster.draw(pictured, a, b, c, object, i / 3);
      }
    }
  }

  private boolean facesCamera(int a, int b, int c) {
    float[] p = pictured;
    return (p[b] - p[a]) * (p[c + 1] - p[a + 1]) <= (p[c] - p[a]) * (p[b + 1] - p[a + 1]);
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
    projection.toPicture(clipped, clipped, count * 3, 0, 0);
    for (int i = 2; i < count; i++) {
      raster.draw(clipped, 0, (i - 1) * 3, i * 3, object, triangle);
    }
  }

  /** Shares of a triangle's second and third corner where a pixel's ray meets its plane. */
  private void meet(Mesh mesh, int first, int triangle, float x, float y, float[] out) {
    int[] t = mesh.triangles();
    projection.meet(
        corners,
        (first + t[triangle * 3]) * 3,
        (first + t[triangle * 3 + 1]) * 3,
        (first + t[triangle * 3 + 2]) * 3,
        x,
        y,
        out);
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
}
