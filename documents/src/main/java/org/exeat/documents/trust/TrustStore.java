package org.exeat.documents.trust;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerId;

/**
 * Who may sign travel documents: authorities, links between their keys, document signers and
 * revocation lists, as they stand at one moment. Immutable, thread-safe.
 */
public final class TrustStore {
  /** Keys roll over every three to five years: no document's chain is longer than a few links. */
  private static final int MOST_LINKS = 6;

  /** A store that knows nobody. */
  public static final TrustStore EMPTY = new TrustStore(List.of(), List.of());

  private final Set<String> distrusted;
  private final List<TrustEntry> entries;
  private final List<RevocationList> lists;
  private final Map<X509CertificateHolder, TrustEntry> bySelf = new LinkedHashMap<>();
  private final Map<X500Name, List<TrustEntry>> issuersByName = new HashMap<>();
  private final Map<String, List<TrustEntry>> issuersByKey = new HashMap<>();
  // Signatures over lists do not change; each is verified once for each key that may have made it.
  private final Map<Signing, Boolean> listSignatures =
      new java.util.concurrent.ConcurrentHashMap<>();

  private record Signing(X509CertificateHolder issuer, RevocationList list) {}

  /** Copies; of two entries with one certificate the later counts. */
  public TrustStore(List<TrustEntry> entries, List<RevocationList> lists) {
    this(entries, lists, Set.of());
  }

  /**
   * The same with what was taken off.
   *
   * @param distrusted SHA-256 of certificates that no list may bring back
   */
  TrustStore(List<TrustEntry> entries, List<RevocationList> lists, Set<String> distrusted) {
    this.distrusted = Set.copyOf(distrusted);
    entries.forEach(e -> bySelf.put(e.certificate(), e));
    this.entries = List.copyOf(bySelf.values());
    this.lists = List.copyOf(lists);
    for (TrustEntry e : this.entries) {
      if (e.role() == TrustEntry.Role.AUTHORITY || e.role() == TrustEntry.Role.LINK) {
        issuersByName.computeIfAbsent(e.certificate().getSubject(), k -> new ArrayList<>()).add(e);
        CertificateProfile.subjectKey(e.certificate())
            .ifPresent(k -> issuersByKey.computeIfAbsent(k, x -> new ArrayList<>()).add(e));
      }
    }
  }

  /** All certificates, in the order of their import. */
  public List<TrustEntry> entries() {
    return entries;
  }

  /** All revocation lists, in the order of their import. */
  public List<RevocationList> lists() {
    return lists;
  }

  /** The entry of this very certificate. */
  public Optional<TrustEntry> entry(X509CertificateHolder certificate) {
    return Optional.ofNullable(bySelf.get(certificate));
  }

  /** This store and more. */
  public TrustStore with(List<TrustEntry> more, List<RevocationList> moreLists) {
    return new TrustStore(
        Stream.concat(entries.stream(), more.stream()).toList(),
        Stream.concat(lists.stream(), moreLists.stream()).toList(),
        distrusted);
  }

  /** This store without the authorities that only a master list vouches for. */
  TrustStore given() {
    return new TrustStore(
        entries.stream()
            .filter(e ->
                e.role() != TrustEntry.Role.AUTHORITY
                    || e.provenance().vouching() == Provenance.Vouching.GIVEN)
            .toList(),
        lists,
        distrusted);
  }

  /** Whether somebody took this certificate off. */
  boolean distrusts(X509CertificateHolder certificate) {
    return !distrusted.isEmpty() && distrusted.contains(CertificateProfile.sha256(certificate));
  }

  /** A document signer that a signature names and does not carry. */
  Optional<X509CertificateHolder> signer(SignerId id) {
    return entries.stream()
        .filter(
            e -> e.role() == TrustEntry.Role.SIGNER || e.role() == TrustEntry.Role.PINNED_SIGNER)
        .map(TrustEntry::certificate)
        .filter(id::match)
        .findFirst();
  }

  /**
   * The way from a certificate to an authority, by names, keys and signatures: the shortest on
   * which each issuer was valid when it issued, else the shortest at all, which is then for {@link
   * PassiveAuthentication} to refuse. Revocation is judged by who asks.
   *
   * @return the certificate, the links, the authority; an anchor that no other authority answers
   *     for stands alone; empty where nobody answers for it
   */
  public Optional<List<X509CertificateHolder>> chain(X509CertificateHolder certificate) {
    Optional<TrustEntry> own = entry(certificate);
    if (own.filter(e -> e.role() == TrustEntry.Role.AUTHORITY).isPresent()) {
      return Optional.of(List.of(certificate));
    }
    return chain(certificate, true)
        .or(() -> chain(certificate, false))
        .or(() -> own.filter(TrustEntry::anchor).map(e -> List.of(certificate)));
  }

  /**
   * Breadth first; every issuer is tried once, so that links in circles cost no more than others.
   */
  private Optional<List<X509CertificateHolder>> chain(
      X509CertificateHolder certificate, boolean validWhenIssuing) {
    Set<X509CertificateHolder> tried = new HashSet<>();
    Deque<List<X509CertificateHolder>> ways = new ArrayDeque<>();
    ways.add(List.of(certificate));
    while (!ways.isEmpty()) {
      List<X509CertificateHolder> way = ways.remove();
      X509CertificateHolder last = way.getLast();
      for (TrustEntry entry : possibleIssuers(last)) {
        X509CertificateHolder issuer = entry.certificate();
        if (tried.contains(issuer)
            || validWhenIssuing
                && !CertificateProfile.validAt(issuer, last.getNotBefore().toInstant())
            || Signatures.issued(issuer, last) != Signatures.Outcome.HOLDS) {
          continue;
        }
        tried.add(issuer);
        List<X509CertificateHolder> longer = new ArrayList<>(way);
        longer.add(issuer);
        if (entry.role() == TrustEntry.Role.AUTHORITY) {
          return Optional.of(longer);
        }
        if (longer.size() <= MOST_LINKS) {
          ways.add(longer);
        }
      }
    }
    return Optional.empty();
  }

  /** By name, or by key where the authority's name changed (Doc 9303 part 12, 7.1.1). */
  private Set<TrustEntry> possibleIssuers(X509CertificateHolder certificate) {
    Set<TrustEntry> possible =
        new LinkedHashSet<>(issuersByName.getOrDefault(certificate.getIssuer(), List.of()));
    CertificateProfile.issuerKey(certificate)
        .ifPresent(key -> possible.addAll(issuersByKey.getOrDefault(key, List.of())));
    return possible;
  }

  /**
   * The lists that answer for certificates of this authority: signed with a key of the same
   * authority, which after a roll-over is the new one (Doc 9303 part 12, 7.1.4), and one that an
   * anchor answers for.
   *
   * @return the newest first
   */
  List<RevocationList> listsOf(X509CertificateHolder authority) {
    Set<X509CertificateHolder> keys = new LinkedHashSet<>();
    keys.add(authority);
    issuersByName.getOrDefault(authority.getSubject(), List.of()).stream()
        .map(TrustEntry::certificate)
        .filter(c -> chain(c).isPresent())
        .forEach(keys::add);
    return lists.stream()
        .filter(l -> keys.stream().anyMatch(k -> signed(k, l)))
        .sorted(java.util.Comparator.comparing(RevocationList::made).reversed())
        .toList();
  }

  /** Whether an authority that an anchor answers for signed the list. */
  boolean answeredFor(RevocationList list) {
    return issuersByName.getOrDefault(list.list().getIssuer(), List.of()).stream()
        .map(TrustEntry::certificate)
        .anyMatch(c -> chain(c).isPresent() && signed(c, list));
  }

  private boolean signed(X509CertificateHolder issuer, RevocationList list) {
    return list.list().getIssuer().equals(issuer.getSubject())
        && CertificateProfile.maySignLists(issuer)
        && listSignatures.computeIfAbsent(
            new Signing(issuer, list),
            s -> Signatures.issued(s.issuer(), s.list().list()) == Signatures.Outcome.HOLDS);
  }
}
