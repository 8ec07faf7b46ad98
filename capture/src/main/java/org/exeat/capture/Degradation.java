package org.exeat.capture;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keeps a lane from seeing as much of a vehicle as its cameras could. It passes when its
 * causes do, without a restart.
 *
 * @param cameras of which nothing can be used, by name, and why
 * @param share of the lane's cameras that these are, 0 to 1
 * @param late whether there was no time for most of the pictures that came lately
 */
public record Degradation(Map<String, FeedHealth.Trouble> cameras, double share, boolean late) {
  /** All cameras are looked at, in time. */
  public static final Degradation NONE = new Degradation(Map.of(), 0, false);

  public Degradation {
    cameras = Collections.unmodifiableMap(new TreeMap<>(cameras));
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of cameras is 0 to 1, not " + share);
    }
  }
}
