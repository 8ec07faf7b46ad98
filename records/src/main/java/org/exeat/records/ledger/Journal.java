package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.exeat.records.DurableFile;

/**
 * Entries that no checkpoint covers yet, durable before they are acknowledged. The file has its
 * full length from the beginning, written with zeros, so that a disk that fills up meanwhile stops
 * the tiles and not the lane. A record is
 *
 * <pre>
 * length   int     of the entry, bytes
 * check    int     CRC-32C of index and entry
 * index    long    of the entry in the ledger
 * entry    bytes
 * </pre>
 *
 * and follows the one before without a gap. After a checkpoint the file is written from its
 * beginning again; what is left of before has lower indices and ends the reading. For use by one
 * thread.
 */
final class Journal implements AutoCloseable {
  private static final int HEAD = 16;

  private final FileChannel channel;
  private final long capacity;
  private long position;
  private boolean broken;

  private Journal(FileChannel channel, long capacity) {
    this.channel = channel;
    this.capacity = capacity;
  }

  /**
   * What was found in a journal.
   *
   * @param entries that follow the ledger's size at its last checkpoint
   */
  record Opened(Journal journal, List<byte[]> entries) {
    Opened {
      entries = List.copyOf(entries);
    }
  }

  /** Makes the file, and all the room that it will ever take on the disk. */
  static void create(Path file, long capacity) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
      for (long rest = capacity; rest > 0; rest -= zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), rest));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      channel.force(true);
    }
    DurableFile.folder(file);
  }

  /**
   * Opens the file and reads what no checkpoint covers.
   *
   * @param size of the ledger at its last checkpoint
   * @throws LedgerException where what it holds begins behind that
   */
  static Opened open(Path file, long size) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Journal journal = new Journal(channel, channel.size());
      return new Opened(journal, journal.recover(size));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private List<byte[]> recover(long size) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    long expected = -1;
    long at = 0;
    while (at + HEAD <= capacity) {
      ByteBuffer head = read(at, HEAD);
      int length = head.getInt();
      int check = head.getInt();
      long index = head.getLong();
      if (length < 0
          || length > EntryBundle.MOST_BYTES
          || at + HEAD + length > capacity
          || expected >= 0 && index != expected) {
        break;
      }
      byte[] entry = read(at + HEAD, length).array();
      if (check(index, entry) != check) {
        break;
      }
      if (expected < 0 && index > size) {
        throw new LedgerException(
            "the journal begins with entry "
                + index
                + ", the last checkpoint ends before entry "
                + size
                + ": it belongs to another ledger, or the ledger was set back");
      }
      expected = index + 1;
      at += HEAD + length;
      if (index >= size) {
        entries.add(entry);
      }
    }
    // entries that a checkpoint covers need not be kept: all that matter may be written over only
    // where there are none
    position = entries.isEmpty() ? 0 : at;
    return entries;
  }

  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new LedgerException("the journal ends at byte " + (at + bytes.position()));
      }
    }
    return bytes.flip();
  }

  private static int check(long index, byte[] entry) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(index).flip());
    crc.update(entry);
    return (int) crc.getValue();
  }

  /**
   * Appends entries; they are on the disk when it returns, all of them, or none counts.
   *
   * @param first index of the first
   * @throws LedgerException where they do not fit: no checkpoint has come about for long
   */
  void append(long first, List<byte[]> entries) throws IOException {
    if (broken) {
      throw new LedgerException(
          "the disk once did not say whether the journal was written; the ledger must be opened anew");
    }
    long length = entries.stream().mapToLong(e -> HEAD + e.length).sum();
    if (position + length > capacity) {
      throw new LedgerException(
          "the journal is full: "
              + length
              + " bytes more than its "
              + capacity
              + " are needed, and no checkpoint could be written for so long");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    for (int i = 0; i < entries.size(); i++) {
      byte[] e = entries.get(i);
      bytes.putInt(e.length).putInt(check(first + i, e)).putLong(first + i).put(e);
    }
    bytes.flip();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, position + bytes.position());
      }
      channel.force(false);
    } catch (IOException e) {
      broken = true; // what of it is on the disk nobody knows, and a second try would not tell
      throw e;
    }
    position += length;
  }

  /** A checkpoint covers all: the next entry is written over the first. */
  void covered() {
    position = 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
