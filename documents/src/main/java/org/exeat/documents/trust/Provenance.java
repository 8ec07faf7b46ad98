package org.exeat.documents.trust;

import java.time.Instant;

/**
 * Who brought something into the trust store, when, and from where.
 *
 * @param vouching who answers for it
 * @param source name of the file, without folders
 * @param sourceSha256 of that file, lower-case hexadecimal
 * @param at when it was imported
 * @param by who imported it: an account, not a traveller
 */
public record Provenance(
    Vouching vouching, String source, String sourceSha256, Instant at, String by) {

  /** Who answers for it. */
  public enum Vouching {
    /** It came in a master list whose signature leads to an authority that was known before. */
    LISTED,
    /** Only the one who imported it. */
    GIVEN
  }
}
