package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.bell;
import static org.exeat.simulator.people.Solids.root;

import org.exeat.simulator.people.View.Expression;

/**
 * Where the parts of one person's face lie in one expression. Shape and shading both measure from
 * here, so that paint and relief agree.
 */
final class FacePlan {
  /** Radius of the eyeball. */
  static final float EYEBALL = 1.45f;

  final float crownY;
  final float noseBaseY;
  final float noseTipY;
  final float noseTipZ;
  final float mouthY;
  final float chinY;
  final float eyeZ;
  final float mouthHalf;
  final float smile;

  /** How far the mouth is open; 0 where it is closed. */
  final float open;

  final float browUp;
  final float blink;
  final float browAsymmetry;

  private final float upperLid;
  private final float lowerLid;
  private final Identity.Eyes eyes;
  private final Identity.Mouth mouth;

  FacePlan(Identity person, Expression expression) {
    eyes = person.eyes();
    mouth = person.mouth();
    Identity.Nose nose = person.nose();
    smile = expression.smile();
    blink = expression.blink();
    browUp = expression.browUp();
    browAsymmetry = person.brows().asymmetry();
    float wanted = Math.max(expression.open(), (smile - .4f) * .95f);
    open = wanted < .03f ? 0 : wanted;
    crownY = 11.0f - person.skull().height();
    noseBaseY = nose.rootY() - .5f - nose.length();
    noseTipY = noseBaseY + .75f + nose.tipUp() * .6f;
    noseTipZ = nose.tipForward();
    mouthY = noseBaseY - mouth.philtrum() + .12f * smile;
    chinY = mouthY - person.face().chinHeight();
    eyeZ = 6.7f - eyes.depth();
    lowerLid = eyes.lowerLid() * (1 - .4f * smile);
    float lowered = eyes.upperLid() * (1 - Math.min(.8f, blink));
    // beyond 1 the upper lid goes on until it meets the lower one
    upperLid = lowered - (lowered + .97f * lowerLid) * Math.clamp(blink - 1, 0, 1);
    mouthHalf = mouth.halfWidth() * (1 + .17f * smile - .06f * expression.open());
  }

  /** Outward distance from the pupil's line of one eye. */
  float eyeU(float x) {
    return Math.abs(x) - eyes.spacing();
  }

  /** Height above the line through the corners of one eye. */
  float eyeV(float x, float y) {
    return levelV(x, y) - eyes.cant() * eyeU(x);
  }

  /** Height above the eye's centre, without the slope of the opening. */
  float levelV(float x, float y) {
    return y - eyes.y() - (x > 0 ? eyes.asymmetry() : -eyes.asymmetry());
  }

  /** Place along the upper lid, 0 in the middle, 1 at the corners. */
  float upperLidAt(float u) {
    return Math.abs((u + .12f) / (eyes.halfWidth() * .92f));
  }

  /** Place along the lower lid, 0 in the middle, 1 at the corners. */
  float lowerLidAt(float u) {
    return Math.abs((u - .08f) / (eyes.halfWidth() * .92f));
  }

  /** Height of the upper lid's edge. */
  float upperLidV(float u, float at) {
    float square = at * at;
    float form = at < 1 ? (1 - eyes.roundness()) * at + eyes.roundness() * square : at;
    float v = upperLid * (1 - square * form);
    return u < 0 ? v - eyes.innerFold() * .22f * square * upperLid : v;
  }

  /** Height of the lower lid's edge. */
  float lowerLidV(float at) {
    return -lowerLid * (1 - at * at);
  }

  float lowerLidDepth() {
    return lowerLid;
  }

  /** Height of the upper lip's lower edge at a place across the mouth, -1 to 1. */
  float mouthLine(float across) {
    return mouthY + (mouth.curl() + .42f * smile) * across * across + mouth.asymmetry() * across;
  }

  /** How round the mouth is at a place across it: 1 in the middle, 0 at the corners. */
  static float mouthRound(float across) {
    float q = 1 - across * across;
    return q > 0 ? root(q) : 0;
  }

  /** The bow of the upper lip, a factor on its height. */
  float cupidBow(float ax) {
    return 1 - mouth.cupidBow() * 2 * bell(ax / .3f) + mouth.cupidBow() * bell((ax - .55f) / .35f);
  }
}
