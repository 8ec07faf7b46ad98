package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exeat.documents.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chip files that end too early: each is refused with its reason, wherever it was cut. */
class TruncationTest {
  @ParameterizedTest
  @ValueSource(strings = {"lds/bsi2008", "lds/bsi_tr03105", "lds/negative_sod", "dg2"})
  void cutAnywhere(String folder) throws Exception {
    for (Path file : chipFiles(folder)) {
      byte[] whole = Files.readAllBytes(file);
      Readers.Reader reader = reader(whole);
      for (int keep : cuts(whole.length)) {
        refuses(reader, Arrays.copyOf(whole, keep), file.getFileName() + " cut to " + keep);
      }
    }
  }

  /** The outermost length is put right, so that the readers inside meet the end. */
  @ParameterizedTest
  @ValueSource(strings = {"lds/bsi2008", "lds/bsi_tr03105", "dg2"})
  void cutInside(String folder) throws Exception {
    for (Path file : chipFiles(folder)) {
      byte[] whole = Files.readAllBytes(file);
      ChipFile kind = ChipFile.ofTag(whole[0] & 0xFF).orElseThrow();
      if (!Readers.READ.contains(kind)) {
        continue; // nothing inside is looked at
      }
      byte[] value = Tlv.ofFile(kind, whole).value();
      Readers.Reader reader = reader(whole);
      for (int keep : cuts(value.length)) {
        byte[] cut = TlvWriter.object(kind.tag(), Arrays.copyOf(value, keep));
        refuses(reader, cut, file.getFileName() + ", its value cut to " + keep);
      }
    }
  }

  private static void refuses(Readers.Reader reader, byte[] bytes, String what) {
    UnreadableFileException e =
        assertThrows(UnreadableFileException.class, () -> reader.read(bytes), what);
    assertFalse(String.valueOf(e.getMessage()).isBlank(), what);
  }

  private static Readers.Reader reader(byte[] whole) {
    return Readers.of(ChipFile.ofTag(whole[0] & 0xFF).orElseThrow());
  }

  /** Every byte of the first 2 KB and of the last 256, and some between. */
  private static int[] cuts(int length) {
    return IntStream.range(0, length)
        .filter(i -> i < 2048 || i >= length - 256 || i % 61 == 0)
        .toArray();
  }

  private static List<Path> chipFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Fixtures.path(folder))) {
      List<Path> chips =
          files
              .filter(f -> f.toString().endsWith(".bin") || f.toString().endsWith(".dat"))
              // One has no DG2 around it, the other is whole but for a byte too many.
              .filter(f -> !f.toString().endsWith("ISO19794_Test1_Data.bin"))
              .filter(f -> !f.toString().endsWith("neg_L609.bin"))
              .sorted()
              .toList();
      assertTrue(chips.size() >= 3, folder + " holds " + chips.size());
      return chips;
    }
  }
}
