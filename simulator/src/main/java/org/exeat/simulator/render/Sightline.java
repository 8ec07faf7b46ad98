package org.exeat.simulator.render;

import java.util.List;
import java.util.Optional;

/**
 * What lies on a straight way from a camera to a place in a vehicle: something solid, or panes that
 * mirror and take light. Immutable, safe to share between threads.
 */
public final class Sightline {
  private final RayTree solid;
  private final PaneTree panes;

  /**
   * @param body in the vehicle's frame
   */
  public Sightline(Mesh body, List<CabinLight.Sheet> sheets) {
    solid = new RayTree(body);
    panes = new PaneTree(sheets);
  }

  /** Whether nothing solid lies between; panes do not count. */
  public boolean clear(float[] from, float[] to) {
    float[] d = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    RayTree.Hit hit = new RayTree.Hit();
    solid.meet(from, d, 1, hit);
    return hit.triangle < 0;
  }

  /**
   * Share of the light from a place that the first pane on the way adds by mirroring the
   * surroundings and by its dust.
   *
   * @param light that the place itself sends, in the environment's unit
   * @param front place of the vehicle's front on the lane's x axis, metres
   * @param polarizer as of {@code LaneCamera}; its direction is taken to be across the lane
   */
  public double glare(
      float[] from,
      float[] to,
      double light,
      Environment environment,
      float front,
      Optional<Double> polarizer) {
    float[] d = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    RayTree.Hit hit = new RayTree.Hit();
    panes.meet(from, d, 1, hit);
    if (hit.triangle < 0) {
      return 0;
    }
    float length = (float) Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    float[] n = panes.normal(hit.triangle);
    float facing = (d[0] * n[0] + d[1] * n[1] + d[2] * n[2]) / length;
    float cos = Math.clamp(Math.abs(facing), .02f, 1);
    Glass glass = panes.glass(hit.triangle);
    float absorbed = absorbed(glass, cos, environment);
    float across = Fresnel.across(cos, Fresnel.GLASS);
    float within = Fresnel.within(cos, Fresnel.GLASS);
    double passes =
        .5 * (Fresnel.panePasses(across, absorbed) + Fresnel.panePasses(within, absorbed));
    float[] reflected = new float[3];
    float[] place = new float[3];
    for (int i = 0; i < 3; i++) {
      reflected[i] = d[i] / length - 2 * facing * n[i];
      place[i] = from[i] + d[i] * hit.distance;
    }
    double dust =
        glass.dirt()
            * (glass.wiped() ? PaneShader.WIPED : 1)
            * PaneShader.DUST
            / Math.PI
            * (environment.outdoors().at(n[0], n[1], n[2], 1)
                + environment.sky().sun(1)
                    * Math.abs(
                        n[0] * environment.sky().toSun()[0]
                            + n[1] * environment.sky().toSun()[1]
                            + n[2] * environment.sky().toSun()[2]));
    place[0] += front;
    float[] mirrored = new float[3];
    environment.along(place, reflected, true, mirrored);
    double alongAxis = polarizer.isEmpty() ? .5 : axisShare(d, n, polarizer.get());
    double sendsBack =
        alongAxis * Fresnel.paneReflects(across, absorbed)
            + (1 - alongAxis) * Fresnel.paneReflects(within, absorbed);
    double veil = sendsBack * (mirrored[0] + mirrored[1] + mirrored[2]) / 3 + dust;
    double all = veil + passes * light;
    return all <= 0 ? 0 : veil / all;
  }

  /**
   * What the lamps shine onto a place through the first pane on their way, in the environment's
   * unit times steradian.
   *
   * @param place in the vehicle's frame
   * @param normal that the surface has there, of length 1
   * @param front as of {@link #glare}
   */
  public double lampLight(float[] place, float[] normal, Environment environment, float front) {
    double light = 0;
    for (Beam beam : environment.beams()) {
      float[] lamp = {beam.x - front, beam.y, beam.z};
      float[] d = {place[0] - lamp[0], place[1] - lamp[1], place[2] - lamp[2]};
      float square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
      float length = (float) Math.sqrt(square);
      double facing = -(d[0] * normal[0] + d[1] * normal[1] + d[2] * normal[2]) / length;
      if (facing > 0 && clear(lamp, place)) {
        double strength = beam.strength(-d[0] / length, -d[1] / length, -d[2] / length);
        light += strength / square * facing * passes(lamp, d, length, environment);
      }
    }
    return light;
  }

  /** Share of unpolarised light that the first pane on the way lets through. */
  private double passes(float[] from, float[] d, float length, Environment environment) {
    RayTree.Hit hit = new RayTree.Hit();
    panes.meet(from, d, 1, hit);
    if (hit.triangle < 0) {
      return 1;
    }
    float[] n = panes.normal(hit.triangle);
    float cos = Math.clamp(Math.abs(d[0] * n[0] + d[1] * n[1] + d[2] * n[2]) / length, .02f, 1);
    float absorbed = absorbed(panes.glass(hit.triangle), cos, environment);
    return .5
        * (Fresnel.panePasses(Fresnel.across(cos, Fresnel.GLASS), absorbed)
            + Fresnel.panePasses(Fresnel.within(cos, Fresnel.GLASS), absorbed));
  }

  /** Share that comes through the glass itself on a slanted way. */
  private static float absorbed(Glass glass, float cos, Environment environment) {
    float straight = environment.sky().infrared() ? glass.nearInfrared() : glass.visible();
    return (float) Math.pow(straight, 1 / Fresnel.inside(cos, Fresnel.GLASS));
  }

  /** Share of the light across the plane of incidence that a level camera's filter passes. */
  private static double axisShare(float[] d, float[] n, double polarizer) {
    double sx = d[1] * n[2] - d[2] * n[1];
    double sy = d[2] * n[0] - d[0] * n[2];
    double sz = d[0] * n[1] - d[1] * n[0];
    double flat = Math.sqrt(d[0] * d[0] + d[1] * d[1]);
    double right = (sx * d[1] - sy * d[0]) / flat;
    double up = sz;
    double angle = Math.toRadians(polarizer);
    double cos = right * Math.cos(angle) + up * Math.sin(angle);
    double square = right * right + up * up;
    return square < 1e-12 ? .5 : cos * cos / square;
  }
}
