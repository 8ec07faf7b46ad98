package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Face records in DG2 whose lengths and counts are not those of what is there. */
class FaceRecordsThatLieTest {
  private static final int RECORD_LENGTH = 8;
  private static final int FACES = 12;
  private static final int BLOCK_LENGTH = 14;
  private static final int POINTS = 18;
  private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3, 4, 5};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 53, 55, 0x7FFFFFFF, 0x80000000, -1})
  void lengthOfTheRecord(int length) throws Exception {
    assertTrue(words(lie(r -> r.putInt(RECORD_LENGTH, length))).contains("and has 54"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 39, 41, 0x7FFFFFFF, 0x80000000, -1})
  void lengthOfTheBlock(int length) {
    lie(r -> r.putInt(BLOCK_LENGTH, length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 0x7FFF, 0xFFFF})
  void numberOfFaces(int number) {
    lie(r -> r.putShort(FACES, (short) number));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100, 0x7FFF, 0xFFFF})
  void numberOfPoints(int number) {
    lie(r -> r.putShort(POINTS, (short) number));
  }

  @Test
  void onePointTakesItsBytesOffThePicture() throws Exception {
    ByteBuffer record = record();
    record.putShort(POINTS, (short) 1);
    assertEquals(0, faces(record).getFirst().picture().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 17, 255})
  void numberOfTemplates(int number) {
    byte[] dg2 = DataGroup2.encode(FacePortrait.Format.ISO_19794_5, portrait(1, 1));
    for (int i = 0; i < 12; i++) {
      if (dg2[i] == 0x02 && dg2[i + 1] == 1) {
        dg2[i + 2] = (byte) number;
      }
    }
    UnreadableFileException e =
        assertThrows(UnreadableFileException.class, () -> DataGroup2.faces(dg2));
    assertEquals(
        "DG2 announces " + number + " templates and holds 1; 1 to 16 are read", e.getMessage());
  }

  /** ISO/IEC 39794-5 has width and height between 0 and 65535, written as a signed number. */
  @ParameterizedTest
  @ValueSource(strings = {"8001FF", "80028000", "8003010000", "8003FFFFFF", "80048000FFFF", "8000"})
  void sizesThatNoPictureHas(String width) {
    byte[] size = java.util.HexFormat.of().parseHex(width);
    byte[] flat =
        TlvWriter.object(
            0xA0,
            TlvWriter.object(0x80, PICTURE),
            TlvWriter.object(
                0xA1, TlvWriter.object(0xA7, size, TlvWriter.object(0x81, new byte[] {1}))));
    byte[] representation =
        TlvWriter.object(0x30, TlvWriter.object(0xA1, TlvWriter.object(0xA0, flat)));
    byte[] block =
        TlvWriter.object(0xA1, TlvWriter.object(0x65, TlvWriter.object(0xA1, representation)));
    byte[] dg2 =
        TlvWriter.object(
            0x75,
            TlvWriter.object(
                0x7F61,
                TlvWriter.object(0x02, new byte[] {1}),
                TlvWriter.object(0x7F60, TlvWriter.object(0x7F2E, block))));
    assertThrows(UnreadableFileException.class, () -> DataGroup2.faces(dg2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 32767, 32768, 65535})
  void sizesThatAreReadAsWritten(int width) throws Exception {
    for (FacePortrait.Format format : FacePortrait.Format.values()) {
      FacePortrait portrait = new FacePortrait(format, width, 65535 - width, PICTURE);
      assertEquals(List.of(portrait), DataGroup2.faces(DataGroup2.encode(format, portrait)));
    }
  }

  private static FacePortrait portrait(int width, int height) {
    return new FacePortrait(FacePortrait.Format.ISO_19794_5, width, height, PICTURE);
  }

  private static ByteBuffer record() {
    return ByteBuffer.wrap(FaceRecord19794.encode(portrait(1, 1)));
  }

  private static List<FacePortrait> faces(ByteBuffer record) throws UnreadableFileException {
    return FaceRecord19794.faces(record.array());
  }

  private static UnreadableFileException lie(Consumer<ByteBuffer> lie) {
    ByteBuffer record = record();
    lie.accept(record);
    return assertThrows(UnreadableFileException.class, () -> faces(record));
  }

  private static String words(UnreadableFileException e) {
    return String.valueOf(e.getMessage());
  }
}
