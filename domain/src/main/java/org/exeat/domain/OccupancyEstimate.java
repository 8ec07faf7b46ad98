package org.exeat.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.Coverage.Source;

/**
 * How many people are in a vehicle, by all who counted them: Bayes' rule over the sources, which
 * err independently of each other. From it follows how likely everybody was captured, which a pilot
 * can be held to.
 *
 * @param probabilities of 0, 1, 2 … people, adding up to 1
 */
public record OccupancyEstimate(List<Double> probabilities) {
  /**
   * How a source errs. Misses follow a geometric law: two missed are as much rarer than one as one
   * is rarer than none.
   *
   * @param misses by how much each person who was not counted makes a count less likely, 0 to 0.5;
   *     where that is small, about the share of counts that miss one
   * @param adds the same for each who was counted and is not there
   */
  public record CountError(double misses, double adds) {
    public CountError {
      if (!(misses >= 0 && misses < .5 && adds >= 0 && adds < .5)) {
        throw new IllegalArgumentException("misses and adds are 0 up to 0.5");
      }
    }

    /** Natural logarithm of a count's likelihood, up to a term that is the same for all numbers. */
    double logLikelihood(int counted, int there) {
      // no source can make impossible what another one saw
      double rate = Math.max(1e-6, counted <= there ? misses : adds);
      return Math.abs(there - counted) * Math.log(rate);
    }
  }

  /**
   * Errors of the sources. Faces, silhouettes and officer: assumed, until a trial at a lane says
   * it. Documents: the simulated traffic's own faults, one in a hundred without. Sensor: what
   * vendors of occupancy sensors claim, 95 % exact.
   */
  public static final Map<Source, CountError> USUAL =
      Map.of(
          Source.FACES, new CountError(.15, .04),
          Source.DOCUMENTS, new CountError(.02, .01),
          Source.SENSOR, new CountError(.03, .02),
          Source.OFFICER, new CountError(.01, .005),
          Source.SILHOUETTES, new CountError(.1, .05));

  /** Of faces where nobody looks for any: a count says nothing of who was missed. */
  private static final double BLIND = .49;

  /**
   * Errors as {@link #USUAL} where some of a lane's cameras are out, and whom they alone would have
   * seen is missed. Assumed: misses of faces grow evenly with the share that is out.
   *
   * @param out share of the lane's cameras, 0 to 1
   */
  public static Map<Source, CountError> withoutCameras(double out) {
    Map<Source, CountError> errors = new EnumMap<>(USUAL);
    errors.computeIfPresent(
        Source.FACES, (s, e) -> new CountError(e.misses() + out * (BLIND - e.misses()), e.adds()));
    return errors;
  }

  /**
   * Mean number of people in a vehicle at land borders: 2.00 (US Bureau of Transportation
   * Statistics, Pocket Guide to Transportation 2011, table 3-6).
   */
  private static final double MEAN = 2;

  /** People in a vehicle at most. */
  public static final int MOST = 500;

  public OccupancyEstimate {
    probabilities = List.copyOf(probabilities);
  }

  /**
   * Joins counts.
   *
   * @param counts of the sources that counted
   * @param errors of at least these
   */
  public static OccupancyEstimate of(Map<Source, Integer> counts, Map<Source, CountError> errors) {
    List<Double> weights = weights(counts, errors);
    double greatest = Collections.max(weights);
    List<Double> shares = weights.stream().map(w -> Math.exp(w - greatest)).toList();
    double all = shares.stream().mapToDouble(w -> w).sum();
    return new OccupancyEstimate(shares.stream().map(w -> w / all).toList());
  }

  /**
   * Natural logarithm of how likely counts are if so many people are there, up to a term that is
   * the same for all numbers; 0 where nobody counted.
   *
   * @param people who are there
   * @param counts of sources with errors as {@link #USUAL}
   */
  public static double logLikelihood(int people, Map<Source, Integer> counts) {
    return logLikelihood(people, counts, USUAL);
  }

  private static double logLikelihood(
      int people, Map<Source, Integer> counts, Map<Source, CountError> errors) {
    double sum = 0;
    for (Map.Entry<Source, Integer> e : counts.entrySet()) {
      CountError error = errors.get(e.getKey());
      if (error == null) {
        throw new IllegalArgumentException("no error is known of the count by " + e.getKey());
      }
      sum += error.logLikelihood(e.getValue(), people);
    }
    return sum;
  }

  /** Logarithms of how likely each number of people is, up to one term. */
  private static List<Double> weights(Map<Source, Integer> counts, Map<Source, CountError> errors) {
    List<Double> weights = new ArrayList<>();
    for (int n = 0; n <= MOST; n++) {
      // one at least, the others by a geometric law with the known mean
      double weight = n == 0 ? Math.log(1e-6) : (n - 1) * Math.log(1 - 1 / MEAN) - Math.log(MEAN);
      weights.add(weight + logLikelihood(n, counts, errors));
    }
    return weights;
  }

  /** The most likely number of people. */
  public int likeliest() {
    int best = 0;
    for (int n = 1; n < probabilities.size(); n++) {
      best = probabilities.get(n) > probabilities.get(best) ? n : best;
    }
    return best;
  }

  /** Probability that no more people are there than some, 0 to 1: that so many are everybody. */
  public double atMost(int people) {
    double sum = 0;
    for (int n = 0; n <= Math.min(people, probabilities.size() - 1); n++) {
      sum += probabilities.get(n);
    }
    return Math.min(1, sum);
  }
}
