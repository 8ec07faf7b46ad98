package org.exeat.faces;

/** A template that no network made. */
public final class EuclideanTemplate {
  private EuclideanTemplate() {}

  /** With these values, compared by their distance. */
  public static Template of(float... values) {
    return new Template("ab".repeat(32), Template.Metric.EUCLIDEAN, values);
  }
}
