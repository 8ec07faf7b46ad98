package org.exeat.domain;

/** What a crossing came to for one traveller. */
public enum CrossingOutcome {
  /** By the machine. */
  CONFIRMED,
  /** By an officer, at a referral. */
  CONFIRMED_BY_OFFICER,
  /** Referred, and an officer could not confirm. */
  NOT_CONFIRMED,
  /**
   * Announced beforehand to leave; neither the machine nor an officer confirmed that it was the
   * holder, and no officer found otherwise.
   */
  ANNOUNCED,
  /** Chose an officer instead of the camera. */
  OPTED_OUT,
  /** The crossing ended without being closed. */
  ABANDONED;

  /** Whether it is known that it was the holder. */
  public boolean confirmed() {
    return this == CONFIRMED || this == CONFIRMED_BY_OFFICER;
  }
}
