package org.exeat.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Position;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.SheetBorder;

/**
 * One face in one frame of a passage.
 *
 * @param camera that took it
 * @param sequence of the camera's frame
 * @param taken by the host's clock
 * @param sighting the face; its picture is the number of the frame in the passage. What covers it
 *     may be what most looks of its track show, with the number of one of these
 * @param border what lies around the face; empty where this look was not good enough
 * @param position of the middle between the eyes in the lane's frame, by the distance of the eyes
 */
public record Shot(
    String camera,
    long sequence,
    Instant taken,
    Sighting sighting,
    Optional<SheetBorder> border,
    Position position) {
  /** The same shot, with what it lacks besides by other looks. */
  Shot lacking(List<QualityShortfall> more) {
    List<QualityShortfall> all = new ArrayList<>(sighting.shortfalls());
    for (QualityShortfall m : more) {
      if (!lacks(m.requirement().measure())) {
        all.add(m);
      }
    }
    return new Shot(
        camera,
        sequence,
        taken,
        new Sighting(sighting.picture(), sighting.face(), all),
        border,
        position);
  }

  /** Whether too little, or too much, of it was measured, or nothing. */
  boolean lacks(QualityMeasure measure) {
    return sighting.shortfalls().stream().anyMatch(s -> s.requirement().measure() == measure);
  }

  /** Whether it is good enough to be compared. */
  public boolean usable() {
    return sighting.shortfalls().isEmpty();
  }
}
