package org.exeat.records.ledger;

/**
 * Where up to 256 hashes side by side of the tree lie in its files (C2SP tlog-tiles): the hashes of
 * level <i>l</i> are roots of whole subtrees of 256<sup><i>l</i></sup> entries.
 *
 * @param level from 0, that of the leaves
 * @param index within the level
 * @param width hashes it has, 1 to 256; fewer than 256 at the right edge of the tree only
 */
record Tile(int level, long index, int width) {
  /** Hashes of a full tile, and entries of a full bundle. */
  static final int FULL = 256;

  /** Levels of the tree within a tile. */
  static final int HEIGHT = 8;

  Tile {
    if (level < 0 || level > 63 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile has level " + level + ", index " + index + ", width " + width);
    }
  }

  /** The tile that holds a hash, as wide as it is in a tree of that size. */
  static Tile holding(int level, long hash, long size) {
    long index = hash / FULL;
    long hashes = size >> (HEIGHT * level);
    return new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL));
  }

  boolean full() {
    return width == FULL;
  }

  Tile whole() {
    return new Tile(level, index, FULL);
  }

  /** Where it lies under the ledger's folder. */
  String path() {
    return "tile/" + level + "/" + tail();
  }

  /** Where the entries lie that it has the hashes of; for level 0. */
  String entries() {
    return "tile/entries/" + tail();
  }

  private String tail() {
    StringBuilder path = new StringBuilder(three(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + three(rest % 1000) + "/");
    }
    return full() ? path.toString() : path + ".p/" + width;
  }

  private static String three(long number) {
    String digits = Long.toString(number);
    return "0".repeat(3 - digits.length()) + digits;
  }
}
