package org.exeat.records.ledger;

import java.io.IOException;
import java.util.List;

/** Where the ledger hears of something. */
@FunctionalInterface
public interface EntrySink {
  /**
   * Appends entries, all or none.
   *
   * @throws IOException where they are not taken; nothing is acknowledged then
   */
  void append(List<? extends LedgerEntry> entries) throws IOException;
}
