package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.exeat.records.DurableFile;

/**
 * Entries that are not yet where they belong, durable before they are acknowledged: in no tile that
 * a checkpoint covers, or in no database. The file has its full length from the beginning, written
 * with zeros, so that a disk that fills up meanwhile stops the tiles and not the lane. Entries that
 * are appended together are one batch, which is there as a whole or not at all:
 *
 * <pre>
 * length   int     of what follows the check, bytes
 * check    int     CRC-32C of the check of the batch before (0 for the first) and what follows
 * nonce    long    random, so that no two batches are alike
 * first    long    index of the first entry, in the ledger or of all that came
 * entries  each after its length, two bytes, the greater first
 * </pre>
 *
 * When all are covered the file is written from its beginning again; what is left of before does
 * not follow from the new batches' checks and ends the reading. For use by one thread.
 */
public final class Journal implements AutoCloseable {
  private static final int HEAD = 8;
  private static final int INNER = 16;
  private static final long NONE_COVERED = -1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel channel;
  private final long capacity;
  private long position;
  private int lastCheck;
  private boolean broken;

  /** Up to here something may lie that is no zero. */
  private long touched;

  /** Index of the entry after those that were found, 0 where none were. */
  private long expected = -1;

  private Journal(FileChannel channel, long capacity) {
    this.channel = channel;
    this.capacity = capacity;
    touched = capacity; // by whoever had it open before
  }

  /**
   * What was found in a journal.
   *
   * @param entries that nothing covers
   * @param next index of the entry that comes after them
   */
  public record Opened(Journal journal, List<byte[]> entries, long next) {
    public Opened {
      entries = List.copyOf(entries);
    }
  }

  /** Makes the file, and all the room that it will ever take on the disk. */
  public static void create(Path file, long capacity) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part"); // a short one would stay short
    Files.deleteIfExists(part);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
      for (long rest = capacity; rest > 0; rest -= zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), rest));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    DurableFile.folder(file);
  }

  /** Opens the file and reads all that it holds. */
  public static Opened open(Path file) throws IOException {
    return open(file, NONE_COVERED);
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
      List<byte[]> entries = journal.recover(size);
      return new Opened(journal, entries, journal.expected);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private List<byte[]> recover(long size) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    while (position + HEAD + INNER <= capacity) {
      ByteBuffer head = read(position, HEAD);
      int length = head.getInt();
      int check = head.getInt();
      if (length <= INNER || length > capacity - position - HEAD) {
        break;
      }
      ByteBuffer batch = read(position + HEAD, length);
      if (check(lastCheck, batch) != check) {
        break;
      }
      long index = batch.getLong(Long.BYTES);
      if (size != NONE_COVERED && expected < 0 && index > size) {
        throw new LedgerException(
            "the journal begins with entry "
                + index
                + ", the last checkpoint ends before entry "
                + size
                + ": it belongs to another ledger, or the ledger was set back");
      }
      if (expected >= 0 && index != expected) {
        break;
      }
      for (byte[] entry : EntryBundle.all(batch.position(INNER), "the journal")) {
        if (index++ >= size) {
          entries.add(entry);
        }
      }
      expected = index;
      position += HEAD + length;
      lastCheck = check;
    }
    expected = Math.max(expected, 0);
    if (entries.isEmpty()) {
      covered();
    }
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

  private static int check(int before, ByteBuffer batch) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(before).flip());
    crc.update(batch.duplicate());
    return (int) crc.getValue();
  }

  /**
   * Appends entries; they are on the disk when it returns, all of them. Where it throws, none is
   * acknowledged; where the disk did not say what it wrote, all may still be found at the next
   * opening, and never some.
   *
   * @param first index of the first
   * @param entries at least one
   * @throws LedgerException where they do not fit: nothing was covered for long
   */
  public void append(long first, List<byte[]> entries) throws IOException {
    if (broken) {
      throw new LedgerException(
          "the disk once did not say whether the journal was written; it must be opened anew");
    }
    byte[] lines = EntryBundle.write(entries);
    long length = HEAD + INNER + (long) lines.length;
    if (position + length > capacity) {
      throw new LedgerException(
          "the journal is full: "
              + length
              + " bytes more than its "
              + capacity
              + " are needed, and what it holds could not be written where it belongs for so long");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    bytes.position(HEAD).putLong(RANDOM.nextLong()).putLong(first).put(lines);
    int check = check(lastCheck, bytes.slice(HEAD, bytes.capacity() - HEAD));
    bytes.putInt(0, INNER + lines.length).putInt(Integer.BYTES, check).flip();
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
    touched = Math.max(touched, position);
    lastCheck = check;
  }

  /** All are where they belong: the next batch is written over the first. */
  public void covered() {
    position = 0;
    lastCheck = 0;
  }

  /** The same, and zeros over what it held. */
  public void coveredAndErased() throws IOException {
    broken = true; // until all are zeros
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < touched; at += zeros.limit()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), touched - at));
      while (zeros.hasRemaining()) {
        channel.write(zeros, at + zeros.position());
      }
    }
    channel.force(false);
    covered();
    touched = 0;
    broken = false;
  }

  /** Whether the disk once did not say what it wrote: it takes nothing more. */
  boolean broken() {
    return broken;
  }

  /** How much of its room is taken, 0 to 1. */
  public double taken() {
    return (double) position / capacity;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
