package org.exeat.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a picture must fulfil before its score may count.
 *
 * @param requirements at most one for each measure
 */
public record QualityPolicy(List<QualityRequirement> requirements) {
  private static final double ANY_MORE = Double.POSITIVE_INFINITY;
  private static final String FIRST_CHOICE = "first choice, see docs/decisions/0005";
  private static final String COVERED = "lane-1, seeds 51 and 61, see docs/decisions/0027";

  /** For captures at the lane: lenient, since a poor picture there is often the only one. */
  public static final QualityPolicy CAPTURE =
      new QualityPolicy(
          List.of(
              new QualityRequirement(QualityMeasure.INTER_EYE_DISTANCE, 24, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(QualityMeasure.POSE_YAW, -45, 45, FIRST_CHOICE),
              new QualityRequirement(
                  QualityMeasure.UNDER_EXPOSURE_PREVENTION, 0.35, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(
                  QualityMeasure.OVER_EXPOSURE_PREVENTION, 0.6, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(QualityMeasure.DYNAMIC_RANGE, 4, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(QualityMeasure.SHARPNESS, 0.004, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(QualityMeasure.EYES_VISIBLE, 0.57, ANY_MORE, COVERED),
              new QualityRequirement(QualityMeasure.MOUTH_VISIBLE, 0.012, ANY_MORE, COVERED),
              new QualityRequirement(QualityMeasure.MOUTH_SPREAD, 0, 0.08, COVERED),
              new QualityRequirement(QualityMeasure.EYES_TO_MOUTH, 0.22, ANY_MORE, COVERED)));

  /** For portraits in documents: one face, large enough, looking at the camera. */
  public static final QualityPolicy PORTRAIT =
      new QualityPolicy(
          List.of(
              new QualityRequirement(
                  QualityMeasure.SINGLE_FACE_PRESENT, 1, 1, "ISO/IEC 19794-5:2011, 7.3.2"),
              new QualityRequirement(QualityMeasure.INTER_EYE_DISTANCE, 40, ANY_MORE, FIRST_CHOICE),
              new QualityRequirement(QualityMeasure.POSE_YAW, -20, 20, FIRST_CHOICE)));

  /** Checks and copies. */
  public QualityPolicy {
    requirements = List.copyOf(requirements);
    if (requirements.stream().map(QualityRequirement::measure).distinct().count()
        != requirements.size()) {
      throw new IllegalArgumentException("a policy bounds each measure once");
    }
  }

  /** What the quality lacks, in the order of the requirements; empty where it will do. */
  public List<QualityShortfall> shortfalls(CaptureQuality quality) {
    List<QualityShortfall> shortfalls = new ArrayList<>();
    for (QualityRequirement r : requirements) {
      OptionalDouble value = quality.value(r.measure());
      if (value.isEmpty() || value.getAsDouble() < r.least() || value.getAsDouble() > r.most()) {
        shortfalls.add(new QualityShortfall(r, value));
      }
    }
    return shortfalls;
  }
}
