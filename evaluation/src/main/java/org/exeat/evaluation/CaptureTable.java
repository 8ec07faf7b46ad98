package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.exeat.evaluation.CaptureTrial.Look;
import org.exeat.evaluation.CaptureTrial.Outcome;
import org.exeat.simulator.scene.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The shares of a {@link CaptureTrial}, with two-sided intervals of 90 % (both one-sided bounds of
 * {@link BinomialBound}).
 *
 * @param groups in the order they are shown
 */
public record CaptureTable(List<Group> groups) {
  public CaptureTable {
    groups = List.copyOf(groups);
  }

  /**
   * Rows that answer one question.
   *
   * @param unit what is counted
   */
  public record Group(String title, String unit, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Counts.
   *
   * @param found of all, those of whom a face was found
   * @param usable of all, those of whom a face was good enough
   */
  public record Row(String name, int all, int found, int usable) {}

  /** Sums up. */
  public static CaptureTable of(CaptureTrial.Result result) {
    List<Group> groups = new ArrayList<>();
    List<List<Outcome>> vehicles = byVehicle(result.outcomes());
    groups.add(complete("Vehicles with everybody", vehicles, v -> "all"));
    groups.add(
        complete(
            "Vehicles by the last row that is taken",
            vehicles,
            v -> "row " + v.stream().mapToInt(o -> o.traveller().row()).max().orElse(1)));
    groups.add(
        complete(
            "Vehicles by people in them",
            vehicles,
            v -> v.size() >= 5 ? "5 and more" : Integer.toString(v.size())));
    groups.add(
        complete(
            "Vehicles by local hour",
            vehicles,
            v -> String.format(Locale.ROOT, "%02d h", v.getFirst().hour())));
    Map<Integer, Truth.Frame> frames = new TreeMap<>();
    for (Look l : result.looks()) {
      frames.putIfAbsent(l.vehicle().vehicle(), l.frame());
    }
    groups.add(
        complete(
            "Vehicles by elevation of the sun",
            vehicles,
            v -> sun(frames.get(v.getFirst().vehicle().vehicle()))));
    groups.add(
        complete(
            "Vehicles by weather",
            vehicles,
            v -> {
              Truth.Frame f = frames.get(v.getFirst().vehicle().vehicle());
              return f == null ? "not seen" : f.weather();
            }));
    groups.add(
        complete(
            "Vehicles by light through the rear panes",
            vehicles,
            v -> v.getFirst().vehicle().glass().rear() < .5 ? "privacy glass" : "clear glass"));
    groups.add(people("People by row", result.outcomes(), o -> "row " + o.traveller().row()));
    groups.add(
        people(
            "People by age",
            result.outcomes(),
            o -> o.traveller().age() < 13 ? "child" : "13 and older"));
    groups.add(looks("Single looks by speed", result.looks(), l -> speed(l.vehicle().speed())));
    groups.add(looks("Single looks by glare on the face", result.looks(), l -> glare(l.person())));
    groups.add(looks("Single looks by turn of the head", result.looks(), l -> turn(l.person())));
    return new CaptureTable(groups);
  }

  private static String sun(Truth.@Nullable Frame frame) {
    if (frame == null) {
      return "not seen";
    }
    double e = frame.sun().elevation();
    return e < 0 ? "a: below 0" : e < 15 ? "b: 0 to 15" : e < 40 ? "c: 15 to 40" : "d: above 40";
  }

  private static String speed(double v) {
    return v < .05 ? "a: stands" : v < 1 ? "b: below 1 m/s" : v < 3 ? "c: 1 to 3 m/s" : "d: faster";
  }

  private static String glare(Truth.Person p) {
    return p.visible() <= .3
        ? "hidden"
        : p.glare() < .25
            ? "a: below 0.25"
            : p.glare() < .5
                ? "b: 0.25 to 0.5"
                : p.glare() < .75 ? "c: 0.5 to 0.75" : "d: above 0.75";
  }

  private static String turn(Truth.Person p) {
    double yaw = Math.abs(p.yaw());
    return yaw < 20 ? "a: below 20" : yaw < 45 ? "b: 20 to 45" : "c: above 45";
  }

  private static List<List<Outcome>> byVehicle(List<Outcome> outcomes) {
    Map<Integer, List<Outcome>> vehicles = new TreeMap<>();
    for (Outcome o : outcomes) {
      vehicles.computeIfAbsent(o.vehicle().vehicle(), k -> new ArrayList<>()).add(o);
    }
    return List.copyOf(vehicles.values());
  }

  private static Group complete(
      String title, List<List<Outcome>> vehicles, Function<List<Outcome>, String> key) {
    Map<String, int[]> counts = new TreeMap<>();
    for (List<Outcome> v : vehicles) {
      count(
          counts,
          key.apply(v),
          v.stream().allMatch(Outcome::found),
          v.stream().allMatch(Outcome::usable));
    }
    return group(title, "vehicles", counts);
  }

  private static Group people(String title, List<Outcome> outcomes, Function<Outcome, String> key) {
    Map<String, int[]> counts = new TreeMap<>();
    outcomes.forEach(o -> count(counts, key.apply(o), o.found(), o.usable()));
    return group(title, "people", counts);
  }

  private static Group looks(String title, List<Look> looks, Function<Look, String> key) {
    Map<String, int[]> counts = new TreeMap<>();
    looks.forEach(l -> count(counts, key.apply(l), l.found(), l.usable()));
    return group(title, "looks", counts);
  }

  private static void count(Map<String, int[]> counts, String key, boolean found, boolean usable) {
    int[] c = counts.computeIfAbsent(key, k -> new int[3]);
    c[0]++;
    c[1] += found ? 1 : 0;
    c[2] += usable ? 1 : 0;
  }

  private static Group group(String title, String unit, Map<String, int[]> counts) {
    List<Row> rows = new ArrayList<>();
    counts.forEach((name, c) -> rows.add(new Row(name, c[0], c[1], c[2])));
    return new Group(title, unit, rows);
  }

  /** As text, with bounds at 95 % to either side. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Group g : groups) {
      text.append(
          String.format(
              Locale.ROOT, "%n%-42s %9s  %-24s %-24s%n", g.title(), g.unit(), "found", "usable"));
      for (Row r : g.rows()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-40s %9d  %-24s %-24s%n",
                r.name().replaceFirst("^[a-d]: ", ""),
                r.all(),
                share(r.found(), r.all()),
                share(r.usable(), r.all())));
      }
    }
    return text.toString();
  }

  private static String share(int k, int n) {
    return String.format(
        Locale.ROOT,
        "%5.1f %% (%.1f to %.1f)",
        100.0 * k / n,
        100 * BinomialBound.lower(k, n),
        100 * BinomialBound.upper(k, n));
  }
}
