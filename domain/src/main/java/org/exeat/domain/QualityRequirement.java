package org.exeat.domain;

/**
 * A bound on one measure.
 *
 * @param measure what is bounded
 * @param least smallest value that will do, in the measure's unit; minus infinity for none
 * @param most largest value that will do; infinity for none
 * @param source where the numbers come from
 */
public record QualityRequirement(QualityMeasure measure, double least, double most, String source) {
  public QualityRequirement {
    if (!(least <= most)) {
      throw new IllegalArgumentException(measure + " cannot lie between " + least + " and " + most);
    }
  }
}
