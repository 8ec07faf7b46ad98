package org.exeat.documents.trust;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.exeat.domain.Authenticity;

/**
 * What passive authentication found, step by step.
 *
 * @param outcome the one answer
 * @param steps that were made, in order; the steps after a failure may be missing
 * @param signed data groups whose bytes are those that were signed
 * @param unsigned data groups that were given and that the signature does not cover: what they say
 *     proves nothing
 * @param chain from the document signer to its authority, as far as it was found
 */
public record AuthenticityReport(
    Authenticity outcome,
    List<Step> steps,
    SortedSet<Integer> signed,
    SortedSet<Integer> unsigned,
    List<Member> chain) {

  public AuthenticityReport {
    steps = List.copyOf(steps);
    signed = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(signed));
    unsigned = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(unsigned));
    chain = List.copyOf(chain);
  }

  /**
   * A certificate of the chain.
   *
   * @param certificate what it says
   * @param knownFrom how it came into the trust store; empty where the document brought it
   */
  public record Member(CertificateFacts certificate, Optional<Provenance> knownFrom) {}

  /** What is checked. */
  public enum Check {
    SECURITY_OBJECT("Document security object"),
    SIGNATURE("Signature"),
    DATA_GROUPS("Data groups"),
    ISSUER("Issuer"),
    VALIDITY("Validity when signed"),
    STATE("Issuing state"),
    REVOCATION("Revocation");

    private final String title;

    Check(String title) {
      this.title = title;
    }

    /** In a few words. */
    public String title() {
      return title;
    }
  }

  /** How a check ended. */
  public enum Result {
    PASSED,
    FAILED,
    UNDETERMINED
  }

  /**
   * One check.
   *
   * @param check what was checked
   * @param result how it ended
   * @param words what was found; no personal content
   */
  public record Step(Check check, Result result, String words) {}
}
