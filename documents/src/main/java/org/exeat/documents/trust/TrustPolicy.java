package org.exeat.documents.trust;

import java.time.Duration;

/**
 * How strictly passive authentication goes about revocation.
 *
 * @param mostListAge a revocation list older than that is stale, whatever it says of itself; Doc
 *     9303 part 12, 5.3 has states issue one at least every 90 days
 */
public record TrustPolicy(Duration mostListAge) {
  /** 90 days. */
  public static final TrustPolicy DEFAULT = new TrustPolicy(Duration.ofDays(90));

  public TrustPolicy {
    if (mostListAge.isNegative() || mostListAge.isZero()) {
      throw new IllegalArgumentException("a revocation list may have some age, not " + mostListAge);
    }
  }
}
