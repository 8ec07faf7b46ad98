package org.exeat.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How many of the people in a vehicle were captured. No single count of the people is trusted: the
 * largest rules, because a person whom only one source noticed is still a person.
 *
 * @param captured occupants with a capture of sufficient quality
 * @param counts what each source says, people in the vehicle
 */
public record Coverage(int captured, Map<Source, Integer> counts) {

  /** Who counted. */
  public enum Source {
    /** Documents presented. */
    DOCUMENTS,
    /** Faces found, good enough or not. */
    FACES,
    /** The officer's count. */
    OFFICER,
    /** A sensor's count (seat, thermal, radar). */
    SENSOR,
    /** Silhouettes of people on foot, with or without a face. */
    SILHOUETTES
  }

  /** Checks and copies. */
  public Coverage {
    EnumMap<Source, Integer> copy = new EnumMap<>(Source.class);
    copy.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(copy);
    if (captured < 0 || counts.values().stream().anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "people are counted from 0, not " + captured + " captured of " + counts);
    }
    if (captured > counts.getOrDefault(Source.FACES, captured)) {
      throw new IllegalArgumentException(
          captured + " occupants captured, and only " + counts.get(Source.FACES) + " faces");
    }
  }

  /** People in the vehicle: the largest count, and never fewer than were captured. */
  public int present() {
    return Math.max(captured, counts.values().stream().mapToInt(Integer::intValue).max().orElse(0));
  }

  /** People known to be there who were not captured. */
  public int missing() {
    return present() - captured;
  }

  /**
   * Whether somebody is known to be there and all of them were captured.
   *
   * @param countedBy of these sources one must have counted; none has to where this is empty
   */
  public boolean complete(Set<Source> countedBy) {
    return counted(countedBy) && present() > 0 && missing() == 0;
  }

  /** Whether one of these sources counted; so where there are none. */
  public boolean counted(Set<Source> countedBy) {
    return countedBy.isEmpty() || countedBy.stream().anyMatch(counts::containsKey);
  }

  /** Captured over present, 0 to 1; 1 for a vehicle in which nobody is known to be. */
  public double ratio() {
    return present() == 0 ? 1 : (double) captured / present();
  }
}
