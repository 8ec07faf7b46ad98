package org.exeat.simulator.vehicle;

import java.util.List;
import java.util.stream.Stream;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Mesh;

/** Rays against a vehicle's triangles, one by one: slow and simple. */
final class Rays {
  private Rays() {}

  /** Distance to the nearest triangle, infinite where none is met. */
  static double toMesh(Mesh mesh, Position from, double dx, double dy, double dz) {
    double nearest = Double.POSITIVE_INFINITY;
    float[] p = mesh.places();
    int[] t = mesh.triangles();
    double[] e = new double[6];
    for (int i = 0; i < t.length; i += 3) {
      edges(mesh, i, e);
      int a = t[i] * 3;
      double ux = e[0];
      double uy = e[1];
      double uz = e[2];
      double vx = e[3];
      double vy = e[4];
      double vz = e[5];
      double hx = dy * vz - dz * vy;
      double hy = dz * vx - dx * vz;
      double hz = dx * vy - dy * vx;
      double det = ux * hx + uy * hy + uz * hz;
      if (Math.abs(det) < 1e-12) {
        continue;
      }
      double sx = from.x() - p[a];
      double sy = from.y() - p[a + 1];
      double sz = from.z() - p[a + 2];
      double u = (sx * hx + sy * hy + sz * hz) / det;
      double qx = sy * uz - sz * uy;
      double qy = sz * ux - sx * uz;
      double qz = sx * uy - sy * ux;
      double v = (dx * qx + dy * qy + dz * qz) / det;
      double along = (vx * qx + vy * qy + vz * qz) / det;
      if (u >= 0 && v >= 0 && u + v <= 1 && along > 1e-6 && along < nearest) {
        nearest = along;
      }
    }
    return nearest;
  }

  /** Area of all triangles, square metres. */
  static double area(Mesh mesh) {
    double sum = 0;
    double[] e = new double[6];
    for (int i = 0; i < mesh.triangles().length; i += 3) {
      edges(mesh, i, e);
      double x = e[1] * e[5] - e[2] * e[4];
      double y = e[2] * e[3] - e[0] * e[5];
      double z = e[0] * e[4] - e[1] * e[3];
      sum += Math.sqrt(x * x + y * y + z * z) / 2;
    }
    return sum;
  }

  /** From a triangle's first corner to its second and third. */
  private static void edges(Mesh mesh, int triangle, double[] out) {
    float[] p = mesh.places();
    int[] t = mesh.triangles();
    for (int k = 0; k < 3; k++) {
      out[k] = p[t[triangle + 1] * 3 + k] - p[t[triangle] * 3 + k];
      out[3 + k] = p[t[triangle + 2] * 3 + k] - p[t[triangle] * 3 + k];
    }
  }

  /** The nearest pane that is met, or "" where none is or the body lies before it. */
  static String paneSeen(Vehicle vehicle, Position from, double dx, double dy, double dz) {
    double nearest = toMesh(vehicle.body(), from, dx, dy, dz);
    String name = "";
    for (Pane pane : vehicle.panes()) {
      double distance = toMesh(pane.surface(), from, dx, dy, dz);
      if (distance < nearest) {
        nearest = distance;
        name = pane.name();
      }
    }
    return name;
  }

  /** All meshes of a vehicle. */
  static List<Mesh> meshes(Vehicle vehicle) {
    return Stream.concat(Stream.of(vehicle.body()), vehicle.panes().stream().map(Pane::surface))
        .toList();
  }
}
