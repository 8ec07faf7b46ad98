package org.exeat.domain;

import java.util.List;

/**
 * Every occupant of one vehicle against every document presented in the same crossing: the only set
 * of comparisons that Exeat ever makes.
 *
 * @param occupants number of rows
 * @param documents number of columns
 * @param rows {@code rows.get(o).get(d)} is occupant o against document d, both counted from 0
 */
public record ComparisonMatrix(int occupants, int documents, List<List<Comparison>> rows) {
  /** Checks the shape and copies. */
  public ComparisonMatrix {
    rows = rows.stream().map(List::copyOf).toList();
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

  /** Occupant {@code o} against document {@code d}, both counted from 0. */
  public Comparison at(int o, int d) {
    return rows.get(o).get(d);
  }

  /** How many of the comparisons gave a score: the number of chances to confirm a wrong pair. */
  public int scored() {
    int n = 0;
    for (List<Comparison> row : rows) {
      for (Comparison c : row) {
        if (c instanceof Comparison.Scored) {
          n++;
        }
      }
    }
    return n;
  }
}
