package org.exeat.documents.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.exeat.documents.mrz.IssuingState;
import org.exeat.documents.trust.AuthenticityReport.Check;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.documents.trust.AuthenticityReport.Step;
import org.exeat.domain.Authenticity;

/**
 * One signature and who made it: does it hold, may its signer sign documents, does somebody answer
 * for it, was it valid, is it of the document's state, is it revoked. What is found goes into the
 * steps, in this order, and the first that settles the outcome is the answer. Used once, by one
 * thread.
 */
final class SignerCheck {
  private final TrustStore trust;
  private final TrustPolicy policy;
  private final Instant at;
  private final List<Step> steps;
  private List<X509CertificateHolder> chain = List.of();

  SignerCheck(TrustStore trust, TrustPolicy policy, Instant at, List<Step> steps) {
    this.trust = trust;
    this.policy = policy;
    this.at = at;
    this.steps = steps;
  }

  /** From the signer to its anchor, as far as it was found. */
  List<AuthenticityReport.Member> chain() {
    return chain.stream()
        .map(c ->
            new AuthenticityReport.Member(
                CertificateFacts.of(c), trust.entry(c).map(TrustEntry::provenance)))
        .toList();
  }

  /** Who signed, among what the signature carries, else what the store holds. */
  Optional<X509CertificateHolder> signer(
      SignerInformation signature, Collection<X509CertificateHolder> carried) {
    return carried.stream()
        .filter(c -> signature.getSID().match(c))
        .findFirst()
        .or(() -> trust.signer(signature.getSID()));
  }

  /** Whether the signature holds; empty where it does. */
  Optional<Authenticity> signature(SignerInformation signer, X509CertificateHolder by) {
    chain = List.of(by);
    String algorithm = CertificateProfile.key(by) + ", " + algorithm(signer.getDigestAlgOID());
    try {
      if (!Signatures.signed(by, signer)) {
        return invalid(Check.SIGNATURE, "the signature does not verify (" + algorithm + ")");
      }
    } catch (CMSSignerDigestMismatchException e) {
      return invalid(
          Check.SIGNATURE, "the list of hashes is not the one that was signed (digest differs)");
    } catch (CMSVerifierCertificateNotValidException e) {
      return invalid(
          Check.SIGNATURE, "it states a time of signing at which the signer was not valid");
    } catch (CMSException e) {
      return invalid(Check.SIGNATURE, "the signature cannot be checked: " + e.getMessage());
    }
    passed(Check.SIGNATURE, "verified (" + algorithm + ")");
    return Optional.empty();
  }

  /**
   * Whether a signature that holds is one of the state that the document names.
   *
   * @param zone machine readable zone of the document
   */
  Authenticity standing(SignerInformation signature, X509CertificateHolder by, String zone) {
    String state = zone.substring(2, 5);
    return issuer(by)
        .or(() -> validity(signature))
        .or(() -> state(state, zone.substring(0, 2)))
        .or(this::revocation)
        .orElseGet(() -> new Authenticity.Authentic(state.replace("<", "")));
  }

  private Optional<Authenticity> issuer(X509CertificateHolder signer) {
    Optional<String> why = CertificateProfile.whyNoSigner(signer);
    if (why.isPresent()) {
      return invalid(Check.ISSUER, "the signer may not sign documents: " + why.get());
    }
    Optional<List<X509CertificateHolder>> found = trust.chain(signer);
    if (found.isEmpty()) {
      String issuer = CertificateProfile.words(signer.getIssuer());
      steps.add(new Step(Check.ISSUER, Result.UNDETERMINED, "not in the trust store: " + issuer));
      return Optional.of(new Authenticity.IssuerUnknown(issuer));
    }
    chain = found.get();
    passed(
        Check.ISSUER,
        chain.size() == 1
            ? "the signer itself is trusted, without an authority"
            : CertificateProfile.words(chain.getLast().getSubject())
                + (chain.size() > 2 ? ", over " + (chain.size() - 2) + " links" : ""));
    return Optional.empty();
  }

  /** Valid when it was used: the signer when it signed, each authority when it issued. */
  private Optional<Authenticity> validity(SignerInformation signature) {
    Optional<Instant> stated = signingTime(signature);
    if (stated.isPresent() && stated.get().isAfter(at.plus(RevocationList.SKEW))) {
      return invalid(
          Check.VALIDITY,
          "it states to have been signed in the future, on " + RevocationList.day(stated.get()));
    }
    Instant used = stated.orElse(at);
    for (X509CertificateHolder certificate : chain) {
      if (!CertificateProfile.validAt(certificate, used)) {
        return invalid(
            Check.VALIDITY,
            CertificateProfile.words(certificate.getSubject())
                + " was valid from "
                + RevocationList.day(certificate.getNotBefore().toInstant())
                + " to "
                + RevocationList.day(certificate.getNotAfter().toInstant())
                + ", and used on "
                + RevocationList.day(used));
      }
      used = certificate.getNotBefore().toInstant();
    }
    passed(
        Check.VALIDITY,
        stated
            .map(t -> "signed on " + RevocationList.day(t))
            .orElse("time of signing not stated; valid on " + RevocationList.day(at)));
    return Optional.empty();
  }

  private Optional<Authenticity> state(String mrzCode, String documentCode) {
    String code = mrzCode.replace("<", "");
    Optional<IssuingState> state = IssuingState.ofMrzCode(mrzCode);
    if (state.isEmpty() || state.get().countryCode().equals(IssuingState.NO_COUNTRY)) {
      String words = "nobody knows which authority signs for the issuing state " + code;
      steps.add(new Step(Check.STATE, Result.UNDETERMINED, words));
      return Optional.of(new Authenticity.IssuerUnknown(words));
    }
    // An authority without a country cannot speak for one; a signer that is trusted by itself has
    // nobody above it.
    Set<Optional<String>> countries =
        chain.stream()
            .map(c -> CertificateProfile.country(c.getSubject()))
            .collect(java.util.stream.Collectors.toSet());
    if (!countries.equals(Set.of(Optional.of(state.get().countryCode())))) {
      return invalid(
          Check.STATE,
          "the document names "
              + code
              + " as its issuing state, and its signer belongs to "
              + chain.reversed().stream()
                  .map(c -> CertificateProfile.country(c.getSubject()).orElse("no state"))
                  .distinct()
                  .collect(java.util.stream.Collectors.joining(", ")));
    }
    Optional<Set<String>> types = CertificateProfile.documentTypes(chain.getFirst());
    String type = documentCode.replace("<", "");
    if (types.isPresent()
        && !types.get().contains(type)
        && !types.get().contains(type.substring(0, Math.min(1, type.length())))) {
      return invalid(Check.STATE, "its signer signs documents of other kinds than " + type);
    }
    passed(
        Check.STATE,
        code + " in the document, " + state.get().countryCode() + " in the certificates");
    return Optional.empty();
  }

  private Optional<Authenticity> revocation() {
    if (chain.size() == 1) {
      passed(
          Check.REVOCATION,
          "the signer is trusted by itself, and no authority that could revoke it is known");
      return Optional.empty();
    }
    List<String> open = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      X509CertificateHolder certificate = chain.get(i);
      boolean anchor = i == chain.size() - 1;
      X509CertificateHolder authority = anchor ? certificate : chain.get(i + 1);
      List<RevocationList> lists = trust.listsOf(authority);
      for (RevocationList list : lists) {
        Optional<X509CRLEntryHolder> entry = list.entry(certificate);
        if (entry.isPresent()) {
          return Optional.of(
              new Authenticity.CertificateRevoked(
                  failed(
                      Check.REVOCATION,
                      CertificateProfile.words(certificate.getSubject()) + words(entry.get()))));
        }
      }
      if (anchor) {
        continue; // an authority that is an anchor is taken off the trust store, not off its own
        // list
      }
      if (lists.isEmpty()) {
        open.add(
            "no revocation list of "
                + CertificateProfile.words(authority.getSubject())
                + " is here");
      } else {
        Optional<String> stale = lists.getFirst().staleness(at, policy.mostListAge());
        stale.ifPresent(open::add);
        seen.add("list of " + RevocationList.day(lists.getFirst().made()));
      }
    }
    if (!open.isEmpty()) {
      String why = String.join("; ", open);
      steps.add(new Step(Check.REVOCATION, Result.UNDETERMINED, why));
      return Optional.of(new Authenticity.RevocationUndetermined(why));
    }
    passed(Check.REVOCATION, "not revoked, " + String.join(", ", seen));
    return Optional.empty();
  }

  private void passed(Check check, String words) {
    steps.add(new Step(check, Result.PASSED, words));
  }

  private String failed(Check check, String words) {
    steps.add(new Step(check, Result.FAILED, words));
    return words;
  }

  private Optional<Authenticity> invalid(Check check, String words) {
    return Optional.of(new Authenticity.SignatureInvalid(failed(check, words)));
  }

  /** When it was signed, where the signature states that. */
  static Optional<Instant> signingTime(SignerInformation signature) {
    if (signature.getSignedAttributes() == null) {
      return Optional.empty();
    }
    Attribute time = signature.getSignedAttributes().get(CMSAttributes.signingTime);
    return time == null || time.getAttrValues().size() == 0
        ? Optional.empty()
        : Optional.of(Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant());
  }

  private static String words(X509CRLEntryHolder entry) {
    return " was revoked on "
        + RevocationList.day(entry.getRevocationDate().toInstant())
        + RevocationList.reason(entry)
            .map(reason -> " (" + reason.toString().replaceFirst("^CRLReason: ", "") + ")")
            .orElse("");
  }

  /** Name of an algorithm as the JDK knows it. */
  static String algorithm(String oid) {
    String name =
        new DefaultAlgorithmNameFinder()
            .getAlgorithmName(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid));
    // Bouncy Castle and the JDK agree on these but for the hyphen.
    return name.replaceFirst("^SHA-?(1|224|256|384|512)$", "SHA-$1");
  }
}
