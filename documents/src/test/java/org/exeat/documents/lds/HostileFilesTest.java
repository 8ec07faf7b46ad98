package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to exhaust or mislead whoever reads them. */
class HostileFilesTest {
  private static final int DEEP = 10_000;
  private static final Set<ChipFile> NEEDS_SOMETHING =
      EnumSet.of(
          ChipFile.EF_COM,
          ChipFile.EF_SOD,
          ChipFile.DG1,
          ChipFile.DG2,
          ChipFile.DG7,
          ChipFile.DG14);

  @Test
  void aFileOf200MegabytesIsRefusedByItsSize(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("DG2.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(new byte[] {0x75, (byte) 0x84, 0x0C, 0x00, 0x00, 0x00});
      sparse.setLength(200L << 20);
    }
    UnreadableFileException e =
        assertThrows(UnreadableFileException.class, () -> ChipFolder.read(folder));
    assertEquals("DG2.bin has 209715200 bytes; chip files of at most 1048576 are read", words(e));
  }

  @Test
  void whatIsNoChipFileIsNamed(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("empty.bin"), new byte[0]);
    assertEquals(
        "empty.bin is empty",
        words(assertThrows(UnreadableFileException.class, () -> ChipFolder.read(folder))));
    Files.writeString(folder.resolve("empty.bin"), "Hello");
    assertEquals(
        "empty.bin begins with tag 48, which no chip file has",
        words(assertThrows(UnreadableFileException.class, () -> ChipFolder.read(folder))));
    Files.write(folder.resolve("empty.bin"), DataGroup1.encode("<".repeat(88)));
    Files.write(folder.resolve("twice.bin"), DataGroup1.encode("<".repeat(88)));
    assertEquals(
        "DG1 is there twice; twice.bin is the second",
        words(assertThrows(UnreadableFileException.class, () -> ChipFolder.read(folder))));
  }

  /** 200 MB, 2 GB, and the most that four bytes can say: nothing is set aside for it. */
  @ParameterizedTest
  @CsvSource({"0x0C800000,209715200", "0x7FFFFFFF,2147483647", "0xFFFFFFFF,4294967295"})
  void announcedSizesAreNotBelieved(String length, String words) {
    int bits = Long.decode(length).intValue();
    for (ChipFile file : ChipFile.values()) {
      byte[] outer = announcing(file.tag(), bits);
      assertTrue(
          words(refused(Readers.of(file), outer)).contains("announces " + words + " bytes"),
          file.title());
      byte[] inner = TlvWriter.object(file.tag(), announcing(0x30, bits));
      refused(Readers.of(file), inner);
    }
    refused(
        Readers.of(ChipFile.DG2), TlvWriter.object(0x75, TlvWriter.object(0x7F61, outer(bits))));
  }

  private static byte[] outer(int bits) {
    return announcing(0x02, bits);
  }

  @ParameterizedTest
  @EnumSource(ChipFile.class)
  void tenThousandDeep(ChipFile file) throws Exception {
    byte[] definite = TlvWriter.object(file.tag(), nested(0x30));
    byte[] indefinite =
        TlvWriter.object(file.tag(), repeated((byte) 0x30, (byte) 0x80), new byte[2 * DEEP]);
    byte[] templates = TlvWriter.object(file.tag(), nested(0x7F61));
    Readers.Reader reader = Readers.of(file);
    refused(reader, indefinite);
    if (NEEDS_SOMETHING.contains(file)) {
      refused(reader, definite);
      refused(reader, templates);
    } else { // it looks for its own fields one level down, and there are none
      reader.read(definite);
      reader.read(templates);
    }
  }

  @Test
  void deepAsn1IsRefusedBeforeItIsParsed() {
    for (int tag : new int[] {0x30, 0x31, 0x24, 0xA0, 0x7F21}) {
      assertTrue(words(deep(nested(tag))).contains("deeper than 64"));
    }
    assertTrue(words(deep(repeated((byte) 0x30, (byte) 0x80))).contains("deeper than 64"));
    assertTrue(words(deep(repeated((byte) 0xA0, (byte) 0x80))).contains("deeper than 64"));
  }

  @Test
  void nothingIsNoObject() {
    assertEquals("a file is empty where an object is expected", words(deep(new byte[0])));
  }

  /** Each ends before the next begins: that is no depth. */
  @Test
  void manyObjectsOfIndefiniteLengthSideBySide() throws Exception {
    ByteArrayOutputStream siblings = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      siblings.writeBytes(new byte[] {0x30, (byte) 0x80, 0x05, 0x00, 0x00, 0x00});
    }
    byte[] bytes = TlvWriter.object(0x30, siblings.toByteArray());
    assertEquals(1000, ((ASN1Sequence) Asn1.parse("a file", bytes)).size());
  }

  /** Within the bound is read, with definite and indefinite lengths. */
  @Test
  void sixtyDeepIsRead() throws Exception {
    byte[] bytes = new byte[0];
    for (int i = 0; i < 60; i++) {
      bytes = TlvWriter.object(0x30, bytes);
    }
    assertArrayEquals(bytes, Asn1.parse("a file", bytes).getEncoded());
  }

  /** Lengths that point back, to themselves, one too far, or say nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "75",
        "7580",
        "7581",
        "7581FF",
        "75820001",
        "7583FFFFFF",
        "7584FFFFFFFF",
        "7584FFFFFFFE00",
        "7584FFFFFFFB00",
        "7584800000007F61",
        "758500000000007F61",
        "75FF00",
        "7500",
        "75017F",
        "75027F61",
        "75037F6180",
        "75037F6100",
        "75047F617500",
        "75057F61027561",
        "75047F617F61",
        "75067F6103020101",
        "75077F6104020101FF",
        "75097F6106020100027F60",
        "1F",
        "1F80",
        "1F8080",
        "1F808080",
        "1F80808000",
        "75061F808080800000",
        "00",
        "0000",
        "FF",
        "FFFFFF",
        "FFFFFF7F00"
      })
  void lengthsThatMislead(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    for (Readers.Reader reader : Readers.all()) {
      refused(reader, bytes);
    }
  }

  @Test
  void moreObjectsThanAnyFileHas() {
    byte[] many = TlvWriter.object(0x6B, new byte[2 * 5000]);
    assertTrue(words(refused(Details::ofPerson, many)).contains("more than 4096 objects"));
  }

  private static UnreadableFileException deep(byte[] bytes) {
    return refused(b -> Asn1.parse("a file", b), bytes);
  }

  private static UnreadableFileException refused(Readers.Reader reader, byte[] bytes) {
    return assertThrows(UnreadableFileException.class, () -> reader.read(bytes));
  }

  private static String words(UnreadableFileException e) {
    return String.valueOf(e.getMessage());
  }

  private static byte[] announcing(int tag, int length) {
    byte[] head = TlvWriter.object(tag);
    byte[] bytes = Arrays.copyOf(head, head.length + 8);
    bytes[head.length - 1] = (byte) 0x84;
    for (int i = 0; i < 4; i++) {
      bytes[head.length + i] = (byte) (length >>> 24 - 8 * i);
    }
    return bytes;
  }

  /** Objects in objects, each of the length that fits; written from the innermost outwards. */
  private static byte[] nested(int tag) {
    byte[] room = new byte[6 * DEEP];
    int start = room.length;
    for (int i = 0; i < DEEP; i++) {
      int length = room.length - start;
      int bytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
      for (int n = 0; n < Math.max(1, bytes); n++) {
        room[--start] = (byte) (length >>> 8 * n);
      }
      if (bytes > 0) {
        room[--start] = (byte) (0x80 | bytes);
      }
      room[--start] = (byte) tag;
      if (tag > 0xFF) {
        room[--start] = (byte) (tag >>> 8);
      }
    }
    return Arrays.copyOfRange(room, start, room.length);
  }

  private static byte[] repeated(byte first, byte second) {
    byte[] bytes = new byte[2 * DEEP];
    for (int i = 0; i < DEEP; i++) {
      bytes[2 * i] = first;
      bytes[2 * i + 1] = second;
    }
    return bytes;
  }
}
