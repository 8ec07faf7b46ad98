package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.exeat.domain.CrossingId;
import org.exeat.lane.Assessment;
import org.exeat.lane.CrossingRecord;
import org.exeat.records.ledger.Ledger;

/** Records an assessed crossing in a ledger, and says how it is proved. */
final class Recording {
  private Recording() {}

  /**
   * Appends the crossing's steps and signs a checkpoint over them.
   *
   * @param lane what the lane is called
   */
  static CrossingId record(
      Assessment assessment, Path folder, String lane, Clock clock, PrintWriter out)
      throws IOException {
    Instant now = clock.instant();
    CrossingId id = CrossingId.of(now, new SecureRandom());
    try (Ledger ledger = Ledger.open(folder)) {
      ledger.append(CrossingRecord.of(assessment, id, now, lane, ledger.pseudonyms()));
    }
    out.println("Recorded as crossing " + id + " in " + folder);
    out.println("  ./exeat ledger verify " + folder);
    out.println("  ./exeat ledger prove " + folder + " " + id);
    out.flush();
    return id;
  }
}
