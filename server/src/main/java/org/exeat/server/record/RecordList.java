package org.exeat.server.record;

import java.util.Locale;
import java.util.Set;
import org.exeat.records.ledger.LedgerEntry;

/** What of the record is listed, newest first. No list is of people, and none of crossings. */
public enum RecordList {
  /** What is kept, held against the policy: the proof that nothing is overdue. */
  RETENTION(LedgerEntry.RetentionChecked.class),
  /** Policies that took the place of others. */
  POLICIES(LedgerEntry.PolicyChanged.class),
  /** Legal holds that were placed or ended. */
  HOLDS(LedgerEntry.HoldPlaced.class, LedgerEntry.HoldEnded.class),
  /** What went to other systems. */
  DISCLOSURES(LedgerEntry.Disclosed.class),
  /** Who looked at a record or took it out, also where nothing was found. */
  LOOKS(LedgerEntry.Viewed.class, LedgerEntry.NothingFound.class),
  /** What was wrong, and who was told. */
  CORRECTIONS(LedgerEntry.Corrected.class, LedgerEntry.CorrectionSent.class);

  private final Set<Class<? extends LedgerEntry>> kinds;

  @SafeVarargs
  RecordList(Class<? extends LedgerEntry>... kinds) {
    this.kinds = Set.of(kinds);
  }

  /** What it is called in the API, such as {@code looks}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<Class<? extends LedgerEntry>> kinds() {
    return kinds;
  }
}
