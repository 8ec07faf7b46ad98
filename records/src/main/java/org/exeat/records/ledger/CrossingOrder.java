package org.exeat.records.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries may follow each other: every crossing is opened, has its steps one after the
 * other, each once, and is closed or abandoned. It remembers what is open, and for a while what was
 * closed. For use by one thread.
 */
final class CrossingOrder {
  /** How long a crossing may be open, by the times of entries; a coach takes an hour. */
  static final Duration LONGEST = Duration.ofHours(4);

  /** The step of a crossing that is over. */
  private static final int OVER = -1;

  private final Map<CrossingId, Integer> steps = new HashMap<>();
  private Instant newest = Instant.MIN;

  /** When all are looked at again for what can be forgotten. */
  private Instant due = Instant.MIN;

  /** Why these entries may not come next, one after the other; empty where they may. */
  Optional<String> refuse(List<? extends LedgerEntry> entries) {
    Map<CrossingId, Integer> next = new HashMap<>();
    for (LedgerEntry e : entries) {
      if (e instanceof LedgerEntry.Step step) {
        Integer known = next.getOrDefault(step.crossing(), steps.get(step.crossing()));
        Optional<String> why = refuse(step, known);
        if (why.isPresent()) {
          return why;
        }
        next.put(step.crossing(), after(step));
      }
    }
    return Optional.empty();
  }

  /** Why this one may not come next; empty where it may. */
  Optional<String> refuse(LedgerEntry entry) {
    return entry instanceof LedgerEntry.Step step
        ? refuse(step, steps.get(step.crossing()))
        : Optional.empty();
  }

  /** Remembers an entry that has come. */
  void add(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Step step) {
      steps.put(step.crossing(), after(step));
    }
    newest = entry.at().isAfter(newest) ? entry.at() : newest;
    forget();
  }

  private static int after(LedgerEntry.Step step) {
    return switch (step) {
      case LedgerEntry.Closed c -> OVER;
      case LedgerEntry.Abandoned a -> OVER;
      default -> step.step() + 1;
    };
  }

  private Optional<String> refuse(LedgerEntry.Step step, @Nullable Integer next) {
    CrossingId crossing = step.crossing();
    boolean opens = step instanceof LedgerEntry.Opened;
    if (next == null) {
      if (!opens) {
        return Optional.of("crossing " + crossing + " is not open");
      }
      if (step.step() != 0) {
        return Optional.of("crossing " + crossing + " must open with step 0");
      }
      return old(crossing)
          ? Optional.of(
              "crossing "
                  + crossing
                  + " is called by a time so far back that it may have been recorded already")
          : Optional.empty();
    }
    if (next == OVER) {
      return Optional.of("crossing " + crossing + " is over");
    }
    if (opens || step.step() < next) {
      return Optional.of(
          "step " + step.step() + " of crossing " + crossing + " was recorded already");
    }
    if (step.step() > next) {
      return Optional.of(
          "step " + step.step() + " of crossing " + crossing + " comes before step " + next);
    }
    boolean ends = after(step) == OVER || step instanceof LedgerEntry.EvidenceKept;
    return old(crossing) && !ends
        ? Optional.of(
            "crossing " + crossing + " has been open for so long that it can only be closed")
        : Optional.empty();
  }

  /** Whether it was opened longer ago than any may be open. */
  private boolean old(CrossingId crossing) {
    return !newest.equals(Instant.MIN) && crossing.opened().isBefore(newest.minus(LONGEST));
  }

  /** What is over for so long that its name cannot be taken for a new one is forgotten. */
  private void forget() {
    if (newest.isAfter(due)) { // so seldom that each is looked at twice or so
      due = newest.plus(LONGEST);
      Instant limit = newest.minus(LONGEST);
      steps.entrySet().removeIf(e -> e.getValue() == OVER && e.getKey().opened().isBefore(limit));
    }
  }

  /** The next step of each crossing that is open. */
  Map<CrossingId, Integer> open() {
    Map<CrossingId, Integer> open = new HashMap<>(steps);
    open.values().removeIf(s -> s == OVER);
    return open;
  }
}
