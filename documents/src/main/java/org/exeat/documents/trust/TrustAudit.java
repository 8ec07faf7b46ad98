package org.exeat.documents.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a trust store covers and where it is thin, state by state.
 *
 * @param at the time that it was held against
 * @param states by two-letter country code, {@code --} where a certificate states none
 * @param findings single certificates and lists to look at, those that matter most first
 */
public record TrustAudit(Instant at, List<State> states, List<Finding> findings) {
  /** Time enough to ask a state for its next certificate. */
  private static final Duration SOON = Duration.ofDays(90);

  public TrustAudit {
    states = List.copyOf(states);
    findings = List.copyOf(findings);
  }

  /**
   * One state.
   *
   * @param country two-letter code, as in its certificates
   * @param authorities anchors that are valid now
   * @param expired anchors that are not valid any more; documents of theirs may still be
   * @param links between keys
   * @param signers document signers kept in the store
   * @param vouched anchors that a verified master list names
   * @param list of revocations: current, stale or missing
   * @param listMade when the newest list was made
   */
  public record State(
      String country,
      int authorities,
      int expired,
      int links,
      int signers,
      int vouched,
      ListState list,
      Optional<Instant> listMade) {}

  /** Whether a state's revocation list can be used. */
  public enum ListState {
    CURRENT,
    STALE,
    MISSING
  }

  /** What is the matter. */
  public enum Kind {
    EXPIRING_SOON("expires soon"),
    UNVERIFIED("vouched for by the importer only"),
    UNLINKED("no authority answers for it"),
    WEAK("weak");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** In a few words. */
    public String title() {
      return title;
    }
  }

  /**
   * A certificate or list to look at.
   *
   * @param kind what is the matter
   * @param country two-letter code
   * @param subject distinguished name
   * @param sha256 of the certificate or list
   * @param words more precisely
   */
  public record Finding(Kind kind, String country, String subject, String sha256, String words) {}

  /** Audits a store. */
  public static TrustAudit of(TrustStore store, TrustPolicy policy, Instant at) {
    Map<String, List<TrustEntry>> byState = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (TrustEntry entry : store.entries()) {
      byState.computeIfAbsent(country(entry), k -> new ArrayList<>()).add(entry);
      findings.addAll(findings(store, entry, at));
    }
    for (RevocationList list : store.lists()) {
      if (!store.answeredFor(list)) {
        findings.add(
            new Finding(
                Kind.UNLINKED,
                CertificateProfile.country(list.list().getIssuer()).orElse("--"),
                CertificateProfile.words(list.list().getIssuer()),
                list.sha256(),
                "a revocation list of " + RevocationList.day(list.made())));
      }
    }
    findings.sort(
        Comparator.comparing(Finding::kind)
            .thenComparing(Finding::country)
            .thenComparing(Finding::subject));
    return new TrustAudit(
        at,
        byState.entrySet().stream()
            .map(e -> state(store, e.getKey(), e.getValue(), policy, at))
            .toList(),
        findings);
  }

  private static State state(
      TrustStore store, String country, List<TrustEntry> entries, TrustPolicy policy, Instant at) {
    List<TrustEntry> anchors =
        entries.stream().filter(e -> e.role() == TrustEntry.Role.AUTHORITY).toList();
    Optional<RevocationList> newest =
        anchors.stream()
            .flatMap(a -> store.listsOf(a.certificate()).stream())
            .max(Comparator.comparing(RevocationList::made));
    int valid =
        (int) anchors.stream().filter(a -> CertificateProfile.validAt(a.certificate(), at)).count();
    return new State(
        country,
        valid,
        anchors.size() - valid,
        count(entries, TrustEntry.Role.LINK),
        count(entries, TrustEntry.Role.SIGNER) + count(entries, TrustEntry.Role.PINNED_SIGNER),
        (int)
            anchors.stream()
                .filter(a -> a.provenance().vouching() == Provenance.Vouching.LISTED)
                .count(),
        newest.isEmpty()
            ? ListState.MISSING
            : newest.get().staleness(at, policy.mostListAge()).isPresent()
                ? ListState.STALE
                : ListState.CURRENT,
        newest.map(RevocationList::made));
  }

  private static List<Finding> findings(TrustStore store, TrustEntry entry, Instant at) {
    List<Finding> found = new ArrayList<>();
    X509CertificateHolder certificate = entry.certificate();
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isAfter(at) && end.isBefore(at.plus(SOON))) {
      found.add(finding(Kind.EXPIRING_SOON, entry, "on " + RevocationList.day(end)));
    }
    if (entry.anchor() && entry.provenance().vouching() == Provenance.Vouching.GIVEN) {
      found.add(
          finding(
              Kind.UNVERIFIED,
              entry,
              "imported by "
                  + entry.provenance().by()
                  + " on "
                  + RevocationList.day(entry.provenance().at())));
    }
    if (!entry.anchor() && store.chain(certificate).isEmpty()) {
      found.add(
          finding(
              Kind.UNLINKED,
              entry,
              "issued by " + CertificateProfile.words(certificate.getIssuer())));
    }
    for (String weakness : CertificateProfile.weaknesses(certificate)) {
      found.add(finding(Kind.WEAK, entry, weakness));
    }
    return found;
  }

  private static Finding finding(Kind kind, TrustEntry entry, String words) {
    return new Finding(
        kind,
        country(entry),
        CertificateProfile.words(entry.certificate().getSubject()),
        CertificateProfile.sha256(entry.certificate()),
        words);
  }

  private static int count(List<TrustEntry> entries, TrustEntry.Role role) {
    return (int) entries.stream().filter(e -> e.role() == role).count();
  }

  private static String country(TrustEntry entry) {
    return CertificateProfile.country(entry.certificate().getSubject()).orElse("--");
  }
}
