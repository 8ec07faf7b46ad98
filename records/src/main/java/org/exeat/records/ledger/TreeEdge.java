package org.exeat.records.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The right edge of a growing tree: of each level the hashes that do not fill a tile yet, which is
 * all that further leaves and the root need. For use by one thread.
 */
final class TreeEdge {
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** Of the tree that has no entry. */
  TreeEdge() {}

  /** Of a tree whose tiles are there. */
  static TreeEdge of(TileReader tiles, long size) throws IOException {
    TreeEdge edge = new TreeEdge();
    edge.size = size;
    for (int level = 0; size >> (Tile.HEIGHT * level) > 0; level++) {
      long hashes = size >> (Tile.HEIGHT * level);
      int width = (int) (hashes % Tile.FULL);
      edge.levels.add(
          width == 0
              ? new ArrayList<>()
              : new ArrayList<>(tiles.hashes(new Tile(level, hashes / Tile.FULL, width))));
    }
    return edge;
  }

  /** Whether these are the entries whose hashes do not fill a tile of leaves yet. */
  boolean begins(List<byte[]> entries) {
    List<Hash> row = levels.isEmpty() ? List.of() : levels.getFirst();
    return row.equals(entries.stream().map(Hash::leaf).toList());
  }

  long size() {
    return size;
  }

  /**
   * Adds a leaf.
   *
   * @param filled hears of each tile that is full now
   */
  void add(Hash leaf, BiConsumer<Tile, List<Hash>> filled) {
    size++;
    Hash hash = leaf;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<Hash> row = levels.get(level);
      row.add(hash);
      if (row.size() < Tile.FULL) {
        return;
      }
      long index = (size >> (Tile.HEIGHT * (level + 1))) - 1;
      List<Hash> full = List.copyOf(row);
      filled.accept(new Tile(level, index, Tile.FULL), full);
      row.clear();
      hash = MerkleTree.root(full);
    }
  }

  /** Tells each tile that is begun and not full. */
  void begun(BiConsumer<Tile, List<Hash>> each) {
    for (int level = 0; level < levels.size(); level++) {
      List<Hash> row = levels.get(level);
      if (!row.isEmpty()) {
        long index = (size >> (Tile.HEIGHT * level)) / Tile.FULL;
        each.accept(new Tile(level, index, row.size()), List.copyOf(row));
      }
    }
  }

  Hash root() {
    List<Hash> subtrees = new ArrayList<>();
    for (List<Hash> row : levels.reversed()) {
      int at = 0;
      for (int leaves = Tile.FULL / 2; leaves > 0; leaves /= 2) {
        if ((row.size() & leaves) != 0) {
          subtrees.add(MerkleTree.root(row.subList(at, at + leaves)));
          at += leaves;
        }
      }
    }
    if (subtrees.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    Hash root = subtrees.removeLast();
    for (Hash left : subtrees.reversed()) {
      root = Hash.node(left, root);
    }
    return root;
  }
}
