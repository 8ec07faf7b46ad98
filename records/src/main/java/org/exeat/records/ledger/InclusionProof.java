package org.exeat.records.ledger;

import java.util.List;

/**
 * That an entry is in a tree (RFC 9162, 2.1.3).
 *
 * @param index of the entry, from 0
 * @param size of the tree, more than the index
 * @param path from the leaf to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " has no entry " + index);
    }
  }

  /** Whether a tree with this root holds the leaf at the index. */
  public boolean proves(Hash leaf, Hash root) {
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash other : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(other, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.node(hash, other);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
