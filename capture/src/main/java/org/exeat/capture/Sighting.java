package org.exeat.capture;

import java.util.List;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.AnalyzedFace;

/**
 * One face in one picture.
 *
 * @param picture number of the picture, from 0, in the order in which the pictures were given
 * @param face what was found there
 * @param shortfalls what its quality lacks for a capture, empty where it is good enough
 */
public record Sighting(int picture, AnalyzedFace face, List<QualityShortfall> shortfalls) {
  public Sighting {
    shortfalls = List.copyOf(shortfalls);
  }
}
