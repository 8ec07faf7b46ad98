package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of a trial.
 *
 * @param heads of the columns, the row's name first
 * @param rows as wide as the heads
 */
public record Table(Cell title, List<String> heads, List<List<Cell>> rows) {
  public Table {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != heads.size()) {
        throw new IllegalArgumentException(
            "a row of “" + title + "” has " + row.size() + " cells for " + heads.size() + " heads");
      }
    }
  }

  /** Its cells as they are read. */
  public List<List<String>> texts() {
    return rows.stream().map(r -> r.stream().map(Cell::toString).toList()).toList();
  }

  /**
   * The same of the things of both tables together. Rows of the same name are added; those that
   * only one of them has stand where they would by the alphabet, if all rows of both do, else last.
   *
   * @throws IllegalArgumentException where the tables are of different things
   */
  Table plus(Table other) {
    if (!heads.equals(other.heads)) {
      throw new IllegalArgumentException("“" + title + "” has other columns in one of the trials");
    }
    List<List<Cell>> all = new ArrayList<>(rows);
    for (List<Cell> more : other.rows) {
      int at = 0;
      while (at < all.size() && !all.get(at).getFirst().like(more.getFirst())) {
        at++;
      }
      if (at == all.size()) {
        all.add(more);
      } else {
        all.set(at, sum(all.get(at), more));
      }
    }
    if (sorted(rows) && sorted(other.rows)) {
      all.sort((a, b) -> a.getFirst().words().compareTo(b.getFirst().words()));
    }
    return new Table(title.plus(other.title), heads, all);
  }

  private static boolean sorted(List<List<Cell>> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i - 1).getFirst().words().compareTo(rows.get(i).getFirst().words()) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Cell> sum(List<Cell> a, List<Cell> b) {
    List<Cell> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i).plus(b.get(i)));
    }
    return sum;
  }

  /**
   * Adds up the tables of several trials by their titles, in the order of the first trial.
   *
   * @throws IllegalArgumentException where they do not fit
   */
  static List<Table> sums(List<List<Table>> trials) {
    Map<Integer, Table> sums = new TreeMap<>();
    for (List<Table> trial : trials) {
      for (Table t : trial) {
        int at = 0;
        while (sums.containsKey(at) && !sums.get(at).title().like(t.title())) {
          at++;
        }
        sums.merge(at, t, Table::plus);
      }
    }
    return List.copyOf(sums.values());
  }
}
