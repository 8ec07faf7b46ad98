package org.exeat.domain;

/**
 * The ages at which the machine does not confirm. Ages come from the document, never from a face.
 *
 * @param under holders younger than this many completed years go to the officer
 * @param over holders older than this many completed years go to the officer
 */
public record AgeExemption(int under, int over) {
  /**
   * Minors go to the officer: face networks do worse on children, and the shipped one was never
   * measured on them. Nobody is exempt for being old unless the port's law says so (8 CFR
   * 235.1(f)(1)(ii), for example, exempts under 14 and over 79).
   */
  public static final AgeExemption MINORS = new AgeExemption(18, 150);

  public AgeExemption {
    if (under < 0 || over < under) {
      throw new IllegalArgumentException(
          "exempt under " + under + " and over " + over + " leaves nobody to confirm");
    }
  }

  /** Whether a holder of that many completed years is exempt. */
  public boolean exempts(int age) {
    return age < under || age > over;
  }
}
