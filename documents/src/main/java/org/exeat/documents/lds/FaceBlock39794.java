package org.exeat.documents.lds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A face image data block of ISO/IEC 39794-5:2019 in DER, as far as Doc 9303 uses it (ICAO's
 * application profile, 2D pictures):
 *
 * <pre>
 * A1 { 65 { A0 version { 80 generation, 81 year }
 *           A1 { 30 representation { 80 number
 *                                    A1 { A0 { A0 { 80 picture
 *                                                   A1 { A0 { 80 coding: 2 JPEG, 3 lossy JPEG 2000 }
 *                                                        A7 size { 80 width, 81 height } … } } } } } × n } } }
 * </pre>
 */
final class FaceBlock39794 {
  private FaceBlock39794() {}

  /** The faces in data object 7F2E. */
  static List<FacePortrait> faces(Tlv object) throws UnreadableFileException {
    List<Tlv> representations = object.need(0xA1).need(0x65).need(0xA1).children();
    if (representations.isEmpty() || representations.size() > DataGroup2.MOST_FACES) {
      throw new UnreadableFileException(
          "a face block in DG2 holds "
              + representations.size()
              + " representations; 1 to "
              + DataGroup2.MOST_FACES
              + " are read");
    }
    List<FacePortrait> faces = new ArrayList<>();
    for (Tlv representation : representations) {
      Tlv flat = representation.need(0xA1).need(0xA0).need(0xA0);
      Optional<Tlv> information = flat.child(0xA1);
      int width = 0;
      int height = 0;
      if (information.isPresent()) {
        Optional<Tlv> size = information.get().child(0xA7);
        if (size.isPresent()) {
          width = pixels(size.get().need(0x80));
          height = pixels(size.get().need(0x81));
        }
      }
      faces.add(
          new FacePortrait(
              FacePortrait.Format.ISO_39794_5, width, height, flat.need(0x80).value()));
    }
    return faces;
  }

  /** A DER integer of 0 to 65535, as the standard has it for the size of a picture. */
  private static int pixels(Tlv side) throws UnreadableFileException {
    int pixels = side.number();
    boolean negative = (side.value()[0] & 0x80) != 0;
    if (negative || pixels > FacePortrait.MOST_PIXELS_A_SIDE) {
      throw new UnreadableFileException(
          "a face block in DG2 states a picture of a size outside 0 to "
              + FacePortrait.MOST_PIXELS_A_SIDE);
    }
    return pixels;
  }

  /** The content of data object 7F2E. */
  static byte[] encode(FacePortrait portrait) {
    byte coding = (byte) (portrait.coding() == FacePortrait.Coding.JPEG ? 2 : 3);
    byte[] information =
        TlvWriter.object(
            0xA1,
            TlvWriter.object(0xA0, number(0x80, coding)),
            TlvWriter.object(
                0xA7, number(0x80, portrait.width()), number(0x81, portrait.height())));
    byte[] flat = TlvWriter.object(0xA0, TlvWriter.object(0x80, portrait.picture()), information);
    byte[] representation =
        TlvWriter.object(
            0x30, number(0x80, 0), TlvWriter.object(0xA1, TlvWriter.object(0xA0, flat)));
    byte[] version = TlvWriter.object(0xA0, number(0x80, 3), number(0x81, 2019));
    return TlvWriter.object(
        0xA1, TlvWriter.object(0x65, version, TlvWriter.object(0xA1, representation)));
  }

  /** A DER integer: big-endian, a leading zero byte where the first bit would be a sign. */
  private static byte[] number(int tag, int value) {
    return TlvWriter.object(tag, java.math.BigInteger.valueOf(value).toByteArray());
  }
}
