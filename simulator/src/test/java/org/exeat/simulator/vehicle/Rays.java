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
    for (int i = 0; i < t.length; i += 3) {
      int a = t[i] * 3;
      int b = t[i + 1] * 3;
      int c = t[i + 2] * 3;
      double ux = p[b] - p[a];
      double uy = p[b + 1] - p[a + 1];
      double uz = p[b + 2] - p[a + 2];
      double vx = p[c] - p[a];
      double vy = p[c + 1] - p[a + 1];
      double vz = p[c + 2] - p[a + 2];
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
