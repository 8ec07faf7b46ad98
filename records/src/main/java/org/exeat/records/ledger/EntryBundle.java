package org.exeat.records.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries one after the other, each after its length in two bytes (C2SP tlog-tiles). */
final class EntryBundle {
  /** Most bytes that an entry may have. */
  static final int MOST_BYTES = 0xffff;

  private EntryBundle() {}

  /**
   * @throws IllegalArgumentException where an entry is longer than a bundle can say
   */
  static byte[] write(List<byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] e : entries) {
      bytes.write(checked(e).length >> 8);
      bytes.write(e.length);
      bytes.writeBytes(e);
    }
    return bytes.toByteArray();
  }

  /** The same bytes, if they may be an entry. */
  static byte[] checked(byte[] entry) {
    if (entry.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an entry has " + entry.length + " bytes, and may have " + MOST_BYTES);
    }
    return entry;
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @param name of the file, for the message
   * @throws LedgerException where it ends within an entry or has more than 256
   */
  static List<byte[]> read(byte[] bytes, String name) throws LedgerException {
    List<byte[]> entries = all(ByteBuffer.wrap(bytes), name);
    if (entries.size() > Tile.FULL) {
      throw new LedgerException(name + " has more than " + Tile.FULL + " entries");
    }
    return entries;
  }

  /** The same for any number of entries. */
  static List<byte[]> all(ByteBuffer rest, String name) throws LedgerException {
    List<byte[]> entries = new ArrayList<>(Tile.FULL);
    while (rest.hasRemaining()) {
      int length = rest.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(rest.getShort());
      if (length > rest.remaining()) {
        throw new LedgerException(name + " ends within entry " + entries.size());
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
