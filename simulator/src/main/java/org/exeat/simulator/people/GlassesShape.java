package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.abs;
import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.people.Identity.EyewearStyle;

/**
 * A pair of glasses: the frame, and the lenses where they are dark; clear ones are not drawn.
 * Rigid: it lies in the unwarped head. Not for use by two threads.
 */
final class GlassesShape {
  private static final float CURVE = .03f;
  private static final float CLEARANCE = .15f;

  private static final float LENS = .07f;

  private final Identity.Eyewear eyewear;
  private final boolean dark;
  private final float eyeY;
  private final float frontZ;
  private final float templeX;
  private final float thickness;
  private final float corner;
  private final float shiftX;
  private final float shiftY;
  private final float shiftZ;

  /** Whether the last distance was that to a lens. */
  boolean lens;

  /**
   * @param dark whether the lenses are those of sunglasses
   * @param shift how far the warp moved the eyes, three values
   */
  GlassesShape(Identity person, boolean dark, FaceShape face, float[] shift) {
    this.dark = dark;
    eyewear = dark ? sunglasses(person.eyewear()) : person.eyewear();
    eyeY = person.eyes().y();
    frontZ = restingZ(face);
    templeX = person.skull().width() + .25f;
    thickness = eyewear.style() == EyewearStyle.THIN ? .08f : dark ? .17f : .13f;
    corner =
        switch (eyewear.style()) {
          case ROUND -> Math.min(eyewear.halfWidth(), eyewear.halfHeight()) * .95f;
          case RECTANGULAR -> dark ? 1.25f : .7f;
          case THIN, NONE -> 1.1f;
        };
    shiftX = shift[0];
    shiftY = shift[1];
    shiftZ = shift[2];
  }

  /** The usual frame, or a common one, large enough to shade the eyes. */
  private static Identity.Eyewear sunglasses(Identity.Eyewear usual) {
    return new Identity.Eyewear(
        usual.style() == EyewearStyle.NONE ? EyewearStyle.RECTANGULAR : usual.style(),
        usual.halfWidth() * 1.08f,
        Math.max(usual.halfHeight(), usual.halfWidth() * .8f),
        usual.colour().scaled(.3f));
  }

  /** Where the front must lie so that no rim cuts into brow, cheek or nose. */
  private float restingZ(FaceShape face) {
    float front = 0;
    for (int i = -1; i <= 0; i++) {
      for (int j = -1; j <= 1; j++) {
        float x = eyewear.halfWidth() + .95f + i * eyewear.halfWidth();
        float y = eyeY - .35f + j * eyewear.halfHeight();
        front = Math.max(front, face.surfaceZ(x, y) + CURVE * x * x);
      }
    }
    return front + CLEARANCE;
  }

  float distance(float x, float y, float z) {
    x -= shiftX;
    y -= shiftY;
    z -= shiftZ;
    lens = false;
    if (y > 4 || y < -4.5f || z < -2) {
      return Math.max(.6f, Math.max(y - 3, Math.max(-4 - y, -1.5f - z)));
    }
    float ax = abs(x);
    float rimZ = frontZ - CURVE * ax * ax;
    float qx = abs(ax - eyewear.halfWidth() - .95f) - eyewear.halfWidth() + corner;
    float qy = abs(y - eyeY + .35f) - eyewear.halfHeight() + corner;
    float px = Math.max(qx, 0);
    float py = Math.max(qy, 0);
    float rim = root(px * px + py * py) + Math.min(Math.max(qx, qy), 0) - corner;
    float d = root(rim * rim + (z - rimZ) * (z - rimZ)) - thickness;
    float bridge =
        capsule(
            ax,
            y,
            z,
            0,
            eyeY + .25f,
            frontZ + .15f,
            1,
            eyeY + .15f,
            frontZ,
            thickness * .9f,
            thickness * .9f);
    float temple =
        capsule(
            ax,
            y,
            z,
            eyewear.halfWidth() * 2 + .9f,
            eyeY + .6f,
            rimZ - .1f,
            templeX,
            eyeY + .3f,
            -.5f,
            thickness,
            thickness);
    d = Math.min(d, Math.min(bridge, temple));
    if (dark) {
      float pane = Math.max(rim, abs(z - rimZ) - LENS);
      lens = pane < d;
      d = Math.min(d, pane);
    }
    return d * .9f;
  }

  /** z of the front's middle line at a distance from the middle, in the warped head's frame. */
  private float frontAt(float ax) {
    return frontZ - CURVE * ax * ax + shiftZ;
  }

  /** Half the thickness of the frame. */
  float thickness() {
    return thickness;
  }

  /** Whether the lenses are those of sunglasses. */
  boolean dark() {
    return dark;
  }

  /**
   * The middle line of one rim as a closed run of places, x, y, z each.
   *
   * @param side 1 for the picture's right, -1 for its left
   * @param count number of places, a multiple of 4
   */
  float[] rim(int side, int count) {
    float[] out = new float[count * 3];
    float middle = eyewear.halfWidth() + .95f;
    for (int i = 0; i < count; i++) {
      int quarter = i * 4 / count;
      float turn = (i - quarter * count / 4) / (count / 4f - 1);
      double angle = Math.PI / 2 * (quarter + turn);
      float cos = (float) Math.cos(angle);
      float sin = (float) Math.sin(angle);
      float sx = quarter == 0 || quarter == 3 ? 1 : -1;
      float sy = quarter < 2 ? 1 : -1;
      float x = middle + sx * (eyewear.halfWidth() - corner) + cos * corner;
      out[i * 3] = side * x + shiftX;
      out[i * 3 + 1] = eyeY - .35f + sy * (eyewear.halfHeight() - corner) + sin * corner + shiftY;
      out[i * 3 + 2] = frontAt(x);
    }
    return out;
  }

  /** The bridge as three places, x, y, z each. */
  float[] bridge() {
    return new float[] {
      shiftX - 1,
      eyeY + .15f + shiftY,
      frontZ + shiftZ,
      shiftX,
      eyeY + .25f + shiftY,
      frontZ + .15f + shiftZ,
      shiftX + 1,
      eyeY + .15f + shiftY,
      frontZ + shiftZ
    };
  }

  /**
   * One temple as two places, x, y, z each.
   *
   * @param side 1 for the picture's right, -1 for its left
   */
  float[] temple(int side) {
    float x = eyewear.halfWidth() * 2 + .9f;
    return new float[] {
      side * x + shiftX,
      eyeY + .6f + shiftY,
      frontAt(x) - .1f,
      side * templeX + shiftX,
      eyeY + .3f + shiftY,
      -.5f + shiftZ
    };
  }
}
