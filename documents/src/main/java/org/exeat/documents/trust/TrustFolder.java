package org.exeat.documents.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.exeat.documents.lds.ChipFiles;

/**
 * A trust store as a folder:
 *
 * <pre>
 * imports.jsonl          a line for each import: when, by whom, from which file (name, SHA-256),
 *                        what was added (SHA-256, role, vouching), how much was there, what was refused,
 *                        what was distrusted
 * certificates/SHA256    DER, named by its SHA-256
 * lists/SHA256           revocation lists, the same
 * lock                   held while somebody imports
 * </pre>
 *
 * The line comes last and is forced to the disk: what no line names does not count, so an import
 * that was cut off has not happened. A last line without its end is left out and written over by
 * the next import. Every file is held against its name when the store is opened.
 */
public final class TrustFolder {
  // The lock on the disk keeps other processes out. Within this one it takes a list: POSIX lets a
  // process's lock go as soon as any of its channels on the file is closed.
  private static final Set<Path> IMPORTING = ConcurrentHashMap.newKeySet();

  private final Path folder;

  /** Names the folder; it need not exist. */
  public TrustFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * One import, as it is remembered.
   *
   * @param at when
   * @param by who
   * @param source file name
   * @param sourceSha256 of the file
   * @param certificates number added
   * @param lists number added
   * @param alreadyThere pieces that the store had
   * @param refused not taken
   * @param distrusted SHA-256 of certificates that were taken off; {@code source} then says why
   */
  public record PastImport(
      Instant at,
      String by,
      String source,
      String sourceSha256,
      int certificates,
      int lists,
      int alreadyThere,
      List<Refusal> refused,
      List<String> distrusted) {}

  /**
   * Opens the store; an absent folder is an empty store.
   *
   * @throws TrustImportException where a file is missing or is not what its name says
   */
  public TrustStore read() throws IOException, TrustImportException {
    List<TrustEntry> entries = new ArrayList<>();
    List<RevocationList> lists = new ArrayList<>();
    Set<String> distrusted = new HashSet<>();
    for (ImportLog.Line line : log().lines()) {
      for (ImportLog.Piece piece : line.certificates()) {
        X509CertificateHolder certificate =
            new X509CertificateHolder(piece("certificates", piece.sha256()));
        distrusted.remove(piece.sha256());
        entries.add(
            new TrustEntry(
                certificate, TrustEntry.Role.valueOf(piece.role()), provenance(line, piece)));
      }
      for (ImportLog.Piece piece : line.lists()) {
        lists.add(
            new RevocationList(
                new X509CRLHolder(piece("lists", piece.sha256())), provenance(line, piece)));
      }
      for (String sha256 : line.taken()) {
        distrusted.add(sha256);
        entries.removeIf(e -> CertificateProfile.sha256(e.certificate()).equals(sha256));
      }
    }
    return new TrustStore(entries, lists, distrusted);
  }

  /** All imports, oldest first. */
  public List<PastImport> history() throws IOException, TrustImportException {
    return log().lines().stream()
        .map(l ->
            new PastImport(
                l.at(),
                l.by(),
                l.source(),
                l.sourceSha256(),
                l.certificates().size(),
                l.lists().size(),
                l.alreadyThere(),
                l.refused(),
                l.taken()))
        .toList();
  }

  /** Makes one import out of the store as it stands. */
  @FunctionalInterface
  public interface Import {
    /** What comes of it. */
    TrustImport.Outcome of(TrustStore before);
  }

  /**
   * Imports while nobody else does, and remembers it.
   *
   * @throws TrustImportException where somebody else is importing, or the store is damaged
   */
  public TrustImport.Outcome add(Import what) throws IOException, TrustImportException {
    return addAll(List.of(what), done -> {}).getFirst();
  }

  /**
   * The same for several, one after the other; each is remembered as soon as it is done.
   *
   * @param progress hears each outcome
   */
  public List<TrustImport.Outcome> addAll(
      List<Import> imports, Consumer<TrustImport.Outcome> progress)
      throws IOException, TrustImportException {
    List<TrustImport.Outcome> outcomes = new ArrayList<>();
    alone(() -> {
      TrustStore store = read();
      for (Import each : imports) {
        TrustImport.Outcome outcome = each.of(store);
        remember(outcome);
        store = outcome.store();
        outcomes.add(outcome);
        progress.accept(outcome);
      }
    });
    return outcomes;
  }

  /**
   * Takes a certificate off: it is not used any more, and no list brings it back; only giving it as
   * a root again does.
   *
   * @param sha256 of the certificate
   * @param why in words, kept
   * @throws TrustImportException where the store does not hold it
   */
  public void distrust(String sha256, String why, Instant at, String by)
      throws IOException, TrustImportException {
    alone(() -> {
      if (read().entries().stream()
          .noneMatch(e -> CertificateProfile.sha256(e.certificate()).equals(sha256))) {
        throw new TrustImportException("the trust store holds no certificate with that SHA-256");
      }
      log()
          .append(
              new ImportLog.Line(
                  at, by, why, "", List.of(), List.of(), 0, List.of(), List.of(sha256)));
    });
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException, TrustImportException;
  }

  private void alone(Change change) throws IOException, TrustImportException {
    Path here = folder.toAbsolutePath().normalize();
    if (!IMPORTING.add(here)) {
      throw busy();
    }
    try {
      Files.createDirectories(folder.resolve("certificates"));
      Files.createDirectories(folder.resolve("lists"));
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        change.make();
      }
    } finally {
      IMPORTING.remove(here);
    }
  }

  private void remember(TrustImport.Outcome outcome) throws IOException {
    List<ImportLog.Piece> certificates = new ArrayList<>();
    for (TrustEntry entry : outcome.added()) {
      certificates.add(
          new ImportLog.Piece(
              write("certificates", entry.certificate().getEncoded()),
              entry.role().name(),
              entry.provenance().vouching()));
    }
    List<ImportLog.Piece> lists = new ArrayList<>();
    for (RevocationList list : outcome.addedLists()) {
      lists.add(
          new ImportLog.Piece(
              write("lists", list.list().getEncoded()),
              "REVOCATION_LIST",
              list.provenance().vouching()));
    }
    // The names of new files are on the disk before the line that counts them.
    force(folder.resolve("certificates"));
    force(folder.resolve("lists"));
    log()
        .append(
            new ImportLog.Line(
                outcome.at(),
                outcome.by(),
                outcome.source(),
                outcome.sourceSha256(),
                certificates,
                lists,
                outcome.alreadyThere(),
                outcome.refused(),
                List.of()));
    force(folder);
  }

  private FileLock lock(FileChannel channel) throws IOException, TrustImportException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw busy();
      }
      return lock;
    } catch (OverlappingFileLockException e) { // the same folder by another name
      throw busy();
    }
  }

  private static TrustImportException busy() {
    return new TrustImportException(
        "somebody else is importing into this trust store; try again when that is done");
  }

  private ImportLog log() {
    return new ImportLog(folder.resolve("imports.jsonl"));
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private byte[] piece(String kind, String sha256) throws IOException, TrustImportException {
    Path file = folder.resolve(kind).resolve(sha256);
    if (!sha256.matches("[0-9a-f]{64}") || !Files.isRegularFile(file)) {
      throw new TrustImportException("the trust store lacks the file " + kind + "/" + sha256);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!ChipFiles.sha256(bytes).equals(sha256)) {
      throw new TrustImportException(
          "the file " + kind + "/" + sha256 + " of the trust store is not what its name says");
    }
    return bytes;
  }

  private String write(String kind, byte[] bytes) throws IOException {
    String sha256 = ChipFiles.sha256(bytes);
    Path file = folder.resolve(kind).resolve(sha256);
    // What an import that was cut off left behind may be damaged, and nobody has counted on it yet.
    if (!Files.exists(file) || !ChipFiles.sha256(Files.readAllBytes(file)).equals(sha256)) {
      Path part = Files.createTempFile(file.getParent(), "import", ".part");
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return sha256;
  }

  private static Provenance provenance(ImportLog.Line line, ImportLog.Piece piece) {
    return new Provenance(
        piece.vouching(), line.source(), line.sourceSha256(), line.at(), line.by());
  }
}
