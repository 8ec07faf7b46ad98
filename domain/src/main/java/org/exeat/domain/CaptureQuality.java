package org.exeat.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The quality of one picture of one face.
 *
 * @param values by measure, in its unit; a measure that could not be computed is absent
 */
public record CaptureQuality(Map<QualityMeasure, Double> values) {
  /** Copies; numbers that are not finite are refused. */
  public CaptureQuality {
    EnumMap<QualityMeasure, Double> copy = new EnumMap<>(QualityMeasure.class);
    copy.putAll(values);
    for (Map.Entry<QualityMeasure, Double> e : copy.entrySet()) {
      if (!Double.isFinite(e.getValue())) {
        throw new IllegalArgumentException(
            e.getKey() + " is not finite; leave out what cannot be computed");
      }
    }
    values = Collections.unmodifiableMap(copy);
  }

  /** The measure's value, empty where it could not be computed. */
  public OptionalDouble value(QualityMeasure measure) {
    Double v = values.get(measure);
    return v == null ? OptionalDouble.empty() : OptionalDouble.of(v);
  }
}
