package org.exeat.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;

/**
 * What a network made of a face: numbers that are compared with those of one reference portrait,
 * and only by the model that made them. Its {@code toString} shows no number. Immutable.
 */
public final class Template {
  private final String modelSha256;
  private final Metric metric;
  private final float[] values;

  /** How two templates are compared; either way the score is a similarity. */
  public enum Metric {
    /** Score 1 − Euclidean distance: 1 for equal templates, no lower bound. */
    EUCLIDEAN,
    /** Score is the cosine of the angle between them, -1 to 1. */
    COSINE
  }

  /**
   * Copies.
   *
   * @param modelSha256 of the model file
   * @param values finite, at least one
   */
  Template(String modelSha256, Metric metric, float[] values) {
    this.modelSha256 = modelSha256;
    this.metric = metric;
    this.values = values.clone();
    for (float v : values) {
      if (!Float.isFinite(v)) {
        throw new InferenceException("the network gave a number that is not finite", null);
      }
    }
  }

  /** SHA-256 of the model file. */
  public String modelSha256() {
    return modelSha256;
  }

  /** Number of values. */
  public int length() {
    return values.length;
  }

  /** The values, a copy; for traces and tests. */
  float[] values() {
    return values.clone();
  }

  /**
   * Compares this face with one reference.
   *
   * @return {@code Scored}, or {@code NotComparable} where the templates come from different models
   */
  public Comparison compareWith(Template reference) {
    if (!modelSha256.equals(reference.modelSha256)
        || values.length != reference.values.length
        || metric != reference.metric) {
      return new Comparison.NotComparable("the two templates were made by different models");
    }
    return new Comparison.Scored(
        switch (metric) {
          case EUCLIDEAN -> 1 - distance(reference.values);
          case COSINE -> cosine(reference.values);
        });
  }

  /**
   * One template of several of the same person: their mean, for the Euclidean metric as it is, for
   * the cosine of templates brought to length 1. What differs by chance from picture to picture
   * averages out.
   *
   * @param templates at least one, all of one model
   */
  public static Template mean(List<Template> templates) {
    Template first = templates.getFirst();
    double[] sum = new double[first.values.length];
    for (Template t : templates) {
      if (!t.modelSha256.equals(first.modelSha256) || t.values.length != sum.length) {
        throw new IllegalArgumentException("templates of different models have no mean");
      }
      double scale = t.scale();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += t.values[i] * scale;
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / templates.size());
    }
    return new Template(first.modelSha256, first.metric, mean);
  }

  /** What brings it to length 1 where only its direction counts. */
  private double scale() {
    if (metric == Metric.EUCLIDEAN) {
      return 1;
    }
    double square = 0;
    for (float v : values) {
      square += (double) v * v;
    }
    return square == 0 ? 0 : 1 / Math.sqrt(square);
  }

  /**
   * This template as that of a capture where a calibration with these centers holds: less the mean
   * of its captures. The score of two such templates is a cosine.
   *
   * @param centers empty where templates are compared as they are
   * @throws IllegalArgumentException where the mean has another length
   */
  public Template asCapture(Optional<Calibration.Centers> centers) {
    return centers.map(c -> less(c.captures())).orElse(this);
  }

  /** The same as that of a portrait. */
  public Template asPortrait(Optional<Calibration.Centers> centers) {
    return centers.map(c -> less(c.portraits())).orElse(this);
  }

  private Template less(List<Double> center) {
    if (center.size() != values.length) {
      throw new IllegalArgumentException(
          "a calibration's centers of "
              + center.size()
              + " values do not fit templates of "
              + values.length);
    }
    float[] differences = new float[values.length];
    double scale = scale();
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (float) (values[i] * scale - center.get(i));
    }
    return new Template(modelSha256, Metric.COSINE, differences);
  }

  /**
   * The mean of many people's templates, one of each, as a calibration keeps it: to three decimals,
   * so that of two means that differ by one person it is not read off who that is.
   *
   * @throws IllegalArgumentException where they are too few
   */
  public static List<Double> center(List<Template> templates) {
    if (templates.size() < Calibration.Centers.FEWEST_PEOPLE) {
      throw new IllegalArgumentException(
          "a center is made of templates of at least "
              + Calibration.Centers.FEWEST_PEOPLE
              + " people, not "
              + templates.size());
    }
    List<Double> center = new ArrayList<>();
    for (float v : mean(templates).values) {
      center.add(Math.round(v * 1e3) / 1e3);
    }
    return center;
  }

  private double distance(float[] other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double d = values[i] - other[i];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  private double cosine(float[] other) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < values.length; i++) {
      dot += (double) values[i] * other[i];
      a += (double) values[i] * values[i];
      b += (double) other[i] * other[i];
    }
    return a == 0 || b == 0 ? 0 : dot / Math.sqrt(a * b);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Template t
        && modelSha256.equals(t.modelSha256)
        && metric == t.metric
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Template[" + values.length + " values withheld]";
  }
}
