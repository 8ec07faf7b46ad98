package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.exeat.domain.WilsonInterval;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;

/**
 * What each step from one camera to the whole capture brings on the same traffic, and the chain of
 * the last one link by link. Intervals are {@link WilsonInterval}s.
 *
 * @param steps in the order in which they were added
 * @param passages of the last step
 * @param portraits its captures against the portraits of documents; empty where too few of both are
 *     there
 */
public record CaptureSteps(
    List<Step> steps, List<Passage> passages, Optional<PortraitScores> portraits) {
  public CaptureSteps {
    steps = List.copyOf(steps);
    passages = List.copyOf(passages);
  }

  /**
   * One step.
   *
   * @param vehicles all
   * @param found of these, those of which everybody's face was found
   * @param good of these, those of which everybody's face was good enough
   */
  public record Step(String name, int vehicles, int found, int good) {
    /** Of a trial that looks at every frame by itself. */
    static Step of(String name, CaptureTrial.Result result) {
      Map<Integer, boolean[]> vehicles = new TreeMap<>();
      for (CaptureTrial.Outcome o : result.outcomes()) {
        boolean[] all =
            vehicles.computeIfAbsent(o.vehicle().vehicle(), k -> new boolean[] {true, true});
        all[0] &= o.found();
        all[1] &= o.usable();
      }
      return new Step(
          name,
          vehicles.size(),
          (int) vehicles.values().stream().filter(a -> a[0]).count(),
          (int) vehicles.values().stream().filter(a -> a[1]).count());
    }

    /** Of a trial that follows people. */
    static Step ofPassages(String name, List<Passage> passages) {
      return new Step(
          name,
          passages.size(),
          (int) passages.stream().filter(Passage::counted).count(),
          (int) passages.stream().filter(Passage::complete).count());
    }
  }

  /**
   * A table.
   *
   * @param heads of the columns, the row's name first
   */
  public record Table(String title, List<String> heads, List<List<String>> rows) {
    public Table {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** All tables, in the order they are read. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "What each step brings: vehicles with everybody",
            List.of("", "vehicles", "found", "good enough"),
            steps.stream()
                .map(s ->
                    List.of(
                        s.name(),
                        Integer.toString(s.vehicles()),
                        share(s.found(), s.vehicles()),
                        share(s.good(), s.vehicles())))
                .toList()));
    tables.add(chain());
    tables.add(vehicles("Vehicles by the sun", CaptureSteps::light));
    tables.add(
        vehicles(
            "Vehicles by the last row that is taken",
            p -> "row " + p.people().stream().mapToInt(q -> q.traveller().row()).max().orElse(1)));
    tables.add(
        vehicles(
            "Vehicles by light through the rear panes",
            p -> p.vehicle().glass().rear() < .5 ? "privacy glass" : "clear glass"));
    tables.add(counts());
    portraits.ifPresent(p -> tables.add(p.table()));
    return tables;
  }

  private Table chain() {
    Map<String, int[]> rows = new TreeMap<>();
    for (Passage passage : passages) {
      for (Person p : passage.people()) {
        for (String key : List.of("row " + p.traveller().row(), "all rows")) {
          int[] c = rows.computeIfAbsent(key, k -> new int[5]);
          c[0]++;
          c[1] += p.counted() ? 1 : 0;
          c[2] += p.captured() ? 1 : 0;
          c[3] += p.row().isPresent() ? 1 : 0;
          c[4] += p.row().filter(r -> r == p.traveller().row()).isPresent() ? 1 : 0;
        }
      }
    }
    List<List<String>> lines = new ArrayList<>();
    rows.forEach((name, c) ->
        lines.add(
            List.of(
                name,
                Integer.toString(c[0]),
                share(c[1], c[0]),
                share(c[2], c[0]),
                c[3] + ", " + c[4] + " rightly")));
    return new Table(
        "People, link by link", List.of("", "present", "found", "good enough", "row said"), lines);
  }

  private Table counts() {
    int n = passages.size();
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "exact by faces alone", share(number(p -> p.alone() == p.people().size() ? 1 : 0), n)));
    lines.add(
        List.of(
            "exact by faces and documents",
            share(number(p -> p.joined() == p.people().size() ? 1 : 0), n)));
    lines.add(List.of("people taken for two", Integer.toString(number(Passage::splits))));
    lines.add(
        List.of("people taken for one with another", Integer.toString(number(Passage::merges))));
    lines.add(List.of("occupants who are nobody", Integer.toString(number(Passage::strays))));
    lines.add(List.of("occupants of another vehicle", Integer.toString(number(Passage::foreign))));
    int beside = number(Passage::beside);
    if (beside > 0) {
      lines.add(
          List.of(
              "bystanders whose face a camera saw; of these kept",
              beside + "; " + share(number(Passage::bystanders), beside)));
    }
    int said = number(p -> p.everybody() >= .9 ? 1 : 0);
    lines.add(
        List.of(
            "said to be complete with 0.9 and more; of these complete",
            said
                + (said == 0
                    ? ""
                    : "; "
                        + share(number(p -> p.everybody() >= .9 && p.complete() ? 1 : 0), said))));
    lines.add(
        List.of(
            "vehicles that were prompted",
            Integer.toString(number(p -> p.asked().isEmpty() ? 0 : 1))));
    lines.add(
        List.of(
            "seconds that these stayed longer, mean",
            passages.stream()
                .filter(p -> !p.asked().isEmpty())
                .mapToDouble(Passage::longer)
                .average()
                .stream()
                .mapToObj(d -> String.format(Locale.ROOT, "%.1f", d))
                .findFirst()
                .orElse("-")));
    int frames = number(Passage::frames);
    lines.add(
        List.of(
            "seconds a frame took, one thread",
            String.format(
                Locale.ROOT,
                "%.3f",
                passages.stream().mapToDouble(Passage::seconds).sum() / Math.max(1, frames))));
    return new Table("Counts, " + n + " vehicles", List.of("", ""), lines);
  }

  private int number(ToIntFunction<Passage> of) {
    return passages.stream().mapToInt(of).sum();
  }

  private Table vehicles(String title, Function<Passage, String> key) {
    Map<String, int[]> rows = new TreeMap<>();
    for (Passage p : passages) {
      int[] c = rows.computeIfAbsent(key.apply(p), k -> new int[3]);
      c[0]++;
      c[1] += p.counted() ? 1 : 0;
      c[2] += p.complete() ? 1 : 0;
    }
    List<List<String>> lines = new ArrayList<>();
    rows.forEach((name, c) ->
        lines.add(List.of(name, Integer.toString(c[0]), share(c[1], c[0]), share(c[2], c[0]))));
    return new Table(title, List.of("", "vehicles", "everybody found", "good enough"), lines);
  }

  private static String light(Passage p) {
    return Double.isNaN(p.sun())
        ? "not seen"
        : p.sun() < -6 ? "night" : p.sun() < 15 ? "sun below 15°" : "sun above 15°";
  }

  static String share(int k, int n) {
    if (n == 0) {
      return "-";
    }
    WilsonInterval w = WilsonInterval.of(k, n);
    return String.format(
        Locale.ROOT,
        "%d, %.1f %% (%.1f to %.1f)",
        k,
        100.0 * k / n,
        100 * w.lower(),
        100 * w.upper());
  }
}
