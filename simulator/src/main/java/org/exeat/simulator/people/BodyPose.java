package org.exeat.simulator.people;

/**
 * Where the joints of a body lie in one stance: centimetres in the lane's axes (x forward, y left,
 * z up), the origin between the hips. Index 0 is the left side, 1 the right. Immutable once made.
 */
final class BodyPose {
  /** Share of the way up to the eyes where the back bends. */
  static final float LUMBAR = .42f;

  final Stature stature;

  /**
   * How far pelvis and loin lean back, radians; the chest leans less, as people hold their heads.
   */
  final float loinLean;

  final float chestLean;

  /** Height of the head's origin above the hips along a straight back. */
  final float back;

  /** Where the back bends. */
  final float[] lumbar;

  /** The head's origin while the head is upright. */
  final float[] head;

  final float[][] shoulder = new float[2][];
  final float[][] elbow = new float[2][];
  final float[][] wrist = new float[2][];
  final float[][] fingers = new float[2][];
  final float[][] palm = new float[2][];
  final float[] curl = new float[2];
  final float[][] hip = new float[2][];
  final float[][] knee = new float[2][];
  final float[][] ankle = new float[2][];
  final float[][] toes = new float[2][];

  BodyPose(Identity person, Stance stance, double recline) {
    stature = new Stature(person);
    boolean standing = stance == Stance.STANDING || stance == Stance.WALKING;
    loinLean =
        switch (stance) {
          case DRIVING, SEATED, PHONE, HAND_BEFORE_FACE, HOLDING_UP, CHILD_SEAT -> (float) recline;
          case RIDING -> (float) Math.min(recline, -.3);
          case STANDING, WALKING -> 0;
          case LYING -> -.25f;
        };
    chestLean = stance == Stance.RIDING ? loinLean * 1.15f : .55f * loinLean;
    back = standing ? stature.upright : stature.seated;
    lumbar = Vector.reclined(Vector.of(0, 0, back * LUMBAR), loinLean);
    // the head turns about a point of the neck, and that point goes with the chest
    float[] neck =
        Vector.of(100 * BodyModel.NECK[0], 100 * BodyModel.NECK[1], 100 * BodyModel.NECK[2]);
    head = Vector.minus(fromChest(Vector.plus(headOnChest(), neck, 1)), neck);
    float size = person.growth().size();
    float broad = person.growth().shoulders();
    float shoulderY = (16.6f + person.masculinity()) * broad * size;
    float below = (22.5f - 23 * (1 - person.growth().lowerFace()) - 6.2f * (1 - broad)) * size;
    for (int i = 0; i < 2; i++) {
      float side = i == 0 ? 1 : -1;
      shoulder[i] =
          fromChest(Vector.plus(headOnChest(), Vector.of(-3, side * shoulderY, -below), 1));
      hip[i] = Vector.of(0, side * 9 * stature.girth, 0);
      arm(i, side, stance, size);
      leg(i, side, stance);
    }
  }

  /** The head's origin in the frame of the straight back. */
  private float[] headOnChest() {
    return Vector.of(3, 0, back);
  }

  /** A place of the straight back's frame, above the loin. */
  float[] fromChest(float[] p) {
    float[] up = Vector.plus(p, Vector.of(0, 0, back * LUMBAR), -1);
    return Vector.plus(lumbar, Vector.reclined(up, chestLean), 1);
  }

  /** The way back, with the head's origin as origin. */
  float[] toHeadOnChest(float x, float y, float z) {
    float[] p = Vector.minus(Vector.of(x, y, z), lumbar);
    p = Vector.reclined(p, -chestLean);
    return Vector.minus(Vector.plus(p, Vector.of(0, 0, back * LUMBAR), 1), headOnChest());
  }

  private void arm(int i, float side, Stance stance, float size) {
    float k = stature.scale;
    boolean right = i == 1;
    float[] lap = Vector.of(21 * k, side * 9 * k, 11 * k);
    float[] lapFingers = Vector.of(.8, -side * .55, -.15);
    float[] down = Vector.of(0, 0, -1);
    switch (stance) {
      case DRIVING -> {
        // on the rim of a wheel of 0.37 m, tilted by 25 degrees, at ten to two
        float[] grip = Vector.of(44.5, side * 16, 43);
        hand(i, grip, Vector.of(.45, -side * .55, .7), Vector.of(.8, -side * .1, -.6), .9f, 4);
      }
      case SEATED, CHILD_SEAT -> hand(i, lap, lapFingers, down, .35f, 0);
      case PHONE -> {
        if (right) {
          float[] grip = Vector.of(31 * k, -5 * k, 34 * k);
          hand(i, grip, Vector.of(.35, .25, .9), Vector.of(-.85, .1, .5), .5f, 7 * k);
        } else {
          hand(i, lap, lapFingers, down, .35f, 0);
        }
      }
      case HAND_BEFORE_FACE -> {
        if (right) {
          float[] mouth = Vector.plus(head, Vector.of(13.6 * size, 0, -6 * size), 1);
          hand(i, mouth, Vector.of(-.05, .5, .86), Vector.of(-1, 0, -.05), .12f, 9 * k);
        } else {
          hand(i, lap, lapFingers, down, .35f, 0);
        }
      }
      case HOLDING_UP -> {
        float[] held =
            Vector.of(100 * BodyModel.HELD[0] + 1.5, side * 12.5, 100 * BodyModel.HELD[2] - 6);
        float[] grip = Vector.plus(head, held, 1);
        hand(i, grip, Vector.of(-.1, -side * .45, .88), Vector.of(-1, -side * .2, 0), .4f, 9 * k);
      }
      case RIDING -> {
        float[] grip = Vector.of(53, side * 32, 13);
        hand(i, grip, Vector.of(.75, -side * .2, -.3), Vector.of(.3, 0, -1), .95f, 4);
      }
      case STANDING, WALKING -> {
        float swing = stance == Stance.WALKING ? side * .35f : .06f;
        float reach = (stature.upperArm + stature.forearm) * .985f;
        float[] hanging =
            Vector.of(Math.sin(swing) * reach, side * 5 * k, -Math.cos(swing) * reach);
        float[] at = Vector.plus(shoulder[i], hanging, 1);
        hand(i, at, Vector.of(.15, 0, -1), Vector.of(-.2, -side, 0), .35f, 0);
      }
      case LYING ->
          hand(
              i,
              Vector.of(22 * k, side * 6 * k, 24 * k),
              Vector.of(.7, -side * .4, .4),
              down,
              .35f,
              0);
    }
    float[] pole = Vector.of(stance == Stance.RIDING ? .2 : -.45, side * .75, -1);
    elbow[i] = bend(shoulder[i], wrist[i], stature.upperArm, stature.forearm, pole);
  }

  /**
   * @param at where the hand's middle comes to lie
   * @param along direction of the fingers
   * @param facing direction of the palm
   * @param before how far the wrist lies before the middle
   */
  private void hand(int i, float[] at, float[] along, float[] facing, float curled, float before) {
    fingers[i] = Vector.unit(along);
    float[] n = Vector.plus(facing, fingers[i], -Vector.dot(facing, fingers[i]));
    palm[i] = Vector.unit(n);
    curl[i] = curled;
    float[] wanted = Vector.plus(at, fingers[i], -before);
    wrist[i] = within(shoulder[i], wanted, (stature.upperArm + stature.forearm) * .99f);
  }

  private void leg(int i, float side, Stance stance) {
    float k = stature.scale;
    float reach = (stature.thigh + stature.shank) * .995f;
    float[] forward = Vector.of(1, side * .12, 0);
    float[] at =
        switch (stance) {
          case DRIVING -> Vector.of(72 * k, side * 11 * k, -24 * k);
          case SEATED, PHONE, HAND_BEFORE_FACE, HOLDING_UP ->
              Vector.of(60 * k, side * 11 * k, -32 * k);
          case CHILD_SEAT -> Vector.of(58 * k, side * 12 * k, -24 * k);
          case RIDING -> Vector.of(6 * k, side * 17 * k, -56 * k);
          case STANDING -> Vector.of(0, side * 10 * k, 8 * k - stature.hips);
          case WALKING ->
              Vector.of(-side * 27 * k, side * 8 * k, (side > 0 ? 20 : 9) * k - stature.hips);
          case LYING -> Vector.of(12 * k, side * 5 * k, -52 * k);
        };
    ankle[i] = within(hip[i], at, reach);
    float[] pole =
        switch (stance) {
          case DRIVING, SEATED, PHONE, HAND_BEFORE_FACE, HOLDING_UP, CHILD_SEAT ->
              Vector.of(.4, side * .25, 1);
          case RIDING, STANDING, WALKING, LYING -> Vector.of(1, side * .15, .2);
        };
    knee[i] = bend(hip[i], ankle[i], stature.thigh, stature.shank, pole);
    boolean pointed = stance == Stance.LYING || (stance == Stance.WALKING && side > 0);
    toes[i] = pointed ? Vector.unit(Vector.of(.8, 0, -.6)) : Vector.unit(forward);
  }

  private static float[] within(float[] from, float[] to, float most) {
    float[] way = Vector.minus(to, from);
    float length = Vector.length(way);
    return length <= most ? to : Vector.plus(from, way, most / length);
  }

  /** The joint between two bones, on the side of the pole. */
  private static float[] bend(float[] a, float[] b, float first, float second, float[] pole) {
    float[] way = Vector.minus(b, a);
    float length = Math.max(Math.abs(first - second) + .1f, Vector.length(way));
    float[] along = Vector.unit(way);
    float t = (length * length + first * first - second * second) / (2 * length);
    float out = Solids.root(Math.max(0, first * first - t * t));
    float[] aside = Vector.unit(Vector.plus(pole, along, -Vector.dot(pole, along)));
    return Vector.plus(Vector.plus(a, along, t), aside, out);
  }
}
