package org.exeat.capture;

import java.time.Instant;
import java.util.Optional;
import org.exeat.domain.Position;
import org.exeat.faces.SheetBorder;

/**
 * One face in one frame of a passage.
 *
 * @param camera that took it
 * @param sequence of the camera's frame
 * @param taken by the host's clock
 * @param sighting the face; its picture is the number of the frame in the passage
 * @param border what lies around the face; empty where it is not good enough to be compared
 * @param position of the middle between the eyes in the lane's frame, by the distance of the eyes
 */
public record Shot(
    String camera,
    long sequence,
    Instant taken,
    Sighting sighting,
    Optional<SheetBorder> border,
    Position position) {
  /** Whether it is good enough to be compared. */
  public boolean usable() {
    return sighting.shortfalls().isEmpty();
  }
}
