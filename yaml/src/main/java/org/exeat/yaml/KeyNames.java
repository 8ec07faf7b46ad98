package org.exeat.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Keys of files and what they were meant to be. */
final class KeyNames {
  private KeyNames() {}

  /** {@code focalLength} as {@code focal_length}. */
  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Whether a text may be shown: it looks like a key, and not like somebody's name. */
  static boolean showable(String key) {
    return key.matches("[a-z][a-z0-9_-]{0,39}");
  }

  /**
   * The known key that is nearest to an unknown one.
   *
   * @return empty where none is within a third of its length
   */
  static Optional<String> nearest(String key, Collection<String> known) {
    if (key.length() > 60) {
      return Optional.empty();
    }
    String meant = snake(key).replace('-', '_').replace(' ', '_');
    return known.stream()
        .filter(k -> distance(meant, k) <= Math.max(1, k.length() / 3))
        .min(Comparator.comparingInt(k -> distance(meant, k)));
  }

  /**
   * Fewest letters put in, left out, replaced or swapped with their neighbour (the restricted
   * Damerau-Levenshtein distance).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
