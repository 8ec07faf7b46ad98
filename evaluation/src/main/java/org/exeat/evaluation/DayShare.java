package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.exeat.simulator.scene.TrafficShare;

/**
 * What came of a share of a simulated day, so that the shares can be added up.
 *
 * @param tried which traffic through which lane, in words; the same for all shares of a day
 * @param calibrated by what, in words; likewise
 * @param shares of the traffic that it is of, as {@link TrafficShare#toString} writes them
 * @param tables without those that cannot be added up
 * @param findings what is wrong with a share's ledger; empty if nothing
 */
public record DayShare(
    String tried,
    String calibrated,
    List<String> shares,
    List<Table> tables,
    List<String> findings) {
  public DayShare {
    shares = List.copyOf(shares);
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
    shares.forEach(TrafficShare::parse);
  }

  /** Of a trial that has run. */
  public static DayShare of(
      String tried,
      String calibrated,
      TrafficShare share,
      DayTable day,
      CaptureSteps captured,
      List<String> findings) {
    List<Table> tables = new ArrayList<>(day.tables());
    tables.addAll(captured.sums());
    captured.portraits().flatMap(PortraitScores::sums).ifPresent(tables::add);
    return new DayShare(tried, calibrated, List.of(share.toString()), tables, findings);
  }

  /**
   * Adds shares of one day up.
   *
   * @param parts 1 and more
   * @throws IllegalArgumentException where they are of different trials, or two of the same share
   */
  public static DayShare sum(List<DayShare> parts) {
    DayShare first = parts.getFirst();
    TreeSet<String> shares = new TreeSet<>();
    List<String> findings = new ArrayList<>();
    for (DayShare p : parts) {
      if (!p.tried.equals(first.tried) || !p.calibrated.equals(first.calibrated)) {
        throw new IllegalArgumentException(
            "these are of different trials: “"
                + first.tried
                + " "
                + first.calibrated
                + "” and “"
                + p.tried
                + " "
                + p.calibrated
                + "”");
      }
      for (String s : p.shares) {
        if (TrafficShare.parse(s).of() != TrafficShare.parse(first.shares.getFirst()).of()) {
          throw new IllegalArgumentException(
              "a day is divided in one way: not " + first.shares.getFirst() + " and " + s);
        }
        if (!shares.add(s)) {
          throw new IllegalArgumentException("the share " + s + " is there twice");
        }
      }
      findings.addAll(p.findings);
    }
    return new DayShare(
        first.tried,
        first.calibrated,
        List.copyOf(shares),
        Table.sums(parts.stream().map(DayShare::tables).toList()),
        findings);
  }

  /** Whether it is of all of the day's traffic. */
  public boolean whole() {
    return shares.size() == TrafficShare.parse(shares.getFirst()).of();
  }
}
