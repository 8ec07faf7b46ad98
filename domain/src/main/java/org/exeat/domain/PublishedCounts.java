package org.exeat.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts of people in cells, with their sum, of which none below {@value #LEAST} can be read or
 * worked out. Where a cell is that small, cells after it that are not are hidden too, in their
 * order and around, until all that is hidden comes to {@value #LEAST} times one more than these
 * are: whoever knows the sum, all that is shown and this rule still finds every value from 0 to
 * {@value #LEAST} - 1 possible for each small cell. Where that is never reached nothing is shown,
 * the sum neither; but for cells that are small all of them and so many that their sum leaves each
 * of them every such value: that sum is shown alone.
 *
 * @param cells in their order; empty where hidden
 * @param sum empty where hidden
 */
public record PublishedCounts(Map<String, OptionalLong> cells, OptionalLong sum) {
  /** The least count that is shown. */
  public static final int LEAST = 10;

  public PublishedCounts {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * Hides what has to be hidden.
   *
   * @param counts 0 and up, in the order in which they are shown
   */
  public static PublishedCounts of(Map<String, Long> counts) {
    List<String> names = new ArrayList<>(counts.keySet());
    List<Long> values = new ArrayList<>(counts.values());
    long sum = values.stream().mapToLong(v -> v).sum();
    Set<Integer> hidden = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) < LEAST) {
        hidden.add(i);
      }
    }
    boolean onlySmall =
        hidden.size() == values.size() && sum <= (LEAST - 1L) * (values.size() - 1L);
    boolean all = sum < LEAST || !onlySmall && !hidden.isEmpty() && !hideMore(values, hidden);
    Map<String, OptionalLong> cells = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      cells.put(
          names.get(i),
          all || hidden.contains(i) ? OptionalLong.empty() : OptionalLong.of(values.get(i)));
    }
    return new PublishedCounts(cells, all ? OptionalLong.empty() : OptionalLong.of(sum));
  }

  /** The same with nothing shown. */
  public PublishedCounts hidden() {
    return new PublishedCounts(sumOnly().cells, OptionalLong.empty());
  }

  /** The same with no cell shown. */
  public PublishedCounts sumOnly() {
    Map<String, OptionalLong> none = new LinkedHashMap<>();
    cells.keySet().forEach(name -> none.put(name, OptionalLong.empty()));
    return new PublishedCounts(none, sum);
  }

  /** Whether enough could be hidden. Which depends on places and not on sizes, so tells nothing. */
  private static boolean hideMore(List<Long> values, Set<Integer> hidden) {
    int first = Collections.min(hidden);
    long sum = hidden.stream().mapToLong(values::get).sum();
    int more = 0;
    for (int i = 0; i < values.size(); i++) {
      int at = (first + i) % values.size();
      if (hidden.add(at)) {
        more++;
        sum += values.get(at);
        if (sum >= LEAST * (more + 1L)) {
          return true;
        }
      }
    }
    return false;
  }
}
