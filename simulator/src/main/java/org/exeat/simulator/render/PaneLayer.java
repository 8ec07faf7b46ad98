package org.exeat.simulator.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lays panes over what one camera sees, from the farthest to the nearest. Not for use by two
 * threads.
 */
final class PaneLayer {
  private final Projection projection;
  private final LightField field;
  private final Optional<Double> polarizer;
  private final float[] shares = new float[2];

  /**
   * @param polarizer the camera's, degrees
   */
  PaneLayer(Projection projection, LightField field, Optional<Double> polarizer) {
    this.projection = projection;
    this.field = field;
    this.polarizer = polarizer;
  }

  /** Lays all panes over what the field shows. */
  void lay(Stage stage) {
    List<Stage.Pane> ordered = new ArrayList<>(stage.panes());
    ordered.sort(Comparator.comparingDouble(p -> -farthest(p)));
    PaneShader shader =
        new PaneShader(
            stage, projection, field, polarizer.isPresent(), Math.toRadians(polarizer.orElse(0d)));
    for (Stage.Pane pane : ordered) {
      Mesh mesh = pane.surface();
      float[] placed = new float[mesh.corners() * 3];
      projection.toCamera(mesh, pane.place(), pane.speed(), placed, 0);
      int[] bounds = bounds(placed);
      if (bounds.length == 0) {
        continue;
      }
      DepthRaster own = raster(mesh, placed, bounds);
      shader.begin(pane);
      for (int y = bounds[1]; y < bounds[3]; y += 2) {
        for (int x = bounds[0]; x < bounds[2]; x += 2) {
          lay(shader, mesh, placed, own, bounds, x, y);
        }
      }
    }
  }

  /** Lays a pane over two by two pixels: found once, in their middle, where it covers all. */
  private void lay(
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
          projection.meet(placed, c[t] * 3, c[t + 1] * 3, c[t + 2] * 3, px + off, py + off, shares);
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
      if (placed[i + 2] < PictureRenderer.NEAR) {
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

  private DepthRaster raster(Mesh mesh, float[] placed, int[] bounds) {
    DepthRaster own = new DepthRaster(bounds[2] - bounds[0], bounds[3] - bounds[1]);
    float[] inPicture = new float[placed.length];
    projection.toPicture(placed, inPicture, placed.length, bounds[0], bounds[1]);
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      int a = t[i] * 3;
      int b = t[i + 1] * 3;
      int c = t[i + 2] * 3;
      if (placed[a + 2] >= PictureRenderer.NEAR
          && placed[b + 2] >= PictureRenderer.NEAR
          && placed[c + 2] >= PictureRenderer.NEAR) {
        own.draw(inPicture, a, b, c, 0, i / 3);
      }
    }
    return own;
  }
}
