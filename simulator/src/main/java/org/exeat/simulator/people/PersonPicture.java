package org.exeat.simulator.people;

import java.util.List;
import org.exeat.faces.Image;

/**
 * One picture of one person, with the truth about it.
 *
 * @param image sRGB
 * @param truth where the face lies
 */
public record PersonPicture(Image image, FaceTruth truth) {
  /** Blur of the optics for a picture of 256 rows, standard deviation in pixels. */
  static final float SOFTNESS = .55f;

  /**
   * Draws a person; the same arguments give the same picture.
   *
   * @param width pixels
   * @param height pixels
   * @param noiseSeed of the sensor's noise
   */
  public static PersonPicture of(
      Identity person, View view, int width, int height, long noiseSeed) {
    return of(person, view, Wear.USUAL, width, height, noiseSeed);
  }

  /** Draws a person with something on; the rest is as above. */
  public static PersonPicture of(
      Identity person, View view, Wear wear, int width, int height, long noiseSeed) {
    HeadRenderer renderer = new HeadRenderer(person, view, wear, width, height);
    Layer picture = Layer.of(view.backdrop(), width, height);
    picture.lay(renderer.render(), 0, 0);
    FaceTruth truth = renderer.truth();
    Image image =
        Development.develop(
            picture,
            List.of(truth),
            view.camera().exposure(),
            SOFTNESS * height / 256f,
            view.camera().noise(),
            noiseSeed);
    return new PersonPicture(image, truth);
  }
}
