package org.exeat.records.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a port signs of its ledger at a moment (C2SP tlog-checkpoint): all entries up to here.
 *
 * @param origin name of the ledger, a URL without its scheme
 * @param size entries
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {
  /** Longest note that is read, bytes: sixteen signatures of the longest kind fit. */
  static final int MOST_BYTES = 128 * 1024;

  public Checkpoint {
    NoteKey.checked(origin);
    if (size < 0) {
      throw new IllegalArgumentException("a ledger has 0 entries and more, not " + size);
    }
  }

  /** The text that is signed. */
  String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  /**
   * Reads a signed checkpoint. Signatures of others, such as witnesses, are passed over; lines that
   * extend it are allowed.
   *
   * @param key whose signature it must carry
   * @throws LedgerException where it is no checkpoint, or not signed so
   */
  public static Checkpoint read(byte[] note, NoteKey key) throws LedgerException {
    if (note.length > MOST_BYTES) {
      throw new LedgerException("a checkpoint of " + note.length + " bytes is none");
    }
    String all = new String(note, StandardCharsets.UTF_8);
    if (!Arrays.equals(all.getBytes(StandardCharsets.UTF_8), note)
        || all.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new LedgerException("the checkpoint is not plain text");
    }
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n")) {
      throw new LedgerException("the checkpoint is not signed, or cut off");
    }
    String text = all.substring(0, blank + 1);
    if (!signed(text, all.substring(blank + 2), key)) {
      throw new LedgerException("the checkpoint is not signed by " + key.name());
    }
    String[] lines = text.split("\n", -1);
    try {
      if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
        throw new IllegalArgumentException("it needs three lines, the second a number");
      }
      Checkpoint checkpoint =
          new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
      if (!checkpoint.origin().equals(key.name())) {
        throw new IllegalArgumentException("it is of another ledger than its key");
      }
      return checkpoint;
    } catch (IllegalArgumentException e) {
      throw new LedgerException("what is signed is no checkpoint", e);
    }
  }

  private static boolean signed(String text, String signatures, NoteKey key)
      throws LedgerException {
    boolean signed = false;
    for (String line : signatures.split("\n")) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 3 || !parts[0].equals("—")) {
        throw new LedgerException("a line below the checkpoint is no signature");
      }
      byte[] named;
      try {
        named = Canonical.base64(parts[2]);
      } catch (IllegalArgumentException e) {
        throw new LedgerException("a signature of the checkpoint is not Base64", e);
      }
      if (named.length > 4
          && parts[1].equals(key.name())
          && ByteBuffer.wrap(named).getInt() == key.id()) {
        if (!key.verifies(
            text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(named, 4, named.length))) {
          throw new LedgerException("the signature of " + key.name() + " is wrong");
        }
        signed = true;
      }
    }
    return signed;
  }
}
