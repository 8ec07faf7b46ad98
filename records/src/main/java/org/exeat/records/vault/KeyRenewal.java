package org.exeat.records.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.exeat.domain.CrossingId;
import org.exeat.records.DurableFile;

/**
 * Whether a vault's keys are to be encrypted anew, and the way through all of them. A mark beside
 * them says so from before something is destroyed until it was done to its end. Thread-safe; the
 * vault is used meanwhile, and what is kept or destroyed then is under the new master key, or
 * marked for the next time.
 */
final class KeyRenewal {
  /** Between two crossings, nanoseconds: who waits for the vault gets it. */
  private static final long LANES_FIRST = 200_000;

  private final Path mark;
  private final MasterKeys master;
  private final Object running = new Object();
  private long destructions;

  KeyRenewal(Path keys, MasterKeys master) {
    mark = keys.resolve(".renewal-due");
    this.master = master;
  }

  /** The crossings of a vault, as they are when it is asked. */
  @FunctionalInterface
  interface Crossings {
    List<CrossingId> all() throws IOException;
  }

  /** Encrypts a crossing's keys under the master key in use, where they can be read. */
  @FunctionalInterface
  interface Sealing {
    void anew(CrossingId crossing) throws IOException;
  }

  boolean due() throws IOException {
    return Files.exists(mark) || master.names().size() > 1;
  }

  /** Something is going to be destroyed. */
  synchronized void becomesDue() throws IOException {
    destructions++;
    if (Files.notExists(mark)) {
      DurableFile.replace(mark, new byte[0]);
    }
  }

  /**
   * Does it.
   *
   * @param goOn asked before each crossing; where not, it is due still
   */
  void run(Crossings crossings, Sealing sealing, BooleanSupplier goOn) throws IOException {
    synchronized (running) {
      long before;
      synchronized (this) {
        before = destructions;
      }
      master.renew();
      for (CrossingId crossing : crossings.all()) {
        if (!goOn.getAsBoolean()) {
          return;
        }
        sealing.anew(crossing);
        LockSupport.parkNanos(LANES_FIRST);
      }
      master.destroyOld();
      synchronized (this) {
        if (destructions == before) {
          Files.deleteIfExists(mark);
          DurableFile.folder(mark);
        }
      }
    }
  }
}
