package org.exeat.simulator.render;

/**
 * Light that reaches a place from all around but the sun and the lamps: the irradiance of a surface
 * that faces along each axis (the "ambient cube" of J. Mitchell, G. McTaggart and C. Green,
 * "Shading in Valve's Source engine", SIGGRAPH 2006 course), between which it is mixed by the
 * square of the normal's parts. Immutable.
 *
 * @param faces three channels for each of +x, -x, +y, -y, +z, -z
 */
public record Ambient(float[] faces) {
  /** Checks the length. */
  public Ambient {
    if (faces.length != 18) {
      throw new IllegalArgumentException("an ambient has six faces of three channels");
    }
  }

  /** Irradiance of a surface with this normal, of one channel. */
  float at(float nx, float ny, float nz, int channel) {
    return nx * nx * faces[(nx > 0 ? 0 : 3) + channel]
        + ny * ny * faces[(ny > 0 ? 6 : 9) + channel]
        + nz * nz * faces[(nz > 0 ? 12 : 15) + channel];
  }

  /** The same of all three channels. */
  void at(float nx, float ny, float nz, float[] out) {
    float x = nx * nx;
    float y = ny * ny;
    float z = nz * nz;
    int fx = nx > 0 ? 0 : 3;
    int fy = ny > 0 ? 6 : 9;
    int fz = nz > 0 ? 12 : 15;
    for (int c = 0; c < 3; c++) {
      out[c] = x * faces[fx + c] + y * faces[fy + c] + z * faces[fz + c];
    }
  }

  /** The same, averaged over the channels. */
  public double at(float nx, float ny, float nz) {
    return (at(nx, ny, nz, 0) + at(nx, ny, nz, 1) + at(nx, ny, nz, 2)) / 3;
  }
}
