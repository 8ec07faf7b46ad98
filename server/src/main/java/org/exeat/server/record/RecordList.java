package org.exeat.server.record;

import java.util.Locale;
import java.util.Set;
import org.exeat.records.ledger.LedgerEntry;

/** What of the record is listed, newest first. No list is of people, and none of crossings. */
public enum RecordList {
  /** What is kept, held against the policy: the proof that nothing is overdue. */
  RETENTION,
  /** Policies that took the place of others. */
  POLICIES,
  /** Legal holds that were placed or ended. */
  HOLDS,
  /** What was proposed to a second person, and how it ended. */
  PROPOSALS,
  /** What went to other systems. */
  DISCLOSURES,
  /** Who looked at a record or took it out, also where nothing was found. */
  LOOKS,
  /** What was wrong, and who was told. */
  CORRECTIONS;

  /** What it is called in the API, such as {@code looks}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<Class<? extends LedgerEntry>> kinds() {
    return switch (this) {
      case RETENTION -> Set.of(LedgerEntry.RetentionChecked.class);
      case POLICIES -> Set.of(LedgerEntry.PolicyChanged.class);
      case HOLDS -> Set.of(LedgerEntry.HoldPlaced.class, LedgerEntry.HoldEnded.class);
      case PROPOSALS -> Set.of(LedgerEntry.ChangeProposed.class, LedgerEntry.ChangeSettled.class);
      case DISCLOSURES -> Set.of(LedgerEntry.Disclosed.class);
      case LOOKS -> Set.of(LedgerEntry.Viewed.class, LedgerEntry.NothingFound.class);
      case CORRECTIONS -> Set.of(LedgerEntry.Corrected.class, LedgerEntry.CorrectionSent.class);
    };
  }
}
