package org.exeat.simulator.people;

import java.util.SplittableRandom;
import org.exeat.simulator.people.View.Camera;
import org.exeat.simulator.people.View.Expression;

/**
 * The portrait of a travel document after ICAO Doc 9303-3, 3.9 and ISO/IEC 39794-5: 35 mm × 45 mm
 * at 300 dots an inch, frontal, neutral, mouth closed, eyes open, no glasses, even light, plain
 * light background, the head centred and 74 % of the picture high from the chin to the crown.
 */
public final class DocumentPortrait {
  /** Pixels. */
  public static final int WIDTH = 413;

  /** Pixels. */
  public static final int HEIGHT = 531;

  private static final float HEAD_SHARE = .74f;

  private DocumentPortrait() {}

  /**
   * Draws the portrait; the same arguments give the same picture.
   *
   * @param seed of the shot: the small differences between two portraits of one person
   */
  public static PersonPicture of(Identity person, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    View view = View.documentPortrait(random);
    FacePlan plan = new FacePlan(person, Expression.NEUTRAL);
    float crown = plan.crownY + person.skull().height() + .6f;
    float middle = (crown + plan.chinY) / 2;
    Camera camera = view.camera();
    float size = person.growth().size();
    View framed =
        view.withCamera(
            new Camera(
                camera.distance(),
                (crown - plan.chinY) * size / HEAD_SHARE,
                0,
                (middle - Lens.AIM_Y) * size,
                camera.exposure(),
                camera.noise()));
    return PersonPicture.of(person, framed, WIDTH, HEIGHT, random.nextLong());
  }
}
