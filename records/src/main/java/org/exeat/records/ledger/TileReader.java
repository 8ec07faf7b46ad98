package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    return read("checkpoint", Checkpoint.MOST_BYTES);
  }

  /**
   * The hashes of a tile; where it is there in a fuller form, of that.
   *
   * @throws LedgerException where it is missing or has another length than it must
   */
  List<Hash> hashes(Tile tile) throws IOException {
    byte[] bytes = either(tile.path(), tile.whole().path(), Hash.BYTES * Tile.FULL);
    int wanted = Hash.BYTES * tile.width();
    if (bytes.length != wanted && bytes.length != Hash.BYTES * Tile.FULL) {
      throw new LedgerException(
          tile.path() + " has " + bytes.length + " bytes, and must have " + wanted);
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
    byte[] bytes =
        either(tile.entries(), tile.whole().entries(), Tile.FULL * (2 + EntryBundle.MOST_BYTES));
    List<byte[]> entries = EntryBundle.read(bytes, tile.entries());
    if (entries.size() != tile.width() && entries.size() != Tile.FULL) {
      throw new LedgerException(
          tile.entries() + " has " + entries.size() + " entries, and must have " + tile.width());
    }
    return entries.subList(0, tile.width());
  }

  private byte[] either(String path, String fuller, int most) throws IOException {
    try {
      return read(path, most);
    } catch (NoSuchFileException e) {
      try {
        return read(fuller, most);
      } catch (NoSuchFileException none) {
        none.addSuppressed(e);
        throw new LedgerException(path + " is missing", none);
      }
    }
  }

  private byte[] read(String path, int most) throws IOException {
    Path file = folder.resolve(path);
    long size = Files.size(file);
    if (size > most) {
      throw new LedgerException(
          path + " has " + size + " bytes, more than the " + most + " it may");
    }
    return Files.readAllBytes(file);
  }
}
