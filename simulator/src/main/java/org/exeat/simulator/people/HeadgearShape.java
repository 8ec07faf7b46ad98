package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;
import static org.exeat.simulator.people.Solids.root;
import static org.exeat.simulator.people.Solids.step;

import org.exeat.simulator.people.Wear.Headgear;

/**
 * Caps and helmets as solids around the braincase. A cap bends with the head; helmets are rigid and
 * leave room enough for any warp. Not for use by two threads.
 */
final class HeadgearShape {
  private static final float NOWHERE = 99;

  /** What lies under a cap or a helmet at most, besides the braincase. */
  private static final float PRESSED = .45f;

  /** Height of the eye port's middle and its half height and half width. */
  private static final float PORT_Y = .2f;

  private static final float PORT_HALF_HEIGHT = 4.3f;
  private static final float PORT_HALF_WIDTH = 9;

  private final Headgear headgear;
  private final Identity.Skull skull;
  private final float crownY;
  private final float lowest;

  /** Whether the last distance was that to a visor. */
  boolean visor;

  HeadgearShape(Headgear headgear, Identity person, FacePlan plan) {
    this.headgear = headgear;
    skull = person.skull();
    crownY = plan.crownY;
    lowest = plan.chinY - 2;
  }

  boolean worn() {
    return headgear != Headgear.NONE;
  }

  /** Whether it is rigid, and so measured in the warped head's frame. */
  boolean rigid() {
    return switch (headgear) {
      case NONE, CAP -> false;
      case BICYCLE_HELMET, VISOR_UP, VISOR_DOWN -> true;
    };
  }

  /** Height of the lower rim, which rises to the front. */
  private float rim(float z) {
    return switch (headgear) {
      case NONE -> NOWHERE;
      case CAP -> 2.3f + .29f * z;
      case BICYCLE_HELMET -> 3.2f + .23f * z;
      case VISOR_UP, VISOR_DOWN -> lowest + 1.5f;
    };
  }

  /**
   * Presses hair or cloth to the head where the headgear lies.
   *
   * @param d distance to hair or cloth
   * @param braincase distance to the braincase at the same place
   */
  float pressed(float d, float y, float z, float braincase) {
    return worn() ? Math.max(d, braincase - PRESSED - .6f * Math.max(0, rim(z) - y)) : d;
  }

  /**
   * @param braincase distance to the braincase at the same place; only a cap follows it
   */
  float distance(float x, float y, float z, float braincase) {
    visor = false;
    return switch (headgear) {
      case NONE -> NOWHERE;
      case CAP -> cap(x, y, z, braincase);
      case BICYCLE_HELMET -> bicycleHelmet(x, y, z);
      case VISOR_UP -> visorUp(x, y, z);
      case VISOR_DOWN -> visorDown(x, y, z);
    };
  }

  private float cap(float x, float y, float z, float braincase) {
    float rim = rim(z);
    float crown = braincase - .7f - .55f * step((y - rim) / 4.5f) * step((z + 9) / 9);
    if (crown < 1) {
      // the seams of six panels
      float turn = (float) Math.atan2(x, z + .6f) * 3 / (float) Math.PI;
      float seam = abs(turn - Math.round(turn)) * root(x * x + z * z);
      crown += .05f * Solids.bell(seam / .25f);
    }
    float d = meet(crown, rim - y, .3f);
    d = Math.min(d, ellipsoid(x, y - crownY - skull.height() - 1.2f, z + .6f, .7f, .35f, .7f));
    float sheet = rim(8.8f) + .3f - .16f * (z - 8.5f) - .03f * x * x;
    float out = root(x * x / 53 + (z - 6.5f) * (z - 6.5f) / 90) - 1;
    float peak = Math.max(abs(y - sheet) * .93f - .2f, Math.max(out * 7, 5.5f - z));
    return join(d, peak, .25f) * .9f;
  }

  private float bicycleHelmet(float x, float y, float z) {
    float shell = shell(x, y, z, 2.7f, 2.5f, 3);
    float d = meet(shell, rim(z) - y, .9f);
    if (shell > -2 && abs(x) < 8) {
      // air vents from front to back
      float row = abs(x) / 2.6f;
      float across = abs(row - Math.round(row)) * 2.6f - .62f;
      float vent = Math.max(across, Math.max(-shell - 1.2f, 6.2f - .15f * abs(z) - y));
      vent = Math.max(vent, abs(z + .5f) - 9);
      d = meet(d, -vent, .35f);
    }
    return d * .9f;
  }

  private float shell(float x, float y, float z, float wider, float higher, float longer) {
    return ellipsoid(
        x,
        y - crownY,
        z + .4f,
        skull.width() + wider,
        skull.height() + higher,
        skull.length() + longer);
  }

  private float fullFace(float x, float y, float z) {
    float d = shell(x, y, z, 4.6f, 4, 4.2f);
    float jaw = ellipsoid(x, y + 4.2f, z - 2.2f, 10.8f, 11, 12.6f);
    d = join(d, jaw, 3);
    // the lower edge is cut level, and higher at the nape
    float edge = lowest + 2.2f * step((2 - z) / 8);
    return meet(d, edge - y, 1);
  }

  private static float port(float x, float y, float z) {
    float qx = Math.max(0, abs(x) - PORT_HALF_WIDTH + 2);
    float qy = Math.max(0, abs(y - PORT_Y) - PORT_HALF_HEIGHT + 2);
    return Math.max(root(qx * qx + qy * qy) - 2, 1.5f - z);
  }

  private float visorDown(float x, float y, float z) {
    float d = fullFace(x, y, z);
    float port = port(x, y, z);
    visor = port < 0;
    return (d + .3f * step(-port / .35f)) * .9f;
  }

  private float visorUp(float x, float y, float z) {
    float outer = fullFace(x, y, z);
    float d = meet(outer, -port(x, y, z), .5f);
    float pane = Math.max(outer - .45f, Math.max(abs(y - 8.2f) - 3, 2.5f - z));
    pane = Math.max(pane, abs(x) - PORT_HALF_WIDTH - 1);
    visor = pane < d;
    return Math.min(d, pane) * .9f;
  }
}
