package org.exeat.simulator.people;

import org.exeat.simulator.people.Identity.CoveringStyle;
import org.exeat.simulator.people.Identity.HairStyle;

/**
 * The lines of one of the two grids that a head is extracted on: before the ears about 0.075 cm
 * apart at the eyes, 0.125 cm over the face and more beside and above it; behind, 0.33 cm. The
 * grids overlap by some millimetres, where both have the same surface, so no crack shows between
 * them.
 */
record HeadGrid(float[] xs, float[] ys, float[] zs) {
  private static final float SEAM = 2.2f;
  private static final float OVERLAP = .45f;
  private static final float FACE = .125f;
  private static final float EYES = .075f;
  private static final float WIDEST = .32f;

  /** Where the head and what is on it end. */
  private record Bounds(float half, float bottom, float top, float back, float front) {
    static Bounds of(Identity person, Wear wear) {
      boolean helmet = fullFace(wear);
      boolean scarf = person.covering().style() == CoveringStyle.HEADSCARF;
      boolean hanging = person.hair().style() == HairStyle.LONG;
      boolean cap = wear.headgear() == Wear.Headgear.CAP;
      return new Bounds(
          helmet || scarf ? 15 : 12.2f,
          scarf ? -24 : hanging ? -17 : helmet ? -18 : -14,
          helmet ? 17 : wear.headgear() == Wear.Headgear.NONE ? 14.2f : 15.5f,
          helmet || hanging ? -17 : -14.5f,
          helmet || cap ? 17.5f : 13.5f);
    }
  }

  private static boolean fullFace(Wear wear) {
    return switch (wear.headgear()) {
      case NONE, CAP, BICYCLE_HELMET -> false;
      case VISOR_UP, VISOR_DOWN -> true;
    };
  }

  /**
   * The grid behind the face.
   *
   * @param coarseness factor on all distances
   */
  static HeadGrid back(Identity person, Wear wear, float coarseness) {
    Bounds b = Bounds.of(person, wear);
    float side = .33f * coarseness;
    return new HeadGrid(
        mirrored(SurfaceNet.lines(0, b.half, x -> side)),
        SurfaceNet.lines(b.bottom, b.top, y -> side),
        SurfaceNet.lines(b.back, SEAM, z -> side));
  }

  /**
   * The grid of the face.
   *
   * @param coarseness factor on all distances
   */
  static HeadGrid front(Identity person, Wear wear, FacePlan plan, float coarseness) {
    Bounds b = Bounds.of(person, wear);
    boolean hidden = wear.headgear() == Wear.Headgear.VISOR_DOWN;
    // a port shows little of the face, and the shell around it is smooth
    float face = (hidden ? .28f : fullFace(wear) ? .18f : FACE) * coarseness;
    float fine = (hidden ? .28f : fullFace(wear) ? .1f : EYES) * coarseness;
    float growth = (wear.headgear() == Wear.Headgear.NONE ? .12f : .18f) * coarseness;
    float widest = WIDEST * coarseness;
    float eyeX = person.eyes().spacing();
    float eyeY = person.eyes().y();
    float chin = plan.chinY - .3f;
    float brows = person.brows().y() + .9f;
    float[] right =
        SurfaceNet.lines(
            0,
            b.half,
            x ->
                Math.abs(x - eyeX) < 1.65f
                    ? fine
                    : Math.min(widest, face + growth * Math.max(0, x - 5)));
    float[] ys =
        SurfaceNet.lines(
            b.bottom,
            b.top,
            y -> {
              float beyond = Math.max(0, Math.max(y - brows, chin - y));
              return Math.abs(y - eyeY) < .95f ? fine : Math.min(widest, face + growth * beyond);
            });
    float[] zs =
        SurfaceNet.lines(
            SEAM - OVERLAP * coarseness,
            b.front,
            z -> Math.min(widest, face * 1.25f + .035f * coarseness * Math.max(0, 6 - z)));
    return new HeadGrid(mirrored(right), ys, zs);
  }

  private static float[] mirrored(float[] right) {
    float[] all = new float[right.length * 2 - 1];
    for (int i = 0; i < right.length; i++) {
      all[right.length - 1 + i] = right[i];
      all[right.length - 1 - i] = -right[i];
    }
    return all;
  }
}
