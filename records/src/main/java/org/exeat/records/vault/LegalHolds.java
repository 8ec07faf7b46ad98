package org.exeat.records.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.records.DurableFile;

/**
 * The legal holds of a vault, a file for each crossing: when it ends, and its reason. Who places or
 * ends one says so in the ledger. Thread-safe; who owns its monitor is alone with it.
 */
public final class LegalHolds {
  private final CrossingFolder holds;

  LegalHolds(CrossingFolder holds) {
    this.holds = holds;
  }

  /** A crossing's evidence is not destroyed before that; it takes an earlier hold's place. */
  public synchronized void place(LegalHold hold) throws IOException {
    DurableFile.replacePrivate(
        holds.of(hold.crossing()),
        (hold.until() + "\n" + hold.reason()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A hold ends.
   *
   * @throws VaultException where there is none
   */
  public synchronized void end(CrossingId crossing) throws IOException {
    Path file = holds.of(crossing);
    if (!Files.deleteIfExists(file)) {
      throw new VaultException("crossing " + crossing + " has no hold");
    }
    DurableFile.folder(file);
  }

  /** All of them, those that have ended by themselves with them. */
  public synchronized List<LegalHold> all() throws IOException {
    List<LegalHold> all = new ArrayList<>();
    for (CrossingId crossing : holds.crossings()) {
      String[] lines = Files.readString(holds.of(crossing)).split("\n", 2);
      try {
        all.add(new LegalHold(crossing, lines[1], Instant.parse(lines[0])));
      } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new VaultException("the hold of crossing " + crossing + " cannot be read", e);
      }
    }
    return all;
  }
}
