package org.exeat.documents.chip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.exeat.documents.chip.ChipException.Kind;

/**
 * Reads elementary files, ICAO Doc 9303 part 10, 3.6: SELECT by file identifier, READ BINARY, from
 * 32 768 bytes on with the odd instruction byte and the offset in a data object.
 *
 * <p>Not JMRTD's own reader: that one takes a lost card for a missing file, reserves whatever
 * length a chip announces, and wraps around at 65 536 bytes.
 */
final class FileTransfer {
  /**
   * Bytes asked for at a time. With AES secure messaging a short answer of at most 256 bytes
   * carries 223 bytes of plain text; the odd instruction spends 3 of them on its own tag and
   * length.
   */
  static final int BLOCK = 220;

  /** Enough for a tag of one byte and the longest length that BER allows here. */
  private static final int HEAD = 6;

  private static final int END_OF_FILE = 0x6282;
  private static final int FIRST_LARGE_OFFSET = 0x8000;

  private final ChipSession session;
  private final int largestFile;

  FileTransfer(ChipSession session, int largestFile) {
    this.session = session;
    this.largestFile = largestFile;
  }

  /** Is told how far a file is. */
  @FunctionalInterface
  interface Meter {
    void read(int done, int total);
  }

  /**
   * Reads a file in full.
   *
   * @param name names it in messages
   * @param tag that it must begin with, one byte
   * @return empty where the chip has no such file, or does not give it to this reader
   */
  Optional<byte[]> read(String name, int fid, int tag, Meter meter) throws ChipException {
    if (!select(name, fid)) {
      return Optional.empty();
    }
    byte[] head = readBinary(name, 0, HEAD);
    int total = announced(name, tag, head);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(total);
    bytes.write(head, 0, Math.min(head.length, total));
    int mostReads = 16 + 4 * (total / BLOCK);
    for (int reads = 0; bytes.size() < total; reads++) {
      if (reads == mostReads) {
        throw new ChipException(
            Kind.PROTOCOL, name + ": the chip gives it in crumbs, " + reads + " answers so far");
      }
      meter.read(bytes.size(), total);
      byte[] next = readBinary(name, bytes.size(), Math.min(BLOCK, total - bytes.size()));
      bytes.write(next, 0, next.length);
    }
    meter.read(total, total);
    return Optional.of(bytes.toByteArray());
  }

  private boolean select(String name, int fid) throws ChipException {
    byte[] id = {(byte) (fid >> 8), (byte) fid};
    int status = session.send("SELECT " + name, new CommandAPDU(0, 0xA4, 0x02, 0x0C, id)).getSW();
    return switch (status) {
      case ChipSession.OK -> true;
      // Not found; not found; security status or conditions not satisfied.
      case 0x6A82, 0x6A88, 0x6982, 0x6985 -> false;
      default ->
          throw new ChipException(
              Kind.PROTOCOL, "SELECT " + name + ": status word " + ChipSession.hex(status));
    };
  }

  /** Length of the whole file, from its first bytes; the limit is held before any more is read. */
  private int announced(String name, int tag, byte[] head) throws ChipException {
    if (head.length < 2 || (head[0] & 0xFF) != tag) {
      throw new ChipException(
          Kind.PROTOCOL, name + ": does not begin with tag " + Integer.toHexString(tag));
    }
    int first = head[1] & 0xFF;
    int lengthBytes = first < 0x80 ? 0 : first - 0x80;
    if (first == 0x80 || lengthBytes > 4 || head.length < 2 + lengthBytes) {
      throw new ChipException(Kind.PROTOCOL, name + ": its length is not in BER's definite form");
    }
    long length = lengthBytes == 0 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = (length << 8) | (head[2 + i] & 0xFF);
    }
    long total = 2 + lengthBytes + length;
    if (total > largestFile) {
      throw new ChipException(
          Kind.FILE_TOO_LARGE,
          name + ": announces " + total + " bytes, at most " + largestFile + " are read");
    }
    return (int) total;
  }

  private byte[] readBinary(String name, int offset, int length) throws ChipException {
    boolean large = offset >= FIRST_LARGE_OFFSET;
    CommandAPDU command =
        large
            ? new CommandAPDU(0, 0xB1, 0, 0, offsetObject(offset), length + (length < 128 ? 2 : 3))
            : new CommandAPDU(0, 0xB0, offset >> 8, offset & 0xFF, length);
    ResponseAPDU answer = session.send("READ BINARY " + name, command);
    int status = answer.getSW();
    if (status != ChipSession.OK && status != END_OF_FILE) {
      throw new ChipException(
          Kind.PROTOCOL,
          name + ": status word " + ChipSession.hex(status) + " at offset " + offset);
    }
    byte[] data = large ? unwrapped(name, answer.getData()) : answer.getData();
    if (data.length == 0 || data.length > length) {
      throw new ChipException(
          Kind.PROTOCOL,
          name + ": " + data.length + " bytes for " + length + " at offset " + offset);
    }
    return data;
  }

  private static byte[] offsetObject(int offset) {
    return offset > 0xFFFF
        ? new byte[] {0x54, 3, (byte) (offset >> 16), (byte) (offset >> 8), (byte) offset}
        : new byte[] {0x54, 2, (byte) (offset >> 8), (byte) offset};
  }

  /** The discretionary data object 53 of ISO/IEC 7816-4, with a length of one or two bytes. */
  private static byte[] unwrapped(String name, byte[] data) throws ChipException {
    int from = data.length > 1 && data[1] == (byte) 0x81 ? 3 : 2;
    if (data.length < from || data[0] != 0x53 || (data[from - 1] & 0xFF) != data.length - from) {
      throw new ChipException(
          Kind.PROTOCOL, name + ": an answer at a large offset is not in a data object 53");
    }
    return Arrays.copyOfRange(data, from, data.length);
  }
}
