package org.exeat.domain;

import java.util.Set;

/**
 * What passive authentication (ICAO Doc 9303 part 11, 5.1) says of a document's chip files. An
 * issuer that nobody has told us of is not a forgery, and is never called one.
 */
public sealed interface Authenticity {

  /**
   * Signed by a document signer of a known state, not revoked, every file as it was signed.
   *
   * @param state issuing state of the signer, as in the machine readable zone ({@code UTO})
   */
  record Authentic(String state) implements Authenticity {}

  /**
   * The signature holds, and these files are not those that were signed.
   *
   * @param dataGroups numbers of the data groups, 1 to 16, at least one
   */
  record Altered(Set<Integer> dataGroups) implements Authenticity {
    public Altered {
      dataGroups = Set.copyOf(dataGroups);
      if (dataGroups.isEmpty()) {
        throw new IllegalArgumentException("an altered document has an altered data group");
      }
    }
  }

  /**
   * The signature does not hold, or its signer may not sign this document.
   *
   * @param why in words for an officer
   */
  record SignatureInvalid(String why) implements Authenticity {}

  /**
   * No certificate in the trust store answers for the signer: the store lacks the issuer. Says
   * nothing about the document.
   *
   * @param issuer distinguished name of the authority that is missing
   */
  record IssuerUnknown(String issuer) implements Authenticity {}

  /**
   * The issuing state has revoked the signer's certificate or the authority's.
   *
   * @param why which, since when, and the state's reason where it gives one
   */
  record CertificateRevoked(String why) implements Authenticity {}

  /**
   * Everything holds, but no current revocation list says whether the signer still counts.
   *
   * @param why the list is missing or stale
   */
  record RevocationUndetermined(String why) implements Authenticity {}

  /**
   * The files could not be read as a signed document.
   *
   * @param why which file, and the rule that it breaks
   */
  record Unreadable(String why) implements Authenticity {}
}
