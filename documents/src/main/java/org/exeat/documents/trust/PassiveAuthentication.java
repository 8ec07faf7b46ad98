package org.exeat.documents.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.exeat.documents.lds.Asn1;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.UnreadableFileException;
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
    SignerCheck signers = new SignerCheck(trust, policy, at, new ArrayList<>());
    CMSSignedData cms;
    Collection<X509CertificateHolder> carried;
    try {
      cms = new CMSSignedData(ContentInfo.getInstance(Asn1.parse("EF.CardSecurity", file)));
      if (!SECURITY_INFOS.equals(cms.getSignedContentTypeOID())
          || cms.getSignerInfos().size() != 1) {
        return new Authenticity.Unreadable("EF.CardSecurity is not signed by one signer");
      }
      carried = cms.getCertificates().getMatches(null);
      for (X509CertificateHolder each : carried) {
        CertificateProfile.requireReadable("a certificate in EF.CardSecurity", each);
      }
    } catch (UnreadableFileException | CMSException | RuntimeException e) {
      return new Authenticity.Unreadable("EF.CardSecurity is no signed data");
    }
    SignerInformation signature = cms.getSignerInfos().iterator().next();
    Optional<X509CertificateHolder> by = signers.signer(signature, carried);
    return by.isEmpty()
        ? new Authenticity.IssuerUnknown("the signer of EF.CardSecurity is not known")
        : signers
            .signature(signature, by.get())
            .orElseGet(() -> signers.standing(signature, by.get(), zone));
  }

  /** One document on its way through the steps. */
  private final class Run {
    private final ChipFiles files;
    private final List<Step> steps = new ArrayList<>();
    private final SignerCheck signers;
    private final SortedSet<Integer> signed = new TreeSet<>();
    private final SortedSet<Integer> unsigned = new TreeSet<>();

    Run(ChipFiles files, Instant at) {
      this.files = files;
      this.signers = new SignerCheck(trust, policy, at, steps);
    }

    AuthenticityReport report() {
      Authenticity outcome = outcome();
      return new AuthenticityReport(outcome, steps, signed, unsigned, signers.chain());
    }

    private Authenticity outcome() {
      SecurityObject object;
      String zone;
      try {
        object = securityObject();
        zone = DataGroup1.mrz(files.need(ChipFile.DG1));
        files.need(ChipFile.DG2);
      } catch (UnreadableFileException e) {
        String words = String.valueOf(e.getMessage());
        steps.add(new Step(Check.SECURITY_OBJECT, Result.FAILED, words));
        return new Authenticity.Unreadable(words);
      }
      steps.add(
          new Step(
              Check.SECURITY_OBJECT,
              Result.PASSED,
              "version "
                  + object.version()
                  + ", hashes of "
                  + object.hashes().size()
                  + " data groups with "
                  + name(object)));
      Optional<X509CertificateHolder> by = signers.signer(object.signer(), object.certificates());
      if (by.isEmpty()) {
        String words =
            "the signature does not carry its signer's certificate, and the trust store does not hold it";
        steps.add(new Step(Check.SIGNATURE, Result.UNDETERMINED, words));
        return dataGroups(object).orElseGet(() -> new Authenticity.IssuerUnknown(words));
      }
      return signers
          .signature(object.signer(), by.get())
          .or(() -> dataGroups(object))
          .orElseGet(() -> signers.standing(object.signer(), by.get(), zone));
    }

    private SecurityObject securityObject() throws UnreadableFileException {
      SecurityObject object = SecurityObject.of(files.need(ChipFile.EF_SOD));
      for (X509CertificateHolder certificate : object.certificates()) {
        CertificateProfile.requireReadable("the certificate in EF.SOD", certificate);
      }
      return object;
    }

    private Optional<Authenticity> dataGroups(SecurityObject object) {
      if (!Signatures.DIGESTS.contains(object.digestAlgorithm().getId())) {
        String words = "its hashes are of none of SHA-1 to SHA-512";
        steps.add(new Step(Check.DATA_GROUPS, Result.FAILED, words));
        return Optional.of(new Authenticity.SignatureInvalid(words));
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
        steps.add(new Step(Check.DATA_GROUPS, Result.FAILED, "not as signed: " + groups(altered)));
        return Optional.of(new Authenticity.Altered(altered));
      }
      steps.add(
          new Step(
              Check.DATA_GROUPS,
              Result.PASSED,
              "as signed: "
                  + groups(signed)
                  + (unsigned.isEmpty()
                      ? ""
                      : "; not covered by the signature: " + groups(unsigned))));
      return Optional.empty();
    }
  }

  private static String groups(SortedSet<Integer> numbers) {
    return numbers.stream().map(n -> "DG" + n).collect(java.util.stream.Collectors.joining(", "));
  }

  private static String name(SecurityObject object) {
    return SignerCheck.algorithm(object.digestAlgorithm().getId());
  }
}
