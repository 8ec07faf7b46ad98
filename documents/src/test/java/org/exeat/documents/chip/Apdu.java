package org.exeat.documents.chip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.smartcardio.CommandAPDU;

/** A command APDU as a chip sees it, short or extended (ISO/IEC 7816-4, 5.1). */
final class Apdu {
  private final int cla;
  private final int ins;
  private final int p1;
  private final int p2;
  private final byte[] data;
  private final int ne;

  /**
   * A command.
   *
   * @param cla class
   * @param ins instruction
   * @param p1 first parameter
   * @param p2 second parameter
   * @param data command data, may be empty
   * @param ne most bytes of response data that are expected, 0 for none
   */
  Apdu(int cla, int ins, int p1, int p2, byte[] data, int ne) {
    this.cla = cla;
    this.ins = ins;
    this.p1 = p1;
    this.p2 = p2;
    this.data = data.clone();
    this.ne = ne;
  }

  int cla() {
    return cla;
  }

  int ins() {
    return ins;
  }

  int p1() {
    return p1;
  }

  int p2() {
    return p2;
  }

  byte[] data() {
    return data.clone();
  }

  int ne() {
    return ne;
  }

  static Apdu parse(byte[] raw) {
    CommandAPDU c = new CommandAPDU(raw);
    return new Apdu(c.getCLA(), c.getINS(), c.getP1(), c.getP2(), c.getData(), c.getNe());
  }

  boolean secured() {
    return (cla & 0x0C) == 0x0C;
  }

  /** A response APDU without data. */
  static byte[] status(int statusWord) {
    return answer(new byte[0], statusWord);
  }

  static byte[] answer(byte[] data, int statusWord) {
    return concat(data, new byte[] {(byte) (statusWord >> 8), (byte) statusWord});
  }

  /** A BER data object. */
  static byte[] tlv(int tag, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (tag > 0xFF) {
      out.write(tag >> 8);
    }
    out.write(tag);
    if (value.length > 0xFFFF) {
      out.write(0x83);
      out.write(value.length >> 16);
      out.write(value.length >> 8);
    } else if (value.length > 0xFF) {
      out.write(0x82);
      out.write(value.length >> 8);
    } else if (value.length > 0x7F) {
      out.write(0x81);
    }
    out.write(value.length);
    out.writeBytes(value);
    return out.toByteArray();
  }

  /** The value of the first object with that one-byte tag; empty where there is none. */
  static byte[] find(int tag, byte[] objects) {
    int at = 0;
    while (at + 2 <= objects.length) {
      int length = objects[at + 1] & 0xFF;
      int from = at + 2;
      if (length > 0x80) {
        int more = length - 0x80;
        length = 0;
        for (int i = 0; i < more; i++) {
          length = (length << 8) | (objects[from + i] & 0xFF);
        }
        from += more;
      }
      if ((objects[at] & 0xFF) == tag) {
        return Arrays.copyOfRange(objects, from, from + length);
      }
      at = from + length;
    }
    return new byte[0];
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
