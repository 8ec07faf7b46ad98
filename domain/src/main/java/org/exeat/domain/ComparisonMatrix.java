package org.exeat.domain;

import java.util.Collections;
import java.util.List;

/**
 * Every occupant of one vehicle against every document presented in the same crossing: the only set
 * of comparisons that Exeat ever makes.
 *
 * @param occupants number of rows
 * @param documents number of columns
 * @param rows {@code rows.get(o).get(d)} is occupant o against document d, both counted from 0
 * @param references as how many comparisons a score of each document counts, 1 and more: it may be
 *     the best of several, some of which match strangers more often than a portrait does
 */
public record ComparisonMatrix(
    int occupants, int documents, List<List<Comparison>> rows, List<Integer> references) {
  /** Checks the shape and copies. */
  public ComparisonMatrix {
    rows = rows.stream().map(List::copyOf).toList();
    references = List.copyOf(references);
    if (references.size() != documents || references.stream().anyMatch(r -> r < 1)) {
      throw new IllegalArgumentException("a score counts as one comparison or more");
    }
    if (rows.size() != occupants) {
      throw new IllegalArgumentException(rows.size() + " rows for " + occupants + " occupants");
    }
    for (List<Comparison> row : rows) {
      if (row.size() != documents) {
        throw new IllegalArgumentException(
            row.size() + " comparisons in a row for " + documents + " documents");
      }
    }
  }

  /** Each document by its own portrait. */
  public ComparisonMatrix(int occupants, int documents, List<List<Comparison>> rows) {
    this(occupants, documents, rows, Collections.nCopies(documents, 1));
  }

  /** Occupant {@code o} against document {@code d}, both counted from 0. */
  public Comparison at(int o, int d) {
    return rows.get(o).get(d);
  }

  /**
   * How many comparisons gave a score: the number of chances to confirm a wrong pair. A score that
   * is the best of several counts as so many.
   */
  public int scored() {
    int n = 0;
    for (List<Comparison> row : rows) {
      for (int d = 0; d < documents; d++) {
        if (row.get(d) instanceof Comparison.Scored) {
          n += references.get(d);
        }
      }
    }
    return n;
  }
}
