package org.exeat.documents.lds;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one chip, byte for byte as they were read; hashes are taken of these bytes and never
 * of something written anew. Immutable. {@code toString} names the files only.
 */
public final class ChipFiles {
  private final Map<ChipFile, byte[]> files;

  /** Copies the map; the arrays are handed over and must not be changed any more. */
  public ChipFiles(Map<ChipFile, byte[]> files) {
    EnumMap<ChipFile, byte[]> copy = new EnumMap<>(ChipFile.class);
    copy.putAll(files);
    this.files = Collections.unmodifiableMap(copy);
  }

  /**
   * Files by what they are called; their outer tags tell what they are.
   *
   * @param named bytes of each, which are handed over and must not be changed any more
   * @throws UnreadableFileException where one is too large, is no chip file, or is there twice; the
   *     message names the file
   */
  public static ChipFiles of(Map<String, byte[]> named) throws UnreadableFileException {
    Map<ChipFile, byte[]> read = new EnumMap<>(ChipFile.class);
    for (Map.Entry<String, byte[]> file : named.entrySet()) {
      String name = file.getKey();
      byte[] bytes = file.getValue();
      if (bytes.length > ChipFolder.MAX_BYTES) {
        throw tooLarge(name, bytes.length);
      }
      Optional<ChipFile> kind =
          bytes.length == 0 ? Optional.empty() : ChipFile.ofTag(bytes[0] & 0xFF);
      if (kind.isEmpty()) {
        throw new UnreadableFileException(
            name
                + (bytes.length == 0
                    ? " is empty"
                    : " begins with tag " + Tlv.hex(bytes[0] & 0xFF) + ", which no chip file has"));
      }
      if (read.put(kind.get(), bytes) != null) {
        throw new UnreadableFileException(
            kind.get().title() + " is there twice; " + name + " is the second");
      }
    }
    return new ChipFiles(read);
  }

  static UnreadableFileException tooLarge(String name, long bytes) {
    return new UnreadableFileException(
        name
            + " has "
            + bytes
            + " bytes; chip files of at most "
            + ChipFolder.MAX_BYTES
            + " are read");
  }

  /** Which files there are. */
  public Set<ChipFile> present() {
    return files.keySet();
  }

  /** The bytes of a file; not to be changed. */
  public Optional<byte[]> get(ChipFile file) {
    return Optional.ofNullable(files.get(file));
  }

  /**
   * The same, where it must be there.
   *
   * @throws UnreadableFileException where it is not
   */
  public byte[] need(ChipFile file) throws UnreadableFileException {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new UnreadableFileException(file.title() + " is missing");
    }
    return bytes;
  }

  /** The data groups by number. */
  public SortedMap<Integer, byte[]> dataGroups() {
    TreeMap<Integer, byte[]> groups = new TreeMap<>();
    files.forEach((file, bytes) -> file.dataGroup().ifPresent(n -> groups.put(n, bytes)));
    return groups;
  }

  /** SHA-256 of a file as read, lower-case hexadecimal. */
  public Optional<String> sha256(ChipFile file) {
    return get(file).map(ChipFiles::sha256);
  }

  /** SHA-256, lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "ChipFiles" + files.keySet();
  }
}
