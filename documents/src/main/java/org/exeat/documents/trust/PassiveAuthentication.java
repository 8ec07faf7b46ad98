package org.exeat.documents.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.exeat.documents.lds.Asn1;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.mrz.IssuingState;
import org.exeat.documents.trust.AuthenticityReport.Check;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.documents.trust.AuthenticityReport.Step;
import org.exeat.domain.Authenticity;

/**
 * Passive authentication, ICAO Doc 9303 part 11, 5.1, with the certificates' rules of part 12,
 * offline: is this what the issuing state signed? The recipe is {@link #check}; it stops at the
 * first step that settles the outcome. Thread-safe.
 */
public final class PassiveAuthentication {
  /** Content of EF.CardSecurity, BSI TR-03110-3, A.1.2.5: id-SecurityObject. */
  private static final String SECURITY_INFOS = "0.4.0.127.0.7.3.2.1";

  private final TrustStore trust;
  private final TrustPolicy policy;

  /** Uses a store as it stands. */
  public PassiveAuthentication(TrustStore trust, TrustPolicy policy) {
    this.trust = trust;
    this.policy = policy;
  }

  /**
   * Checks the files of one chip.
   *
   * @param files EF.SOD, DG1 and DG2 at least; each further data group is checked as well
   * @param at the time that validity and revocation lists are held against
   */
  public AuthenticityReport check(ChipFiles files, Instant at) {
    return new Run(files, at).report();
  }

  /**
   * Checks EF.CardSecurity (Doc 9303 part 11, 9.2.11), whose signature stands for the key of PACE's
   * chip authentication mapping as that of EF.SOD stands for the data groups.
   *
   * @param file EF.CardSecurity as read
   * @param zone of DG1, whose issuing state the signer must belong to
   * @param at as for {@link #check}
   */
  public Authenticity cardSecurity(byte[] file, String zone, Instant at) {
    return new Run(new ChipFiles(Map.of()), at).cardSecurity(file, zone);
  }

  /** One document on its way through the steps. */
  private final class Run {
    private final ChipFiles files;
    private final Instant at;
    private final List<Step> steps = new ArrayList<>();
    private final SortedSet<Integer> signed = new TreeSet<>();
    private final SortedSet<Integer> unsigned = new TreeSet<>();
    private List<X509CertificateHolder> chain = List.of();

    Run(ChipFiles files, Instant at) {
      this.files = files;
      this.at = at;
    }

    AuthenticityReport report() {
      Authenticity outcome = outcome();
      return new AuthenticityReport(
          outcome,
          steps,
          signed,
          unsigned,
          chain.stream()
              .map(c ->
                  new AuthenticityReport.Member(
                      CertificateFacts.of(c), trust.entry(c).map(TrustEntry::provenance)))
              .toList());
    }

    private Authenticity outcome() {
      SecurityObject object;
      String zone;
      try {
        object = securityObject();
        zone = DataGroup1.mrz(files.need(ChipFile.DG1));
        files.need(ChipFile.DG2);
      } catch (UnreadableFileException e) {
        return new Authenticity.Unreadable(
            failed(Check.SECURITY_OBJECT, String.valueOf(e.getMessage())));
      }
      passed(
          Check.SECURITY_OBJECT,
          "version "
              + object.version()
              + ", hashes of "
              + object.hashes().size()
              + " data groups with "
              + name(object));
      Optional<X509CertificateHolder> signer = signer(object);
      if (signer.isEmpty()) {
        String words =
            "the signature does not carry its signer's certificate, and the trust store does not hold it";
        steps.add(new Step(Check.SIGNATURE, Result.UNDETERMINED, words));
        return dataGroups(object).orElseGet(() -> new Authenticity.IssuerUnknown(words));
      }
      String state = zone.substring(2, 5);
      chain = List.of(signer.get());
      return signature(object.signer(), signer.get())
          .or(() -> dataGroups(object))
          .or(() -> issuer(signer.get()))
          .or(() -> validity(object.signer()))
          .or(() -> state(state, zone.substring(0, 2)))
          .or(this::revocation)
          .orElseGet(() -> new Authenticity.Authentic(state.replace("<", "")));
    }

    Authenticity cardSecurity(byte[] file, String zone) {
      CMSSignedData cms;
      try {
        cms = new CMSSignedData(ContentInfo.getInstance(Asn1.parse("EF.CardSecurity", file)));
        if (!SECURITY_INFOS.equals(cms.getSignedContentTypeOID())
            || cms.getSignerInfos().size() != 1) {
          return new Authenticity.Unreadable("EF.CardSecurity is not signed by one signer");
        }
        for (X509CertificateHolder each : cms.getCertificates().getMatches(null)) {
          CertificateProfile.requireReadable("a certificate in EF.CardSecurity", each);
        }
      } catch (UnreadableFileException | CMSException | RuntimeException e) {
        return new Authenticity.Unreadable("EF.CardSecurity is no signed data");
      }
      SignerInformation by = cms.getSignerInfos().iterator().next();
      Optional<X509CertificateHolder> signer =
          cms.getCertificates().getMatches(null).stream()
              .filter(c -> by.getSID().match(c))
              .findFirst()
              .or(() -> trust.signer(by.getSID()));
      if (signer.isEmpty()) {
        return new Authenticity.IssuerUnknown("the signer of EF.CardSecurity is not known");
      }
      chain = List.of(signer.get());
      return signature(by, signer.get())
          .or(() -> issuer(signer.get()))
          .or(() -> validity(by))
          .or(() -> state(zone.substring(2, 5), zone.substring(0, 2)))
          .or(this::revocation)
          .orElseGet(() -> new Authenticity.Authentic(zone.substring(2, 5).replace("<", "")));
    }

    private SecurityObject securityObject() throws UnreadableFileException {
      SecurityObject object = SecurityObject.of(files.need(ChipFile.EF_SOD));
      for (X509CertificateHolder certificate : object.certificates()) {
        CertificateProfile.requireReadable("the certificate in EF.SOD", certificate);
      }
      return object;
    }

    private Optional<X509CertificateHolder> signer(SecurityObject object) {
      return object.certificates().stream()
          .filter(c -> object.signer().getSID().match(c))
          .findFirst()
          .or(() -> trust.signer(object.signer().getSID()));
    }

    private Optional<Authenticity> signature(SignerInformation signer, X509CertificateHolder by) {
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

    private Optional<Authenticity> dataGroups(SecurityObject object) {
      if (!Signatures.DIGESTS.contains(object.digestAlgorithm().getId())) {
        return invalid(Check.DATA_GROUPS, "its hashes are of none of SHA-1 to SHA-512");
      }
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance(name(object));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + name(object), e);
      }
      SortedSet<Integer> altered = new TreeSet<>();
      for (Map.Entry<Integer, byte[]> group : files.dataGroups().entrySet()) {
        byte[] expected = object.hashes().get(group.getKey());
        if (expected == null) {
          unsigned.add(group.getKey());
        } else if (MessageDigest.isEqual(expected, digest.digest(group.getValue()))) {
          signed.add(group.getKey());
        } else {
          altered.add(group.getKey());
        }
      }
      // DG1 and DG2 are what a crossing rests on: unsigned, they were put there by somebody else.
      unsigned.stream().filter(n -> n <= 2).forEach(altered::add);
      if (!altered.isEmpty()) {
        failed(Check.DATA_GROUPS, "not as signed: " + groups(altered));
        return Optional.of(new Authenticity.Altered(altered));
      }
      passed(
          Check.DATA_GROUPS,
          "as signed: "
              + groups(signed)
              + (unsigned.isEmpty() ? "" : "; not covered by the signature: " + groups(unsigned)));
      return Optional.empty();
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
  }

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

  private static String groups(SortedSet<Integer> numbers) {
    return numbers.stream().map(n -> "DG" + n).collect(java.util.stream.Collectors.joining(", "));
  }

  private static String name(SecurityObject object) {
    return algorithm(object.digestAlgorithm().getId());
  }

  private static String algorithm(String oid) {
    String name =
        new DefaultAlgorithmNameFinder()
            .getAlgorithmName(new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid));
    // Bouncy Castle and the JDK agree on these but for the hyphen.
    return name.replaceFirst("^SHA-?(1|224|256|384|512)$", "SHA-$1");
  }
}
