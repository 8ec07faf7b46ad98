package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What statistics show, and what nobody can work out of them. */
class PublishedCountsTest {
  private static PublishedCounts of(long... counts) {
    Map<String, Long> cells = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      cells.put("cell " + i, counts[i]);
    }
    return PublishedCounts.of(cells);
  }

  private static List<OptionalLong> cells(PublishedCounts published) {
    return List.copyOf(published.cells().values());
  }

  @Test
  void largeCountsAreShown() {
    assertEquals(List.of(OptionalLong.of(10), OptionalLong.of(4000)), cells(of(10, 4000)));
    assertEquals(OptionalLong.of(4010), of(10, 4000).sum());
  }

  @Test
  void aSmallOneTakesTheNextWithIt() {
    PublishedCounts p = of(500, 3, 400, 300);
    assertEquals(
        List.of(
            OptionalLong.of(500), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(300)),
        cells(p));
    assertEquals(OptionalLong.of(1203), p.sum());
    assertEquals(
        List.of(OptionalLong.empty(), OptionalLong.of(400), OptionalLong.empty()),
        cells(of(500, 400, 0)),
        "around; that nobody was there is told as little");
    assertEquals(
        List.of(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
        cells(of(3, 11, 900)),
        "with 3 and 11 alone it could be told that they are 0 to 4 and 10 to 14");
  }

  @Test
  void ofFewNotEvenTheSumIsShown() {
    PublishedCounts p = of(9, 10);
    assertEquals(OptionalLong.empty(), p.sum());
    assertEquals(List.of(OptionalLong.empty(), OptionalLong.empty()), cells(p));
    assertEquals(OptionalLong.empty(), of().sum());
  }

  @Test
  void ofManySmallOnesTheSumIsShown() {
    assertEquals(OptionalLong.of(18), of(9, 9, 0).sum());
    assertEquals(OptionalLong.empty(), of(9, 9, 1).sum(), "whoever is one of them is 1 at least");
    assertEquals(List.of(OptionalLong.empty()), cells(of(9, 9, 0)).stream().distinct().toList());
  }

  /** Others have the same page, whatever a small cell's count was. */
  @Property
  void everySmallCountIsPossible(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 45) Integer> counts) {
    long[] own = counts.stream().mapToLong(c -> c).toArray();
    PublishedCounts published = of(own);
    assertTrue(
        published.cells().values().stream()
            .allMatch(c -> c.isEmpty() || c.getAsLong() >= PublishedCounts.LEAST));
    for (int i = 0; i < own.length; i++) {
      if (own[i] < PublishedCounts.LEAST) {
        for (long other = 0; other < PublishedCounts.LEAST; other++) {
          assertTrue(possible(own, i, other, published), i + " may be " + other + ": " + counts);
        }
      }
    }
  }

  /** Whether somebody else's counts, of which one is this, are published as the same page. */
  private static boolean possible(long[] own, int cell, long value, PublishedCounts published) {
    List<OptionalLong> cells = cells(published);
    long[] others = own.clone();
    long left = 0;
    int last = cell;
    int first = 0;
    while (own[first] >= PublishedCounts.LEAST) {
      first++;
    }
    for (int i = 0; i < own.length; i++) {
      int j = (first + i) % own.length;
      if (cells.get(j).isEmpty()) {
        left += own[j];
        others[j] = own[j] < PublishedCounts.LEAST ? 0 : PublishedCounts.LEAST;
        last = own[j] < PublishedCounts.LEAST ? last : j;
      }
    }
    others[cell] = value;
    if (published.sum().isEmpty()) {
      others = new long[own.length];
      others[cell] = value;
    } else if (Arrays.stream(own).allMatch(v -> v < PublishedCounts.LEAST)) {
      left -= value;
      for (int j = 0; j < own.length; j++) {
        if (j != cell) {
          others[j] = Math.min(left, PublishedCounts.LEAST - 1L);
          left -= others[j];
        }
      }
      return left == 0 && of(others).equals(published);
    } else {
      // what is hidden and not small is as large as it must be
      for (int j = 0; j < own.length; j++) {
        left -= cells.get(j).isEmpty() && j != last ? others[j] : 0;
      }
      others[last] = left;
    }
    return Arrays.stream(others).allMatch(v -> v >= 0) && of(others).equals(published);
  }
}
