package org.exeat.records.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was proposed to a second person was decided by another one, in time, and happened as
 * it was proposed. For use by one thread.
 */
public final class TwoPeople {
  /** How long a proposal waits for the second. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private final Map<String, LedgerEntry.ChangeProposed> open = new HashMap<>();

  /** What has to come right after an approval. */
  private @Nullable LedgerEntry next;

  /** Whether the port has a policy of its own: another one takes two people then. */
  private boolean policy;

  /** What is wrong with the next entry; nothing where all is well. It is taken in any case. */
  List<String> take(LedgerEntry entry) {
    List<String> wrong = new ArrayList<>();
    LedgerEntry due = next;
    next = null;
    if (due != null && !due.equals(entry)) {
      wrong.add("what was approved right before is not what follows");
    }
    switch (entry) {
      case LedgerEntry.ChangeProposed p -> {
        if (open.putIfAbsent(p.proposal(), p) != null) {
          wrong.add("this proposal was made already");
        }
      }
      case LedgerEntry.ChangeSettled s -> settled(s).ifPresent(wrong::add);
      case LedgerEntry.PolicyChanged p -> {
        if (policy && due == null) {
          wrong.add("a policy took the place of another without a second person");
        }
        policy = true;
      }
      default -> {
        // says nothing of the two
      }
    }
    return wrong;
  }

  /** What is wrong when no entry follows. */
  Optional<String> atEnd() {
    return next == null
        ? Optional.empty()
        : Optional.of("what was approved last did not happen: its entry is missing");
  }

  private Optional<String> settled(LedgerEntry.ChangeSettled s) {
    LedgerEntry.ChangeProposed proposed = open.remove(s.proposal());
    if (proposed == null) {
      return Optional.of("there is no such proposal, or it is over");
    }
    if (s.settlement() == LedgerEntry.Settlement.APPROVED) {
      next = proposed.approved(s.at());
    }
    return refuse(proposed, s);
  }

  /** Why a proposal may not be settled so; empty where it may. */
  public static Optional<String> refuse(
      LedgerEntry.ChangeProposed proposed, LedgerEntry.ChangeSettled s) {
    boolean own = proposed.officer().equals(s.officer());
    return switch (s.settlement()) {
      case WITHDRAWN ->
          own ? Optional.empty() : Optional.of("only who proposed it takes a proposal back");
      case REFUSED -> own ? Optional.of("who proposes does not refuse it") : Optional.empty();
      case APPROVED ->
          own
              ? Optional.of("who proposes does not approve it: that takes a second person")
              : s.at().isAfter(proposed.at().plus(LONGEST))
                  ? Optional.of("a proposal is over after " + LONGEST.toDays() + " days")
                  : Optional.empty();
    };
  }
}
