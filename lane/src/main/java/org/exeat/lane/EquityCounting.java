package org.exeat.lane;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.mrz.IssuingState;
import org.exeat.domain.AgeBand;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.Verdict;
import org.exeat.domain.WorldRegion;
import org.exeat.records.disclosure.EquityMonitor;

/**
 * Tells an {@link EquityMonitor} of crossings that are over: every document whose fields are known
 * and of which the machine had the choice. Whom a rule sends to the officer for the age, and who
 * chose an officer, says nothing of the machine and is left out.
 */
public final class EquityCounting {
  private final EquityMonitor monitor;

  public EquityCounting(EquityMonitor monitor) {
    this.monitor = monitor;
  }

  /** Counts a crossing that is closed. */
  public void closed(OpenCrossing crossing, Closing closing) throws IOException {
    Optional<Assessment> assessed = crossing.assessed();
    if (assessed.isEmpty()) {
      return;
    }
    LocalDate day = LocalDate.ofInstant(closing.at(), ZoneOffset.UTC);
    List<Verdict> verdicts = assessed.get().decision().documents();
    List<EquityMonitor.Seen> seen = new ArrayList<>();
    for (Presented p : crossing.documents()) {
      Verdict verdict = verdicts.get(p.number());
      if (p.fields().isPresent() && ofTheMachine(verdict)) {
        seen.add(seen(p.fields().get(), day, verdict instanceof Verdict.Referred));
      }
    }
    monitor.count(seen);
  }

  private static boolean ofTheMachine(Verdict verdict) {
    return !(verdict instanceof Verdict.Referred(ReferralReason reason)
        && (reason instanceof ReferralReason.OptedOut
            || reason instanceof ReferralReason.ExemptByAge));
  }

  private static EquityMonitor.Seen seen(TravelDocument fields, LocalDate day, boolean referred) {
    WorldRegion region =
        IssuingState.ofMrzCode(fields.issuingState())
            .map(IssuingState::region)
            .orElse(WorldRegion.NO_STATE);
    return new EquityMonitor.Seen(region, AgeBand.of(fields.dateOfBirth(), day), referred);
  }
}
