package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.clamp;
import static org.exeat.simulator.people.Solids.step;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Rgb;

/**
 * Turns the field of one head into triangles with the paint that {@link HeadRenderer} would give
 * them.
 *
 * <p>Reflectance at 850 nm: skin of all tones gives back about 0.5 to 0.65, because melanin absorbs
 * little there (Cooksey, Tsai and Allen, "A collection and statistical analysis of skin reflectance
 * signatures", NIST, 2014); hair 0.15 to 0.45, dark hair least; dyed cloth and plastics by the
 * dye's chemistry rather than by their colour, so they are drawn: cloth 0.3 to 0.7, dark plastic
 * 0.05 to 0.4. These ranges are rounded and no measurement of ours. Not for use by two threads.
 */
final class HeadMesher {
  private static final float DARK_GLASS_INFRARED = .04f;

  private final Identity person;
  private final Expression expression;
  private final Wear wear;
  private final HeadShape shape;
  private final HeadPaint paint;
  private final HairShading hair;
  private final Surface surface = new Surface();
  private final float metres;
  private final float clothInfrared;
  private final float coveringInfrared;
  private final float plasticInfrared;
  private final float[] place = new float[3];
  private final float[] inside = new float[3];
  private final float[] normal = new float[3];

  HeadMesher(Identity person, Wear wear, Mien mien) {
    this.person = person;
    this.wear = wear;
    expression = mien.expression();
    shape = new HeadShape(person, expression, wear, null);
    paint = new HeadPaint(person, shape, expression, wear);
    hair = new HairShading(person, shape.hair);
    metres = person.growth().size() / 100;
    SplittableRandom random = new SplittableRandom(person.seed() * 3 + 7);
    clothInfrared = (float) random.nextDouble(.3, .7);
    coveringInfrared = (float) random.nextDouble(.3, .7);
    plasticInfrared = (float) random.nextDouble(.05, .4);
  }

  HeadModel head() {
    FacePoints points = FacePoints.of(person, shape);
    float[] outline = new float[points.outline().size() * 3];
    for (int i = 0; i < outline.length; i++) {
      outline[i] = lane(points.outline().get(i / 3))[i % 3];
    }
    SkinPlaces skin = SkinPlaces.of(person, shape, metres);
    return new HeadModel(
        new HeadLevels(this),
        lane(points.leftEye()),
        lane(points.rightEye()),
        lane(points.noseTip()),
        lane(points.mouthLeft()),
        lane(points.mouthRight()),
        lane(points.chin()),
        outline,
        skin.places(),
        skin.normals());
  }

  private float[] lane(float[] p) {
    return new float[] {p[2] * metres, p[0] * metres, p[1] * metres};
  }

  /** Collects the corners that lie on eyeballs. */
  private static final class EyeCorners {
    private int[] corners = new int[512];
    private float[] places = new float[3 * 512];
    private int count;

    void add(int corner, float[] place) {
      if (count == corners.length) {
        corners = Arrays.copyOf(corners, count * 2);
        places = Arrays.copyOf(places, count * 6);
      }
      corners[count] = corner;
      System.arraycopy(place, 0, places, count * 3, 3);
      count++;
    }

    Gaze gaze(Identity person, Expression expression) {
      return new Gaze(
          person, expression, Arrays.copyOf(corners, count), Arrays.copyOf(places, count * 3));
    }
  }

  /** Not for two threads at a time. */
  HeadLevels.Level level(Detail detail) {
    EyeCorners eyes = new EyeCorners();
    Mesh.Builder builder = new Mesh.Builder();
    add(builder, HeadGrid.front(person, wear, shape.plan, detail.coarseness), eyes);
    add(builder, HeadGrid.back(person, wear, detail.coarseness), eyes);
    GlassesShape glasses = shape.glasses();
    if (glasses != null) {
      glasses(builder, glasses);
    }
    return new HeadLevels.Level(builder.build(), eyes.gaze(person, expression));
  }

  private void add(Mesh.Builder builder, HeadGrid grid, EyeCorners eyes) {
    SurfaceNet net =
        new SurfaceNet(shape::distanceUnderGlasses, grid.xs(), grid.ys(), grid.zs()).extract();
    int first = 0;
    for (int n = 0; n < net.corners; n++) {
      System.arraycopy(net.places, n * 3, place, 0, 3);
      System.arraycopy(net.normals, n * 3, normal, 0, 3);
      int corner = corner(builder, net.sides[n], eyes);
      first = n == 0 ? corner : first;
    }
    for (int i = 0; i < net.triangles.length; i += 3) {
      builder.triangle(
          first + net.triangles[i], first + net.triangles[i + 1], first + net.triangles[i + 2]);
    }
  }

  private int corner(Mesh.Builder builder, float side, EyeCorners eyes) {
    shape.distanceUnderGlasses(place[0], place[1], place[2]);
    HeadShape.Material material = shape.lastMaterial();
    float open = openness(side);
    shape.warp.toUnwarped(place[0], place[1], place[2]);
    inside[0] = shape.warp.x;
    inside[1] = shape.warp.y;
    inside[2] = shape.warp.z;
    if (material == HeadShape.Material.HAIR) {
      Rgb colour = person.hair().colour().scaled(hair.strand(inside));
      surface.set(colour.red(), colour.green(), colour.blue(), 0, 1, 0);
    } else {
      paint.paint(surface, material, inside, normal[1]);
    }
    int corner =
        builder.corner(
            place[2] * metres,
            place[0] * metres,
            place[1] * metres,
            normal[2],
            normal[0],
            normal[1],
            surface.red,
            surface.green,
            surface.blue,
            nearInfrared(material),
            finish(material),
            share(material, open));
    if (material == HeadShape.Material.EYE) {
      eyes.add(corner, inside);
    }
    return corner;
  }

  /** As {@link HeadRenderer} has it: eyes are wet and so lighter, teeth lie in the mouth's dark. */
  private static float share(HeadShape.Material material, float open) {
    return switch (material) {
      case EYE -> Math.min(1, open * 1.15f + .05f);
      case TEETH -> open * .8f;
      case SKIN, HAIR, COVERING, GLASSES, CLOTH, HEADGEAR, MASK, DARK_GLASS -> open;
    };
  }

  private Finish finish(HeadShape.Material material) {
    return switch (material) {
      case SKIN -> Finish.SKIN;
      case EYE, TEETH -> Finish.EYE;
      case HAIR -> Finish.HAIR;
      case COVERING, CLOTH, MASK -> Finish.MATTE;
      case GLASSES -> Finish.SATIN;
      case DARK_GLASS -> Finish.DARK_GLASS;
      case HEADGEAR ->
          switch (wear.headgear()) {
            case NONE, CAP -> Finish.MATTE;
            case BICYCLE_HELMET -> Finish.SATIN;
            case VISOR_UP, VISOR_DOWN -> Finish.PAINT;
          };
    };
  }

  private float nearInfrared(HeadShape.Material material) {
    return switch (material) {
      case SKIN -> skinInfrared();
      case EYE -> paint.eyesNearInfrared();
      case HAIR -> hairInfrared() * (surface.green / (person.hair().colour().green() + 1e-4f));
      case COVERING -> coveringInfrared;
      case CLOTH, MASK -> clothInfrared;
      case GLASSES -> plasticInfrared;
      case TEETH -> surface.red > .2f ? .5f : .2f;
      case DARK_GLASS -> DARK_GLASS_INFRARED;
      case HEADGEAR -> wear.headgear() == Wear.Headgear.CAP ? clothInfrared : plasticInfrared + .1f;
    };
  }

  private float hairInfrared() {
    return .15f + .3f * step((person.hair().colour().green() + .02f) / .35f);
  }

  /**
   * Bare skin, and less where brows, lashes, a beard or a hollow darken it: the share of the paint
   * that is left of the skin's own red tells how far.
   */
  private float skinInfrared() {
    float bare = .6f - .08f * person.skin().melanin();
    float left = clamp((surface.red / person.skin().albedo().red() - .2f) / .6f);
    float covered = Math.min(bare, hairInfrared());
    return covered + (bare - covered) * left;
  }

  /** As in {@link HeadRenderer}, with exact distances only where the mesh is fine. */
  private float openness(float side) {
    float hidden = 0;
    float weight = 1;
    float weights = 0;
    for (int i = 1; i <= 5; i++) {
      float h = .12f * i * i;
      float d = i == 1 && side > .13f ? h : along(h, i < 3);
      hidden += weight * clamp((h - d) / h);
      weights += weight;
      weight *= .75f;
    }
    return Math.max(.03f, 1 - .95f * hidden / weights);
  }

  private float along(float t, boolean exact) {
    float x = place[0] + normal[0] * t;
    float y = place[1] + normal[1] * t;
    float z = place[2] + normal[2] * t;
    return exact ? shape.distanceUnderGlasses(x, y, z) : shape.roughDistance(x, y, z);
  }

  private void glasses(Mesh.Builder builder, GlassesShape glasses) {
    Tubes tubes = new Tubes(builder, metres);
    Rgb colour = person.eyewear().colour().scaled(glasses.dark() ? .3f : 1);
    Material frame = new Material(Finish.SATIN, colour, plasticInfrared);
    Material lens =
        new Material(Finish.DARK_GLASS, new Rgb(.01f, .01f, .012f), DARK_GLASS_INFRARED);
    for (int side = -1; side <= 1; side += 2) {
      float[] rim = glasses.rim(side, 40);
      tubes.wire(rim, true, glasses.thickness(), frame);
      tubes.wire(glasses.temple(side), false, glasses.thickness(), frame);
      if (glasses.dark()) {
        tubes.pane(rim, lens);
      }
    }
    tubes.wire(glasses.bridge(), false, glasses.thickness() * .9f, frame);
  }
}
