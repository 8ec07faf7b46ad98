package org.exeat.records;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.ledger.Evidence;

/** Where something of crossings is kept beyond their end, and goes when the policy says so. */
public interface EvidenceStore {
  /**
   * How the store stands against a policy.
   *
   * @param due what must go now
   * @param kept pieces that there are, those that are due among them
   * @param held of these, by a legal hold beyond their time
   * @param unreadable crossings of which nobody can read any more what is kept and how long
   */
  record Standing(List<RetentionPlan.Item> due, long kept, long held, int unreadable) {
    public Standing {
      due = List.copyOf(due);
    }
  }

  /** Holds all that is kept against a policy. */
  Standing against(RetentionPolicy policy, List<LegalHold> holds, Instant now) throws IOException;

  /**
   * Destroys evidence. Until {@link #told} the store remembers that the ledger has not heard of it.
   *
   * @param rule that says so
   */
  void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule) throws IOException;

  /** Whether something was destroyed since copies were made worthless. */
  boolean renewalDue() throws IOException;

  /**
   * What copies can be made worthless is. It is due until it was done to its end.
   *
   * @param goOn whether to; asked again and again, for it may take long
   */
  void renew(BooleanSupplier goOn) throws IOException;

  /** Crossings of which evidence was destroyed and the ledger has not heard yet. */
  List<CrossingId> untold() throws IOException;

  /** What was destroyed of a crossing, by which rule, and the ledger has not heard of. */
  Map<Evidence, String> untold(CrossingId crossing) throws IOException;

  /** The ledger has heard that this was destroyed. */
  void told(CrossingId crossing, Collection<Evidence> evidence) throws IOException;
}
