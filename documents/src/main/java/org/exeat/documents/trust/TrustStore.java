package org.exeat.documents.trust;

import java.util.ArrayList;
import java.util.HashMap;
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
        Stream.concat(lists.stream(), moreLists.stream()).toList());
  }

  /** This store without the authorities that only a master list vouches for. */
  TrustStore given() {
    return new TrustStore(
        entries.stream()
            .filter(e ->
                e.role() != TrustEntry.Role.AUTHORITY
                    || e.provenance().vouching() == Provenance.Vouching.GIVEN)
            .toList(),
        lists);
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
   * The way from a certificate to an anchor, by names, keys and signatures; validity and revocation
   * are judged by who asks.
   *
   * @return the certificate, the links, the authority; an anchor stands alone; empty where no
   *     anchor answers for it
   */
  public Optional<List<X509CertificateHolder>> chain(X509CertificateHolder certificate) {
    if (entry(certificate).filter(TrustEntry::anchor).isPresent()) {
      return Optional.of(List.of(certificate));
    }
    return chain(List.of(certificate));
  }

  private Optional<List<X509CertificateHolder>> chain(List<X509CertificateHolder> soFar) {
    X509CertificateHolder last = soFar.getLast();
    // Anchors first: the shortest way is the one that a person can follow.
    for (TrustEntry.Role role : List.of(TrustEntry.Role.AUTHORITY, TrustEntry.Role.LINK)) {
      for (TrustEntry entry : possibleIssuers(last)) {
        X509CertificateHolder issuer = entry.certificate();
        if (entry.role() != role || soFar.contains(issuer) || !Signatures.issued(issuer, last)) {
          continue;
        }
        List<X509CertificateHolder> longer = new ArrayList<>(soFar);
        longer.add(issuer);
        if (role == TrustEntry.Role.AUTHORITY) {
          return Optional.of(longer);
        }
        Optional<List<X509CertificateHolder>> rest =
            longer.size() > MOST_LINKS ? Optional.empty() : chain(longer);
        if (rest.isPresent()) {
          return rest;
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
   * authority, which after a roll-over is the new one (Doc 9303 part 12, 7.1.4).
   *
   * @return the newest first
   */
  List<RevocationList> listsOf(X509CertificateHolder authority) {
    Set<X509CertificateHolder> keys = new LinkedHashSet<>();
    keys.add(authority);
    issuersByName.getOrDefault(authority.getSubject(), List.of()).stream()
        .map(TrustEntry::certificate)
        .forEach(keys::add);
    return lists.stream()
        .filter(l -> keys.stream().anyMatch(k -> signed(k, l)))
        .sorted(java.util.Comparator.comparing(RevocationList::made).reversed())
        .toList();
  }

  private boolean signed(X509CertificateHolder issuer, RevocationList list) {
    return list.list().getIssuer().equals(issuer.getSubject())
        && listSignatures.computeIfAbsent(
            new Signing(issuer, list), s -> Signatures.issued(s.issuer(), s.list().list()));
  }
}
