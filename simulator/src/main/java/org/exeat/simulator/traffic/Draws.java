package org.exeat.simulator.traffic;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Where the randomness of a passage comes from: every concern of every vehicle has a generator of
 * its own, so that a vehicle is the same whatever others were made, and so that other rates of
 * faults leave the same people in the same seats.
 *
 * @param seed of the traffic
 * @param number of the vehicle
 */
record Draws(long seed, int number) {
  /** What is drawn. */
  enum Concern {
    ARRIVAL,
    QUEUE,
    KIND,
    VEHICLE,
    GLASS,
    DRIVING,
    PARTY,
    PEOPLE,
    WEAR,
    BEHAVIOUR,
    FAULTS,
    DOCUMENTS,
    HEADLIGHTS
  }

  /** A generator, in its first state at every call. */
  SplittableRandom of(Concern concern) {
    return new SplittableRandom(seed(concern, 0));
  }

  /** One more of the same concern, of its own. */
  SplittableRandom of(Concern concern, int index) {
    return new SplittableRandom(seed(concern, index));
  }

  /** A seed to hand on. */
  long seed(Concern concern, int index) {
    return mixed(mixed(mixed(seed) + number) + ((long) concern.ordinal() << 32) + index);
  }

  /**
   * Finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom generators, 2014).
   */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** One of the keys, each as likely as its weight; the map is in a set order. */
  static <K> K choose(Map<K, Double> weights, SplittableRandom random) {
    double sum = 0;
    for (double weight : weights.values()) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    K last = null;
    for (Map.Entry<K, Double> entry : weights.entrySet()) {
      if (entry.getValue() > 0) {
        last = entry.getKey();
        left -= entry.getValue();
        if (left < 0) {
          return last;
        }
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    return last;
  }

  /** An index, each as likely as its weight. */
  static int choose(double[] weights, SplittableRandom random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
