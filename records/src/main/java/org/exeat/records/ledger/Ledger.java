package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.records.DurableFile;
import org.exeat.records.FolderLock;

/**
 * A port's ledger in a folder, open for writing:
 *
 * <pre>
 * log/checkpoint          what the port signs; see {@link Checkpoint}
 * log/tile/               hashes and entries; see {@link TileReader}
 * log/key                 the key to check the signature by; who does not trust the folder has it
 *                         from elsewhere
 * journal                 entries that no checkpoint covers yet; see {@link Journal}
 * signing-key             see {@link NoteSigner}
 * pseudonym-key           see {@link Pseudonyms}
 * lock                    held while it is open
 * </pre>
 *
 * {@code log} is all that a reader needs; witnesses do without its entries. An entry is on the disk
 * when {@link #append} returns. Thread-safe; entries appended together are one write to the disk.
 */
public final class Ledger implements AutoCloseable {
  /** Bytes of the journal: at 300 an entry more than an hour of forty entries a second. */
  private static final long JOURNAL = 64L << 20;

  /** From here on, of 1, somebody has to see why nothing is covered. */
  private static final double NEARLY_FULL = 0.5;

  /** How far a lane's clock may be ahead of this machine's. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  private final FolderLock lock;
  private final Clock clock;
  private final NoteSigner signer;
  private final Pseudonyms pseudonyms;
  private final Path files;
  private final Journal journal;
  private final TreeEdge edge;
  private final CrossingOrder order;

  /** Entries since the last full bundle. */
  private final List<byte[]> bundle;

  /** Full tiles and bundles that are not on the disk yet. */
  private final Map<String, byte[]> pending = new LinkedHashMap<>();

  private Checkpoint checkpoint;

  private Ledger(FolderLock lock, Path folder, Clock clock) throws IOException {
    this.lock = lock;
    this.clock = clock;
    signer = NoteSigner.read(folder.resolve("signing-key"));
    pseudonyms = pseudonyms(folder.resolve("pseudonym-key"));
    files = folder.resolve("log");
    TileReader tiles = new TileReader(files);
    checkpoint = Checkpoint.read(tiles.checkpoint(), signer.key());
    edge = TreeEdge.of(tiles, checkpoint.size());
    if (!edge.root().equals(checkpoint.root())) {
      throw new LedgerException("the tiles do not have the root that was signed");
    }
    int begun = (int) (checkpoint.size() % Tile.FULL);
    bundle = new ArrayList<>();
    if (begun > 0) {
      bundle.addAll(tiles.entries(new Tile(0, checkpoint.size() / Tile.FULL, begun)));
    }
    if (!edge.begins(bundle)) {
      throw new LedgerException("the newest entries do not have the hashes in their tile");
    }
    order = recent(tiles, checkpoint.size());
    Journal.Opened opened = Journal.open(folder.resolve("journal"), checkpoint.size());
    journal = opened.journal();
    try {
      for (byte[] bytes : opened.entries()) {
        LedgerEntry entry = EntryJson.read(bytes);
        Optional<String> refused = order.refuse(entry);
        if (refused.isPresent()) {
          throw new LedgerException("in the journal: " + refused.get());
        }
        grow(bytes, entry);
      }
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Makes an empty ledger.
   *
   * @param folder that is empty or not there
   * @param origin name of the ledger: a URL without its scheme, such as {@code
   *     records.example.org/port-7}
   * @throws LedgerException where there is something already
   */
  public static void create(Path folder, String origin) throws IOException {
    create(folder, origin, JOURNAL);
  }

  static void create(Path folder, String origin, long journal) throws IOException {
    NoteSigner signer = NoteSigner.generate(origin);
    Path files = folder.resolve("log");
    if (Files.exists(files) || Files.exists(folder.resolve("signing-key"))) {
      throw new LedgerException(
          "there is a ledger in " + folder + " already, or what is left of one");
    }
    Files.createDirectories(files);
    try {
      Journal.create(folder.resolve("journal"), journal);
    } catch (FileAlreadyExistsException e) {
      throw new LedgerException("there is what is left of a ledger in " + folder, e);
    }
    DurableFile.replace(files.resolve("key"), (signer.key() + "\n").getBytes(UTF_8));
    DurableFile.replace(
        files.resolve("checkpoint"),
        signer.sign(new Checkpoint(origin, 0, Hash.EMPTY_TREE).text()).getBytes(UTF_8));
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    DurableFile.create(folder.resolve("pseudonym-key"), secret);
    // the key last: what has one is a ledger
    signer.write(folder.resolve("signing-key"));
    DurableFile.folder(files);
    DurableFile.folder(folder);
  }

  /**
   * Opens a ledger, with all entries that were acknowledged. What comes out of the files is held
   * against the last checkpoint's root at the tree's edge; {@link LedgerCheck} looks at all of it.
   *
   * @param clock by which entries from the future are refused
   * @throws LedgerException where there is none, it is open already, or does not hold what it
   *     signed
   */
  public static Ledger open(Path folder, Clock clock) throws IOException {
    if (!Files.exists(folder.resolve("signing-key"))) {
      throw new LedgerException("there is no ledger in " + folder);
    }
    FolderLock lock =
        FolderLock.take(folder)
            .orElseThrow(() ->
                new LedgerException(
                    "the ledger in " + folder + " is open already, here or in another process"));
    try {
      return new Ledger(lock, folder, clock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Pseudonyms pseudonyms(Path file) throws IOException {
    try {
      return new Pseudonyms(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new LedgerException(file.getFileName() + " holds no key: " + e.getMessage(), e);
    }
  }

  /** What is known of crossings, from as far back as any may be open. */
  private static CrossingOrder recent(TileReader tiles, long size) throws IOException {
    List<List<byte[]>> bundles = new ArrayList<>();
    Instant newest = Instant.MAX;
    for (long end = size; end > 0; ) {
      long index = (end - 1) / Tile.FULL;
      List<byte[]> entries = tiles.entries(new Tile(0, index, (int) (end - index * Tile.FULL)));
      bundles.addFirst(entries);
      Instant latest = Instant.MIN;
      for (byte[] e : entries) {
        Instant at = EntryJson.read(e).at();
        latest = at.isAfter(latest) ? at : latest;
      }
      newest = end == size || latest.isAfter(newest) ? latest : newest;
      if (latest.isBefore(newest.minus(CrossingOrder.LONGEST.multipliedBy(2)))) {
        break;
      }
      end = index * Tile.FULL;
    }
    CrossingOrder order = new CrossingOrder();
    for (List<byte[]> entries : bundles) {
      for (byte[] e : entries) {
        order.add(EntryJson.read(e));
      }
    }
    return order;
  }

  /**
   * Appends entries, all or none; they are on the disk when it returns.
   *
   * @return the index of the first in the ledger
   * @throws RefusedEntryException where one may not come next; nothing is appended then
   * @throws IOException where the disk does not take them; nothing is acknowledged then
   */
  public synchronized long append(List<? extends LedgerEntry> entries) throws IOException {
    if (entries.isEmpty()) {
      return edge.size();
    }
    Instant latest = clock.instant().plus(AHEAD);
    for (LedgerEntry e : entries) {
      if (e.at().isAfter(latest)) {
        throw new RefusedEntryException(
            "an entry of " + e.at() + " lies in this machine's future; one of the clocks is wrong");
      }
    }
    Optional<String> refused = order.refuse(entries);
    if (refused.isPresent()) {
      throw new RefusedEntryException(refused.get());
    }
    List<byte[]> bytes = new ArrayList<>();
    for (LedgerEntry e : entries) {
      bytes.add(EntryBundle.checked(EntryJson.write(e)));
    }
    long first = edge.size();
    journal.append(first, bytes);
    for (int i = 0; i < bytes.size(); i++) {
      grow(bytes.get(i), entries.get(i));
    }
    return first;
  }

  private void grow(byte[] bytes, LedgerEntry entry) {
    order.add(entry);
    bundle.add(bytes);
    if (bundle.size() == Tile.FULL) {
      Tile full = new Tile(0, edge.size() / Tile.FULL, Tile.FULL);
      pending.put(full.entries(), EntryBundle.write(bundle));
      bundle.clear();
    }
    edge.add(
        Hash.leaf(bytes), (tile, hashes) -> pending.put(tile.path(), TileReader.bytes(hashes)));
  }

  /**
   * Writes the tiles of all entries and signs a checkpoint over them. Where that fails, all stays
   * in the journal, and the next call does it.
   *
   * @throws IOException where the disk does not take it
   */
  public synchronized Checkpoint checkpoint() throws IOException {
    if (edge.size() == checkpoint.size()) {
      return checkpoint;
    }
    Map<String, byte[]> begun = new LinkedHashMap<>();
    edge.begun((tile, hashes) -> begun.put(tile.path(), TileReader.bytes(hashes)));
    if (!bundle.isEmpty()) {
      begun.put(
          new Tile(0, edge.size() / Tile.FULL, bundle.size()).entries(), EntryBundle.write(bundle));
    }
    write(pending);
    write(begun);
    Checkpoint next = new Checkpoint(signer.key().name(), edge.size(), edge.root());
    DurableFile.replace(files.resolve("checkpoint"), signer.sign(next.text()).getBytes(UTF_8));
    checkpoint = next;
    journal.covered();
    List<String> filled = List.copyOf(pending.keySet());
    pending.clear();
    for (String full : filled) {
      forgetParts(files.resolve(full + ".p"));
    }
    return next;
  }

  private void write(Map<String, byte[]> tiles) throws IOException {
    Map<Path, Path> inFolders = new HashMap<>(); // of each folder something that is in it
    for (Map.Entry<String, byte[]> e : tiles.entrySet()) {
      Path file = files.resolve(e.getKey());
      Path folder = Objects.requireNonNull(file.getParent());
      Files.createDirectories(folder);
      DurableFile.write(file, e.getValue());
      inFolders.put(folder, file);
      // folders that are made now, or were by an attempt that failed
      for (Path f = folder; f != null && !f.equals(files); f = f.getParent()) {
        inFolders.put(Objects.requireNonNull(f.getParent()), f);
      }
    }
    for (Path something : inFolders.values()) {
      DurableFile.folder(something);
    }
  }

  /**
   * Parts of a tile that is full are for checkpoints that the full one serves as well. What cannot
   * be deleted lies there and does no harm.
   */
  private static void forgetParts(Path parts) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parts)) {
      for (Path part : all) {
        Files.delete(part);
      }
      Files.delete(parts);
    } catch (IOException | DirectoryIteratorException e) {
      // mostly there are none
    }
  }

  /** Why entries are not taken, or soon will not be, in words; empty where all is well. */
  public synchronized Optional<String> trouble() {
    if (journal.broken()) {
      return Optional.of("the ledger's disk failed: the ledger must be opened anew");
    }
    return journal.taken() < NEARLY_FULL
        ? Optional.empty()
        : Optional.of(
            "checkpoints of the ledger could not be written for long: the journal is "
                + Math.round(100 * journal.taken())
                + " % full");
  }

  /** Entries that were appended, those that no checkpoint covers with them. */
  public synchronized long size() {
    return edge.size();
  }

  /** The crossings that are open, and the next step of each. */
  public synchronized Map<CrossingId, Integer> open() {
    return order.open();
  }

  /** Under the ledger's own key. */
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** The key that others check it by. */
  public NoteKey key() {
    return signer.key();
  }

  /** Signs a last checkpoint and lets go of the files, whether that succeeds or not. */
  @Override
  public synchronized void close() throws IOException {
    try (lock;
        journal) {
      checkpoint();
    }
  }
}
