package org.exeat.records.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a ledger's files (C2SP tlog-tiles): {@code tile/LEVEL/INDEX} are hashes one after the
 * other, {@code tile/entries/INDEX} entries, each after its length in two bytes, the greater first.
 * What is longer or shorter than it must be is refused before it is used. Thread-safe.
 */
final class TileReader {
  private final Path folder;

  /**
   * @param folder with {@code checkpoint} and {@code tile}
   */
  TileReader(Path folder) {
    this.folder = folder;
  }

  /** The signed note of the newest checkpoint. */
  byte[] checkpoint() throws IOException {
    return read("checkpoint", Checkpoint.MOST_BYTES)
        .orElseThrow(() -> new LedgerException("there is no checkpoint"));
  }

  /**
   * The hashes of a tile; where it is there in a fuller form, of that.
   *
   * @throws LedgerException where it is missing or has another length than it must
   */
  List<Hash> hashes(Tile tile) throws IOException {
    Optional<byte[]> own = read(tile.path(), Hash.BYTES * Tile.FULL);
    Tile found = own.isPresent() ? tile : tile.whole();
    byte[] bytes =
        own.isPresent() ? own.get() : whole(tile.path(), found.path(), Hash.BYTES * Tile.FULL);
    if (bytes.length != Hash.BYTES * found.width()) {
      throw new LedgerException(
          found.path()
              + " has "
              + bytes.length
              + " bytes, and must have "
              + Hash.BYTES * found.width());
    }
    List<Hash> hashes = new ArrayList<>(tile.width());
    for (int i = 0; i < tile.width(); i++) {
      hashes.add(Hash.of(bytes, i * Hash.BYTES, Hash.BYTES));
    }
    return hashes;
  }

  /** What {@link #hashes} reads. */
  static byte[] bytes(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(bytes, i * Hash.BYTES);
    }
    return bytes;
  }

  /**
   * The entries whose hashes a tile of level 0 has.
   *
   * @throws LedgerException where they are missing, too few, or cut off
   */
  List<byte[]> entries(Tile tile) throws IOException {
    int most = Tile.FULL * (2 + EntryBundle.MOST_BYTES);
    Optional<byte[]> own = read(tile.entries(), most);
    Tile found = own.isPresent() ? tile : tile.whole();
    byte[] bytes = own.isPresent() ? own.get() : whole(tile.entries(), found.entries(), most);
    List<byte[]> entries = EntryBundle.read(bytes, found.entries());
    if (entries.size() != found.width()) {
      throw new LedgerException(
          found.entries() + " has " + entries.size() + " entries, and must have " + found.width());
    }
    return entries.subList(0, tile.width());
  }

  /** A part of a tile is there in the full one once there is one. */
  private byte[] whole(String path, String fuller, int most) throws IOException {
    return read(fuller, most).orElseThrow(() -> new LedgerException(path + " is missing"));
  }

  private Optional<byte[]> read(String path, int most) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new LedgerException(path + " is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new LedgerException(path + " has more than the " + most + " bytes that it may");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional
          .empty(); // a part that the port forgets while it is read: the full one is there
    }
  }
}
