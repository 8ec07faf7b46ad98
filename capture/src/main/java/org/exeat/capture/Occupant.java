package org.exeat.capture;

import java.util.Comparator;
import java.util.List;
import org.exeat.domain.QualityMeasure;

/**
 * A person seen, in one or several pictures.
 *
 * @param sightings at least one, the best shot first
 */
public record Occupant(List<Sighting> sightings) {
  /**
   * Which sighting stands for the occupant: fewest shortfalls, then most pixels between the eyes as
   * far as the face looks at the camera. Cosine and size are what the template depends on most of
   * what is measured; both are ISO/IEC 29794-5 measures.
   */
  static final Comparator<Sighting> BEST_FIRST =
      Comparator.<Sighting>comparingInt(s -> s.shortfalls().size())
          .thenComparing(Comparator.comparingDouble(Occupant::pixelsFacingTheCamera).reversed());

  /** Orders the sightings. */
  public Occupant {
    sightings = sightings.stream().sorted(BEST_FIRST).toList();
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("an occupant was seen at least once");
    }
  }

  /** The capture: the sighting that is compared. */
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
