package org.exeat.capture;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keeps a lane from seeing as much of a vehicle as its cameras could. It passes when its
 * causes do, without a restart.
 *
 * @param cameras of which nothing can be used now, by name, and why
 * @param late whether frames cost more than their time even with one run of the detector each, so
 *     that a live lane leaves some out
 */
public record Degradation(Map<String, FeedHealth.Trouble> cameras, boolean late) {
  /** All cameras are looked at, in time. */
  public static final Degradation NONE = new Degradation(Map.of(), false);

  public Degradation {
    cameras = Collections.unmodifiableMap(new TreeMap<>(cameras));
  }
}
