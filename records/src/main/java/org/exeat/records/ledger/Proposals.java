package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.exeat.records.DurableFile;

/**
 * Proposals that wait for a second person, a file each: the entry by which it was made, and below,
 * while that is done, the one by which it is settled. Thread-safe; one process at a time.
 */
public final class Proposals {
  private static final String NAME = "[0-9a-f]{32}";

  private final Path folder;

  /** In a folder, which is made where there is none. */
  public Proposals(Path folder) throws IOException {
    this.folder = folder;
    if (Files.notExists(folder)) {
      DurableFile.createPrivateFolder(folder);
    }
  }

  /**
   * A proposal.
   *
   * @param settling how it is being settled; mostly empty
   */
  public record Open(
      LedgerEntry.ChangeProposed proposed, Optional<LedgerEntry.ChangeSettled> settling) {}

  /** All that wait, the oldest first. */
  public synchronized List<Open> all() throws IOException {
    List<Open> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.matches(NAME)) {
          all.add(read(file));
        }
      }
    }
    all.sort(Comparator.comparing(o -> o.proposed().at()));
    return all;
  }

  /** One of them, by what it is called; empty where none is called so. */
  public synchronized Optional<Open> get(String proposal) throws IOException {
    if (!proposal.matches(NAME)) {
      return Optional.empty();
    }
    Path file = folder.resolve(proposal);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static Open read(Path file) throws IOException {
    String[] lines = Files.readString(file).split("\n");
    if (EntryJson.read(lines[0].getBytes(UTF_8)) instanceof LedgerEntry.ChangeProposed proposed
        && file.endsWith(proposed.proposal())) {
      if (lines.length == 1) {
        return new Open(proposed, Optional.empty());
      }
      if (EntryJson.read(lines[1].getBytes(UTF_8)) instanceof LedgerEntry.ChangeSettled settled) {
        return new Open(proposed, Optional.of(settled));
      }
    }
    throw new LedgerException("the proposal in " + file + " is none");
  }

  /** Another one waits. */
  public synchronized void add(LedgerEntry.ChangeProposed proposed) throws IOException {
    write(proposed, "");
  }

  /** It is going to be settled so; what was half done is known by it. */
  public synchronized void settling(Open open, LedgerEntry.ChangeSettled settled)
      throws IOException {
    write(open.proposed(), new String(EntryJson.write(settled), UTF_8));
  }

  /** It was not settled after all. */
  public synchronized void waiting(Open open) throws IOException {
    write(open.proposed(), "");
  }

  private void write(LedgerEntry.ChangeProposed proposed, String below) throws IOException {
    String line = new String(EntryJson.write(proposed), UTF_8) + "\n" + below;
    DurableFile.replacePrivate(folder.resolve(proposed.proposal()), line.getBytes(UTF_8));
  }

  /** It is over. */
  public synchronized void remove(Open open) throws IOException {
    Path file = folder.resolve(open.proposed().proposal());
    Files.deleteIfExists(file);
    DurableFile.folder(file);
  }
}
