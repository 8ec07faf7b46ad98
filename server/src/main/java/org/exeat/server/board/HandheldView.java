package org.exeat.server.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A crossing that an officer takes with a telephone, as the API says it. Null stands for what is
 * not there.
 *
 * @param key that the telephone calls it by
 * @param crossing its name in the record
 * @param state {@code open}; {@code to_resolve} when it is ended and decided; {@code over} when it
 *     was closed or given up
 * @param people how many the officer counts
 * @param optedOut whether everybody chose an officer
 * @param travellers of whom something has come, by their numbers
 */
public record HandheldView(
    String key,
    String crossing,
    String state,
    String mode,
    int people,
    Instant opened,
    boolean optedOut,
    List<Traveller> travellers) {
  public HandheldView {
    travellers = List.copyOf(travellers);
  }

  /**
   * One whom the officer attends to.
   *
   * @param number that the officer goes by
   * @param photograph what the newest is good for
   * @param documents numbers in the crossing
   */
  public record Traveller(
      int number, @Nullable Photograph photograph, List<Integer> documents, boolean optedOut) {}

  /**
   * What a photograph is good for.
   *
   * @param faces that it may be about
   * @param good whether the traveller is captured by it
   * @param reasons what the face lacks
   */
  public record Photograph(int faces, boolean good, List<String> reasons) {
    public Photograph {
      reasons = List.copyOf(reasons);
    }
  }
}
