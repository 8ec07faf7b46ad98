package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.exeat.evaluation.DayTrial.Crossing;
import org.exeat.evaluation.DayTrial.Judged;
import org.exeat.evaluation.DayTrial.Outcome;
import org.exeat.simulator.scene.Truth;

/**
 * What came of a simulated day, in tables.
 *
 * @param crossings all
 * @param recorded entries of each kind that the ledger holds of them
 */
public record DayTable(List<Crossing> crossings, Map<String, Long> recorded) {
  public DayTable {
    crossings = List.copyOf(crossings);
    recorded = Map.copyOf(recorded);
  }

  /** In the order in which they are read. */
  public List<Table> tables() {
    return List.of(
        verdicts("Documents, against the truth", true),
        verdicts("Faces that no document was laid beside", false),
        needless(),
        planted(),
        whole());
  }

  private List<Judged> verdicts(boolean ofDocuments) {
    return crossings.stream()
        .flatMap(c -> c.verdicts().stream())
        .filter(v -> v.ofDocument() == ofDocuments)
        .toList();
  }

  private Table verdicts(String title, boolean ofDocuments) {
    List<Judged> all = verdicts(ofDocuments);
    List<List<Cell>> rows = new ArrayList<>();
    for (Outcome o : Outcome.values()) {
      int n = (int) all.stream().filter(v -> v.outcome() == o).count();
      boolean possible =
          ofDocuments ? o != Outcome.NOBODY : o.compareTo(Outcome.RIGHTLY_REFERRED) >= 0;
      if (possible) {
        rows.add(List.of(Cell.of(words(o)), Cell.share(n, all.size())));
      }
    }
    return new Table(counted(title, all.size()), List.of("", ""), rows);
  }

  private static String words(Outcome o) {
    return switch (o) {
      case RIGHTLY_CONFIRMED -> "confirmed, rightly";
      case WRONG_FACE -> "confirmed by another's face";
      case WRONG_DOCUMENT -> "confirmed by a document that does not count";
      case RIGHTLY_REFERRED -> "referred, and something is planted";
      case BY_AGE -> "referred by age";
      case NEEDLESSLY_REFERRED -> "referred, and nothing is planted";
      case NOBODY -> "nobody of this vehicle";
    };
  }

  /** Why travellers were referred of whom nothing is planted. */
  private Table needless() {
    Map<String, Integer> reasons = new TreeMap<>();
    verdicts(true).stream()
        .filter(v -> v.outcome() == Outcome.NEEDLESSLY_REFERRED)
        .forEach(v -> reasons.merge(v.code(), 1, Integer::sum));
    return new Table(
        Cell.of("Why documents were referred of which nothing is planted"),
        List.of("", ""),
        reasons.entrySet().stream()
            .map(e -> List.of(Cell.of(e.getKey().replace('_', ' ')), Cell.count(e.getValue())))
            .toList());
  }

  /** What was planted, and how often it was missed. */
  private Table planted() {
    Map<String, int[]> kinds = new TreeMap<>();
    for (Crossing c : crossings) {
      for (Truth.Planted p : c.vehicle().planted()) {
        if (!p.kind().equals(DayTrial.HONEST)) {
          int[] n = kinds.computeIfAbsent(p.kind().replace('_', ' '), k -> new int[2]);
          n[0]++;
          n[1] += c.missed(p) ? 1 : 0;
        }
      }
    }
    return new Table(
        Cell.of("What was planted, and missed"),
        List.of("", "times", "missed"),
        kinds.entrySet().stream()
            .map(e ->
                List.of(
                    Cell.of(e.getKey()),
                    Cell.count(e.getValue()[0]),
                    Cell.share(e.getValue()[1], e.getValue()[0])))
            .toList());
  }

  private Table whole() {
    int all = crossings.size();
    int documents = crossings.stream().mapToInt(Crossing::documents).sum();
    int occupants = crossings.stream().mapToInt(Crossing::occupants).sum();
    List<List<Cell>> rows = new ArrayList<>();
    row(rows, "with a wrong confirmation", Cell.share(number(Crossing::wrong), all));
    row(
        rows,
        "everybody confirmed",
        Cell.share(
            number(c -> c.documents(Outcome.RIGHTLY_CONFIRMED) == c.vehicle().party().size()),
            all));
    row(
        rows,
        "everybody confirmed but minors",
        Cell.share(
            number(c ->
                c.documents(Outcome.RIGHTLY_CONFIRMED) + c.documents(Outcome.BY_AGE)
                    == c.vehicle().party().size()),
            all));
    row(
        rows,
        "documents presented, and in the ledger",
        beside(documents, recorded.getOrDefault("document_presented", 0L)));
    row(
        rows,
        "occupants found, and in the ledger",
        beside(occupants, recorded.getOrDefault("occupant_captured", 0L)));
    row(rows, "crossings closed in the ledger", Cell.count(recorded.getOrDefault("closed", 0L)));
    return new Table(counted("Crossings", all), List.of("", ""), rows);
  }

  private static Cell counted(String title, int n) {
    return new Cell(title + ", {}", List.of(Cell.counted(n)));
  }

  private static Cell beside(long a, long b) {
    return new Cell("{}, {}", List.of(Cell.counted(a), Cell.counted(b)));
  }

  private static void row(List<List<Cell>> rows, String name, Cell cell) {
    rows.add(List.of(Cell.of(name), cell));
  }

  private int number(Predicate<Crossing> of) {
    return (int) crossings.stream().filter(of).count();
  }
}
