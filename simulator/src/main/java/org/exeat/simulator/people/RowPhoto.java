package org.exeat.simulator.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.faces.Image;
import org.exeat.simulator.people.Backdrop.Cabin;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.people.View.Expression;
import org.exeat.simulator.people.View.Light;
import org.exeat.simulator.render.Noise;

/**
 * One photograph of the people who sit side by side in one row of a car, with the truth about each.
 * Every head is seen along an axis of its own, so a wide row lacks the perspective of one lens;
 * there is no windscreen before them, and the dashboard is a dark edge.
 *
 * @param image sRGB
 * @param faces where each person's face lies, from the picture's left
 */
public record RowPhoto(Image image, List<FaceTruth> faces) {
  /** Room for one person, centimetres: shoulders and the space between seats. */
  private static final float SEAT = 52;

  private static final float ABOVE_FACE = 19;
  private static final float LAP = 75;

  public RowPhoto {
    faces = List.copyOf(faces);
  }

  /**
   * Draws a row; the same arguments give the same picture.
   *
   * @param people from the picture's left, at least one
   * @param width pixels
   * @param height pixels
   * @param seed of poses, light, seats and noise
   */
  public static RowPhoto of(List<Identity> people, int width, int height, long seed) {
    if (people.isEmpty()) {
      throw new IllegalArgumentException("a row photo shows at least one person");
    }
    SplittableRandom random = new SplittableRandom(seed);
    float scale = width / (SEAT * Math.max(2, people.size()) + 6);
    Light light = Light.random(random);
    List<Seated> row = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      row.add(seated(people.get(i), i, people.size(), width, height, scale, light, random));
    }
    Layer picture = Layer.of(cabin(row, width, height, scale, random), width, height);
    List<FaceTruth> faces = new ArrayList<>();
    for (Seated s : row) {
      HeadRenderer renderer = new HeadRenderer(s.person, s.view, s.width, s.height);
      picture.lay(renderer.render(), s.left, s.top);
      faces.add(renderer.truth().movedBy(s.left, s.top));
    }
    dashboard(picture, random);
    Image image =
        Development.develop(
            picture,
            faces,
            uniform(random, .9f, 1.15f),
            PersonPicture.SOFTNESS * scale * 37 / 256,
            uniform(random, .004f, .010f),
            random.nextLong());
    return new RowPhoto(image, faces);
  }

  /** A person and the part of the picture that they fill. */
  private record Seated(
      Identity person,
      View view,
      float centreX,
      float centreY,
      int left,
      int top,
      int width,
      int height) {}

  private static Seated seated(
      Identity person,
      int place,
      int places,
      int width,
      int height,
      float scale,
      Light light,
      SplittableRandom random) {
    float centreX =
        width / 2f + (place - (places - 1) / 2f) * SEAT * scale + uniform(random, -2, 2) * scale;
    float centreY =
        Math.max(ABOVE_FACE * scale, height * .42f) + uniform(random, -1.5f, 2.5f) * scale;
    int left = Math.round(centreX - SEAT / 2 * scale);
    int top = Math.round(centreY - ABOVE_FACE * scale);
    int wide = Math.round(SEAT * scale);
    int high = Math.round(Math.min(height - top, (ABOVE_FACE + LAP) * scale));
    float span = high / scale;
    View shot = View.random(random, uniform(random, -18, 18));
    Camera camera = new Camera(130, span, 0, ABOVE_FACE - span / 2, 1, 0);
    Expression face = shot.expression();
    View view =
        new View(
            shot.yaw(), shot.pitch(), shot.roll(), face, light, camera, shot.backdrop(), false);
    return new Seated(person, view, centreX, centreY, left, top, wide, high);
  }

  private static Cabin cabin(
      List<Seated> row, int width, int height, float scale, SplittableRandom random) {
    List<Cabin.Restraint> restraints = new ArrayList<>();
    float shade = Cabin.shade(random);
    for (Seated s : row) {
      restraints.add(
          new Cabin.Restraint(
              s.centreX / width,
              (s.centreY + 26 * scale) / height,
              27 * scale / width,
              27 * scale / height,
              shade * .8f));
      restraints.add(
          new Cabin.Restraint(
              s.centreX / width,
              (s.centreY - 2 * scale) / height,
              13 * scale / width,
              10 * scale / height,
              shade));
    }
    Cabin.Window window = new Cabin.Window(.5f, .2f, .42f, .13f);
    return new Cabin(
        random.nextInt(10000),
        Cabin.dimness(random),
        window,
        uniform(random, .15f, .5f),
        restraints);
  }

  /** What hides the laps: a dark edge along the bottom. */
  private static void dashboard(Layer picture, SplittableRandom random) {
    int seed = random.nextInt(10000);
    float[] rgb = new float[3];
    Layer edge = new Layer(picture.width, picture.height);
    for (int y = picture.height * 4 / 5; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        float u = (float) x / picture.width - .5f;
        float v = (float) y / picture.height;
        float grain = 1 + .2f * Noise.octaves(u * 40, v * 40, 2, seed, 2);
        Arrays.fill(rgb, .02f * grain);
        edge.put(y * picture.width + x, rgb, Solids.step((v - .88f - .12f * u * u) / .015f));
      }
    }
    picture.lay(edge, 0, 0);
  }

  private static float uniform(SplittableRandom random, float from, float to) {
    return from + (to - from) * (float) random.nextDouble();
  }
}
