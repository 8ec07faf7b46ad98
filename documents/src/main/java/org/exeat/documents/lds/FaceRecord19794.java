package org.exeat.documents.lds;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A face record of ISO/IEC 19794-5:2005, big-endian:
 *
 * <pre>
 * 4  "FAC\0"      4 "010\0"        4 length of the record     2 number of faces, then for each
 *   4 length of this face's block  2 number of feature points 14 properties
 *   8 × feature points
 *   1 kind of image  1 coding (0 JPEG, 1 JPEG 2000)  2 width  2 height  6 device and quality
 *   the picture, to the end of the block
 * </pre>
 */
final class FaceRecord19794 {
  private static final byte[] MAGIC = "FAC\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = "010\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 14;
  private static final int INFORMATION = 20;
  private static final int FEATURE_POINT = 8;
  private static final int IMAGE_INFORMATION = 12;

  private FaceRecord19794() {}

  static List<FacePortrait> faces(byte[] bytes) throws UnreadableFileException {
    ByteBuffer record = ByteBuffer.wrap(bytes);
    try {
      byte[] magic = new byte[4];
      record.get(magic);
      if (!java.util.Arrays.equals(magic, MAGIC)) {
        throw new UnreadableFileException("the face record in DG2 does not begin with FAC");
      }
      record.getInt(); // version: 010, and what some states write instead
      long length = Integer.toUnsignedLong(record.getInt());
      if (length != bytes.length) {
        throw new UnreadableFileException(
            "the face record in DG2 states " + length + " bytes and has " + bytes.length);
      }
      int number = Short.toUnsignedInt(record.getShort());
      if (number > DataGroup2.MOST_FACES) {
        throw new UnreadableFileException(
            "the face record in DG2 announces "
                + number
                + " faces; at most "
                + DataGroup2.MOST_FACES
                + " are read");
      }
      List<FacePortrait> faces = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        faces.add(face(record));
      }
      if (faces.isEmpty() || record.hasRemaining()) {
        throw new UnreadableFileException(
            "the face record in DG2 holds "
                + number
                + " faces and "
                + record.remaining()
                + " bytes behind them; at least one face and no byte are expected");
      }
      return faces;
    } catch (BufferUnderflowException e) {
      throw new UnreadableFileException("the face record in DG2 ends within a field", e);
    }
  }

  private static FacePortrait face(ByteBuffer record) throws UnreadableFileException {
    int start = record.position();
    long length = Integer.toUnsignedLong(record.getInt());
    int points = Short.toUnsignedInt(record.getShort());
    int before = INFORMATION + FEATURE_POINT * points + IMAGE_INFORMATION;
    if (length < before || length > record.limit() - start) {
      throw new UnreadableFileException(
          "a face in DG2 states a block of "
              + length
              + " bytes, of which "
              + before
              + " come before its picture; "
              + (record.limit() - start)
              + " are there");
    }
    record.position(start + INFORMATION + FEATURE_POINT * points + 2);
    int width = Short.toUnsignedInt(record.getShort());
    int height = Short.toUnsignedInt(record.getShort());
    byte[] picture = new byte[(int) length - before];
    record.position(start + before);
    record.get(picture);
    return new FacePortrait(FacePortrait.Format.ISO_19794_5, width, height, picture);
  }

  static byte[] encode(FacePortrait portrait) {
    byte[] picture = portrait.picture();
    int block = INFORMATION + IMAGE_INFORMATION + picture.length;
    ByteBuffer record = ByteBuffer.allocate(HEADER + block);
    record.put(MAGIC).put(VERSION).putInt(HEADER + block).putShort((short) 1);
    record.putInt(block).position(HEADER + INFORMATION); // no points, nothing stated of the person
    record.put((byte) 1); // full frontal
    record.put((byte) (portrait.coding() == FacePortrait.Coding.JPEG_2000 ? 1 : 0));
    record.putShort((short) portrait.width()).putShort((short) portrait.height());
    record.position(HEADER + INFORMATION + IMAGE_INFORMATION);
    return record.put(picture).array();
  }
}
