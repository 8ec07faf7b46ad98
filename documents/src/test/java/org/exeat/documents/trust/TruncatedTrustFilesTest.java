package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exeat.documents.Fixtures;
import org.junit.jupiter.api.Test;

/** Certificates and lists that end too early: each is refused with its reason. */
class TruncatedTrustFilesTest {
  @Test
  void certificatesCutAnywhere() throws Exception {
    for (Path file : files("pki", ".cer")) {
      refusedWherever(file, i -> true);
    }
    for (Path file : files("pki/master_lists", ".cer")) {
      refusedWherever(file, i -> true);
    }
  }

  @Test
  void masterListsCutAnywhere() throws Exception {
    for (Path file : files("pki/master_lists", ".ml")) {
      long length = Files.size(file);
      refusedWherever(file, i -> i < 2048 || i >= length - 32 || i % 30_011 == 0);
    }
  }

  /** One at every byte, the others here and there. */
  @Test
  void pemCutAnywhere() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Fixtures.path("pki/mock"))) {
      files = all.filter(f -> f.toString().endsWith(".pem")).sorted().toList();
    }
    for (int n = 0; n < files.size(); n++) {
      byte[] whole = Files.readAllBytes(files.get(n));
      int content = new String(whole, StandardCharsets.ISO_8859_1).stripTrailing().length();
      int stride = n == 0 ? 1 : 37;
      for (int keep = 0; keep < content; keep += stride) {
        refused(Arrays.copyOf(whole, keep), files.get(n).getFileName() + " cut to " + keep);
      }
    }
  }

  private static void refusedWherever(Path file, IntPredicate cuts) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int keep : IntStream.range(0, whole.length).filter(cuts).toArray()) {
      refused(Arrays.copyOf(whole, keep), file.getFileName() + " cut to " + keep);
    }
  }

  private static void refused(byte[] bytes, String what) {
    TrustMaterial found = TrustFile.read(bytes);
    assertEquals(1, found.refused().size(), what);
    assertFalse(found.refused().getFirst().why().isBlank(), what);
    assertTrue(found.certificates().isEmpty() && found.masterLists().isEmpty(), what);
  }

  private static List<Path> files(String folder, String ending) throws Exception {
    try (Stream<Path> files = Files.list(Fixtures.path(folder))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }
}
