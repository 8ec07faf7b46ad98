package org.exeat.documents.chip;

/**
 * Whether the chip proved that it holds the private key of its document, so that it is no copy.
 *
 * <p>Worth something only together with passive authentication: the public key comes from the chip
 * itself, and whoever copies a chip may put a key of his own beside it. Only where the file that
 * holds the key ({@link Proof}) is one that the issuing state signed does {@link Genuine} mean that
 * this is the issuer's chip. And {@link NotOffered} is harmless only where the document security
 * object has no hash of DG14 or DG15 either: a copy may simply hide them.
 */
public sealed interface ChipAuthenticity {

  /**
   * The chip proved it.
   *
   * @param by how, and so which file has to be authentic
   */
  record Genuine(Proof by) implements ChipAuthenticity {}

  /** The chip shows no key. Most older documents have none; says nothing against the chip. */
  record NotOffered() implements ChipAuthenticity {}

  /**
   * The chip shows a key that cannot be used here, so nothing was proved either way.
   *
   * @param why in words for an officer
   */
  record NotTried(String why) implements ChipAuthenticity {}

  /**
   * The chip shows a key, and did not prove that it holds it.
   *
   * @param why in words for an officer: wrong answer, or none
   */
  record Failed(String why) implements ChipAuthenticity {}

  /** How a chip can prove its key. */
  sealed interface Proof {
    /** ICAO Doc 9303 part 11, 6.2; the key is in DG14. */
    record ChipAuthentication() implements Proof {}

    /** ICAO Doc 9303 part 11, 6.1; the key is in DG15. */
    record ActiveAuthentication() implements Proof {}

    /**
     * ICAO Doc 9303 part 11, 4.4.3.3.3; the key is in EF.CardSecurity, which has a signature of its
     * own that the caller has to verify.
     *
     * @param cardSecurity EF.CardSecurity as read
     */
    record ChipAuthenticationMapping(FileBytes cardSecurity) implements Proof {}
  }
}
