package org.exeat.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proofs, right and wrong, of transparency-dev/merkle (Apache-2.0). */
class ProofVectorsTest {
  private static final Path VECTORS = Path.of("../../shared/fixtures/transparency");

  @Test
  void inclusion() throws IOException {
    int refused = 0;
    List<JsonNode> vectors = vectors("inclusion");
    for (JsonNode v : vectors) {
      boolean proved =
          proves(() ->
              new InclusionProof(number(v, "leafIdx"), number(v, "treeSize"), path(v))
                  .proves(hash(v, "leafHash"), hash(v, "root")));
      assertEquals(!v.get("wantErr").asBoolean(), proved, v.get("desc").asString());
      refused += proved ? 0 : 1;
    }
    assertTrue(refused > 10 && refused < vectors.size(), refused + " refused");
  }

  @Test
  void consistency() throws IOException {
    int refused = 0;
    List<JsonNode> vectors = vectors("consistency");
    for (JsonNode v : vectors) {
      boolean proved =
          proves(() ->
              new ConsistencyProof(number(v, "size1"), number(v, "size2"), path(v))
                  .proves(hash(v, "root1"), hash(v, "root2")));
      assertEquals(!v.get("wantErr").asBoolean(), proved, v.toString());
      refused += proved ? 0 : 1;
    }
    assertTrue(refused > 10 && refused < vectors.size(), refused + " refused");
  }

  private interface Proof {
    boolean proves();
  }

  /** What cannot even be written down as a proof proves nothing. */
  private static boolean proves(Proof proof) {
    try {
      return proof.proves();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Unsigned in the vectors; half of that is enough for us, and the rest is refused. */
  private static long number(JsonNode vector, String field) {
    return vector.get(field).bigIntegerValue().longValue();
  }

  private static Hash hash(JsonNode vector, String field) {
    return Hash.parse(vector.get(field).asString());
  }

  private static List<Hash> path(JsonNode vector) {
    List<Hash> path = new ArrayList<>();
    if (vector.get("proof") != null) {
      vector.get("proof").forEach(h -> path.add(Hash.parse(h.asString())));
    }
    return path;
  }

  private static List<JsonNode> vectors(String kind) throws IOException {
    Path folder = VECTORS.resolve(kind);
    assumeTrue(Files.isDirectory(folder), "the vectors of transparency-dev are not there");
    List<JsonNode> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".json")).toList()) {
        vectors.add(JsonMapper.shared().readTree(Files.readString(f)));
      }
    }
    return vectors;
  }
}
