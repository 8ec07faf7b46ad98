package org.exeat.simulator.vehicle;

import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;

/** Draws sheets as triangles into one mesh. Not for use by two threads. */
final class Pen {
  private static final double NO_AREA = 1e-9;
  private final Mesh.Builder builder = new Mesh.Builder();
  private boolean mirrored;

  /** Draws on the left and, mirrored, on the right. */
  void both(Runnable drawing) {
    drawing.run();
    right(drawing);
  }

  /** Draws what is meant for the left on the right. */
  void right(Runnable drawing) {
    mirrored = !mirrored;
    drawing.run();
    mirrored = !mirrored;
  }

  /**
   * Draws a sheet over a grid.
   *
   * @param us ascending
   * @param vs ascending
   * @param side 1 when the outside is along du x dv, -1 when it is opposite
   */
  void patch(Sheet sheet, double[] us, double[] vs, Material material, int side) {
    int[] corners = new int[us.length * vs.length];
    double[][] places = new double[corners.length][3];
    double[] n = new double[3];
    for (int i = 0; i < us.length; i++) {
      for (int j = 0; j < vs.length; j++) {
        double[] p = places[i * vs.length + j];
        sheet.at(us[i], vs[j], p);
        sheet.normal(us[i], vs[j], us[0], us[us.length - 1], vs[0], vs[vs.length - 1], n);
        corners[i * vs.length + j] =
            builder.corner(
                p[0],
                mirrored ? -p[1] : p[1],
                p[2],
                n[0] * side,
                mirrored ? -n[1] * side : n[1] * side,
                n[2] * side,
                material);
      }
    }
    for (int i = 0; i + 1 < us.length; i++) {
      for (int j = 0; j + 1 < vs.length; j++) {
        int a = i * vs.length + j;
        int b = a + vs.length;
        triangle(corners, places, a, b, b + 1, side);
        triangle(corners, places, a, b + 1, a + 1, side);
      }
    }
  }

  private void triangle(int[] corners, double[][] places, int a, int b, int c, int side) {
    if (area(places[a], places[b], places[c]) < NO_AREA) {
      return;
    }
    if (side > 0 == !mirrored) {
      builder.triangle(corners[a], corners[b], corners[c]);
    } else {
      builder.triangle(corners[a], corners[c], corners[b]);
    }
  }

  private static double area(double[] a, double[] b, double[] c) {
    double x = (b[1] - a[1]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[1] - a[1]);
    double y = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
    double z = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    return Math.sqrt(x * x + y * y + z * z) / 2;
  }

  /** Values from one to another in steps no wider than given. */
  static double[] steps(double from, double to, double widest) {
    int count = Math.max(1, (int) Math.ceil(Math.abs(to - from) / widest - 1e-9));
    return evenly(from, to, count);
  }

  /** Values from one to another in equal steps. */
  static double[] evenly(double from, double to, int count) {
    double[] values = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      values[i] = from + (to - from) * i / count;
    }
    return values;
  }

  /** The mesh so far. */
  Mesh mesh() {
    return builder.build();
  }
}
