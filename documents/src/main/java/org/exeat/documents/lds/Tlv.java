package org.exeat.documents.lds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One data object in BER-TLV as ISO/IEC 7816-4 and ICAO Doc 9303 part 10 use it: a tag of one to
 * three bytes, a definite length of one to five bytes, a value. A view of bytes that stay as they
 * are; nothing is copied until {@link #value()} is asked for.
 *
 * <p>What is inside is looked at only when {@link #children()} is called, one level at a time. A
 * hostile file can therefore neither nest so deep nor announce so much that reading it costs more
 * than its own size.
 */
public final class Tlv {
  /** More objects side by side than any file of Doc 9303 has. */
  private static final int MOST_CHILDREN = 4096;

  private final byte[] bytes;
  private final int start;
  private final int tag;
  private final int valueStart;
  private final int length;

  private Tlv(byte[] bytes, int start, int tag, int valueStart, int length) {
    this.bytes = bytes;
    this.start = start;
    this.tag = tag;
    this.valueStart = valueStart;
    this.length = length;
  }

  /**
   * Reads a whole file.
   *
   * @param file named in messages
   * @throws UnreadableFileException unless the bytes are one object with the file's tag, and
   *     nothing else
   */
  public static Tlv ofFile(ChipFile file, byte[] bytes) throws UnreadableFileException {
    return of(file.title(), file.tag(), bytes);
  }

  /**
   * Reads bytes that are to be one object.
   *
   * @param what named in messages
   * @param tag that it must have
   */
  public static Tlv of(String what, int tag, byte[] bytes) throws UnreadableFileException {
    Tlv whole = read(bytes, 0, bytes.length, what);
    if (whole.tag != tag) {
      throw new UnreadableFileException(
          what + " begins with tag " + hex(whole.tag) + ", not " + hex(tag));
    }
    int end = whole.valueStart + whole.length;
    if (end != bytes.length) {
      throw new UnreadableFileException(
          what
              + " holds "
              + (bytes.length - end)
              + " bytes after the end that its length of "
              + whole.length
              + " sets");
    }
    return whole;
  }

  /** Tag as a number, such as {@code 0x5F2E}. */
  public int tag() {
    return tag;
  }

  /** Length of the value, bytes. */
  public int length() {
    return length;
  }

  /** Copy of the value. */
  public byte[] value() {
    return Arrays.copyOfRange(bytes, valueStart, valueStart + length);
  }

  /** Copy of tag, length and value. */
  public byte[] encoded() {
    return Arrays.copyOfRange(bytes, start, valueStart + length);
  }

  /**
   * The objects inside, in their order.
   *
   * @throws UnreadableFileException unless they fill the value exactly
   */
  public List<Tlv> children() throws UnreadableFileException {
    List<Tlv> children = new ArrayList<>();
    int at = valueStart;
    int end = valueStart + length;
    while (at < end) {
      if (children.size() == MOST_CHILDREN) {
        throw new UnreadableFileException(
            "object " + hex(tag) + " holds more than " + MOST_CHILDREN + " objects");
      }
      Tlv child = read(bytes, at, end, "object " + hex(tag));
      children.add(child);
      at = child.valueStart + child.length;
    }
    return children;
  }

  /** The first object inside with that tag. */
  public Optional<Tlv> child(int wanted) throws UnreadableFileException {
    return children().stream().filter(c -> c.tag == wanted).findFirst();
  }

  /**
   * The same, where the standard says that it must be there.
   *
   * @throws UnreadableFileException where it is not
   */
  public Tlv need(int wanted) throws UnreadableFileException {
    Optional<Tlv> child = child(wanted);
    if (child.isEmpty()) {
      throw new UnreadableFileException("object " + hex(tag) + " lacks object " + hex(wanted));
    }
    return child.get();
  }

  /**
   * The value as an unsigned number.
   *
   * @throws UnreadableFileException where it has no byte or more than three
   */
  public int number() throws UnreadableFileException {
    if (length < 1 || length > 3) {
      throw new UnreadableFileException(
          "object " + hex(tag) + " is a number of " + length + " bytes; 1 to 3 are expected");
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | bytes[valueStart + i] & 0xFF;
    }
    return number;
  }

  private static Tlv read(byte[] bytes, int start, int end, String where)
      throws UnreadableFileException {
    int at = start;
    if (at >= end) {
      throw new UnreadableFileException(where + " is empty where an object is expected");
    }
    int tag = bytes[at++] & 0xFF;
    if ((tag & 0x1F) == 0x1F) {
      int more;
      do {
        if (at >= end) {
          throw new UnreadableFileException(where + " ends within a tag");
        }
        if (tag > 0xFFFF) {
          throw new UnreadableFileException(where + " holds a tag of more than three bytes");
        }
        more = bytes[at++] & 0xFF;
        tag = tag << 8 | more;
      } while ((more & 0x80) != 0);
    }
    if (at >= end) {
      throw new UnreadableFileException(where + " ends before the length of object " + hex(tag));
    }
    long length = bytes[at++] & 0xFF;
    if (length == 0x80) {
      throw new UnreadableFileException(
          "object " + hex(tag) + " in " + where + " has no definite length");
    }
    if (length > 0x80) {
      int size = (int) length & 0x7F;
      if (size > 4 || at + size > end) {
        throw new UnreadableFileException(
            "the length of object " + hex(tag) + " in " + where + " takes " + size + " bytes");
      }
      length = 0;
      for (int i = 0; i < size; i++) {
        length = length << 8 | bytes[at++] & 0xFF;
      }
    }
    if (length > end - at) {
      throw new UnreadableFileException(
          "object "
              + hex(tag)
              + " in "
              + where
              + " announces "
              + length
              + " bytes, and "
              + (end - at)
              + " are there");
    }
    return new Tlv(bytes, start, tag, at, (int) length);
  }

  static String hex(int tag) {
    return String.format(Locale.ROOT, "%02X", tag);
  }
}
