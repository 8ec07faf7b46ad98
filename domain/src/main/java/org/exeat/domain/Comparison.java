package org.exeat.domain;

/**
 * The outcome of comparing one face with one reference portrait. That the two could not be
 * compared, and that the attempt broke, are outcomes of their own: neither may ever be read as "no
 * match".
 */
public sealed interface Comparison {

  /**
   * The two were compared.
   *
   * @param score comparison score: a similarity, higher is more alike; its range is the model's
   *     (see the model's description), always finite
   */
  record Scored(double score) implements Comparison {
    public Scored {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("a comparison score is finite, not " + score);
      }
    }
  }

  /**
   * The two cannot be compared, and trying again with the same material would not help.
   *
   * @param reason in words for an officer; names no person and no document number
   */
  record NotComparable(String reason) implements Comparison {}

  /**
   * The comparison broke. Trying again may help.
   *
   * @param cause what broke, kept for the log and the trace
   */
  record Failed(Throwable cause) implements Comparison {}
}
