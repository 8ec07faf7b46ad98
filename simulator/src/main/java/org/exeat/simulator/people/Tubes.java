package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;

/** Adds wires and panes of glasses to a mesh, from a head's frame in units of the head's size. */
final class Tubes {
  private static final int SIDES = 7;

  private final Mesh.Builder builder;
  private final float metres;

  /**
   * @param metres length of the head's unit
   */
  Tubes(Mesh.Builder builder, float metres) {
    this.builder = builder;
    this.metres = metres;
  }

  /**
   * A round wire.
   *
   * @param line x, y, z of its middle line
   * @param closed whether the end meets the start
   */
  void wire(float[] line, boolean closed, float radius, Material material) {
    int places = line.length / 3;
    int[] rings = new int[places];
    for (int i = 0; i < places; i++) {
      int before = closed ? (i + places - 1) % places : Math.max(0, i - 1);
      int after = closed ? (i + 1) % places : Math.min(places - 1, i + 1);
      float[] along = unit(difference(line, before, after));
      float[] aid = abs(along[2]) < .9f ? new float[] {0, 0, 1} : new float[] {0, 1, 0};
      float[] u = unit(cross(along, aid));
      float[] v = cross(along, u);
      for (int s = 0; s < SIDES; s++) {
        double angle = 2 * Math.PI * s / SIDES;
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        float nx = u[0] * cos + v[0] * sin;
        float ny = u[1] * cos + v[1] * sin;
        float nz = u[2] * cos + v[2] * sin;
        int corner =
            corner(
                line[i * 3] + nx * radius,
                line[i * 3 + 1] + ny * radius,
                line[i * 3 + 2] + nz * radius,
                nx,
                ny,
                nz,
                material);
        rings[i] = s == 0 ? corner : rings[i];
      }
    }
    for (int i = 0; i < (closed ? places : places - 1); i++) {
      int a = rings[i];
      int b = rings[(i + 1) % places];
      for (int s = 0; s < SIDES; s++) {
        int t = (s + 1) % SIDES;
        builder.outwardTriangle(a + s, b + s, b + t);
        builder.outwardTriangle(a + s, b + t, a + t);
      }
    }
  }

  /** A pane that fills a closed line, bulging with it. */
  void pane(float[] line, Material material) {
    int places = line.length / 3;
    float[] middle = new float[3];
    for (int i = 0; i < line.length; i++) {
      middle[i % 3] += line[i] / places;
    }
    int centre = corner(middle[0], middle[1], middle[2], middle[0] * .06f, 0, 1, material);
    int first = centre + 1;
    for (int i = 0; i < places; i++) {
      corner(line[i * 3], line[i * 3 + 1], line[i * 3 + 2], line[i * 3] * .06f, 0, 1, material);
    }
    for (int i = 0; i < places; i++) {
      builder.outwardTriangle(centre, first + i, first + (i + 1) % places);
    }
  }

  private int corner(float x, float y, float z, float nx, float ny, float nz, Material material) {
    float unit = 1 / root(nx * nx + ny * ny + nz * nz);
    return builder.corner(
        z * metres, x * metres, y * metres, nz * unit, nx * unit, ny * unit, material);
  }

  private static float[] difference(float[] line, int from, int to) {
    return new float[] {
      line[to * 3] - line[from * 3],
      line[to * 3 + 1] - line[from * 3 + 1],
      line[to * 3 + 2] - line[from * 3 + 2]
    };
  }

  private static float[] unit(float[] a) {
    float unit = 1 / root(a[0] * a[0] + a[1] * a[1] + a[2] * a[2] + 1e-12f);
    return new float[] {a[0] * unit, a[1] * unit, a[2] * unit};
  }

  private static float[] cross(float[] a, float[] b) {
    return new float[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
