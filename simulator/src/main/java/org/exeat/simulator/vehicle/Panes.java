package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.exeat.simulator.render.Glass;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Rgb;

/** Collects a vehicle's panes. Not for use by two threads. */
final class Panes {
  /**
   * What two clean surfaces of glass of refractive index 1.52 let through at right angles, (1 - r)
   * / (1 + r) with r = 0.0426 (Fresnel, with the reflections between them): glazing is stated with
   * its surfaces, {@link Glass} without.
   */
  private static final double SURFACES = .918;

  private static final Rgb GREEN = new Rgb(.965f, 1, .985f);
  private static final Rgb GREY = new Rgb(1, 1, .99f);

  private final Glazing glazing;
  private final int seed;
  private final List<Pane> panes = new ArrayList<>();

  Panes(Glazing glazing, long seed) {
    this.glazing = glazing;
    this.seed = (int) (seed ^ seed >>> 32);
  }

  /** How far the driver's pane is lowered, 0 to 1. */
  double lowered() {
    return glazing.lowered();
  }

  /** Adds a pane; one without a triangle, as the lowered one may be, is left out. */
  void add(String name, Mesh surface, boolean front, boolean wiped) {
    if (surface.triangles().length == 0) {
      return;
    }
    double share = front ? glazing.front() : glazing.rear();
    double visible = Math.min(1, share / SURFACES);
    panes.add(
        new Pane(
            name,
            surface,
            new Glass(
                (float) visible,
                share > .5 ? GREEN : GREY,
                (float) Math.min(1, visible * glazing.nearInfrared()),
                (float) glazing.dirt(),
                seed * 31 + name.hashCode(),
                wiped)));
  }

  List<Pane> all() {
    return panes;
  }
}
