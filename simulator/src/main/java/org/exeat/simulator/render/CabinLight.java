package org.exeat.simulator.render;

import java.util.List;

/**
 * How light from all around gets into and under a vehicle, through its panes and once from surface
 * to surface: by rays in evenly spread directions. Immutable, safe to share between threads.
 */
public final class CabinLight {
  private static final float OFF = .012f;
  private static final float FAR = 30;

  /** Directions for the vehicle's corners; half of them lie before any surface. */
  private static final List<float[]> COARSE = Environment.directions(72);

  /** Directions for occupants. */
  private static final List<float[]> FINE = Environment.directions(384);

  private final RayTree solid;
  private final PaneTree panes;
  private final Mesh body;

  /** A pane for this purpose. */
  public record Sheet(Mesh surface, Glass glass) {}

  /**
   * Gathers the light, about half a second for a car.
   *
   * @param body in the vehicle's frame
   */
  public CabinLight(Mesh body, List<Sheet> sheets) {
    solid = new RayTree(body);
    panes = new PaneTree(sheets);
    this.body = body.opened(openness(body));
  }

  /** The vehicle with its corners' openness. */
  public Mesh body() {
    return body;
  }

  private float[] openness(Mesh mesh) {
    int n = mesh.corners();
    int rays = COARSE.size();
    float[] direct = new float[n];
    float[] weights = new float[n];
    int[] met = new int[n * rays];
    float[] p = new float[3];
    RayTree.Hit hit = new RayTree.Hit();
    for (int i = 0; i < n; i++) {
      float nx = mesh.normals()[i * 3];
      float ny = mesh.normals()[i * 3 + 1];
      float nz = mesh.normals()[i * 3 + 2];
      p[0] = mesh.places()[i * 3] + nx * OFF;
      p[1] = mesh.places()[i * 3 + 1] + ny * OFF;
      p[2] = mesh.places()[i * 3 + 2] + nz * OFF;
      for (int k = 0; k < rays; k++) {
        float[] d = COARSE.get(k);
        float cos = d[0] * nx + d[1] * ny + d[2] * nz;
        met[i * rays + k] = -2;
        if (cos <= .05f) {
          continue;
        }
        weights[i] += cos;
        solid.meet(p, d, FAR, hit);
        met[i * rays + k] = hit.triangle;
        if (hit.triangle < 0) {
          direct[i] += cos * passes(p, d, FAR, false);
        }
      }
    }
    float[] open = new float[n];
    for (int i = 0; i < n; i++) {
      open[i] = weights[i] > 0 ? direct[i] / weights[i] : 1;
    }
    float[] bounced = open.clone();
    for (int i = 0; i < n; i++) {
      if (weights[i] <= 0) {
        continue;
      }
      float more = 0;
      for (int k = 0; k < rays; k++) {
        int t = met[i * rays + k];
        if (t >= 0) {
          float[] d = COARSE.get(k);
          float cos =
              d[0] * mesh.normals()[i * 3]
                  + d[1] * mesh.normals()[i * 3 + 1]
                  + d[2] * mesh.normals()[i * 3 + 2];
          more += cos * given(mesh, t, open);
        }
      }
      bounced[i] = Math.min(1, open[i] + more / weights[i]);
    }
    return bounced;
  }

  /** What a triangle gives on of the light that reaches it. */
  private static float given(Mesh mesh, int triangle, float[] open) {
    float sum = 0;
    for (int k = 0; k < 3; k++) {
      int c = mesh.triangles()[triangle * 3 + k];
      float albedo =
          (mesh.colours()[c * 3] + mesh.colours()[c * 3 + 1] + mesh.colours()[c * 3 + 2]) / 3;
      sum += open[c] * Math.min(.9f, albedo);
    }
    return sum / 3;
  }

  /** Share that passes the panes on a way. */
  private float passes(float[] from, float[] d, float length, boolean infrared) {
    float[] p = from.clone();
    float left = length;
    float share = 1;
    RayTree.Hit hit = new RayTree.Hit();
    for (int i = 0; i < 4; i++) {
      panes.meet(p, d, left, hit);
      if (hit.triangle < 0) {
        break;
      }
      float[] n = panes.normal(hit.triangle);
      float cos = Math.abs(d[0] * n[0] + d[1] * n[1] + d[2] * n[2]);
      Glass glass = panes.glass(hit.triangle);
      float inside = infrared ? glass.nearInfrared() : glass.visible();
      // two surfaces, unpolarised
      float surface = Fresnel.schlick(cos, .043f);
      share *= inside * (1 - .7f * glass.dirt()) * (1 - surface) / (1 + surface);
      float t = hit.distance + .004f;
      for (int k = 0; k < 3; k++) {
        p[k] += d[k] * t;
      }
      left -= t;
    }
    return share;
  }

  /**
   * Light from all around at a place in the vehicle, as people there receive it.
   *
   * @param p x, y, z in the vehicle's frame
   * @param sun what the sun reaches, in the vehicle's frame
   */
  public Ambient at(float[] p, Environment environment, ShadowMap sun) {
    boolean nir = environment.sky().infrared();
    float[] faces = new float[18];
    float[] light = new float[3];
    RayTree.Hit hit = new RayTree.Hit();
    float whole = (float) (4 * Math.PI / FINE.size());
    for (float[] d : FINE) {
      solid.meet(p, d, FAR, hit);
      if (hit.triangle < 0) {
        environment.along(p, d, false, light);
        float share = passes(p, d, FAR, nir);
        for (int c = 0; c < 3; c++) {
          light[c] *= share;
        }
      } else {
        surfaceLight(p, d, hit, environment, sun, light);
        float share = passes(p, d, hit.distance, nir);
        for (int c = 0; c < 3; c++) {
          light[c] *= share;
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        int face = axis * 2 + (d[axis] > 0 ? 0 : 1);
        for (int c = 0; c < 3; c++) {
          faces[face * 3 + c] += light[c] * Math.abs(d[axis]) * whole;
        }
      }
    }
    return new Ambient(faces);
  }

  private void surfaceLight(
      float[] p, float[] d, RayTree.Hit hit, Environment environment, ShadowMap sun, float[] out) {
    int c = body.triangles()[hit.triangle * 3];
    float nx = body.normals()[c * 3];
    float ny = body.normals()[c * 3 + 1];
    float nz = body.normals()[c * 3 + 2];
    if (nx * d[0] + ny * d[1] + nz * d[2] > 0) {
      nx = -nx;
      ny = -ny;
      nz = -nz;
    }
    float x = p[0] + d[0] * hit.distance + nx * .02f;
    float y = p[1] + d[1] * hit.distance + ny * .02f;
    float z = p[2] + d[2] * hit.distance + nz * .02f;
    float[] toSun = environment.sky().toSun();
    float facing = Math.max(0, nx * toSun[0] + ny * toSun[1] + nz * toSun[2]);
    float reaches = facing > 0 ? sun.reaches(x, y, z, new float[3]) : 0;
    for (int i = 0; i < 3; i++) {
      float albedo =
          environment.sky().infrared()
              ? body.nearInfrared()[c]
              : Math.min(.9f, body.colours()[c * 3 + i]);
      float around = environment.outdoors().at(nx, ny, nz, i) * body.open()[c];
      float direct = (float) environment.sky().sun(i) * facing * reaches;
      out[i] = albedo / (float) Math.PI * (around + direct);
    }
  }
}
