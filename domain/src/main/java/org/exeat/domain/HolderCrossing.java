package org.exeat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That the holder of a document entered or left.
 *
 * @param document its number in the crossing, from 1
 * @param port name of the ledger that has the crossing
 * @param at when the crossing was closed
 * @param by who confirmed that it was the holder
 * @param until last day to which an officer admitted the holder; empty where it is not limited, and
 *     at an exit
 */
public record HolderCrossing(
    CrossingId crossing,
    int document,
    String port,
    Direction direction,
    Instant at,
    Confirmation by,
    Optional<LocalDate> until) {
  /** Who confirmed. */
  public enum Confirmation {
    /** The machine, by the face. */
    BIOMETRIC,
    /** An officer who looked. */
    OFFICER,
    /** Nobody: the departure was announced beforehand, and the code shown at the lane. */
    ANNOUNCED
  }
}
