package org.exeat.records.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.exeat.domain.CrossingId;

/**
 * A ledger as auditors read it: its log's folder, a copy of it, or what was fetched from where it
 * is served. Thread-safe.
 */
public final class LedgerFiles {
  private final TileReader tiles;
  private final byte[] note;
  private final Checkpoint checkpoint;

  private LedgerFiles(TileReader tiles, byte[] note, NoteKey key) throws LedgerException {
    this.tiles = tiles;
    this.note = note;
    checkpoint = Checkpoint.read(note, key);
  }

  /**
   * Opens the log's folder, or the one above it.
   *
   * @param key whose signature the checkpoint must carry
   */
  public static LedgerFiles open(Path folder, NoteKey key) throws IOException {
    TileReader tiles = new TileReader(folder(folder));
    return new LedgerFiles(tiles, tiles.checkpoint(), key);
  }

  /** The folder with the checkpoint: this one, or {@code log} in it. */
  public static Path folder(Path folder) throws LedgerException {
    for (Path f : List.of(folder, folder.resolve("log"))) {
      if (Files.isRegularFile(f.resolve("checkpoint"))) {
        return f;
      }
    }
    throw new LedgerException("there is no ledger in " + folder + ": it has no checkpoint");
  }

  /** The key that lies beside the files; worth as much as they are. */
  public static NoteKey key(Path folder) throws IOException {
    Path file = folder(folder).resolve("key");
    if (!Files.isRegularFile(file)) {
      throw new LedgerException(
          "no key lies beside the ledger; name the one that the port publishes");
    }
    try {
      return NoteKey.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new LedgerException("the key beside the ledger is none: " + e.getMessage(), e);
    }
  }

  /** What the port signed last. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /**
   * An entry, as it is written.
   *
   * @param index below the checkpoint's size
   */
  public byte[] entry(long index) throws IOException {
    if (index < 0 || index >= checkpoint.size()) {
      throw new IllegalArgumentException(
          "the ledger has " + checkpoint.size() + " entries, counted from 0, and no " + index);
    }
    return tiles.entries(Tile.holding(0, index, checkpoint.size())).get((int) (index % Tile.FULL));
  }

  /** What an entry says. */
  public LedgerEntry read(long index) throws IOException {
    return EntryJson.read(entry(index));
  }

  /** That the entry is in the tree that was signed. */
  public LedgerProof prove(long index) throws IOException {
    LedgerProof proof =
        new LedgerProof(
            entry(index), new MerkleTree(tiles, checkpoint.size()).inclusion(index), note);
    if (!proof.inclusion().proves(Hash.leaf(proof.entry()), checkpoint.root())) {
      throw new LedgerException(
          "a file of the ledger was changed: entry "
              + index
              + " does not lead to the root that was"
              + " signed; ./exeat ledger verify says which");
    }
    return proof;
  }

  /**
   * Whether an earlier checkpoint is of this ledger: everything that it covered is still there.
   *
   * @param earlier rightly signed
   */
  public boolean continues(Checkpoint earlier) throws IOException {
    if (!earlier.origin().equals(checkpoint.origin())) {
      return false;
    }
    if (earlier.size() == 0) {
      return earlier.root().equals(Hash.EMPTY_TREE);
    }
    return earlier.size() <= checkpoint.size()
        && new MerkleTree(tiles, checkpoint.size())
            .consistency(earlier.size())
            .proves(earlier.root(), checkpoint.root());
  }

  /** The numbers of a crossing's entries, in their order. */
  public List<Long> of(CrossingId crossing) throws IOException {
    String name = "\"crossing\":\"" + crossing + "\"";
    List<Long> found = new ArrayList<>();
    each((index, entry) -> {
      // one way to write an entry, so that the name stands there as it is
      if (new String(entry, StandardCharsets.UTF_8).contains(name)) {
        found.add(index);
      }
    });
    return found;
  }

  /** Sees one entry after the other. */
  @FunctionalInterface
  public interface Reader {
    /**
     * One.
     *
     * @param index from 0
     * @param entry what it says
     */
    void read(long index, LedgerEntry entry);
  }

  /** Reads all entries that the checkpoint covers, in their order. */
  public void read(Reader reader) throws IOException {
    try {
      each((index, entry) -> {
        try {
          reader.read(index, EntryJson.read(entry));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void each(BiConsumer<Long, byte[]> reader) throws IOException {
    for (long first = 0; first < checkpoint.size(); first += Tile.FULL) {
      List<byte[]> entries = tiles.entries(Tile.holding(0, first, checkpoint.size()));
      for (int i = 0; i < entries.size(); i++) {
        reader.accept(first + i, entries.get(i));
      }
    }
  }
}
