package org.exeat.domain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Several tables of the same people or crossings, of which none tells what another hides.
 *
 * <p>They have one sum: where one hides it, all do, with all that they show. And they may share
 * sums of parts: everybody who reads the signs knows which lanes are for entries, so that the
 * lanes' counts come to the directions', and what one of the two hides can be the difference. No
 * part is shared where cells hang together: whichever way the large cells of two tables are split
 * in two halves that have some of both, {@value #TOGETHER} or more are in one half by the one table
 * and in the other by the other. Then every value from 0 to {@value PublishedCounts#LEAST} - 1 is
 * possible for each small cell, for that many can go from one cell to another without a shown
 * number being changed, and the small ones are not needed for it. Two tables that do not hang
 * together are both shown only where neither hides anything and one says nothing that the other
 * does not, as directions beside all of the lanes; else the later one shows its sum alone.
 *
 * <p>Small cells join nothing, for whether they are there is not told. What stays: who knows this
 * rule, and how each lane is used, may find that a small cell cannot be the least or the most,
 * where what joins two tables is hardly {@value #TOGETHER}.
 */
public final class PublishedTables {
  /** A small cell, which may be part of it, and as many as it could be besides. */
  private static final int TOGETHER = 2 * PublishedCounts.LEAST;

  private PublishedTables() {}

  /**
   * One table.
   *
   * @param cells all of them, in their order
   * @param of the cell of each person or crossing, who come in the same order in all tables
   */
  public record Table(List<String> cells, List<String> of) {
    public Table {
      cells = List.copyOf(cells);
      of = List.copyOf(of);
      if (!Set.copyOf(cells).containsAll(of)) {
        throw new IllegalArgumentException("a table counts what it has no cell for");
      }
    }

    /** What it comes to, before anything is hidden. */
    public Map<String, Long> counts() {
      Map<String, Long> counts = new LinkedHashMap<>();
      cells.forEach(cell -> counts.put(cell, 0L));
      of.forEach(cell -> counts.merge(cell, 1L, Long::sum));
      return counts;
    }
  }

  /**
   * Hides what has to be hidden.
   *
   * @param tables each by its name, all of the same people or crossings; the one that is to be kept
   *     first
   * @return in the same order
   */
  public static Map<String, PublishedCounts> of(Map<String, Table> tables) {
    if (tables.values().stream().map(t -> t.of().size()).distinct().count() > 1) {
      throw new IllegalArgumentException("these tables are not of the same people or crossings");
    }
    Map<String, PublishedCounts> all = new LinkedHashMap<>();
    tables.forEach((name, table) -> all.put(name, PublishedCounts.of(table.counts())));
    if (!all.values().stream().allMatch(table -> table.sum().isPresent())) {
      all.replaceAll((name, table) -> table.hidden());
      return all;
    }
    Map<String, PublishedCounts> kept = new LinkedHashMap<>();
    all.forEach((name, counts) -> kept.put(name, told(name, kept, counts, tables)));
    return kept;
  }

  private static PublishedCounts told(
      String name,
      Map<String, PublishedCounts> before,
      PublishedCounts counts,
      Map<String, Table> tables) {
    Table own = Objects.requireNonNull(tables.get(name));
    boolean apart =
        shows(counts)
            && before.entrySet().stream()
                .filter(b -> shows(b.getValue()))
                .anyMatch(b -> {
                  Table other = Objects.requireNonNull(tables.get(b.getKey()));
                  boolean whole = !hides(counts) && !hides(b.getValue());
                  return !together(own, other)
                      && !(whole && (finer(own, other) || finer(other, own)));
                });
    return apart ? counts.sumOnly() : counts;
  }

  /** Whether each cell of one lies in one cell of the other. */
  private static boolean finer(Table one, Table other) {
    Map<String, String> in = new HashMap<>();
    for (int i = 0; i < one.of().size(); i++) {
      String cell = other.of().get(i);
      if (!in.computeIfAbsent(one.of().get(i), c -> cell).equals(cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean shows(PublishedCounts counts) {
    return counts.cells().values().stream().anyMatch(cell -> cell.isPresent());
  }

  private static boolean hides(PublishedCounts counts) {
    return counts.cells().values().stream().anyMatch(cell -> cell.isEmpty());
  }

  /** A cell of one of two tables. */
  private record Cell(boolean first, String name) {}

  private static boolean together(Table a, Table b) {
    SimpleWeightedGraph<Cell, DefaultWeightedEdge> cells =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    List<Cell> first = large(a).stream().map(name -> new Cell(true, name)).toList();
    List<Cell> second = large(b).stream().map(name -> new Cell(false, name)).toList();
    first.forEach(cells::addVertex);
    second.forEach(cells::addVertex);
    for (int i = 0; i < a.of().size(); i++) {
      Cell one = new Cell(true, a.of().get(i));
      Cell other = new Cell(false, b.of().get(i));
      if (cells.containsVertex(one) && cells.containsVertex(other)) {
        join(cells, one, other, 1);
      }
    }
    // the first of each are in one half or not: either way another of each is in the other half
    for (Cell one : first) {
      for (Cell other : second) {
        if (!one.equals(first.getFirst())
            && !other.equals(second.getFirst())
            && Math.min(
                    between(cells, first.getFirst(), second.getFirst(), one, other),
                    between(cells, first.getFirst(), other, one, second.getFirst()))
                < TOGETHER) {
          return false;
        }
      }
    }
    return true;
  }

  private static void join(
      SimpleWeightedGraph<Cell, DefaultWeightedEdge> cells, Cell one, Cell other, double more) {
    DefaultWeightedEdge edge = cells.getEdge(one, other);
    double was = edge == null ? 0 : cells.getEdgeWeight(edge);
    cells.setEdgeWeight(edge == null ? cells.addEdge(one, other) : edge, was + more);
  }

  /** The least that two halves have in common, of which each has these two cells. */
  private static double between(
      SimpleWeightedGraph<Cell, DefaultWeightedEdge> cells, Cell a, Cell b, Cell c, Cell d) {
    join(cells, a, b, TOGETHER);
    join(cells, c, d, TOGETHER);
    double least = new PushRelabelMFImpl<>(cells).calculateMinCut(a, c);
    join(cells, a, b, -TOGETHER);
    join(cells, c, d, -TOGETHER);
    return least;
  }

  private static List<String> large(Table table) {
    return table.counts().entrySet().stream()
        .filter(cell -> cell.getValue() >= PublishedCounts.LEAST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
