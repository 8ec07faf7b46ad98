package org.exeat.records.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.exeat.domain.CrossingId;

/**
 * A ledger as auditors read it: its log's folder, a copy of it, or what was fetched from where it
 * is served. Thread-safe.
 */
public final class LedgerFiles {
  /** By how much entries may be out of their order of time. */
  private static final Duration APART = CrossingOrder.LONGEST.plus(Ledger.AHEAD);

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

  /** The same as the signed note, to be kept. */
  public byte[] note() {
    return note.clone();
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
    // one way to write an entry, so that the name stands there as it is
    byte[] name = ("\"crossing\":\"" + crossing + "\"").getBytes(StandardCharsets.US_ASCII);
    List<Long> found = new ArrayList<>();
    each(
        since(crossing.opened()),
        checkpoint.size(),
        (index, entry) -> {
          if (contains(entry, name)) {
            found.add(index);
          }
        });
    return found;
  }

  private static boolean contains(byte[] entry, byte[] name) {
    for (int at = 0; at + name.length <= entry.length; at++) {
      if (entry[at + 1] == name[1]
          && Arrays.equals(entry, at, at + name.length, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }

  /** The number of this entry; empty where the ledger has none like it. */
  public OptionalLong find(LedgerEntry entry) throws IOException {
    byte[] bytes = EntryJson.write(entry);
    long[] found = {-1};
    each(
        since(entry.at()),
        until(entry.at()),
        (index, other) -> {
          if (Arrays.equals(other, bytes)) {
            found[0] = index;
          }
        });
    return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
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
    read(0, checkpoint.size(), reader);
  }

  /**
   * Reads some entries, in their order.
   *
   * @param from number of the first
   * @param to number of the one after the last, at most the checkpoint's size
   */
  public void read(long from, long to, Reader reader) throws IOException {
    parse(from, to, entry -> true, reader);
  }

  /**
   * Reads those of some entries that are of these kinds; the others are passed over, which is much
   * faster.
   *
   * @param from number of the first
   * @param to number of the one after the last, at most the checkpoint's size
   */
  public void read(
      long from, long to, Set<? extends Class<? extends LedgerEntry>> kinds, Reader reader)
      throws IOException {
    List<byte[]> beginnings = new ArrayList<>();
    kinds.forEach(kind -> beginnings.add(EntryJson.beginning(kind)));
    parse(from, to, entry -> begins(entry, beginnings), reader);
  }

  private static boolean begins(byte[] entry, List<byte[]> beginnings) {
    for (byte[] b : beginnings) {
      if (entry.length >= b.length && Arrays.equals(entry, 0, b.length, b, 0, b.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * From which number on there may be entries of a time, or later: entries lie in their order of
   * time but for the four hours that a crossing may be open and what clocks may differ, so that the
   * place is found in a few looks.
   */
  public long since(Instant at) throws IOException {
    return Math.max(0, bundle(at.minus(APART)) - 1) * Tile.FULL;
  }

  /**
   * From which number on all entries are later than a time; the checkpoint's size where none is.
   */
  public long until(Instant at) throws IOException {
    long bundle = bundle(at.plus(APART));
    return bundle < checkpoint.size() / Tile.FULL ? bundle * Tile.FULL : checkpoint.size();
  }

  /** The first full bundle that does not begin before a time; the number of them where all do. */
  private long bundle(Instant at) throws IOException {
    long low = 0;
    long high = checkpoint.size() / Tile.FULL;
    while (low < high) {
      long middle = (low + high) / 2;
      if (read(middle * Tile.FULL).at().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void parse(long from, long to, Predicate<byte[]> wanted, Reader reader)
      throws IOException {
    try {
      each(
          from,
          to,
          (index, entry) -> {
            if (wanted.test(entry)) {
              try {
                reader.read(index, EntryJson.read(entry));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void each(long from, long to, BiConsumer<Long, byte[]> reader) throws IOException {
    if (from < 0 || to > checkpoint.size()) {
      throw new IllegalArgumentException(
          "the ledger has " + checkpoint.size() + " entries, and none " + from + " to " + to);
    }
    for (long first = from - from % Tile.FULL; first < to; first += Tile.FULL) {
      List<byte[]> entries = tiles.entries(Tile.holding(0, first, checkpoint.size()));
      for (int i = (int) Math.max(0, from - first); i < entries.size() && first + i < to; i++) {
        reader.accept(first + i, entries.get(i));
      }
    }
  }
}
