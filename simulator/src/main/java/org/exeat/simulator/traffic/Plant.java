package org.exeat.simulator.traffic;

import java.util.List;

/**
 * Something that is wrong in a crossing on purpose.
 *
 * @param occupants whom it concerns, by number
 */
public record Plant(Kind kind, List<Integer> occupants) {
  /** What can be planted. */
  public enum Kind {
    /** Somebody presents the passport of a person who is not in the vehicle. */
    ANOTHERS_DOCUMENT,
    /** Two who look alike present each other's documents. */
    SWAPPED_SIBLINGS,
    MISSING_DOCUMENT,
    /** Somebody lies below the windows and presents nothing. */
    HIDDEN_OCCUPANT,
    EXPIRED_DOCUMENT,
    ALTERED_DOCUMENT,
    /** The portrait is ten years old. */
    OLD_PORTRAIT,
    /**
     * A printed portrait of the document's holder is held to the window, in inks that near infrared
     * light does not see.
     */
    PRINT_ATTACK,
    /**
     * The same in the black toner of a laser printer, whose carbon near infrared light sees too.
     */
    TONER_PRINT_ATTACK,
    /** The same on a screen. */
    SCREEN_ATTACK
  }

  public Plant {
    occupants = List.copyOf(occupants);
  }
}
