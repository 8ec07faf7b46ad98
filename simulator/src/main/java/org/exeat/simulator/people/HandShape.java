package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;

/**
 * A hand: palm, four fingers of two pieces each, thumb. Its own frame: a across the palm to the
 * thumb's side, b along the fingers, c out of the palm; centimetres of a hand of 19 cm. Immutable.
 */
final class HandShape {
  private static final float[] LENGTH = {7, 7.8f, 7.3f, 5.8f};

  private final float[] origin;
  private final float[] across;
  private final float[] along;
  private final float[] out;
  private final float scale;
  private final float curl;

  HandShape(BodyPose pose, int side) {
    origin = pose.wrist[side];
    along = pose.fingers[side];
    out = pose.palm[side];
    // thumbs point to the other hand when the palms face down
    float[] a = Vector.cross(along, out);
    across = side == 0 ? a : Vector.of(-a[0], -a[1], -a[2]);
    scale = pose.stature.hand / 19;
    curl = pose.curl[side];
  }

  float distance(float x, float y, float z) {
    float px = (x - origin[0]) / scale;
    float py = (y - origin[1]) / scale;
    float pz = (z - origin[2]) / scale;
    float a = px * across[0] + py * across[1] + pz * across[2];
    float b = px * along[0] + py * along[1] + pz * along[2];
    float c = px * out[0] + py * out[1] + pz * out[2];
    float d = ellipsoid(a, b - 5.3f, c, 4.3f, 5.6f, 1.75f);
    d = join(d, capsule(a, b, c, 0, -.6f, 0, 0, 2, 0, 2.4f, 2.5f), 1.5f);
    for (int f = 0; f < 4; f++) {
      float fa = 3 - 2 * f;
      float half = LENGTH[f] / 2;
      double first = curl * 1.35;
      double second = curl * 2.9;
      float b1 = 9.2f + half * (float) Math.cos(first);
      float c1 = half * (float) Math.sin(first);
      float b2 = b1 + half * (float) Math.cos(second);
      float c2 = c1 + half * (float) Math.sin(second);
      float finger = capsule(a, b, c, fa, 8.6f, 0, fa * 1.05f, b1, c1, 1, .92f);
      finger =
          Math.min(finger, capsule(a, b, c, fa * 1.05f, b1, c1, fa * 1.05f, b2, c2, .92f, .75f));
      d = join(d, finger, .5f);
    }
    float thumb = capsule(a, b, c, 3, 2.8f, .6f, 5.6f, 6.5f, 1.4f + curl, 1.35f, 1.1f);
    thumb =
        Math.min(
            thumb, capsule(a, b, c, 5.6f, 6.5f, 1.4f + curl, 5.4f, 9.4f, 1.6f + curl, 1.1f, .85f));
    return join(d, thumb, .8f) * scale;
  }
}
