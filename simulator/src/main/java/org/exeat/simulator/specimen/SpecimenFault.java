package org.exeat.simulator.specimen;

/** What is planted in a specimen, and what a reader that is told the truth must say of it. */
public enum SpecimenFault {
  NONE("nothing", "authentic"),
  NEXT_KEY(
      "nothing; its signer belongs to the authority's next key, reached over a link", "authentic"),
  EXPIRED("its date of expiry has passed", "authentic"),
  ALTERED_ZONE("DG1 was changed after it was signed", "altered"),
  ALTERED_PORTRAIT("DG2 holds the portrait of somebody else", "altered"),
  WRONG_SIGNER("somebody without the signer's key signed it", "signature_invalid"),
  FOREIGN_SIGNER("a signer of another state signed it", "signature_invalid"),
  REVOKED("its signer's certificate is revoked", "certificate_revoked"),
  UNKNOWN_ISSUER("an authority that is not in the trust store answers for it", "issuer_unknown"),
  NO_REVOCATION_LIST("its authority has issued no revocation list", "revocation_undetermined"),
  TRUNCATED("EF.SOD ends in its middle", "unreadable");

  private final String planted;
  private final String expected;

  SpecimenFault(String planted, String expected) {
    this.planted = planted;
    this.expected = expected;
  }

  /** In a few words. */
  public String planted() {
    return planted;
  }

  /** Code of the outcome of passive authentication. */
  public String expected() {
    return expected;
  }
}
