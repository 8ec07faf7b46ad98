package org.exeat.domain;

import java.util.List;

/**
 * What a decision has to know of one presented document: whether its portrait may be compared, or
 * why not.
 */
public sealed interface PresentedDocument {

  /** Whether its portrait is compared with the occupants. */
  default boolean compared() {
    return this instanceof Accepted || this instanceof Unproven;
  }

  /** Its portrait is compared, and may confirm. */
  record Accepted() implements PresentedDocument {}

  /**
   * Its portrait is compared and never confirms: nobody has proved that the issuing state put it
   * there.
   *
   * @param why in words for an officer; holds no name and no document number
   */
  record Unproven(String why) implements PresentedDocument {}

  /**
   * It does not count, whatever the portrait looks like.
   *
   * @param why in words for an officer; holds no name and no document number
   */
  record NotAccepted(String why) implements PresentedDocument {}

  /** Its reading is not done yet. Nobody waits for it. */
  record NotInTime() implements PresentedDocument {}

  /** Its holder chose an officer instead of the camera. */
  record OptedOut() implements PresentedDocument {}

  /** Its holder's age is outside those at which the machine confirms. */
  record ExemptByAge() implements PresentedDocument {}

  /**
   * Its portrait does not allow a fair comparison.
   *
   * @param shortfalls at least one
   */
  record PortraitNotGoodEnough(List<QualityShortfall> shortfalls) implements PresentedDocument {
    public PortraitNotGoodEnough {
      shortfalls = List.copyOf(shortfalls);
    }
  }

  /**
   * Its portrait could not be read or turned into a template.
   *
   * @param cause kept
   */
  record PortraitFailed(Throwable cause) implements PresentedDocument {}
}
