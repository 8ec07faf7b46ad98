package org.exeat.documents.lds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DG2, Doc 9303 part 10, 4.7.2, in the patron format of ISO/IEC 7816-11:
 *
 * <pre>
 * 75 { 7F61 { 02 number of templates
 *             7F60 { A1 header { 87 format owner, 88 format type … }
 *                    5F2E  an ISO/IEC 19794-5 record          (type 0008)
 *                 or 7F2E { A1 { 65 … an ISO/IEC 39794-5 block } }   (type 002A)
 *             } × number } }
 * </pre>
 *
 * Every face of every template is given, in order; Doc 9303 asks for at least one.
 */
public final class DataGroup2 {
  /** More than any document carries, of templates and of faces in one. */
  static final int MOST_FACES = 16;

  private DataGroup2() {}

  /** The faces, at least one. */
  public static List<FacePortrait> faces(byte[] bytes) throws UnreadableFileException {
    Tlv group = Tlv.ofFile(ChipFile.DG2, bytes).need(0x7F61);
    int announced = group.need(0x02).number();
    List<Tlv> templates = group.children().stream().filter(child -> child.tag() == 0x7F60).toList();
    if (templates.size() != announced || announced < 1 || announced > MOST_FACES) {
      throw new UnreadableFileException(
          "DG2 announces "
              + announced
              + " templates and holds "
              + templates.size()
              + "; 1 to "
              + MOST_FACES
              + " are read");
    }
    List<FacePortrait> faces = new ArrayList<>();
    for (Tlv template : templates) {
      Optional<Tlv> binary = template.child(0x5F2E);
      faces.addAll(
          binary.isPresent()
              ? FaceRecord19794.faces(binary.get().value())
              : FaceBlock39794.faces(template.need(0x7F2E)));
    }
    return faces;
  }

  /**
   * The file for one face.
   *
   * @param format of the record around it
   * @param portrait JPEG or JPEG 2000, its size in pixels stated
   */
  public static byte[] encode(FacePortrait.Format format, FacePortrait portrait) {
    byte[] data =
        switch (format) {
          case ISO_19794_5 -> TlvWriter.object(0x5F2E, FaceRecord19794.encode(portrait));
          case ISO_39794_5 -> TlvWriter.object(0x7F2E, FaceBlock39794.encode(portrait));
        };
    byte type = (byte) (format == FacePortrait.Format.ISO_19794_5 ? 0x08 : 0x2A);
    byte[] header =
        TlvWriter.object(
            0xA1,
            TlvWriter.object(0x81, new byte[] {2}), // biometric type: facial features
            TlvWriter.object(0x87, new byte[] {1, 1}), // owner: ISO/IEC JTC 1/SC 37
            TlvWriter.object(0x88, new byte[] {0, type}));
    return TlvWriter.object(
        ChipFile.DG2.tag(),
        TlvWriter.object(
            0x7F61,
            TlvWriter.object(0x02, new byte[] {1}),
            TlvWriter.object(0x7F60, header, data)));
  }
}
