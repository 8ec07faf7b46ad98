package org.exeat.simulator.vehicle;

import org.exeat.simulator.render.Material;

/** Solids drawn as sheets: cushions, boxes, rods, rings and turned parts. All lengths metres. */
final class Forms {
  private Forms() {}

  /** Moves a place of a form to where it belongs. */
  @FunctionalInterface
  interface Placing {
    void move(double[] place);
  }

  /**
   * A cushion: a superellipsoid |x|^e + |y|^e + |z|^e = 1, moved. An exponent of 2 is a ball, 4 a
   * cushion, 10 nearly a box.
   *
   * @param fineness cells along each edge
   */
  static void cushion(Pen pen, double exponent, int fineness, Material material, Placing placing) {
    double[] grid = new double[fineness + 1];
    for (int i = 0; i <= fineness; i++) {
      double t = 2. * i / fineness - 1;
      // Equal angles rather than equal lengths: the corners of the cube get no smaller cells.
      grid[i] = Math.tan(t * Math.PI / 4);
    }
    double[] middle = new double[3];
    placing.move(middle);
    for (int face = 0; face < 6; face++) {
      int axis = face / 2;
      double sign = face % 2 == 0 ? 1 : -1;
      Sheet sheet =
          (u, v, p) -> {
            p[axis] = sign;
            p[(axis + 1) % 3] = u;
            p[(axis + 2) % 3] = v;
            double sum =
                Math.pow(Math.abs(p[0]), exponent)
                    + Math.pow(Math.abs(p[1]), exponent)
                    + Math.pow(Math.abs(p[2]), exponent);
            double factor = Math.pow(sum, -1 / exponent);
            p[0] *= factor;
            p[1] *= factor;
            p[2] *= factor;
            placing.move(p);
          };
      pen.patch(sheet, grid, grid, material, outside(sheet, 0, 0, middle));
    }
  }

  /** Which side of a sheet faces away from a place. */
  private static int outside(Sheet sheet, double u, double v, double[] middle) {
    double[] p = new double[3];
    double[] n = new double[3];
    sheet.at(u, v, p);
    sheet.normal(u, v, u - 1, u + 1, v - 1, v + 1, n);
    double dot = 0;
    for (int i = 0; i < 3; i++) {
      dot += n[i] * (p[i] - middle[i]);
    }
    return dot >= 0 ? 1 : -1;
  }

  /** A placing: half sizes, then a pitch about y (positive lowers the front), then a shift. */
  static Placing at(
      double x, double y, double z, double length, double width, double height, double pitch) {
    double c = Math.cos(pitch);
    double s = Math.sin(pitch);
    return p -> {
      double px = p[0] * length;
      double pz = p[2] * height;
      p[0] = x + c * px + s * pz;
      p[1] = y + p[1] * width;
      p[2] = z - s * px + c * pz;
    };
  }

  /** A box with flat faces between two corners. */
  static void box(
      Pen pen,
      double x0,
      double x1,
      double y0,
      double y1,
      double z0,
      double z1,
      Material material) {
    box(pen, x0, x1, y0, y1, z0, z1, .2, material);
  }

  /** A box whose faces have cells no wider than given. */
  static void box(
      Pen pen,
      double x0,
      double x1,
      double y0,
      double y1,
      double z0,
      double z1,
      double cell,
      Material material) {
    double[] xs = Pen.steps(x0, x1, cell);
    double[] ys = Pen.steps(y0, y1, cell);
    double[] zs = Pen.steps(z0, z1, cell);
    for (int end = 0; end < 2; end++) {
      int side = end == 0 ? -1 : 1;
      double x = end == 0 ? x0 : x1;
      double y = end == 0 ? y0 : y1;
      double z = end == 0 ? z0 : z1;
      pen.patch((u, v, p) -> set(p, x, u, v), ys, zs, material, side);
      pen.patch((u, v, p) -> set(p, v, y, u), zs, xs, material, side);
      pen.patch((u, v, p) -> set(p, u, v, z), xs, ys, material, side);
    }
  }

  static void set(double[] p, double x, double y, double z) {
    p[0] = x;
    p[1] = y;
    p[2] = z;
  }

  /** A round rod between two places, open at its ends. */
  static void rod(Pen pen, double[] from, double[] to, double radius, Material material) {
    rod(pen, from, to, radius, radius, 8, material);
  }

  /** A rod that may taper. */
  static void rod(
      Pen pen,
      double[] from,
      double[] to,
      double radius,
      double endRadius,
      int around,
      Material material) {
    double[] axis = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    double[][] base = base(axis);
    double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    Sheet sheet =
        (u, v, p) -> {
          double r = radius + (endRadius - radius) * u;
          for (int i = 0; i < 3; i++) {
            p[i] =
                from[i] + axis[i] * u + r * (base[0][i] * Math.cos(v) + base[1][i] * Math.sin(v));
          }
        };
    pen.patch(
        sheet,
        Pen.steps(0, 1, Math.min(1, .2 / length)),
        Pen.evenly(0, 2 * Math.PI, around),
        material,
        -1);
  }

  /** A ring about an axis. */
  static void ring(
      Pen pen,
      double[] middle,
      double[] axis,
      double radius,
      double thickness,
      int around,
      int section,
      Material material) {
    double[][] base = base(axis);
    Sheet sheet =
        (u, v, p) -> {
          double r = radius + thickness * Math.cos(v);
          for (int i = 0; i < 3; i++) {
            p[i] =
                middle[i]
                    + r * (base[0][i] * Math.cos(u) + base[1][i] * Math.sin(u))
                    + thickness * Math.sin(v) * base[2][i];
          }
        };
    pen.patch(
        sheet,
        Pen.evenly(0, 2 * Math.PI, around),
        Pen.evenly(0, 2 * Math.PI, section),
        material,
        1);
  }

  /**
   * A part turned about an axis parallel to y: the profile is a row of pairs (radius, y), and the
   * outside lies to the left when one walks along it with y to the right and the radius upwards.
   *
   * @param smooth whether the profile is rounded between its corners
   */
  static void turned(
      Pen pen, double x, double z, double[][] profile, boolean smooth, int around, Material m) {
    double[] angles = Pen.evenly(0, 2 * Math.PI, around);
    if (smooth) {
      double[][] knots = new double[profile.length][];
      for (int i = 0; i < profile.length; i++) {
        knots[i] = new double[] {profile[i][1], profile[i][0]};
      }
      Curve curve = new Curve(knots, new boolean[profile.length]);
      pen.patch(
          (u, v, p) ->
              set(p, x + curve.z(u) * Math.cos(v), curve.x(u), z + curve.z(u) * Math.sin(v)),
          Pen.evenly(0, profile.length - 1, profile.length - 1),
          angles,
          m,
          1);
      return;
    }
    for (int i = 0; i + 1 < profile.length; i++) {
      double[] a = profile[i];
      double[] b = profile[i + 1];
      pen.patch(
          (u, v, p) -> {
            double r = a[0] + (b[0] - a[0]) * u;
            set(p, x + r * Math.cos(v), a[1] + (b[1] - a[1]) * u, z + r * Math.sin(v));
          },
          new double[] {0, 1},
          angles,
          m,
          1);
    }
  }

  /** Two directions across an axis, and the axis itself, all of length one. */
  private static double[][] base(double[] axis) {
    double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    double[] w = {axis[0] / length, axis[1] / length, axis[2] / length};
    double[] other = Math.abs(w[2]) < .9 ? new double[] {0, 0, 1} : new double[] {1, 0, 0};
    double[] u = cross(other, w);
    double n = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    u[0] /= n;
    u[1] /= n;
    u[2] /= n;
    return new double[][] {u, cross(w, u), w};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
