package org.exeat.domain;

import java.util.List;

/**
 * What a decision has to know of an occupant's capture.
 *
 * @param shortfalls what the best shot lacks; empty where it is good enough to be compared
 * @param mayBeAPicture whether what was captured may be a face on paper or on a screen
 */
public record OccupantCapture(List<QualityShortfall> shortfalls, boolean mayBeAPicture) {
  /** A face, good enough. */
  public static final OccupantCapture GOOD = new OccupantCapture(List.of(), false);

  public OccupantCapture {
    shortfalls = List.copyOf(shortfalls);
  }
}
