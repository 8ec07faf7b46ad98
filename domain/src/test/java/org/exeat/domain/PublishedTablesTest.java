package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.api.Test;

/** What several tables together show, and what nobody can work out of them. */
class PublishedTablesTest {
  private static final List<String> DIRECTIONS = List.of("entry", "exit");
  private static final List<String> MODES = List.of("vehicle", "bus", "truck", "foot");

  /** Crossings of a lane in one direction and mode. */
  private record Cell(int lane, String direction, String mode, long count) {
    String name() {
      return "lane " + lane;
    }
  }

  private static Cell cell(int lane, String direction, String mode, long count) {
    return new Cell(lane, direction, mode, count);
  }

  private static Map<String, PublishedCounts> publish(List<Cell> cells) {
    List<Cell> crossings = new ArrayList<>();
    cells.forEach(c -> LongStream.range(0, c.count()).forEach(i -> crossings.add(c)));
    Map<String, PublishedTables.Table> tables = new LinkedHashMap<>();
    tables.put(
        "directions",
        new PublishedTables.Table(DIRECTIONS, crossings.stream().map(Cell::direction).toList()));
    tables.put(
        "lanes",
        new PublishedTables.Table(
            crossings.stream().map(Cell::name).distinct().sorted().toList(),
            crossings.stream().map(Cell::name).toList()));
    tables.put(
        "modes", new PublishedTables.Table(MODES, crossings.stream().map(Cell::mode).toList()));
    return PublishedTables.of(tables);
  }

  private static List<OptionalLong> shown(Map<String, PublishedCounts> page, String table) {
    return List.copyOf(Objects.requireNonNull(page.get(table)).cells().values());
  }

  private static List<OptionalLong> counts(long... counts) {
    return LongStream.of(counts)
        .mapToObj(c -> c < 0 ? OptionalLong.empty() : OptionalLong.of(c))
        .toList();
  }

  @Test
  void aLaneIsNotWhatIsLeftOfItsDirection() {
    Map<String, PublishedCounts> page =
        publish(
            List.of(
                cell(1, "exit", "vehicle", 50),
                cell(2, "entry", "vehicle", 12),
                cell(3, "entry", "vehicle", 3)));
    assertEquals(counts(15, 50), shown(page, "directions"));
    assertEquals(counts(-1, -1, -1), shown(page, "lanes"), "12 of 15 would tell the 3");
    assertEquals(
        OptionalLong.of(65), Objects.requireNonNull(page.get("lanes")).sum(), "told by the others");
  }

  @Test
  void aModeIsNotWhatIsLeftOfItsLane() {
    Map<String, PublishedCounts> page =
        publish(
            List.of(
                cell(1, "exit", "vehicle", 40),
                cell(1, "exit", "bus", 3),
                cell(2, "exit", "truck", 30),
                cell(3, "entry", "foot", 60)));
    assertEquals(counts(60, 73), shown(page, "directions"));
    assertEquals(counts(43, 30, 60), shown(page, "lanes"));
    assertEquals(counts(-1, -1, -1, -1), shown(page, "modes"));
  }

  @Test
  void whatHangsTogetherIsShown() {
    Map<String, PublishedCounts> page =
        publish(
            List.of(
                cell(1, "exit", "vehicle", 40),
                cell(1, "exit", "truck", 25),
                cell(1, "exit", "bus", 3),
                cell(2, "entry", "vehicle", 60),
                cell(2, "entry", "truck", 15)));
    assertEquals(counts(75, 68), shown(page, "directions"));
    assertEquals(counts(68, 75), shown(page, "lanes"));
    assertEquals(counts(100, -1, -1, -1), shown(page, "modes"), "vehicles, as they were");
  }

  /** As crossings that were closed, or not, and those in which everybody was captured. */
  @Test
  void aTableOfOtherCellsTellsNothingEither() {
    List<String> complete = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      complete.add(i < 100 ? "everybody" : "not everybody");
      ends.add(i < 100 ? "closed" : "abandoned");
    }
    Map<String, PublishedTables.Table> tables = new LinkedHashMap<>();
    tables.put(
        "complete", new PublishedTables.Table(List.of("everybody", "not everybody"), complete));
    tables.put(
        "ends", new PublishedTables.Table(List.of("abandoned", "not closed", "closed"), ends));
    Map<String, PublishedCounts> page = PublishedTables.of(tables);
    assertEquals(counts(100, 20), shown(page, "complete"));
    assertEquals(counts(-1, -1, -1), shown(page, "ends"), "20 and 20 would leave no other");
  }

  @Test
  void whatIsNotOfTheSamePeopleIsRefused() {
    PublishedTables.Table one = new PublishedTables.Table(List.of("a"), List.of("a"));
    PublishedTables.Table two = new PublishedTables.Table(List.of("a"), List.of("a", "a"));
    assertThrows(
        IllegalArgumentException.class, () -> PublishedTables.of(Map.of("one", one, "two", two)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PublishedTables.Table(List.of("a"), List.of("b")));
  }

  /** Who knows what each lane is for finds every value possible for each small cell. */
  @Property(tries = 2000)
  void everySmallCountIsPossible(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int lanes,
      @ForAll @IntRange(min = 1, max = 3) int modesOfALane) {
    List<Cell> cells = new ArrayList<>();
    for (int lane = 1; lane <= lanes; lane++) {
      String direction = DIRECTIONS.get(random.nextInt(2));
      List<String> modes = new ArrayList<>(MODES);
      Collections.shuffle(modes, random);
      for (String mode : modes.subList(0, 1 + random.nextInt(modesOfALane))) {
        long count = random.nextBoolean() ? random.nextInt(14) : random.nextInt(60);
        cells.add(cell(lane, direction, mode, count));
      }
    }
    // a lane that nobody passed is not listed: it is known to be nil
    cells.removeIf(
        c -> cells.stream().filter(o -> o.lane() == c.lane()).mapToLong(Cell::count).sum() == 0);
    Map<String, PublishedCounts> page = publish(cells);
    if (Objects.requireNonNull(page.get("modes")).sum().isEmpty()) {
      return; // nothing is shown
    }
    for (String table : page.keySet()) {
      for (String name : Objects.requireNonNull(page.get(table)).cells().keySet()) {
        List<Cell> own =
            cells.stream()
                .filter(c -> List.of(c.direction(), c.name(), c.mode()).contains(name))
                .toList();
        if (!own.isEmpty() && own.stream().mapToLong(Cell::count).sum() < PublishedCounts.LEAST) {
          for (long v = 0; v < PublishedCounts.LEAST; v++) {
            assertTrue(possible(cells, page, name, v), name + " may be " + v + ": " + cells);
          }
        }
      }
    }
  }

  /**
   * Whether other crossings, of the same lanes, directions and modes, come to all that is shown.
   */
  private static boolean possible(
      List<Cell> cells, Map<String, PublishedCounts> page, String name, long value) {
    Map<String, Long> known = new LinkedHashMap<>();
    page.values()
        .forEach(table ->
            table.cells().forEach((cell, count) -> count.ifPresent(c -> known.put(cell, c))));
    known.put(name, value);
    long sum = Objects.requireNonNull(page.get("modes")).sum().orElseThrow();
    var flow =
        new SimpleDirectedWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
    Map<String, Long> left = new LinkedHashMap<>(); // of a direction, but for lanes that are known
    DIRECTIONS.stream().filter(known::containsKey).forEach(d -> left.put(d, known.get(d)));
    long others = sum - left.values().stream().mapToLong(v -> v).sum();
    for (String lane : cells.stream().map(Cell::name).distinct().toList()) {
      String direction =
          cells.stream().filter(c -> c.name().equals(lane)).findFirst().orElseThrow().direction();
      Long count = known.get(lane);
      if (count == null) {
        arc(flow, left.containsKey(direction) ? direction : "any direction", lane, sum);
      } else {
        arc(flow, "from", lane, count);
        left.computeIfPresent(direction, (d, l) -> l - count);
        others -= left.containsKey(direction) ? 0 : count;
      }
    }
    if (others < 0 || left.values().stream().anyMatch(l -> l < 0)) {
      return false;
    }
    left.forEach((direction, count) -> arc(flow, "from", direction, count));
    arc(flow, "from", "any direction", others);
    long otherModes = sum;
    for (String mode : MODES) {
      Long count = known.get(mode);
      otherModes -= count == null ? 0 : count;
      if (count == null) {
        arc(flow, mode, "any mode", sum);
      } else {
        arc(flow, mode, "to", count);
      }
    }
    if (otherModes < 0) {
      return false;
    }
    arc(flow, "any mode", "to", otherModes);
    cells.forEach(c -> arc(flow, c.name(), c.mode(), sum));
    return new PushRelabelMFImpl<>(flow).calculateMaximumFlow("from", "to") == sum;
  }

  private static void arc(
      SimpleDirectedWeightedGraph<String, DefaultWeightedEdge> flow,
      String from,
      String to,
      long most) {
    flow.addVertex(from);
    flow.addVertex(to);
    flow.setEdgeWeight(flow.addEdge(from, to), most);
  }
}
