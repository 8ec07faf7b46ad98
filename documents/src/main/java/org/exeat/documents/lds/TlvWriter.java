package org.exeat.documents.lds;

import java.io.ByteArrayOutputStream;

/** Writes what {@link Tlv} reads, with the shortest length that fits (as DER does). */
public final class TlvWriter {
  private TlvWriter() {}

  /**
   * One object.
   *
   * @param tag as a number, such as {@code 0x5F2E}
   * @param parts of the value, joined
   */
  public static byte[] object(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 8);
    for (int shift = tag > 0xFFFF ? 16 : tag > 0xFF ? 8 : 0; shift >= 0; shift -= 8) {
      out.write(tag >>> shift);
    }
    if (length < 0x80) {
      out.write(length);
    } else {
      int size = length > 0xFFFFFF ? 4 : length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
      out.write(0x80 | size);
      for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
        out.write(length >>> shift);
      }
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
