package org.exeat.records.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.exeat.records.DurableFile;
import org.exeat.records.backup.PortFolder.Part;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.exeat.records.receipt.ReceiptOffice;
import tools.jackson.core.JacksonException;

/**
 * A port's record in one file: ledger, receipts' office, announcements, vault and accounts. It
 * holds neither the vault's master keys nor the announcements' key: kept in the same place they
 * would read what was destroyed since. It does hold the keys that the port signs by, so that it is
 * written for its owner only.
 */
public final class Backup {
  /** Ends what is not whole yet. */
  private static final String PART = ".part";

  private Backup() {}

  /**
   * What was found in a backup.
   *
   * @param made when it was made
   * @param parts the stores' folders in it
   * @param open stores that a running lane had open meanwhile
   * @param leftOut what lay in the port's folder and is not in it
   * @param files how many there are
   * @param vault what is wrong with the vault, as far as it can be told without its master keys
   * @param ledger what a look at all of the ledger found
   */
  public record Contents(
      Instant made,
      Map<Part, String> parts,
      List<String> open,
      List<String> leftOut,
      int files,
      List<String> vault,
      LedgerCheck.Report ledger) {
    /** Whether all of it is as it must be. */
    public boolean sound() {
      return ledger.found() == 0 && vault.isEmpty();
    }
  }

  /**
   * Makes one, and looks through it before it gets its name.
   *
   * @param port the folder of a port
   * @param file that is not there yet
   * @throws BackupException where it cannot be made now, or its ledger is not sound; then there is
   *     no file
   */
  public static Contents create(Path port, Path file, InstantSource clock) throws IOException {
    if (Files.exists(file)) {
      throw new BackupException(file + " is there already");
    }
    PortFolder stores = PortFolder.of(port);
    Path part = file.resolveSibling(file.getFileName() + PART);
    Files.deleteIfExists(part);
    DurableFile.create(part, new byte[0]);
    try {
      try (OutputStream to = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
        BackupWriter.write(stores, to, clock);
      }
      Archive.seal(part);
      Contents contents = check(part, Optional.empty(), done -> {});
      if (contents.ledger().found() > 0) {
        throw new BackupException(
            "the ledger is not sound, so that its backup is not: "
                + contents.ledger().findings().getFirst());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      DurableFile.folder(file);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Looks through one: all of its bytes, all of its files, all of its ledger, and of its vault what
   * can be told without the master keys.
   *
   * @param key whose signature the ledger must carry; empty for the one that lies in it
   * @param progress hears how many entries of the ledger are done
   * @throws BackupException where it is not as it was made
   */
  public static Contents check(Path file, Optional<NoteKey> key, LongConsumer progress)
      throws IOException {
    Archive.check(file);
    Archive.Manifest manifest;
    VaultLook vault = new VaultLook();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      manifest = manifest(zip);
      String within = manifest.parts().getOrDefault(Part.VAULT, "") + "/";
      Set<String> named = new HashSet<>(manifest.files().keySet());
      for (ZipEntry entry : zip.stream().toList()) {
        if (!named.remove(entry.getName()) && !entry.getName().equals(Archive.MANIFEST)) {
          throw new BackupException("the backup holds a file that its manifest does not name");
        }
      }
      if (!named.isEmpty()) {
        throw new BackupException("the backup lacks " + named.iterator().next());
      }
      for (String name : manifest.files().keySet()) {
        byte[] content = content(zip, manifest, name);
        if (name.startsWith(within)) {
          vault.add(name.substring(within.length()), content);
        }
      }
    } catch (ZipException e) {
      throw new BackupException(file.getFileName() + " is no ZIP file", e);
    }
    try (FileSystem inside = FileSystems.newFileSystem(file)) {
      return contents(manifest, inside.getPath(ledger(manifest)), key, vault.findings(), progress);
    }
  }

  private static Contents contents(
      Archive.Manifest manifest,
      Path ledger,
      Optional<NoteKey> key,
      List<String> vault,
      LongConsumer progress)
      throws IOException {
    NoteKey signed = key.isPresent() ? key.get() : LedgerFiles.key(ledger);
    return new Contents(
        manifest.made(),
        manifest.parts(),
        manifest.open(),
        manifest.leftOut(),
        manifest.files().size(),
        vault,
        LedgerCheck.run(
            LedgerFiles.folder(ledger),
            signed,
            Runtime.getRuntime().availableProcessors(),
            progress));
  }

  private static String ledger(Archive.Manifest manifest) throws BackupException {
    String ledger = manifest.parts().get(Part.LEDGER);
    if (ledger == null) {
      throw new BackupException("the backup has no ledger");
    }
    return ledger;
  }

  /**
   * Unpacks one that is sound, and looks through the ledger once more. Receipts go on with a list
   * of their own: which numbers were given out since the backup nobody knows. Stores are unpacked
   * below {@value #PART} in the folder and get their places when all are there, the ledger last,
   * without which it is no port.
   *
   * @param folder that is empty or not there
   * @throws IOException where something is there, the backup is not as it was made, or cannot be
   *     unpacked; then the folder is as it was
   */
  public static Contents restore(Path file, Path folder, Optional<NoteKey> key) throws IOException {
    boolean there = Files.exists(folder);
    if (there) {
      try (DirectoryStream<Path> in = Files.newDirectoryStream(folder)) {
        if (in.iterator().hasNext()) {
          throw new BackupException(folder + " is not empty: nothing is written over");
        }
      }
    }
    Contents checked = check(file, key, done -> {});
    if (!there) {
      DurableFile.createPrivateFolder(folder);
    }
    Path part = folder.resolve(PART);
    Archive.Manifest manifest;
    try {
      manifest = unpack(file, part);
      List<String> stores = new ArrayList<>(manifest.parts().values());
      stores.remove(ledger(manifest));
      stores.add(ledger(manifest));
      for (String store : stores) {
        Files.move(part.resolve(store), folder.resolve(store), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.delete(part);
      DurableFile.folder(part);
    } catch (IOException | RuntimeException e) {
      try {
        clear(folder, there);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    return contents(manifest, folder.resolve(ledger(manifest)), key, checked.vault(), done -> {});
  }

  /** Unpacks all of it into a folder that it makes. */
  private static Archive.Manifest unpack(Path file, Path folder) throws IOException {
    Archive.Manifest manifest;
    DurableFile.createPrivateFolder(folder);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      manifest = manifest(zip);
      for (String name : manifest.folders()) {
        folder(folder, folder.resolve(name));
      }
      for (String name : manifest.files().keySet()) {
        Path to = folder.resolve(name);
        Path parent = to.getParent();
        if (parent != null) {
          folder(folder, parent);
        }
        DurableFile.create(to, content(zip, manifest, name));
      }
    }
    String receipts = manifest.parts().get(Part.RECEIPTS);
    if (receipts != null) {
      ReceiptOffice.beginList(folder.resolve(receipts));
    }
    return manifest;
  }

  /** Takes away what was unpacked into a folder that was empty, or was not there. */
  private static void clear(Path folder, boolean there) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!there || !path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }

  /** Makes a folder, and those between it and the restored one. */
  private static void folder(Path top, Path folder) throws IOException {
    Path parent = folder.getParent();
    if (!folder.equals(top) && Files.notExists(folder)) {
      if (parent != null) {
        folder(top, parent);
      }
      DurableFile.createPrivateFolder(folder);
    }
  }

  private static Archive.Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Archive.MANIFEST);
    if (entry == null) {
      throw new BackupException("the backup has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Archive.Manifest manifest = Archive.JSON.readValue(in.readAllBytes(), Archive.Manifest.class);
      if (manifest.version() != 1) {
        throw new BackupException("the backup is of version " + manifest.version() + ", not 1");
      }
      return manifest;
    } catch (JacksonException e) {
      throw new BackupException(
          "the backup's manifest is not what a manifest is: " + e.getOriginalMessage(), e);
    }
  }

  private static byte[] content(ZipFile zip, Archive.Manifest manifest, String name)
      throws IOException {
    Archive.Note note = manifest.files().get(name);
    ZipEntry entry = zip.getEntry(name);
    if (note == null || entry == null) {
      throw new BackupException("the backup lacks " + name);
    }
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readNBytes((int) note.bytes() + 1);
    }
    if (!Archive.Note.of(content).equals(note)) {
      throw new BackupException(name + " in the backup is not what it was");
    }
    return content;
  }
}
