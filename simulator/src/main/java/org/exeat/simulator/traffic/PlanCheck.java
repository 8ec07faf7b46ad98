package org.exeat.simulator.traffic;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of a plan's values; every message names the key as the scene's file has it. */
final class PlanCheck {
  private static final double ROUNDING = 1e-6;

  private PlanCheck() {}

  /** Whether the file had the key at all. */
  static void present(String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
  }

  static void share(String key, double value) {
    between(key, value, 0, 1);
  }

  static void between(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          key + " is " + value + ", but has to lie between " + least + " and " + most);
    }
  }

  static void between(String key, @Nullable Spread value, double least, double most) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    between(key + ".min", value.min(), least, most);
    between(key + ".max", value.max(), least, most);
  }

  /** Shares of a whole. */
  static void whole(String key, Collection<Double> shares) {
    double sum = 0;
    for (double share : shares) {
      share(key, share);
      sum += share;
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s adds up to %.6f, but has to add up to 1", key, sum));
    }
  }

  /** A copy in the order of the enumeration, so that no draw hangs on the order of a file. */
  static <K extends Enum<K>> Map<K, Double> ordered(
      String key, Class<K> keys, @Nullable Map<K, Double> map) {
    if (map == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    EnumMap<K, Double> copy = new EnumMap<>(keys);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** As it stands in a file. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
