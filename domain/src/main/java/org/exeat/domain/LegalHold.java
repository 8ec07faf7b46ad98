package org.exeat.domain;

import java.time.Instant;

/**
 * A crossing whose evidence is not destroyed although it is due.
 *
 * @param reason such as the number of a court's order; no name
 * @param until when it ends by itself; there is none without an end
 */
public record LegalHold(CrossingId crossing, String reason, Instant until) {
  public LegalHold {
    RetentionRule.text("reason", reason);
  }
}
