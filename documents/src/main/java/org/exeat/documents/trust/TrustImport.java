package org.exeat.documents.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.lds.ChipFiles;

/**
 * Judges what a file brings and adds to a trust store what may go into it. A master list counts
 * only if its signature leads to an authority that somebody has given, now or before, so that no
 * state on one list can bring in lists of its own; authorities that come by themselves are taken on
 * the importer's word only, and say so.
 */
public final class TrustImport {
  private final TrustStore before;
  private final String source;
  private final String sourceSha256;
  private final Instant at;
  private final String by;

  private final List<TrustEntry> added = new ArrayList<>();
  private final List<RevocationList> addedLists = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final Map<X509CertificateHolder, TrustEntry> known = new HashMap<>();
  private int alreadyThere;

  private TrustImport(TrustStore before, String source, byte[] bytes, Instant at, String by) {
    this.before = before;
    this.source = source;
    this.sourceSha256 = ChipFiles.sha256(bytes);
    this.at = at;
    this.by = by;
    before.entries().forEach(e -> known.put(e.certificate(), e));
  }

  /**
   * What came of an import.
   *
   * @param store the store with what was added
   * @param source file name
   * @param sourceSha256 of the file
   * @param at when
   * @param by who
   * @param added certificates
   * @param addedLists revocation lists
   * @param alreadyThere pieces that the store had
   * @param refused pieces that were not taken, each with its reason
   */
  public record Outcome(
      TrustStore store,
      String source,
      String sourceSha256,
      Instant at,
      String by,
      List<TrustEntry> added,
      List<RevocationList> addedLists,
      int alreadyThere,
      List<Refusal> refused) {
    public Outcome {
      added = List.copyOf(added);
      addedLists = List.copyOf(addedLists);
      refused = List.copyOf(refused);
    }
  }

  /**
   * What the importer answers for.
   *
   * @param roots whether authorities that come by themselves are believed; else they are refused,
   *     so that no file brings its own root along
   * @param pinSigners whether document signers are trusted by themselves, see {@link
   *     TrustEntry.Role#PINNED_SIGNER}; else an authority has to answer for them
   * @param rootFingerprints SHA-256 of authorities that a master list carries and that the importer
   *     has compared with a source of its own, lower-case hexadecimal
   */
  public record Word(boolean roots, boolean pinSigners, Set<String> rootFingerprints) {
    /** Answers for nothing. */
    public static final Word PLAIN = new Word(false, false, Set.of());

    /** Answers for the authorities in the file. */
    public static final Word ROOTS = new Word(true, false, Set.of());

    public Word {
      rootFingerprints = Set.copyOf(rootFingerprints);
    }
  }

  /**
   * Imports one file.
   *
   * @param before the store so far
   * @param source name of the file, without folders
   * @param bytes its content
   * @param word what the importer answers for
   * @param at now
   * @param by who imports
   */
  public static Outcome of(
      TrustStore before, String source, byte[] bytes, Word word, Instant at, String by) {
    TrustImport run = new TrustImport(before, source, bytes, at, by);
    run.take(TrustFile.read(bytes), word);
    return new Outcome(
        before.with(run.added, run.addedLists),
        source,
        run.sourceSha256,
        at,
        by,
        run.added,
        run.addedLists,
        run.alreadyThere,
        run.refused);
  }

  private void take(TrustMaterial material, Word word) {
    refused.addAll(material.refused());
    for (X509CertificateHolder certificate : material.certificates()) {
      role(certificate, word.pinSigners())
          .ifPresent(role -> {
            if (role == TrustEntry.Role.AUTHORITY
                && !word.roots()
                && !known.containsKey(certificate)) {
              refused.add(
                  new Refusal(
                      name(certificate),
                      "an authority that comes by itself is believed only on your word: give it as root"));
            } else {
              take(certificate, role, Provenance.Vouching.GIVEN);
            }
          });
    }
    Set<X509CRLHolder> lists = new HashSet<>();
    before.lists().forEach(l -> lists.add(l.list()));
    for (X509CRLHolder list : material.lists()) {
      if (lists.add(list)) {
        addedLists.add(new RevocationList(list, provenance(Provenance.Vouching.GIVEN)));
      } else {
        alreadyThere++;
      }
    }
    // Only what was there before, or is given now, answers for a list: not what lies beside it.
    for (MasterList list : material.masterLists()) {
      refused.addAll(list.refused());
      List<TrustEntry> given =
          list.carried().stream()
              .filter(c -> word.rootFingerprints().contains(CertificateProfile.sha256(c)))
              .map(c ->
                  new TrustEntry(
                      c, TrustEntry.Role.AUTHORITY, provenance(Provenance.Vouching.GIVEN)))
              .toList();
      try {
        list.requireSignedUnder(before.with(given, addedLists).given(), at);
        for (TrustEntry root : given) {
          take(root.certificate(), root.role(), Provenance.Vouching.GIVEN);
        }
        for (X509CertificateHolder authority : list.authorities()) {
          if (CertificateProfile.authority(authority)) {
            role(authority, false)
                .ifPresent(role -> take(authority, role, Provenance.Vouching.LISTED));
          } else {
            refused.add(new Refusal(name(authority), "it is in a list of authorities and is none"));
          }
        }
      } catch (TrustImportException e) {
        refused.add(new Refusal("the master list", String.valueOf(e.getMessage())));
      }
    }
  }

  /** What a certificate can be used for; refuses it where that is nothing. */
  private Optional<TrustEntry.Role> role(X509CertificateHolder certificate, boolean pin) {
    if (!CertificateProfile.authority(certificate)) {
      Optional<String> why = CertificateProfile.whyNoSigner(certificate);
      why.ifPresent(w -> refused.add(new Refusal(name(certificate), w)));
      return why.isPresent()
          ? Optional.empty()
          : Optional.of(pin ? TrustEntry.Role.PINNED_SIGNER : TrustEntry.Role.SIGNER);
    }
    if (!CertificateProfile.selfIssued(certificate)
        || !CertificateProfile.issuerKey(certificate)
            .or(() -> CertificateProfile.subjectKey(certificate))
            .equals(CertificateProfile.subjectKey(certificate))) {
      // A name may stay when a key is rolled over: then only the keys tell a link.
      return Signatures.issued(certificate, certificate) == Signatures.Outcome.HOLDS
          ? Optional.of(TrustEntry.Role.AUTHORITY)
          : Optional.of(TrustEntry.Role.LINK);
    }
    return switch (Signatures.issued(certificate, certificate)) {
      case HOLDS -> Optional.of(TrustEntry.Role.AUTHORITY);
      case DOES_NOT_HOLD -> {
        refused.add(new Refusal(name(certificate), "its signature by itself does not verify"));
        yield Optional.empty();
      }
      case CANNOT_BE_CHECKED -> {
        refused.add(
            new Refusal(
                name(certificate),
                "its key or its signature's algorithm is not known here, so that it cannot be used"));
        yield Optional.empty();
      }
    };
  }

  private void take(
      X509CertificateHolder certificate, TrustEntry.Role role, Provenance.Vouching vouching) {
    TrustEntry entry = new TrustEntry(certificate, role, provenance(vouching));
    TrustEntry there = known.get(certificate);
    if (there != null && !entry.saysMoreThan(there)) {
      alreadyThere++;
      return;
    }
    if (before.distrusts(certificate)
        && !(role == TrustEntry.Role.AUTHORITY && vouching == Provenance.Vouching.GIVEN)) {
      refused.add(
          new Refusal(
              name(certificate), "somebody distrusted it; only giving it as root brings it back"));
      return;
    }
    known.put(certificate, entry);
    added.add(entry);
  }

  private Provenance provenance(Provenance.Vouching vouching) {
    return new Provenance(vouching, source, sourceSha256, at, by);
  }

  private static String name(X509CertificateHolder certificate) {
    return CertificateProfile.words(certificate.getSubject())
        + ", serial number "
        + certificate.getSerialNumber().toString(16);
  }
}
