package org.exeat.documents.chip;

/** How the chip was opened. */
public sealed interface AccessProtocol {

  /**
   * PACE, ICAO Doc 9303 part 11, 4.4.
   *
   * @param mapping how the nonce became a generator
   * @param password what both sides knew
   */
  record Pace(Mapping mapping, Password password) implements AccessProtocol {}

  /** Basic Access Control, ICAO Doc 9303 part 11, 4.3; always with the machine readable zone. */
  record Bac() implements AccessProtocol {}

  /** The three mappings of PACE. */
  enum Mapping {
    /** GM. */
    GENERIC,
    /** IM. */
    INTEGRATED,
    /** CAM: generic, and the chip proves its key along the way. */
    CHIP_AUTHENTICATION
  }

  /** The passwords of travel documents. */
  enum Password {
    /** Document number, date of birth, date of expiry. */
    MRZ,
    /** Card access number. */
    CAN
  }
}
