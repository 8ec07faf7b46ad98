package org.exeat.records.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * That one entry is in a port's ledger, as a file that is checked without the ledger (C2SP
 * tlog-proof): the entry as its extra data, its index, the path to the root, and the checkpoint.
 *
 * @param entry as it is written
 * @param inclusion of it
 * @param note the signed checkpoint
 */
public record LedgerProof(byte[] entry, InclusionProof inclusion, byte[] note) {
  private static final String FIRST = "c2sp.org/tlog-proof@v1";

  /** Most bytes of a file: an entry of the greatest length, a path, a checkpoint. */
  private static final int MOST_BYTES = 256 * 1024;

  public LedgerProof {
    entry = entry.clone();
    note = note.clone();
  }

  /** The file. */
  public String text() {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    text.append("extra ").append(Base64.getEncoder().encodeToString(entry)).append('\n');
    text.append("index ").append(inclusion.index()).append('\n');
    inclusion.path().forEach(h -> text.append(h).append('\n'));
    return text.append('\n').append(new String(note, StandardCharsets.UTF_8)).toString();
  }

  /**
   * Reads a file and checks it.
   *
   * @param key of the port
   * @return what it proves
   * @throws LedgerException where it proves nothing, and why
   */
  public static LedgerProof proved(byte[] file, NoteKey key) throws IOException {
    if (file.length > MOST_BYTES) {
      throw new LedgerException("a proof of " + file.length + " bytes is none");
    }
    String text = new String(file, StandardCharsets.UTF_8);
    int blank = text.indexOf("\n\n");
    String[] lines = text.substring(0, Math.max(0, blank)).split("\n", -1);
    if (lines.length < 3
        || !lines[0].equals(FIRST)
        || !lines[1].startsWith("extra ")
        || !lines[2].matches("index (0|[1-9][0-9]{0,17})")) {
      throw new LedgerException("it is no proof, or has no entry");
    }
    byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    Checkpoint checkpoint = Checkpoint.read(note, key);
    LedgerProof proof;
    try {
      List<Hash> path = new ArrayList<>();
      for (String line : Arrays.asList(lines).subList(3, lines.length)) {
        path.add(Hash.parse(line));
      }
      proof =
          new LedgerProof(
              Canonical.base64(lines[1].substring("extra ".length())),
              new InclusionProof(
                  Long.parseLong(lines[2].substring("index ".length())), checkpoint.size(), path),
              note);
    } catch (IllegalArgumentException e) {
      throw new LedgerException("it is no proof: " + e.getMessage(), e);
    }
    if (!proof.inclusion.proves(Hash.leaf(proof.entry), checkpoint.root())) {
      throw new LedgerException("the entry is not in the ledger that was signed");
    }
    return proof;
  }

  @Override
  public byte[] entry() {
    return entry.clone();
  }

  @Override
  public byte[] note() {
    return note.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LedgerProof p
        && Arrays.equals(entry, p.entry)
        && inclusion.equals(p.inclusion)
        && Arrays.equals(note, p.note);
  }

  @Override
  public int hashCode() {
    return inclusion.hashCode();
  }
}
