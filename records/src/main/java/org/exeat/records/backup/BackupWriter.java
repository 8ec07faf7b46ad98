package org.exeat.records.backup;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exeat.records.FolderLock;
import org.exeat.records.backup.PortFolder.Part;
import org.exeat.records.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup of a port, also of one whose lane runs. A store that nobody has open is locked
 * meanwhile. Of one that is open it relies on how stores write: files are replaced as a whole,
 * evidence is there before its key, tiles before the checkpoint that covers them, and a renewal of
 * the vault's master key is noticed. The ledger comes last, so that what the vault keeps, and which
 * policy is in force, is told in it. For use by one thread.
 */
final class BackupWriter implements AutoCloseable {
  /** A running lane signs one each second, and the journal is read in less. */
  private static final int ATTEMPTS = 50;

  private final PortFolder port;
  private final ZipOutputStream zip;
  private final Map<String, Archive.Note> files = new TreeMap<>();
  private final Set<String> folders = new TreeSet<>();
  private final List<String> open = new ArrayList<>();

  /** Master keys that the keys of evidence are encrypted under. */
  private final Set<String> masters = new HashSet<>();

  private final Set<String> leftOut = new LinkedHashSet<>();

  private BackupWriter(PortFolder port, OutputStream to) {
    this.port = port;
    leftOut.addAll(port.others());
    zip = new ZipOutputStream(new BufferedOutputStream(to, 1 << 16));
    zip.setComment(Archive.unsealed());
  }

  /** Writes it without its number. */
  static void write(PortFolder port, OutputStream to, InstantSource clock) throws IOException {
    try (BackupWriter writer = new BackupWriter(port, to)) {
      writer.all(clock);
    }
  }

  private void all(InstantSource clock) throws IOException {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    for (Part part :
        List.of(
            Part.ACCOUNTS, Part.ANNOUNCED, Part.VAULT, Part.RECEIPTS, Part.CHANGES, Part.LEDGER)) {
      Optional<Path> at = port.part(part);
      if (at.isEmpty()) {
        continue;
      }
      String name = String.valueOf(at.get().getFileName());
      parts.put(part, name);
      if (part == Part.ACCOUNTS) {
        put(name, Files.readAllBytes(at.get()));
        continue;
      }
      Optional<FolderLock> ours = FolderLock.take(at.get());
      try {
        if (ours.isEmpty()) {
          open.add(name);
        }
        switch (part) {
          case LEDGER -> ledger(name, at.get());
          case VAULT -> vault(name, at.get(), ours.isPresent());
          case RECEIPTS -> inTurn(part, name, at.get(), "public", "numbers");
          case ANNOUNCED -> tree(part, name, at.get(), "", Set.of());
          // what is in force last: its policy is there then, and its entry in the ledger
          case CHANGES -> {
            tree(part, name, at.get(), "policies", Set.of());
            tree(part, name, at.get(), "proposals", Set.of());
            tree(part, name, at.get(), "", Set.of("policies", "proposals"));
          }
          case ACCOUNTS -> throw new IllegalStateException("it is a file");
        }
      } finally {
        if (ours.isPresent()) {
          ours.get().close();
        }
      }
    }
    byte[] manifest =
        Archive.JSON.writeValueAsBytes(
            new Archive.Manifest(
                1,
                clock.instant(),
                parts,
                open,
                List.copyOf(leftOut),
                List.copyOf(folders),
                files));
    zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
    zip.write(manifest);
    zip.closeEntry();
  }

  /** A checkpoint, the journal of just then, and then the tiles, which only become more. */
  private void ledger(String name, Path folder) throws IOException {
    Path note = folder.resolve("log").resolve("checkpoint");
    byte[] signed = Files.readAllBytes(note);
    byte[] journal = Files.readAllBytes(folder.resolve("journal"));
    int attempt = 1;
    // the journal is begun anew after a checkpoint: it belongs to the one that stands around it
    for (byte[] after = Files.readAllBytes(note);
        !Arrays.equals(signed, after);
        after = Files.readAllBytes(note)) {
      if (attempt++ == ATTEMPTS) {
        throw new BackupException(
            "the ledger signs checkpoints faster than its journal can be read; try again");
      }
      signed = after;
      journal = Files.readAllBytes(folder.resolve("journal"));
    }
    put(name + "/log/checkpoint", signed);
    put(name + "/journal", journal);
    // what became full between the looks of the first walk the second one finds
    tree(Part.LEDGER, name, folder, "", Set.of());
    tree(Part.LEDGER, name, folder, "", Set.of());
  }

  /** Keys first: each has its evidence then, and evidence that came later has none. */
  private void vault(String name, Path folder, boolean ours) throws IOException {
    inTurn(Part.VAULT, name, folder, "keys", "evidence");
    if (!ours) {
      // a run that began and ended meanwhile left other keys on the disk than those that are in it
      for (Path keys : list(folder.resolve("keys"))) {
        try {
          Vault.masterKeyOf(Files.readAllBytes(keys)).ifPresent(masters::add);
        } catch (NoSuchFileException e) {
          // destroyed just now
        }
      }
      if (masters.size() > 1) {
        throw new BackupException(
            "a retention run is at work in the vault, or was meanwhile; try again after it");
      }
    }
  }

  private void inTurn(Part part, String name, Path folder, String first, String second)
      throws IOException {
    tree(part, name, folder, first, Set.of());
    tree(part, name, folder, second, Set.of());
    tree(part, name, folder, "", Set.of(first, second)); // what has come there since stays out
  }

  /**
   * The files of a store that are not in it yet. What is none of its files is left out, for
   * somebody put it there, and told.
   *
   * @param below a folder in it; empty for all
   * @param but folders in it that are passed over
   */
  private void tree(Part part, String store, Path folder, String below, Set<String> but)
      throws IOException {
    folders.add(store);
    for (Path file : list(folder.resolve(below))) {
      String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
      String within = store + "/" + name;
      if (Files.isDirectory(file)) {
        if (part.hasFolder(name)) {
          folders.add(within);
        }
      } else if (but.contains(name.substring(0, Math.max(0, name.indexOf('/'))))) {
        continue;
      } else if (part.has(name)) {
        byte[] content = copy(within, file);
        if (part == Part.VAULT && name.startsWith("keys/")) {
          Vault.masterKeyOf(content).ifPresent(masters::add);
        }
      } else if (!name.equals("lock") && !cutOff(part, name)) {
        leftOut.add(within);
      }
    }
  }

  /** Whether a file is one of a store's own that was not written to its end, or is just now. */
  private static boolean cutOff(Part part, String name) {
    String end = ".part";
    return name.endsWith(end) && part.has(name.substring(0, name.length() - end.length()));
  }

  /** What was copied; nothing where it was before, or is gone. */
  private byte[] copy(String name, Path file) throws IOException {
    if (!files.containsKey(name)) {
      try {
        byte[] content = Files.readAllBytes(file);
        put(name, content);
        return content;
      } catch (NoSuchFileException e) {
        // a part of a tile that has become full meanwhile, or evidence that was destroyed
      }
    }
    return new byte[0];
  }

  private void put(String name, byte[] content) throws IOException {
    files.put(name, Archive.Note.of(content));
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Files and folders below a folder, which may become others meanwhile. */
  private static List<Path> list(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path f, BasicFileAttributes attributes) {
            if (!f.equals(folder) && !f.toString().endsWith(".p")) {
              all.add(f);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path f, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile()) {
              throw new BackupException(folder.relativize(f) + " is neither a file nor a folder");
            }
            all.add(f);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path f, IOException e) throws IOException {
            return gone(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path f, @Nullable IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : gone(e);
          }

          private static FileVisitResult gone(IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return all;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
