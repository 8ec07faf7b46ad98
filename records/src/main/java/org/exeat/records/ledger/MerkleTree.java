package org.exeat.records.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of a ledger's first entries, read from its tiles: its root and its proofs (RFC 9162,
 * 2.1). What comes out is worth as much as the tiles; a proof is checked against a root that was
 * signed. For use by one thread.
 */
final class MerkleTree {
  /** Tiles that are kept; a proof needs two for each level. */
  private static final int KEPT = 64;

  private final TileReader tiles;
  private final long size;
  private final Map<Tile, List<Hash>> read =
      new LinkedHashMap<>(KEPT, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, List<Hash>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param size entries, at most as many as there are tiles for
   */
  MerkleTree(TileReader tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  Hash root() throws IOException {
    return size == 0 ? Hash.EMPTY_TREE : range(0, size);
  }

  /** That an entry is in this tree. */
  InclusionProof inclusion(long index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a ledger of " + size + " has no entry " + index);
    }
    List<Hash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.addFirst(range(middle, to));
        to = middle;
      } else {
        path.addFirst(range(from, middle));
        from = middle;
      }
    }
    return new InclusionProof(index, size, path);
  }

  /**
   * That this tree is an earlier one with entries added.
   *
   * @param earlier its size, 1 to that of this one
   */
  ConsistencyProof consistency(long earlier) throws IOException {
    if (earlier < 1 || earlier > size) {
      throw new IllegalArgumentException(
          "a ledger of " + size + " entries does not continue one of " + earlier);
    }
    List<Hash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    boolean known = true; // whether the subtree is one that who asks has the root of
    while (earlier < to) {
      long middle = from + split(to - from);
      if (earlier <= middle) {
        path.addFirst(range(middle, to));
        to = middle;
      } else {
        path.addFirst(range(from, middle));
        from = middle;
        known = false;
      }
    }
    if (!known) {
      path.addFirst(range(from, to));
    }
    return new ConsistencyProof(earlier, size, path);
  }

  /** The greatest power of two below a number of leaves that is more than one. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  private Hash range(long from, long to) throws IOException {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int height = Long.numberOfTrailingZeros(leaves);
      return subtree(height, from >> height);
    }
    long middle = from + split(leaves);
    return Hash.node(range(from, middle), range(middle, to));
  }

  /** The root of a whole subtree. */
  private Hash subtree(int height, long index) throws IOException {
    int level = height / Tile.HEIGHT;
    int within = height % Tile.HEIGHT;
    long first = index << within;
    Tile tile = Tile.holding(level, first, size);
    List<Hash> hashes = read.get(tile);
    if (hashes == null) {
      hashes = tiles.hashes(tile);
      read.put(tile, hashes);
    }
    int at = (int) (first % Tile.FULL);
    return root(hashes.subList(at, at + (1 << within)));
  }

  /**
   * The root of a whole tree.
   *
   * @param hashes of its leaves, a power of two many
   */
  static Hash root(List<Hash> hashes) {
    List<Hash> row = hashes;
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
