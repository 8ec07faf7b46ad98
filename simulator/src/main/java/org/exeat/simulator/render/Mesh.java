package org.exeat.simulator.render;

import java.util.Arrays;

/**
 * Triangles with paint at their corners, in metres, in a frame of their own: x forward, y to the
 * left, z up (ISO 8855). Both sides of a triangle are seen. Immutable once made, and so safe to
 * share between threads; the arrays must not be written to.
 *
 * @param places x, y, z of each corner
 * @param normals unit vectors that point out of the surface, as many
 * @param colours red, green, blue of each corner as in {@link Material#colour()}
 * @param nearInfrared of each corner as in {@link Material#nearInfrared()}
 * @param finishes ordinal of each corner's {@link Finish}
 * @param open share of the surroundings' light that reaches each corner, 0 to 1: what the mesh
 *     itself hides is counted
 * @param triangles three corners each
 */
public record Mesh(
    float[] places,
    float[] normals,
    float[] colours,
    float[] nearInfrared,
    byte[] finishes,
    float[] open,
    int[] triangles) {
  /** Checks the lengths; takes the arrays over without a copy. */
  public Mesh {
    int corners = nearInfrared.length;
    if (places.length != corners * 3
        || normals.length != corners * 3
        || colours.length != corners * 3
        || finishes.length != corners
        || open.length != corners
        || triangles.length % 3 != 0) {
      throw new IllegalArgumentException("a mesh has one value of each kind for each corner");
    }
  }

  /** Number of corners. */
  public int corners() {
    return nearInfrared.length;
  }

  /** The same triangles with other openness of the corners. */
  public Mesh opened(float[] other) {
    return new Mesh(places, normals, colours, nearInfrared, finishes, other, triangles);
  }

  /** Collects corners and triangles. Not for use by two threads. */
  public static final class Builder {
    private float[] places = new float[3 * 1024];
    private float[] normals = new float[3 * 1024];
    private float[] colours = new float[3 * 1024];
    private float[] nearInfrared = new float[1024];
    private byte[] finishes = new byte[1024];
    private float[] open = new float[1024];
    private int[] triangles = new int[3 * 2048];
    private int corners;
    private int indices;

    /** Adds a corner in full light. */
    public int corner(
        double x, double y, double z, double nx, double ny, double nz, Material material) {
      return corner(
          (float) x,
          (float) y,
          (float) z,
          (float) nx,
          (float) ny,
          (float) nz,
          material.colour().red(),
          material.colour().green(),
          material.colour().blue(),
          material.nearInfrared(),
          material.finish(),
          1);
    }

    /** Adds a corner and returns its number. */
    public int corner(
        float x,
        float y,
        float z,
        float nx,
        float ny,
        float nz,
        float red,
        float green,
        float blue,
        float infrared,
        Finish finish,
        float openness) {
      if (corners == nearInfrared.length) {
        grow();
      }
      int i = corners * 3;
      places[i] = x;
      places[i + 1] = y;
      places[i + 2] = z;
      normals[i] = nx;
      normals[i + 1] = ny;
      normals[i + 2] = nz;
      colours[i] = red;
      colours[i + 1] = green;
      colours[i + 2] = blue;
      nearInfrared[corners] = infrared;
      finishes[corners] = (byte) finish.ordinal();
      open[corners] = openness;
      return corners++;
    }

    private void grow() {
      int more = corners * 2;
      places = Arrays.copyOf(places, more * 3);
      normals = Arrays.copyOf(normals, more * 3);
      colours = Arrays.copyOf(colours, more * 3);
      nearInfrared = Arrays.copyOf(nearInfrared, more);
      finishes = Arrays.copyOf(finishes, more);
      open = Arrays.copyOf(open, more);
    }

    /** Adds a triangle between three corners. */
    public void triangle(int a, int b, int c) {
      if (indices + 3 > triangles.length) {
        triangles = Arrays.copyOf(triangles, triangles.length * 2);
      }
      triangles[indices++] = a;
      triangles[indices++] = b;
      triangles[indices++] = c;
    }

    /** The same, in the order that faces as the corners' normals do. */
    public void outwardTriangle(int a, int b, int c) {
      double facing = 0;
      for (int k = 0; k < 3; k++) {
        int l = (k + 1) % 3;
        int m = (k + 2) % 3;
        double along =
            (places[b * 3 + l] - places[a * 3 + l]) * (places[c * 3 + m] - places[a * 3 + m])
                - (places[b * 3 + m] - places[a * 3 + m]) * (places[c * 3 + l] - places[a * 3 + l]);
        facing += along * (normals[a * 3 + k] + normals[b * 3 + k] + normals[c * 3 + k]);
      }
      if (facing < 0) {
        triangle(a, c, b);
      } else {
        triangle(a, b, c);
      }
    }

    /** Adds all of a mesh, moved and turned. */
    public void add(Mesh other, Transform transform) {
      float[] p = new float[3];
      float[] n = new float[3];
      int first = corners;
      for (int i = 0; i < other.corners(); i++) {
        transform.place(other.places(), i * 3, p);
        transform.direction(other.normals(), i * 3, n);
        corner(
            p[0],
            p[1],
            p[2],
            n[0],
            n[1],
            n[2],
            other.colours()[i * 3],
            other.colours()[i * 3 + 1],
            other.colours()[i * 3 + 2],
            other.nearInfrared()[i],
            FINISHES[other.finishes()[i]],
            other.open()[i]);
      }
      for (int i = 0; i < other.triangles().length; i += 3) {
        triangle(
            first + other.triangles()[i],
            first + other.triangles()[i + 1],
            first + other.triangles()[i + 2]);
      }
    }

    /** The mesh so far. */
    public Mesh build() {
      return new Mesh(
          Arrays.copyOf(places, corners * 3),
          Arrays.copyOf(normals, corners * 3),
          Arrays.copyOf(colours, corners * 3),
          Arrays.copyOf(nearInfrared, corners),
          Arrays.copyOf(finishes, corners),
          Arrays.copyOf(open, corners),
          Arrays.copyOf(triangles, indices));
    }
  }

  private static final Finish[] FINISHES = Finish.values();
}
