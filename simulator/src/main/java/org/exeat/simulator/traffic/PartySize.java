package org.exeat.simulator.traffic;

import java.util.List;
import java.util.Optional;

/**
 * How many people travel in vehicles of one kind, the driver included: either a mean or shares.
 *
 * @param mean people in a vehicle, 1 to 80. The distribution is then Poisson's without its zero,
 *     with that mean: what random companions besides the driver would give. It is no published
 *     distribution; of a mean of 1.7 it makes 52 % who drive alone, where 54 % of 37,500 vehicles
 *     with that mean were counted to (Bundesanstalt für Straßenwesen, Besetzung von Pkw und
 *     Sitzplatzverteilung in der Bundesrepublik Deutschland 1991).
 * @param shares of vehicles with one person, two, three and so on, adding up to 1
 */
public record PartySize(Optional<Double> mean, Optional<List<Double>> shares) {
  private static final int STEPS = 60;

  public PartySize {
    mean = mean == null ? Optional.empty() : mean;
    shares = shares == null ? Optional.empty() : shares.map(List::copyOf);
    if (mean.isPresent() == shares.isPresent()) {
      throw new IllegalArgumentException("parties.sizes: a kind has either a mean or shares");
    }
    mean.ifPresent(value -> PlanCheck.between("parties.sizes.mean", value, 1, 80));
    shares.ifPresent(values -> PlanCheck.whole("parties.sizes.shares", values));
  }

  /** A size of that mean. */
  public static PartySize around(double mean) {
    return new PartySize(Optional.of(mean), Optional.empty());
  }

  /** A size with those shares of one, two, three and so on. */
  public static PartySize of(Double... shares) {
    return new PartySize(Optional.empty(), Optional.of(List.of(shares)));
  }

  /**
   * The chance of a party of 1, 2 and so on people in a vehicle with that many seats: parties that
   * find no room do not come in it.
   */
  double[] chances(int seats) {
    double[] chances = new double[seats];
    List<Double> given = shares.orElse(List.of());
    double rate = mean.map(PartySize::rate).orElse(0.0);
    double term = 1;
    double sum = 0;
    for (int i = 0; i < seats; i++) {
      if (mean.isEmpty()) {
        chances[i] = i < given.size() ? given.get(i) : 0;
      } else {
        // the common factor goes out below; for a mean of 1 only the first is left
        chances[i] = term;
        term *= rate / (i + 2);
      }
      sum += chances[i];
    }
    if (sum == 0) {
      chances[seats - 1] = 1;
      return chances;
    }
    for (int i = 0; i < seats; i++) {
      chances[i] /= sum;
    }
    return chances;
  }

  /** The Poisson distribution's rate whose mean without the zero this is. */
  private static double rate(double mean) {
    double low = 0;
    double high = mean;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      double reached = middle < 1e-9 ? 1 : middle / -Math.expm1(-middle);
      if (reached < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return mean == 1 ? 0 : low;
  }
}
