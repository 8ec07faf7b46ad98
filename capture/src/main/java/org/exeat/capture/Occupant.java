package org.exeat.capture;

import java.util.Comparator;
import java.util.List;
import org.exeat.domain.OccupantCapture;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.Template;

/**
 * A person seen, in one or several pictures.
 *
 * @param sightings at least one, the best shot first
 * @param template that is compared
 * @param mayBeAPicture whether it may be a face on paper or on a screen
 */
public record Occupant(List<Sighting> sightings, Template template, boolean mayBeAPicture) {
  /**
   * Which sighting stands for the occupant: fewest shortfalls, then most pixels between the eyes as
   * far as the face looks at the camera. Cosine and size are what the template depends on most of
   * what is measured; both are ISO/IEC 29794-5 measures.
   */
  static final Comparator<Sighting> BEST_FIRST =
      Comparator.<Sighting>comparingInt(s -> s.shortfalls().size())
          .thenComparing(Comparator.comparingDouble(Occupant::pixelsFacingTheCamera).reversed());

  public Occupant {
    sightings = List.copyOf(sightings);
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("an occupant was seen at least once");
    }
  }

  /**
   * By the best of some sightings alone.
   *
   * @param sightings at least one, in any order
   */
  public static Occupant byBestShot(List<Sighting> sightings) {
    List<Sighting> sorted = sightings.stream().sorted(BEST_FIRST).toList();
    return new Occupant(sorted, sorted.getFirst().face().template(), false);
  }

  /** What a decision has to know of it. */
  public OccupantCapture standing() {
    return new OccupantCapture(bestShot().shortfalls(), mayBeAPicture);
  }

  /** The capture: the best shot. */
  public Sighting bestShot() {
    return sightings.getFirst();
  }

  static double pixelsFacingTheCamera(Sighting s) {
    double eyes = s.face().quality().value(QualityMeasure.INTER_EYE_DISTANCE).orElse(0);
    double yaw = s.face().quality().value(QualityMeasure.POSE_YAW).orElse(90);
    double cosine = Math.cos(Math.toRadians(yaw));
    return eyes * cosine * cosine;
  }
}
