package org.exeat.records.disclosure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonyms;

/**
 * How it went with a holder and the own document, the latest crossings first. Only for who shows
 * the document; nobody is found by it.
 *
 * @param crossings in which the face was held against the document
 */
public record Referrals(List<Crossing> crossings) {
  /** So many of the latest crossings are looked at. */
  public static final int LATEST = 5;

  /** Who is referred so often in them, though it was the own document, is offered a remedy. */
  public static final int AGAIN_AND_AGAIN = 3;

  public Referrals {
    crossings = List.copyOf(crossings);
  }

  /**
   * One of them.
   *
   * @param document number of the holder's in it
   */
  public record Crossing(CrossingId id, int document, Result result) {}

  /** What came of one crossing. */
  public enum Result {
    BY_MACHINE,
    /** The machine did not confirm the face, and an officer saw that it was the holder's. */
    BY_OFFICER,
    BY_NOBODY
  }

  /**
   * Counts.
   *
   * @param reasons names of those referrals that come of the portrait
   * @param state that issued the document, as in the zone
   * @param number of the document
   */
  public static Referrals of(
      LedgerFiles ledger, Pseudonyms pseudonyms, Set<String> reasons, String state, String number)
      throws IOException {
    Map<CrossingId, Set<Integer>> presented =
        SubjectAccess.presented(ledger, pseudonyms, state, number);
    Map<CrossingId, Crossing> results = new LinkedHashMap<>();
    ledger.read((index, entry) -> {
      if (entry instanceof LedgerEntry.Step step && presented.containsKey(step.crossing())) {
        Set<Integer> own = presented.getOrDefault(step.crossing(), Set.of());
        switch (step) {
          case LedgerEntry.Assessed a ->
              result(a, own, reasons).ifPresent(c -> results.put(a.crossing(), c));
          case LedgerEntry.Resolved r
              when r.resolution() == LedgerEntry.Resolution.CONFIRMED
                  && r.document().filter(own::contains).isPresent() ->
              results.computeIfPresent(
                  r.crossing(), (id, c) -> new Crossing(id, c.document(), Result.BY_OFFICER));
          default -> {} // says nothing of it
        }
      }
    });
    return new Referrals(List.copyOf(results.values()).reversed());
  }

  private static Optional<Crossing> result(
      LedgerEntry.Assessed a, Set<Integer> own, Set<String> reasons) {
    for (LedgerEntry.Outcome o : a.outcomes()) {
      if (o.document().filter(own::contains).isPresent()) {
        boolean confirmed = o.outcome().equals(LedgerEntry.CONFIRMED);
        return confirmed || reasons.contains(o.outcome())
            ? Optional.of(
                new Crossing(
                    a.crossing(),
                    o.document().get(),
                    confirmed ? Result.BY_MACHINE : Result.BY_NOBODY))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Those that are looked at. */
  public List<Crossing> latest() {
    return crossings.stream().limit(LATEST).toList();
  }

  /** How many of the latest crossings came out so. */
  public long latest(Result result) {
    return latest().stream().filter(c -> c.result() == result).count();
  }

  /** Whether a remedy is to be offered. */
  public boolean remedy() {
    return latest(Result.BY_OFFICER) >= AGAIN_AND_AGAIN;
  }
}
