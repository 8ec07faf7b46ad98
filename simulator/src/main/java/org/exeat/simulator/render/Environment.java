package org.exeat.simulator.render;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;

/**
 * What surrounds the vehicles, in the lane's frame: sun and sky, ground and skyline, the lane's
 * structures and its lamps that are on. Distant parts are kept as a table over directions
 * (octahedral map); structures and lamps are met by rays. Immutable, safe to share between threads.
 */
public final class Environment {
  private static final int SIZE = 256;

  /** Azimuths that the skyline is kept for. */
  private static final int AZIMUTHS = 8192;

  /** Share of light that structures give back. */
  private static final float STRUCTURE = .45f;

  private final Sky sky;
  private final Ground ground;
  private final Structures structures;
  private final List<LaneLamp> lamps;
  private final Beam[] beams;
  private final float[] table = new float[SIZE * SIZE * 3];
  private final float[] skyline = new float[AZIMUTHS];
  private final float[] groundLight = new float[3];

  private final Ambient unsheltered;
  private final Ambient outdoors;

  /**
   * The ground and what stands far away on it.
   *
   * @param road share of light that the road gives back
   * @param beside the same beside the road
   * @param skyline height of the hills and houses at the horizon, degrees
   * @param pattern seed of the skyline and the road
   */
  public record Ground(float road, Rgb beside, float skyline, int pattern) {
    public Ground {
      if (!(road > 0 && road < 1) || !(skyline >= 0 && skyline <= 45)) {
        throw new IllegalArgumentException("road is 0 to 1, skyline 0 to 45 degrees");
      }
    }
  }

  /**
   * @param lamps those that are on and give light that the sky's spectrum counts are used
   * @param probe where the light from all around is gathered, metres
   */
  public Environment(
      Sky sky,
      Ground ground,
      List<LaneStructure> structures,
      List<LaneLamp> lamps,
      Position probe) {
    this.sky = sky;
    this.ground = ground;
    this.structures = new Structures(structures);
    Spectrum seen = sky.infrared() ? Spectrum.NEAR_INFRARED : Spectrum.VISIBLE;
    this.lamps = lamps.stream().filter(l -> l.spectrum() == seen).toList();
    beams = this.lamps.stream().map(Beam::new).toArray(Beam[]::new);
    for (int i = 0; i < AZIMUTHS; i++) {
      double angle = 2 * Math.PI * i / AZIMUTHS - Math.PI;
      skyline[i] = skyline((float) Math.cos(angle), (float) Math.sin(angle));
    }
    fillTable();
    float[] p = {(float) probe.x(), (float) probe.y(), (float) probe.z()};
    unsheltered = gather(p, false);
    outdoors = gather(p, true);
  }

  Sky sky() {
    return sky;
  }

  Ground ground() {
    return ground;
  }

  /** Of the lamps, in their order. */
  Beam[] beams() {
    return beams;
  }

  List<LaneLamp> lamps() {
    return lamps;
  }

  /** Direction to the sun in the lane's frame, of length 1. */
  public float[] toSun() {
    return sky.toSun().clone();
  }

  /** Light from all around in the open lane. */
  public Ambient outdoors() {
    return outdoors;
  }

  private void fillTable() {
    float[] rgb = new float[3];
    double[] horizontal = new double[3];
    int rings = 20;
    int steps = 40;
    for (int i = 0; i < rings; i++) {
      double z = (i + .5) / rings;
      double r = Math.sqrt(1 - z * z);
      for (int j = 0; j < steps; j++) {
        double angle = 2 * Math.PI * (j + .5) / steps;
        sky.luminance(r * Math.cos(angle), r * Math.sin(angle), z, rgb);
        for (int c = 0; c < 3; c++) {
          horizontal[c] += rgb[c] * z * 2 * Math.PI / (rings * steps);
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      double e = horizontal[c] + sky.sun(c) * Math.max(0, sky.toSun()[2]);
      groundLight[c] = (float) (e * groundAlbedo(c) / Math.PI);
    }
    for (int j = 0; j < SIZE; j++) {
      for (int i = 0; i < SIZE; i++) {
        distant((i + .5f) / SIZE * 2 - 1, (j + .5f) / SIZE * 2 - 1, rgb);
        System.arraycopy(rgb, 0, table, (j * SIZE + i) * 3, 3);
      }
    }
  }

  private float groundAlbedo(int channel) {
    // grass and soil give back about half of the near infrared
    return sky.infrared() ? .35f : .5f * (ground.road() + ground.beside().channel(channel));
  }

  /** From the octahedron's square to what is far away in that direction. */
  private void distant(float u, float v, float[] rgb) {
    float z = 1 - Math.abs(u) - Math.abs(v);
    float x = u;
    float y = v;
    if (z < 0) {
      x = (1 - Math.abs(v)) * Math.signum(u);
      y = (1 - Math.abs(u)) * Math.signum(v);
    }
    float unit = 1 / (float) Math.sqrt(x * x + y * y + z * z);
    horizon(x * unit, y * unit, z * unit, rgb);
  }

  /** No skyline is higher: the sine of 45 degrees and what noise adds. */
  private static final float HIGHEST = .95f;

  /** Light from far away in a direction, computed and not looked up: for what is seen itself. */
  void horizon(float x, float y, float z, float[] rgb) {
    if (z <= 0) {
      System.arraycopy(groundLight, 0, rgb, 0, 3);
      return;
    }
    float flat = 1 / (float) Math.sqrt(x * x + y * y + 1e-9f);
    double turn = (Math.atan2(y, x) / (2 * Math.PI) + .5) * AZIMUTHS;
    if (z > HIGHEST || z > skyline[(int) turn & AZIMUTHS - 1]) {
      sky.luminance(x, y, z, rgb);
      return;
    }
    float[] air = new float[3];
    sky.luminance(x, y, .02, air);
    float cover =
        .8f + .5f * Noise.octaves(x * flat * 60, y * flat * 60, z * 90, ground.pattern() + 8, 3);
    for (int c = 0; c < 3; c++) {
      // a third of what is seen at a distance is the light of the air before it
      rgb[c] = .62f * groundLight[c] * cover + .3f * air[c];
    }
  }

  private float skyline(float x, float y) {
    float height = (float) Math.sin(Math.toRadians(ground.skyline()));
    float hills = .55f + .9f * Noise.octaves(x * 3, y * 3, 0, ground.pattern(), 3);
    float trees = .12f * Noise.octaves(x * 45, y * 45, 0, ground.pattern() + 4, 3);
    return height * Math.max(.12f, hills + trees);
  }

  /** Light that comes from far away in a direction; below the horizon the ground's. */
  void distant(float x, float y, float z, float[] out) {
    float n = 1 / (Math.abs(x) + Math.abs(y) + Math.abs(z));
    float u = x * n;
    float v = y * n;
    if (z < 0) {
      float folded = (1 - Math.abs(v)) * Math.signum(u);
      v = (1 - Math.abs(u)) * Math.signum(v);
      u = folded;
    }
    float fu = Math.clamp((u + 1) * (SIZE / 2f) - .5f, 0, SIZE - 1.001f);
    float fv = Math.clamp((v + 1) * (SIZE / 2f) - .5f, 0, SIZE - 1.001f);
    int i = (int) fu;
    int j = (int) fv;
    fu -= i;
    fv -= j;
    int o = (j * SIZE + i) * 3;
    for (int c = 0; c < 3; c++) {
      float top = table[o + c] + (table[o + 3 + c] - table[o + c]) * fu;
      int below = o + SIZE * 3 + c;
      float bottom = table[below] + (table[below + 3] - table[below]) * fu;
      out[c] = top + (bottom - top) * fv;
    }
  }

  /**
   * Light that comes along a ray from the surroundings, vehicles left out.
   *
   * @param p where the ray ends
   * @param d direction that the light comes from, of length 1
   * @param mirrored whether sun and lamps are seen themselves
   */
  void along(float[] p, float[] d, boolean mirrored, float[] out) {
    float nearest = structures.nearest(p[0], p[1], p[2], d);
    if (nearest < Float.POSITIVE_INFINITY) {
      structureLight(p[0] + d[0] * nearest, p[1] + d[1] * nearest, p[2] + d[2] * nearest, out);
    } else {
      distant(d[0], d[1], d[2], out);
      if (mirrored) {
        addSun(d, out);
      }
    }
    if (mirrored) {
      for (Beam beam : beams) {
        addLamp(beam, p, d, nearest, out);
      }
    }
  }

  /** The sun's disc, 0.53 degrees wide, a little spread by the unevenness of what mirrors it. */
  private void addSun(float[] d, float[] out) {
    float cos = d[0] * sky.toSun()[0] + d[1] * sky.toSun()[1] + d[2] * sky.toSun()[2];
    if (cos > .999f) {
      double angle = Math.toDegrees(Math.acos(Math.min(1, cos)));
      // a Gaussian of 0.35 degrees holds the disc's light over its own solid angle
      double spread = .35;
      double lobe = Math.exp(-angle * angle / (2 * spread * spread));
      double solid = 2 * Math.PI * Math.toRadians(spread) * Math.toRadians(spread);
      for (int c = 0; c < 3; c++) {
        out[c] += (float) (sky.sun(c) * lobe / solid);
      }
    }
  }

  private static void addLamp(Beam beam, float[] p, float[] d, float nearest, float[] out) {
    float x = beam.x - p[0];
    float y = beam.y - p[1];
    float z = beam.z - p[2];
    float t = x * d[0] + y * d[1] + z * d[2];
    if (t <= 0 || t > nearest) {
      return;
    }
    float square = x * x + y * y + z * z;
    double area = beam.radius * beam.radius;
    if (square - t * t < area) {
      float unit = 1 / (float) Math.sqrt(square);
      double shining = beam.strength(x * unit, y * unit, z * unit) / (Math.PI * area);
      for (int c = 0; c < 3; c++) {
        out[c] += (float) shining;
      }
    }
  }

  private void structureLight(float x, float y, float z, float[] out) {
    float[] n = structures.normal(x, y, z);
    float facing = Math.max(0, dot(n, sky.toSun()));
    for (int c = 0; c < 3; c++) {
      // the ground and the sky below and above it, and the sun on its own side
      float around =
          n[2] < -.5f
              ? groundLight[c] * (float) Math.PI * .5f
              : unsheltered.at(n[0], n[1], n[2], c);
      out[c] = STRUCTURE / (float) Math.PI * (around + (float) sky.sun(c) * facing);
    }
  }

  /** Whether a structure stands between a place and the sun. */
  boolean sunHidden(float x, float y, float z) {
    return structures.nearest(x, y, z, sky.toSun()) < Float.POSITIVE_INFINITY;
  }

  /** Light from all around at a place of the open lane. */
  private Ambient gather(float[] p, boolean sheltered) {
    float[] rgb = new float[3];
    List<float[]> directions = directions(600);
    float[] faces = new float[18];
    for (float[] d : directions) {
      if (sheltered) {
        along(p, d, false, rgb);
      } else {
        distant(d[0], d[1], d[2], rgb);
      }
      for (int axis = 0; axis < 3; axis++) {
        int face = axis * 2 + (d[axis] > 0 ? 0 : 1);
        for (int c = 0; c < 3; c++) {
          faces[face * 3 + c] +=
              rgb[c] * Math.abs(d[axis]) * (float) (4 * Math.PI / directions.size());
        }
      }
    }
    return new Ambient(faces);
  }

  /** Directions spread evenly over the sphere (a Fibonacci lattice). */
  static List<float[]> directions(int count) {
    List<float[]> all = new ArrayList<>();
    double golden = Math.PI * (3 - Math.sqrt(5));
    for (int i = 0; i < count; i++) {
      double z = 1 - (2 * i + 1d) / count;
      double r = Math.sqrt(1 - z * z);
      all.add(
          new float[] {
            (float) (r * Math.cos(golden * i)), (float) (r * Math.sin(golden * i)), (float) z
          });
    }
    return all;
  }

  private static float dot(float[] a, float[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
