package org.exeat.documents.lds;

import java.nio.charset.StandardCharsets;

/** DG1, Doc 9303 part 10, 4.7.1: {@code 61 { 5F1F machine readable zone }}. */
public final class DataGroup1 {
  private static final int MRZ = 0x5F1F;

  private DataGroup1() {}

  /**
   * The zone's characters without line breaks, 72, 88 or 90; what they say is the business of
   * {@code mrz}.
   */
  public static String mrz(byte[] bytes) throws UnreadableFileException {
    Tlv mrz = Tlv.ofFile(ChipFile.DG1, bytes).need(MRZ);
    if (mrz.length() != 72 && mrz.length() != 88 && mrz.length() != 90) {
      throw new UnreadableFileException(
          "DG1 holds a machine readable zone of "
              + mrz.length()
              + " characters; 72, 88 and 90 are known");
    }
    return new String(mrz.value(), StandardCharsets.ISO_8859_1);
  }

  /** The file for a zone, lines joined. */
  public static byte[] encode(String mrz) {
    return TlvWriter.object(
        ChipFile.DG1.tag(), TlvWriter.object(MRZ, mrz.getBytes(StandardCharsets.US_ASCII)));
  }
}
