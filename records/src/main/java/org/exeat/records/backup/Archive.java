package org.exeat.records.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.records.StrictJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup is a ZIP file that any program unpacks:
 *
 * <pre>
 * PART/…           the files of a store, below the name that its folder had
 * accounts.json    who may sign in
 * manifest.json    {@link Manifest}, the last of its files
 * </pre>
 *
 * Its comment, which ends the file, is {@code sha256:} and the SHA-256 of all bytes before the
 * number, in 64 hexadecimal digits: no bit can change unseen. That shows accidents; who changes it
 * on purpose changes the number too, and is found by the ledger's signature and a checkpoint that
 * was kept elsewhere.
 */
final class Archive {
  static final String MANIFEST = "manifest.json";

  /** Of one file, bytes: the journal is the longest. */
  private static final long LONGEST = 1L << 30;

  /** Is in no backup: with it, and a code, what was erased would be read. */
  static final String ANNOUNCEMENTS_KEY = "announcements-key";

  static final JsonMapper JSON =
      new StrictJson().text(Instant.class, Instant::toString, Instant::parse).mapper();

  /** Steps of a name that are not to a file or folder below. */
  private static final Set<String> NOWHERE = Set.of("", ".", "..");

  private static final String SEAL = "sha256:";
  private static final int DIGITS = 64;

  private Archive() {}

  /**
   * What is in a backup.
   *
   * @param version of this form, 1
   * @param made when
   * @param parts the stores' names in it, by what they are
   * @param open those that a running lane had open meanwhile
   * @param leftOut what lay in the port's folder and is not in it
   * @param folders that may be empty and have to be there
   * @param files all others, by their names
   * @throws IllegalArgumentException where a store's name is not that of something directly below a
   *     folder, or a file's not that of something below one
   */
  record Manifest(
      int version,
      Instant made,
      Map<PortFolder.Part, String> parts,
      List<String> open,
      List<String> leftOut,
      List<String> folders,
      Map<String, Note> files) {
    Manifest {
      parts = new TreeMap<>(parts);
      open = List.copyOf(open);
      leftOut = List.copyOf(leftOut);
      folders = List.copyOf(folders);
      files = new TreeMap<>(files);
      parts.values().forEach(name -> require(name, name.indexOf('/') < 0));
      folders.forEach(name -> require(name, true));
      files.keySet().forEach(name -> require(name, true));
    }

    /** A name that leads nowhere but further down, in whatever file system. */
    private static void require(String name, boolean also) {
      List<String> steps = List.of(name.split("/", -1));
      if (!also || name.contains("\\") || steps.stream().anyMatch(NOWHERE::contains)) {
        throw new IllegalArgumentException("the backup names something outside of its folder");
      }
    }
  }

  /**
   * One file.
   *
   * @param bytes how long it is, 0 to {@link #LONGEST}
   */
  record Note(long bytes, String sha256) {
    Note {
      if (bytes < 0 || bytes > LONGEST) {
        throw new IllegalArgumentException("no file of a port is so long: " + bytes + " bytes");
      }
    }

    static Note of(byte[] content) {
      return new Note(content.length, HexFormat.of().formatHex(digest().digest(content)));
    }
  }

  /** The comment of a file that is not sealed yet. */
  static String unsealed() {
    return SEAL + "0".repeat(DIGITS);
  }

  /** Writes the number, and all of it to the disk. */
  static void seal(Path file) throws IOException {
    byte[] number = sum(file).getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = java.nio.ByteBuffer.wrap(number);
      long at = channel.size() - DIGITS;
      while (bytes.hasRemaining()) {
        channel.write(bytes, at + bytes.position());
      }
      channel.force(true);
    }
  }

  /**
   * Holds the number against the file.
   *
   * @throws BackupException where it is another
   */
  static void check(Path file) throws IOException {
    long size = Files.size(file);
    byte[] end = new byte[0];
    try (InputStream in = Files.newInputStream(file)) {
      if (size > DIGITS + SEAL.length()) {
        in.skipNBytes(size - DIGITS - SEAL.length());
        end = in.readAllBytes();
      }
    }
    String comment = new String(end, StandardCharsets.US_ASCII);
    if (!comment.startsWith(SEAL)) {
      throw new BackupException(
          file.getFileName() + " is no backup, or its end was cut off or changed");
    }
    if (!comment.substring(SEAL.length()).equals(sum(file))) {
      throw new BackupException(
          file.getFileName() + " is not as it was made: its SHA-256 is not the one at its end");
    }
  }

  private static String sum(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (long rest = Files.size(file) - DIGITS; rest > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
        if (read < 0) {
          throw new BackupException("the file becomes shorter while it is read");
        }
        digest.update(buffer, 0, read);
        rest -= read;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
