package org.exeat.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exeat.server.account.Accounts.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What devices have proved, in memory only: their passwords are drawn, nobody guesses them. A
 * device that has just been started sends several requests at once. They are one try of one
 * password, so it is hashed once and all of them have its result; were each a try, the account
 * would be locked by its own device. Another password for the same name waits for its turn, and is
 * a try of its own. Thread-safe.
 */
final class DeviceProofs {
  private final Duration patience;
  private final Map<String, Proof> proofs = new HashMap<>();

  /** What is hashed now, by name. */
  private final Map<String, Trial> trials = new HashMap<>();

  private record Proof(Account account, String digest) {}

  private record Trial(String digest, CompletableFuture<Attempt> result) {}

  /**
   * Nothing is proved yet.
   *
   * @param patience for how long somebody waits for a result
   */
  DeviceProofs(Duration patience) {
    this.patience = patience;
  }

  /**
   * Whether it is a device.
   *
   * @param known the account of that name as it is now
   * @param attempt hashes the password, and waits for its turn no longer than it is told
   * @return {@link Attempt.Wrong} also for an account that is not a device's, {@link Attempt.Busy}
   *     where the patience ends
   */
  Attempt of(
      String name,
      String password,
      Supplier<Optional<Account>> known,
      Function<Duration, Attempt> attempt) {
    String digest = digest(password);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<Account> account = known.get();
      Trial mine = new Trial(digest, new CompletableFuture<>());
      Trial other;
      synchronized (this) {
        if (account.isPresent() && new Proof(account.get(), digest).equals(proofs.get(name))) {
          return new Attempt.SignedIn(account.get());
        }
        other = trials.putIfAbsent(name, mine);
      }
      if (other == null) {
        return tried(name, mine, attempt, left(end));
      }
      Attempt its = resultOf(other, left(end));
      // a name is locked whatever the password
      if (its == null || its instanceof Attempt.Locked || other.digest().equals(digest)) {
        return its == null ? new Attempt.Busy() : its;
      }
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  private Attempt tried(
      String name, Trial mine, Function<Duration, Attempt> attempt, Duration patience) {
    Attempt result = new Attempt.Busy(); // whatever breaks, nobody waits for ever
    try {
      result = attempt.apply(patience);
      if (result instanceof Attempt.SignedIn(Account account) && !account.isDevice()) {
        result = new Attempt.Wrong();
      }
      return result;
    } finally {
      synchronized (this) {
        if (result instanceof Attempt.SignedIn(Account account)) {
          proofs.put(name, new Proof(account, mine.digest()));
        }
        trials.remove(name);
      }
      mine.result().complete(result);
    }
  }

  /** Null where there is none in time. */
  private static @Nullable Attempt resultOf(Trial trial, Duration patience) {
    try {
      return trial.result().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is completed by a result only
    }
  }

  private static String digest(String password) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
