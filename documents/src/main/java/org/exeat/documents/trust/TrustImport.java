package org.exeat.documents.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.lds.ChipFiles;

/**
 * Judges what a file brings and adds to a trust store what may go into it. A master list counts
 * only if its signature leads to an authority that the store knows already; certificates that come
 * by themselves are taken on the importer's word, and say so.
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
   * @param pinSigners whether document signers are trusted by themselves, see {@link
   *     TrustEntry.Role#PINNED_SIGNER}; else an authority has to answer for them
   * @param rootFingerprints SHA-256 of authorities that a master list carries and that the importer
   *     has compared with a source of its own, lower-case hexadecimal
   */
  public record Word(boolean pinSigners, Set<String> rootFingerprints) {
    /** Answers for loose authorities only. */
    public static final Word PLAIN = new Word(false, Set.of());

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
      take(certificate, word, Provenance.Vouching.GIVEN);
    }
    for (MasterList list : material.masterLists()) {
      refused.addAll(list.refused());
      list.carried().stream()
          .filter(c -> word.rootFingerprints().contains(CertificateProfile.sha256(c)))
          .forEach(c -> take(c, word, Provenance.Vouching.GIVEN));
      try {
        list.requireSignedUnder(before.with(added, List.of()).given());
        for (X509CertificateHolder authority : list.authorities()) {
          if (CertificateProfile.mayBeSigner(authority)) {
            refused.add(new Refusal(name(authority), "it is in a list of authorities and is none"));
          } else {
            take(authority, Word.PLAIN, Provenance.Vouching.LISTED);
          }
        }
      } catch (TrustImportException e) {
        refused.add(new Refusal("the master list", String.valueOf(e.getMessage())));
      }
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
  }

  private void take(X509CertificateHolder certificate, Word word, Provenance.Vouching vouching) {
    TrustEntry.Role role;
    if (!CertificateProfile.authority(certificate)) {
      if (!CertificateProfile.mayBeSigner(certificate)) {
        refused.add(
            new Refusal(name(certificate), "it may sign neither certificates nor documents"));
        return;
      }
      role = word.pinSigners() ? TrustEntry.Role.PINNED_SIGNER : TrustEntry.Role.SIGNER;
    } else if (Signatures.issued(certificate, certificate)) {
      role = TrustEntry.Role.AUTHORITY;
    } else if (CertificateProfile.selfIssued(certificate)
        && CertificateProfile.issuerKey(certificate)
            .equals(CertificateProfile.subjectKey(certificate))) {
      refused.add(new Refusal(name(certificate), "its signature by itself does not verify"));
      return;
    } else {
      role = TrustEntry.Role.LINK;
    }
    TrustEntry entry = new TrustEntry(certificate, role, provenance(vouching));
    TrustEntry before = known.get(certificate);
    if (before != null && !entry.saysMoreThan(before)) {
      alreadyThere++;
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
