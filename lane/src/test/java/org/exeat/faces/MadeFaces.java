package org.exeat.faces;

import java.util.Collections;
import java.util.Map;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Point;

/** Faces that no network made: as alike as the cosine of the angle between them. */
public final class MadeFaces {
  /** SHA-256 of the model that there is not. */
  public static final String MODEL = "ab".repeat(32);

  private MadeFaces() {}

  /**
   * One.
   *
   * @param degrees its direction
   */
  public static AnalyzedFace at(double degrees) {
    double radians = Math.toRadians(degrees);
    return new AnalyzedFace(
        new Detection(new Box(0, 0, 2, 2), 1),
        new Landmarks(Collections.nCopies(Landmarks.COUNT, new Point(1, 1))),
        new CaptureQuality(Map.of()),
        new Image(2, 2, new byte[12]),
        new Template(
            MODEL,
            Template.Metric.COSINE,
            new float[] {(float) Math.cos(radians), (float) Math.sin(radians)}));
  }
}
