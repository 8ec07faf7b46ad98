package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.lane.Assessment;
import org.exeat.lane.CrossingRecord;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.records.ledger.Ledger;

/** Records an assessed crossing in a ledger, and says how it is proved. */
final class Recording {
  private Recording() {}

  /**
   * Keeps what may be kept, appends the crossing's steps, and signs a checkpoint over them.
   *
   * @param lane what the lane is called
   * @param keeping what may be kept; empty where nothing is
   */
  static void record(
      Assessment assessment,
      Path folder,
      String lane,
      Optional<EvidenceKeeping> keeping,
      Clock clock,
      PrintWriter out)
      throws IOException {
    Instant now = clock.instant();
    CrossingId id = CrossingId.of(now, new SecureRandom());
    EvidenceKeeping.Kept kept = EvidenceKeeping.Kept.NOTHING;
    try (Ledger ledger = Ledger.open(folder, clock)) {
      if (keeping.isPresent()) {
        kept = keeping.get().keep(assessment, id, now);
      }
      ledger.append(CrossingRecord.of(assessment, id, now, lane, ledger.pseudonyms(), kept));
    }
    out.println("Recorded as crossing " + id + " in " + folder);
    out.println("  ./exeat ledger verify " + folder);
    out.println("  ./exeat ledger prove " + folder + " " + id);
    if (keeping.isPresent()) {
      out.println(
          "Kept in the vault: "
              + kept.portraits().size()
              + " portraits out of documents, "
              + kept.captures().size()
              + " photographs; ./exeat retention plan says how long");
    }
    out.flush();
  }
}
