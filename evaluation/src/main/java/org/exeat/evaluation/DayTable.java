package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.exeat.domain.WilsonInterval;
import org.exeat.evaluation.CaptureSteps.Table;
import org.exeat.evaluation.DayTrial.Crossing;
import org.exeat.evaluation.DayTrial.Judged;
import org.exeat.evaluation.DayTrial.Outcome;
import org.exeat.simulator.scene.Truth;

/**
 * What came of a simulated day, in tables. Intervals are {@link WilsonInterval}s.
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
    List<List<String>> rows = new ArrayList<>();
    for (Outcome o : Outcome.values()) {
      int n = (int) all.stream().filter(v -> v.outcome() == o).count();
      boolean possible =
          ofDocuments ? o != Outcome.NOBODY : o.compareTo(Outcome.RIGHTLY_REFERRED) >= 0;
      if (possible) {
        rows.add(List.of(words(o), CaptureSteps.share(n, all.size())));
      }
    }
    return new Table(title + ", " + all.size(), List.of("", ""), rows);
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
        "Why documents were referred of which nothing is planted",
        List.of("", ""),
        reasons.entrySet().stream()
            .map(e -> List.of(e.getKey().replace('_', ' '), Integer.toString(e.getValue())))
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
        "What was planted, and missed",
        List.of("", "times", "missed"),
        kinds.entrySet().stream()
            .map(e ->
                List.of(
                    e.getKey(),
                    Integer.toString(e.getValue()[0]),
                    CaptureSteps.share(e.getValue()[1], e.getValue()[0])))
            .toList());
  }

  private Table whole() {
    int all = crossings.size();
    int documents = crossings.stream().mapToInt(Crossing::documents).sum();
    int occupants = crossings.stream().mapToInt(Crossing::occupants).sum();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("with a wrong confirmation", CaptureSteps.share(number(Crossing::wrong), all)));
    rows.add(
        List.of(
            "everybody confirmed",
            CaptureSteps.share(
                number(c -> c.documents(Outcome.RIGHTLY_CONFIRMED) == c.vehicle().party().size()),
                all)));
    rows.add(
        List.of(
            "everybody confirmed but minors",
            CaptureSteps.share(
                number(c ->
                    c.documents(Outcome.RIGHTLY_CONFIRMED) + c.documents(Outcome.BY_AGE)
                        == c.vehicle().party().size()),
                all)));
    rows.add(
        List.of(
            "documents presented, and in the ledger",
            documents + ", " + recorded.getOrDefault("document_presented", 0L)));
    rows.add(
        List.of(
            "occupants found, and in the ledger",
            occupants + ", " + recorded.getOrDefault("occupant_captured", 0L)));
    rows.add(
        List.of(
            "crossings closed in the ledger", Long.toString(recorded.getOrDefault("closed", 0L))));
    return new Table("Crossings, " + all, List.of("", ""), rows);
  }

  private int number(Predicate<Crossing> of) {
    return (int) crossings.stream().filter(of).count();
  }
}
