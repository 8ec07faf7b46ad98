package org.exeat.documents.trust;

import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate in the trust store.
 *
 * @param certificate as imported
 * @param role what it is used for
 * @param provenance how it came there
 */
public record TrustEntry(X509CertificateHolder certificate, Role role, Provenance provenance) {

  /** What a certificate is used for, Doc 9303 part 12, 4. */
  public enum Role {
    /** Country signing certification authority, self-signed: an anchor. */
    AUTHORITY,
    /** An authority's new key signed with its old one: leads from one anchor to the next. */
    LINK,
    /** Document signer; believed only if an authority answers for it. */
    SIGNER,
    /**
     * Document signer that the importer answers for directly, where two states exchange signers and
     * no authority: an anchor for what it signs itself.
     */
    PINNED_SIGNER
  }

  /** What a person reads off it. */
  public CertificateFacts facts() {
    return CertificateFacts.of(certificate);
  }

  /** Whether it is believed without anybody answering for it. */
  public boolean anchor() {
    return role == Role.AUTHORITY || role == Role.PINNED_SIGNER;
  }

  /**
   * Whether it adds something to an earlier entry of the same certificate: somebody's own word
   * where only a list named it, or a signer that is now trusted by itself.
   */
  boolean saysMoreThan(TrustEntry earlier) {
    return anchor() && !earlier.anchor()
        || provenance.vouching() == Provenance.Vouching.GIVEN
            && earlier.provenance.vouching() == Provenance.Vouching.LISTED;
  }
}
