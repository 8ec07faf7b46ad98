package org.exeat.documents.lds;

import java.util.List;

/**
 * DG7, Doc 9303 part 10, 4.7.7: {@code 67 { 02 number, 5F43 picture × number }}.
 *
 * @param pictures of the holder's signature or usual mark, JPEG or JPEG 2000, as read
 */
public record DisplayedSignature(List<byte[]> pictures) {
  public DisplayedSignature {
    pictures = List.copyOf(pictures);
  }

  /** More than any document carries. */
  private static final int MOST = 16;

  /** Reads the file. */
  public static DisplayedSignature of(byte[] bytes) throws UnreadableFileException {
    Tlv file = Tlv.ofFile(ChipFile.DG7, bytes);
    List<byte[]> pictures =
        file.children().stream().filter(c -> c.tag() == 0x5F43).map(Tlv::value).toList();
    int announced = file.need(0x02).number();
    if (pictures.size() != announced || announced > MOST) {
      throw new UnreadableFileException(
          "DG7 announces " + announced + " pictures and holds " + pictures.size());
    }
    return new DisplayedSignature(pictures);
  }

  @Override
  public String toString() {
    return "DisplayedSignature[" + pictures.size() + " withheld]";
  }
}
