package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.capsule;
import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.ellipsoid;
import static org.exeat.simulator.people.Solids.join;
import static org.exeat.simulator.people.Solids.meet;

import java.util.SplittableRandom;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.render.Rgb;
import org.exeat.simulator.render.Transform;

/**
 * Turns a pose into triangles, part by part: neck, trunk and upper arms; forearms; hands; legs;
 * shoes. Parts overlap where they meet, so that no crack shows. Not for use by two threads.
 */
final class BodyMesher {
  private static final float SKIN_INFRARED = .56f;

  private final Identity person;
  private final Stance stance;
  private final BodyPose pose;
  private final BodyShape upper;
  private final SkinShading skin;
  private final Surface surface = new Surface();
  private final Mesh.Builder builder = new Mesh.Builder();
  private final float size;
  private final float girth;
  private final Material shirt;
  private final Material trousers;
  private final Material shoes;

  BodyMesher(Identity person, Stance stance, double recline) {
    this.person = person;
    this.stance = stance;
    pose = new BodyPose(person, stance, recline);
    upper = new BodyShape(person);
    FacePlan plan = new FacePlan(person, Expression.NEUTRAL);
    skin = new SkinShading(person, plan, new FaceShape(person, plan), new HairShape(person));
    size = person.growth().size();
    girth = pose.stature.girth;
    SplittableRandom random = new SplittableRandom(person.seed() * 11 + 3);
    float dark = (float) random.nextDouble(.015, .12);
    Rgb dye = new Rgb(dark, dark * (float) random.nextDouble(.9, 1.1), dark * 1.2f);
    shirt =
        new Material(Finish.MATTE, person.clothing().colour(), (float) random.nextDouble(.3, .7));
    trousers = new Material(Finish.MATTE, dye, (float) random.nextDouble(.3, .7));
    shoes = new Material(Finish.SATIN, new Rgb(.03f, .028f, .026f), .2f);
  }

  BodyModel body() {
    trunk();
    for (int i = 0; i < 2; i++) {
      forearm(i);
      hand(i);
      leg(i);
      shoe(i);
    }
    if (stance == Stance.PHONE) {
      telephone();
    }
    Mesh mesh = builder.build();
    float[] head = Vector.of(pose.head[0] / 100, pose.head[1] / 100, pose.head[2] / 100);
    return switch (stance) {
      case DRIVING, SEATED, PHONE, HAND_BEFORE_FACE, HOLDING_UP, CHILD_SEAT, RIDING ->
          new BodyModel(mesh, head);
      case STANDING, WALKING -> moved(mesh, head, Transform.shift(0, 0, pose.stature.hips / 100));
      case LYING ->
          moved(
              mesh,
              head,
              Transform.rotation(0, 0, -Math.PI / 2).then(Transform.shift(0, 0, .08 * girth)));
    };
  }

  /** Moves the body and the point of the neck that the head turns about. */
  private static BodyModel moved(Mesh mesh, float[] head, Transform by) {
    Mesh.Builder builder = new Mesh.Builder();
    builder.add(mesh, by);
    float[] neck = Vector.plus(head, BodyModel.NECK, 1);
    float[] there = new float[3];
    by.place(neck, 0, there);
    return new BodyModel(builder.build(), Vector.minus(there, BodyModel.NECK));
  }

  private interface Paint {
    Material at(float x, float y, float z);
  }

  private void trunk() {
    float[] head = pose.head;
    float shoulderZ = Math.max(pose.shoulder[0][2], pose.shoulder[1][2]);
    float half = 6 * girth;
    float wide = half;
    float front = 17 * girth;
    float low = -13 * girth;
    float behind = -20 * girth;
    for (int i = 0; i < 2; i++) {
      for (float[] p : new float[][] {pose.shoulder[i], pose.elbow[i]}) {
        wide = Math.max(wide, Math.abs(p[1]) + half);
        front = Math.max(front, p[0] + half);
        low = Math.min(low, p[2] - half);
        behind = Math.min(behind, p[0] - 2 * half);
      }
    }
    front = Math.max(front, head[0] + 8);
    behind = Math.min(behind, Math.min(head[0], pose.lumbar[0]) - 18 * girth);
    float fine = .7f * size;
    float neckX = head[0] - 3;
    float[] xs =
        SurfaceNet.lines(
            behind,
            front,
            x -> fine * Math.min(4.5f, 1.4f + .3f * Math.max(0, Math.abs(x - neckX) - 7 * size)));
    float[] ys =
        SurfaceNet.lines(
            -wide,
            wide,
            y -> fine * Math.min(4.5f, 1.3f + .3f * Math.max(0, Math.abs(y) - 6 * size)));
    float top = head[2] - 4.5f * size;
    float[] zs =
        SurfaceNet.lines(
            low, top, z -> fine * Math.min(5, 1 + .22f * Math.max(0, shoulderZ + 6 * size - z)));
    add(new SurfaceNet(this::trunkDistance, xs, ys, zs), this::trunkPaint);
  }

  private float trunkDistance(float x, float y, float z) {
    float[] p = pose.toHeadOnChest(x, y, z);
    float hx = p[1] / size;
    float hy = p[2] / size;
    float hz = p[0] / size;
    float bare = upper.skin(hx, hy, hz);
    float cloth = upper.cloth(hx, hy, hz, bare);
    // the nape: a ball inside the skull that the neck runs into, however the head turns
    float[] c = pose.head;
    float r = 5.8f * size;
    float ball = ellipsoid(x - c[0] + 1.6f * size, y, z - c[2] + size, r, r, r);
    float chest = Math.min(join(bare * size, ball, 4 * size), cloth * size);
    // the chest goes on below the loin in its own direction: there the loin takes over
    float above = p[2] + 3 + pose.back * (1 - BodyPose.LUMBAR) * 1.1f;
    float d = meet(chest, -above, 4 * girth);
    float g = girth;
    float loin =
        capsule(
            x, y * .66f, z, -1, 0, 1, pose.lumbar[0] - 2, 0, pose.lumbar[2] + 4, 11 * g, 9.8f * g);
    d = join(d, loin, 6 * g);
    d = join(d, ellipsoid(x + 2 * g, y, z - 1, 12.5f * g, 18 * g, 11 * g), 5 * g);
    for (int i = 0; i < 2; i++) {
      d = join(d, bone(x, y, z, pose.shoulder[i], pose.elbow[i], 5.6f * g, 4.7f * g), 3.5f * g);
    }
    return d;
  }

  private static float bone(float x, float y, float z, float[] a, float[] b, float ra, float rb) {
    return capsule(x, y, z, a[0], a[1], a[2], b[0], b[1], b[2], ra, rb);
  }

  private Material trunkPaint(float x, float y, float z) {
    float[] p = pose.toHeadOnChest(x, y, z);
    float hx = p[1] / size;
    float hy = p[2] / size;
    float hz = p[0] / size;
    // an arm stretched out also lies above the collar's plane, but far from the neck
    float aside = person.face().neckRadius() + 5 - Solids.root(hx * hx + (hz + 2) * (hz + 2));
    float bare = Solids.step(upper.aboveCollar(hx, hy, hz) / .5f + .5f) * Solids.step(aside);
    if (bare > 0) {
      skin.paint(surface, hx, hy, hz, 0);
      Rgb tone = new Rgb(surface.red, surface.green, surface.blue);
      Rgb colour = shirt.colour().towards(tone, bare);
      float infrared = shirt.nearInfrared() + (SKIN_INFRARED - shirt.nearInfrared()) * bare;
      return new Material(bare < .5f ? shirt.finish() : Finish.SKIN, colour, infrared);
    }
    // a belt along the hips' upper edge
    float height = Vector.reclined(Vector.of(x, y, z), -pose.loinLean)[2] / girth;
    float share = Solids.step((height - 5.5f) / 3);
    float infrared = trousers.nearInfrared();
    infrared += (shirt.nearInfrared() - infrared) * share;
    Rgb dye = trousers.colour().towards(shirt.colour(), share);
    return new Material(Finish.MATTE, dye, infrared).scaled(weave(x, y, z));
  }

  private float weave(float x, float y, float z) {
    return 1 + .25f * Noise.octaves(x * .4f, y * .4f, z * .4f, person.pattern() + 40, 2);
  }

  private void forearm(int i) {
    float g = girth;
    float[] a = pose.elbow[i];
    float[] b = pose.wrist[i];
    net(
        (x, y, z) -> bone(x, y, z, a, b, 4.7f * g, 3.4f * g),
        2 * g,
        5 * g,
        (x, y, z) -> shirt.scaled(weave(x, y, z)),
        a,
        b);
  }

  private void hand(int i) {
    HandShape hand = new HandShape(pose, i);
    float[] tips = Vector.plus(pose.wrist[i], pose.fingers[i], pose.stature.hand);
    float[] bent = Vector.plus(pose.wrist[i], pose.palm[i], pose.stature.hand * .3f);
    net(
        hand::distance,
        .95f * pose.stature.hand / 19,
        pose.stature.hand * .36f,
        (x, y, z) -> {
          float tone = 1 + .06f * Noise.at(x * .6f, y * .6f, z * .6f, person.pattern() + 41);
          return new Material(Finish.SKIN, person.skin().albedo().scaled(tone), SKIN_INFRARED);
        },
        pose.wrist[i],
        tips,
        bent);
  }

  private void leg(int i) {
    float g = girth;
    float[] hip = pose.hip[i];
    float[] knee = pose.knee[i];
    float[] ankle = pose.ankle[i];
    net(
        (x, y, z) ->
            join(
                bone(x, y, z, hip, knee, 8.8f * g, 6.4f * g),
                bone(x, y, z, knee, ankle, 6.2f * g, 4.6f * g),
                2 * g),
        3.6f * g,
        9.5f * g,
        (x, y, z) -> trousers.scaled(weave(x, y, z)),
        hip,
        knee,
        ankle);
  }

  private void shoe(int i) {
    float g = girth;
    float[] heel = Vector.plus(pose.ankle[i], pose.toes[i], -3 * g);
    heel = Vector.plus(heel, Vector.of(0, 0, -4.2 * g), 1);
    float[] toe = Vector.plus(heel, pose.toes[i], pose.stature.foot * .78f);
    float[] from = heel;
    net(
        (x, y, z) -> bone(x, y, z, from, toe, 4.2f * g, 3.5f * g),
        2.2f * g,
        4.6f * g,
        (x, y, z) -> shoes,
        heel,
        toe);
  }

  /** A slab of 7 cm by 15 cm that lies in the right hand and faces the eyes. */
  private void telephone() {
    float[] at = Vector.plus(pose.wrist[1], pose.fingers[1], pose.stature.hand * .55f);
    at = Vector.plus(at, pose.palm[1], 2.6f * pose.stature.hand / 19);
    float[] n = pose.palm[1];
    float[] up = pose.fingers[1];
    float[] across = Vector.cross(up, n);
    Material glass = new Material(Finish.DARK_GLASS, new Rgb(.012f, .012f, .014f), .05f);
    float[][] axes = {across, up, n};
    float[] half = {3.6f, 7.5f, .45f};
    for (int axis = 0; axis < 3; axis++) {
      for (int side = -1; side <= 1; side += 2) {
        float[] normal = Vector.plus(new float[3], axes[axis], side);
        float[] middle = Vector.plus(at, normal, half[axis]);
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        int[] c = new int[4];
        for (int k = 0; k < 4; k++) {
          float[] p = Vector.plus(middle, axes[u], (k == 0 || k == 3 ? -1 : 1) * half[u]);
          p = Vector.plus(p, axes[v], (k < 2 ? -1 : 1) * half[v]);
          c[k] =
              builder.corner(
                  p[0] / 100, p[1] / 100, p[2] / 100, normal[0], normal[1], normal[2], glass);
        }
        builder.triangle(c[0], c[1], c[2]);
        builder.triangle(c[0], c[2], c[3]);
      }
    }
  }

  /** Meshes a part in a box around places. */
  private void net(
      DistanceGrid.Field field, float side, float margin, Paint paint, float[]... around) {
    float[][] lines = new float[3][];
    for (int axis = 0; axis < 3; axis++) {
      float from = Float.MAX_VALUE;
      float to = -Float.MAX_VALUE;
      for (float[] p : around) {
        from = Math.min(from, p[axis]);
        to = Math.max(to, p[axis]);
      }
      lines[axis] = SurfaceNet.lines(from - margin - side, to + margin + side, at -> side);
    }
    add(new SurfaceNet(field, lines[0], lines[1], lines[2]), paint);
  }

  private void add(SurfaceNet net, Paint paint) {
    net.extract();
    int first = 0;
    for (int n = 0; n < net.corners; n++) {
      float x = net.places[n * 3];
      float y = net.places[n * 3 + 1];
      float z = net.places[n * 3 + 2];
      float nx = net.normals[n * 3];
      float ny = net.normals[n * 3 + 1];
      float nz = net.normals[n * 3 + 2];
      Material material = paint.at(x, y, z);
      int corner =
          builder.corner(
              x / 100,
              y / 100,
              z / 100,
              nx,
              ny,
              nz,
              material.colour().red(),
              material.colour().green(),
              material.colour().blue(),
              material.nearInfrared(),
              material.finish(),
              openness(x, y, z, nx, ny, nz));
      first = n == 0 ? corner : first;
    }
    for (int i = 0; i < net.triangles.length; i += 3) {
      builder.triangle(
          first + net.triangles[i], first + net.triangles[i + 1], first + net.triangles[i + 2]);
    }
  }

  /** About the share of the surroundings that trunk, thighs and head leave free. */
  private float openness(float x, float y, float z, float nx, float ny, float nz) {
    float hidden = 0;
    for (float h = 3; h <= 12; h *= 2) {
      float px = x + nx * h;
      float py = y + ny * h;
      float pz = z + nz * h;
      float d = trunkDistance(px, py, pz);
      for (int i = 0; i < 2; i++) {
        float g = girth;
        d = Math.min(d, bone(px, py, pz, pose.hip[i], pose.knee[i], 8.8f * g, 6.4f * g));
      }
      float[] c = pose.head;
      d = Math.min(d, ellipsoid(py, pz - c[2], px - c[0], 7 * size, 10.5f * size, 9.5f * size));
      hidden += clamp((h - d) / h) / 3;
    }
    return Math.max(.1f, 1 - .9f * hidden);
  }
}
