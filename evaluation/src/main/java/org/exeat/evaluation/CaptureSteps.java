package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.exeat.domain.WilsonInterval;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;

/**
 * What each step from one camera to the whole capture brings with the same vehicles and people, and
 * the chain of the last one link by link. Where the layout has a barrier all stop; before the
 * scene's own camera they do as the scene's lane has it. Intervals are {@link WilsonInterval}s.
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

  /** All tables, in the order they are read. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(sums());
    portraits.ifPresent(p -> tables.add(p.table()));
    return tables;
  }

  /** Those that can be added to another trial's. */
  List<Table> sums() {
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            Cell.of("What each step brings: vehicles with everybody"),
            List.of("", "vehicles", "found", "good enough"),
            steps.stream()
                .map(s ->
                    List.of(
                        Cell.of(s.name()),
                        Cell.count(s.vehicles()),
                        Cell.share(s.found(), s.vehicles()),
                        Cell.share(s.good(), s.vehicles())))
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
    List<List<Cell>> lines = new ArrayList<>();
    rows.forEach((name, c) ->
        lines.add(
            List.of(
                Cell.of(name),
                Cell.count(c[0]),
                Cell.share(c[1], c[0]),
                Cell.share(c[2], c[0]),
                new Cell("{}, {} rightly", List.of(Cell.counted(c[3]), Cell.counted(c[4]))))));
    return new Table(
        Cell.of("People, link by link"),
        List.of("", "present", "found", "good enough", "row said"),
        lines);
  }

  private Table counts() {
    int n = passages.size();
    List<List<Cell>> lines = new ArrayList<>();
    line(
        lines,
        "exact by faces alone",
        Cell.share(number(p -> p.alone() == p.people().size() ? 1 : 0), n));
    line(
        lines,
        "exact by faces and documents",
        Cell.share(number(p -> p.joined() == p.people().size() ? 1 : 0), n));
    line(lines, "people taken for two", Cell.count(number(Passage::splits)));
    line(lines, "people taken for one with another", Cell.count(number(Passage::merges)));
    line(lines, "occupants who are nobody", Cell.count(number(Passage::strays)));
    line(lines, "occupants of another vehicle", Cell.count(number(Passage::foreign)));
    line(
        lines,
        "people of other vehicles whose face a camera saw meanwhile",
        Cell.count(number(Passage::others)));
    line(
        lines,
        "people good enough by what was measured of whom neither eye is seen",
        Cell.count(number(p -> (int) p.people().stream().filter(Person::covered).count())));
    int beside = number(Passage::beside);
    if (beside > 0) {
      line(
          lines,
          "bystanders whose face a camera saw; of these kept",
          of(beside, number(Passage::bystanders)));
    }
    line(
        lines,
        "said to be complete with 0.9 and more; of these complete",
        of(
            number(p -> p.everybody() >= .9 ? 1 : 0),
            number(p -> p.everybody() >= .9 && p.complete() ? 1 : 0)));
    List<Passage> prompted = passages.stream().filter(p -> !p.asked().isEmpty()).toList();
    line(lines, "vehicles that were prompted", Cell.count(prompted.size()));
    line(
        lines,
        "seconds that these stayed longer, mean",
        mean(
            Cell.Kind.MEAN, prompted.stream().mapToDouble(Passage::longer).sum(), prompted.size()));
    line(
        lines,
        "seconds a frame took, one thread",
        mean(
            Cell.Kind.FINE_MEAN,
            passages.stream().mapToDouble(Passage::seconds).sum(),
            number(Passage::frames)));
    return new Table(
        new Cell("Counts, {} vehicles", List.of(Cell.counted(n))), List.of("", ""), lines);
  }

  private static void line(List<List<Cell>> lines, String name, Cell cell) {
    lines.add(List.of(Cell.of(name), cell));
  }

  /** How many, and which share of these. */
  private static Cell of(int all, int part) {
    return new Cell("{}; {}", List.of(Cell.counted(all), Cell.shared(part, all)));
  }

  private static Cell mean(Cell.Kind kind, double sum, int of) {
    return new Cell("{}", List.of(new Cell.Figure(kind, sum, of)));
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
    List<List<Cell>> lines = new ArrayList<>();
    rows.forEach((name, c) ->
        lines.add(
            List.of(
                Cell.of(name), Cell.count(c[0]), Cell.share(c[1], c[0]), Cell.share(c[2], c[0]))));
    return new Table(
        Cell.of(title), List.of("", "vehicles", "everybody found", "good enough"), lines);
  }

  private static String light(Passage p) {
    return Double.isNaN(p.sun())
        ? "not seen"
        : p.sun() < -6 ? "night" : p.sun() < 15 ? "sun below 15°" : "sun above 15°";
  }
}
