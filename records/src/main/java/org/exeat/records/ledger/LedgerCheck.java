package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Looks at a whole ledger from its files alone: that the checkpoint is signed, that every entry has
 * the hash that the tree says, every tile is what follows from those before, the root is the one
 * that was signed, every entry is one that a ledger may hold and comes where it may, and what was
 * proposed to a second person was decided by one.
 */
public final class LedgerCheck {
  /** Findings that are told; who changed one bit need not read a million lines. */
  private static final int MOST = 100;

  /** Bundles that each reader is ahead. */
  private static final int AHEAD = 8;

  private final TileReader tiles;
  private final Checkpoint checkpoint;
  private final List<String> findings = new ArrayList<>();
  private final Map<String, Long> kinds = new HashMap<>();
  private long found;

  private LedgerCheck(TileReader tiles, Checkpoint checkpoint) {
    this.tiles = tiles;
    this.checkpoint = checkpoint;
  }

  /**
   * What was found.
   *
   * @param checkpoint that was looked at, rightly signed
   * @param kinds entries of each kind
   * @param open crossings that are open at the end
   * @param findings what is wrong, the first hundred; empty where all is as it must be
   * @param found how much is wrong
   */
  public record Report(
      Checkpoint checkpoint, Map<String, Long> kinds, int open, List<String> findings, long found) {
    public Report {
      kinds = Map.copyOf(kinds);
      findings = List.copyOf(findings);
    }
  }

  /**
   * A bundle as it was read.
   *
   * @param hashes of its tile; empty where there is none
   * @param entries empty ones where there is none that a ledger may hold
   */
  private record Bundle(
      List<Hash> hashes, List<Optional<LedgerEntry>> entries, List<String> findings) {}

  /**
   * Looks at all of it.
   *
   * @param files the folder of the ledger's log
   * @param key whose signature the checkpoint must carry
   * @param threads that read and hash
   * @param progress hears how many entries are done
   * @throws LedgerException where there is no checkpoint, or it is not rightly signed
   */
  public static Report run(Path files, NoteKey key, int threads, LongConsumer progress)
      throws IOException {
    TileReader tiles = new TileReader(files);
    return new LedgerCheck(tiles, Checkpoint.read(tiles.checkpoint(), key)).run(threads, progress);
  }

  private Report run(int threads, LongConsumer progress) throws IOException {
    TreeEdge edge = new TreeEdge();
    CrossingOrder order = new CrossingOrder();
    TwoPeople people = new TwoPeople();
    try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
      Deque<CompletableFuture<Long>> ahead = new ArrayDeque<>();
      CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
      for (long first = 0; first < checkpoint.size(); first += Tile.FULL) {
        Tile tile = Tile.holding(0, first, checkpoint.size());
        // who has read what comes next takes it too, while it is in the core's cache
        last =
            last.thenCombine(
                CompletableFuture.supplyAsync(() -> read(tile), readers),
                (done, bundle) -> take(done, bundle, edge, order, people));
        ahead.add(last);
        if (ahead.size() == AHEAD * threads) {
          progress.accept(ahead.remove().get());
        }
      }
      while (!ahead.isEmpty()) {
        progress.accept(ahead.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    people.atEnd().ifPresent(this::find);
    if (edge.size() == checkpoint.size()) {
      edge.begun(this::compare);
      if (!edge.root().equals(checkpoint.root())) {
        find("the hashes of the entries do not have the root that was signed");
      }
    }
    return new Report(checkpoint, kinds, order.open().size(), findings, found);
  }

  private Bundle read(Tile tile) {
    List<String> wrong = new ArrayList<>();
    List<Hash> hashes = List.of();
    try {
      hashes = tiles.hashes(tile);
    } catch (IOException e) {
      wrong.add(words(e));
    }
    List<byte[]> entries = List.of();
    try {
      entries = tiles.entries(tile);
    } catch (IOException e) {
      wrong.add(words(e));
    }
    List<Optional<LedgerEntry>> read = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      long number = tile.index() * Tile.FULL + i;
      if (!hashes.isEmpty() && !Hash.leaf(entries.get(i)).equals(hashes.get(i))) {
        wrong.add("entry " + number + " does not have its hash in " + tile.path());
      }
      Optional<LedgerEntry> entry = Optional.empty();
      try {
        entry = Optional.of(EntryJson.read(entries.get(i)));
      } catch (IOException e) {
        wrong.add("entry " + number + " " + words(e));
      }
      read.add(entry);
    }
    return new Bundle(hashes, read, wrong);
  }

  /** Takes what comes next; of one bundle after the other. */
  private long take(
      long first, Bundle bundle, TreeEdge edge, CrossingOrder order, TwoPeople people) {
    bundle.findings().forEach(this::find);
    if (edge.size() == first) { // where hashes are missing the tree ends, and what follows is told
      bundle.hashes().forEach(h -> edge.add(h, this::compare));
    }
    for (int i = 0; i < bundle.entries().size(); i++) {
      long number = first + i;
      bundle
          .entries()
          .get(i)
          .ifPresent(entry -> {
            order.refuse(entry).ifPresent(why -> find("entry " + number + ": " + why));
            order.add(entry);
            people.take(entry).forEach(why -> find("entry " + number + ": " + why));
            kinds.merge(EntryJson.kind(entry), 1L, Long::sum);
          });
    }
    return Math.min(checkpoint.size(), first + Tile.FULL);
  }

  /** Holds a tile above the leaves against the hashes that follow from those below. */
  private void compare(Tile tile, List<Hash> hashes) {
    if (tile.level() == 0) {
      return;
    }
    try {
      if (!tiles.hashes(tile).equals(hashes)) {
        find(tile.path() + " does not follow from the tiles below");
      }
    } catch (IOException e) {
      find(words(e));
    }
  }

  private static String words(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.toString());
  }

  private void find(String finding) {
    found++;
    if (findings.size() < MOST) {
      findings.add(finding);
    }
  }
}
