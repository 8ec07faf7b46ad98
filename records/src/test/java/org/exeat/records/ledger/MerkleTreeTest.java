package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree by its tiles against the definition of RFC 9162 (2.1.1), word by word. */
class MerkleTreeTest {
  /**
   * Two full tiles of level 1 would take 131,072 leaves; one and a bit is enough for three levels.
   */
  private static final int MOST = 70_000;

  @TempDir static Path folder;

  private static final List<Hash> LEAVES = new ArrayList<>();

  @BeforeAll
  static void grow() throws IOException {
    TreeEdge edge = new TreeEdge();
    for (int i = 0; i < MOST; i++) {
      LEAVES.add(Hash.leaf(("entry " + i).getBytes(UTF_8)));
      edge.add(LEAVES.getLast(), MerkleTreeTest::write);
    }
    edge.begun(MerkleTreeTest::write);
  }

  private static void write(Tile tile, List<Hash> hashes) {
    Path file = folder.resolve(tile.path());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, TileReader.bytes(hashes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MerkleTree tree(long size) {
    return new MerkleTree(new TileReader(folder), size);
  }

  /** MTH(D[from:to]). */
  private static Hash defined(int from, int to) {
    if (to == from) {
      return Hash.EMPTY_TREE;
    }
    if (to - from == 1) {
      return LEAVES.get(from);
    }
    int k = 1;
    while (k * 2 < to - from) {
      k *= 2;
    }
    return Hash.node(defined(from, from + k), defined(from + k, to));
  }

  @Test
  void tilesOfTheSpecificationsExample() {
    assertTrue(Files.exists(folder.resolve("tile/0/272")));
    assertTrue(Files.exists(folder.resolve("tile/0/273.p/112")));
    assertTrue(Files.exists(folder.resolve("tile/1/000")));
    assertTrue(Files.exists(folder.resolve("tile/1/001.p/17")));
    assertTrue(Files.exists(folder.resolve("tile/2/000.p/1")));
    assertFalse(Files.exists(folder.resolve("tile/3")));
    assertEquals("tile/0/x001/x234/067", new Tile(0, 1_234_067, 256).path());
    assertEquals("tile/entries/x001/000.p/3", new Tile(0, 1000, 3).entries());
  }

  @Test
  void rootsOfAllSmallTreesAndSomeLargeOnes() throws IOException {
    for (int size = 0; size < 1000; size++) {
      assertEquals(defined(0, size), tree(size).root(), "size " + size);
    }
    for (int size : List.of(65_535, 65_536, 65_537, MOST)) {
      assertEquals(defined(0, size), tree(size).root(), "size " + size);
    }
  }

  @Test
  void theEdgeAloneKnowsTheRoot() throws IOException {
    TreeEdge edge = new TreeEdge();
    for (int size = 0; size < 1000; size++) {
      assertEquals(defined(0, size), edge.root(), "size " + size);
      edge.add(LEAVES.get(size), (tile, hashes) -> {});
    }
    for (int size : List.of(0, 1, 255, 256, 257, 65_536, 65_537, MOST)) {
      TreeEdge read = TreeEdge.of(new TileReader(folder), size);
      assertEquals(defined(0, size), read.root(), "size " + size);
      if (size < MOST) {
        read.add(LEAVES.get(size), (tile, hashes) -> {});
        assertEquals(defined(0, size + 1), read.root(), "one more than " + size);
      }
    }
  }

  @Test
  void everyProofOfInclusionHoldsAndNoOther() throws IOException {
    for (int size : List.of(1, 2, 3, 7, 8, 255, 256, 257, 600, MOST)) {
      Hash root = defined(0, size);
      for (int index = 0; index < size; index += Math.max(1, size / 97)) {
        InclusionProof proof = tree(size).inclusion(index);
        assertTrue(proof.proves(LEAVES.get(index), root), index + " of " + size);
        assertFalse(proof.proves(LEAVES.get(index + 1 < MOST ? index + 1 : 0), root));
        assertFalse(proof.proves(LEAVES.get(index), Hash.EMPTY_TREE));
        if (!proof.path().isEmpty()) {
          List<Hash> shorter = proof.path().subList(1, proof.path().size());
          assertFalse(new InclusionProof(index, size, shorter).proves(LEAVES.get(index), root));
        }
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(root);
        assertFalse(new InclusionProof(index, size, longer).proves(LEAVES.get(index), root));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> tree(5).inclusion(5));
  }

  @Test
  void everyProofOfConsistencyHoldsAndNoOther() throws IOException {
    for (int later : List.of(1, 2, 3, 8, 255, 256, 257, 600, MOST)) {
      Hash root = defined(0, later);
      for (int earlier = 1; earlier <= later; earlier += Math.max(1, later / 97)) {
        ConsistencyProof proof = tree(later).consistency(earlier);
        assertTrue(proof.proves(defined(0, earlier), root), earlier + " to " + later);
        assertFalse(proof.proves(Hash.EMPTY_TREE, root), earlier + " to " + later);
        assertFalse(proof.proves(defined(0, earlier), Hash.EMPTY_TREE), earlier + " to " + later);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> tree(5).consistency(0));
    assertThrows(IllegalArgumentException.class, () -> tree(5).consistency(6));
  }
}
