package org.exeat.server.account;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.exeat.lane.InvalidInputException;

/** Accounts in a state that is hard to come by. */
public final class MadeAccounts {
  private MadeAccounts() {}

  /** No password is hashed any more, and nobody waits for it. */
  public static Accounts busy(Path file, InstantSource clock)
      throws IOException, InvalidInputException {
    return new Accounts(file, clock, 0, Duration.ZERO);
  }
}
