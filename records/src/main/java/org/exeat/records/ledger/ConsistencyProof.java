package org.exeat.records.ledger;

import java.util.List;

/**
 * That a tree is an earlier one with entries added (RFC 9162, 2.1.4).
 *
 * @param from size of the earlier tree, 1 and more
 * @param to size of the later one, at least that
 * @param path empty where both are one size
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
    if (from < 1 || to < from) {
      throw new IllegalArgumentException(
          "a tree of " + to + " entries does not continue one of " + from);
    }
  }

  /** Whether the tree with the later root holds all of that with the earlier one. */
  public boolean proves(Hash earlier, Hash later) {
    if (from == to) {
      return path.isEmpty() && earlier.equals(later);
    }
    boolean whole = Long.bitCount(from) == 1;
    if (path.isEmpty() && !whole) {
      return false;
    }
    long node = from - 1;
    long last = to - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    // the path of a whole subtree leaves its own root out
    List<Hash> rest = whole ? path : path.subList(1, path.size());
    Hash old = whole ? earlier : path.getFirst();
    Hash now = old;
    for (Hash other : rest) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = Hash.node(other, old);
        now = Hash.node(other, now);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        now = Hash.node(now, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlier) && now.equals(later);
  }
}
