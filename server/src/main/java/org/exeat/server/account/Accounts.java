package org.exeat.server.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.DurableFile;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts of a server, in one private JSON file: an array of {@link Account}s. Passwords are
 * kept as Argon2id (RFC 9106; 16 MiB, 2 passes). After five wrong ones in a row an account is
 * locked for a quarter of an hour, which a restart forgets; so is a name that there is not, and
 * nobody learns which names there are. Thread-safe.
 */
public final class Accounts {
  /** Wrong passwords in a row after which an account is locked. */
  public static final int MOST_FAILURES = 5;

  /** For how long. */
  public static final Duration LOCKED = Duration.ofMinutes(15);

  /** The shortest password that somebody may choose. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 200;

  private static final int MOST_NAMES = 10_000;

  /** Passwords that are hashed at a time. */
  private static final int HASHES = 8;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Letters and digits that nobody takes for each other. */
  private static final String FIRST = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ2345679";

  private final Path file;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final String nobody = encoder.encode(password());
  private final Map<String, Account> accounts = new TreeMap<>();

  /** Of names that there are and that there are not; the oldest are forgotten. */
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_NAMES;
        }
      };

  /** Each takes 16 MiB and a processor. */
  private final Semaphore hashing = new Semaphore(HASHES);

  private record Failures(int count, Instant last) {}

  /** What came of an attempt to sign in. */
  public sealed interface Attempt {
    /** It is this account. */
    record SignedIn(Account account) implements Attempt {}

    /** The name or the password is wrong; which, nobody is told. */
    record Wrong() implements Attempt {}

    /** Too many wrong passwords were tried. */
    record Locked(Instant until) implements Attempt {}

    /** Too many try at this moment; nothing was tried. */
    record Busy() implements Attempt {}
  }

  /**
   * Opens the file; one that is not there holds no accounts yet.
   *
   * @throws InvalidInputException where it is no such file
   */
  public Accounts(Path file, InstantSource clock) throws IOException, InvalidInputException {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      try {
        for (Account a : JSON.readValue(Files.readAllBytes(file), Account[].class)) {
          accounts.put(a.name(), a);
        }
      } catch (JacksonException e) {
        throw new InvalidInputException(file + " is no file of accounts: " + why(e), e);
      }
    }
  }

  /** Without what the file says at that place: it may be a hash. */
  private static String why(JacksonException e) {
    return e.getCause() instanceof IllegalArgumentException rule
        ? String.valueOf(rule.getMessage())
        : "it is not the JSON that is expected at " + e.getLocation().offsetDescription();
  }

  /** Whether there are none. */
  public synchronized boolean isEmpty() {
    return accounts.isEmpty();
  }

  /** All, by name. */
  public synchronized List<Account> all() {
    return new ArrayList<>(accounts.values());
  }

  /**
   * Adds an account.
   *
   * @return its first password, which is kept nowhere and has to be changed at the first sign-in
   * @throws IllegalArgumentException where there is one of that name
   */
  public synchronized String add(String name, Set<Role> roles) throws IOException {
    if (accounts.containsKey(name)) {
      throw new IllegalArgumentException("there is an account " + name + " already");
    }
    String first = password();
    store(new Account(name, roles, encoder.encode(first), true));
    return first;
  }

  /**
   * Tries to sign in. A name that there is not is answered as one that there is, in the same time.
   */
  public Attempt signIn(String name, String password) {
    Optional<Account> account;
    synchronized (this) {
      Optional<Instant> until = lockedUntil(name);
      if (until.isPresent()) {
        return new Attempt.Locked(until.get());
      }
      account = Optional.ofNullable(accounts.get(name));
      // before it is known to be wrong: many at once are many tries
      failures.merge(
          name, new Failures(1, clock.instant()), (f, g) -> new Failures(f.count() + 1, g.last()));
    }
    if (!hashing.tryAcquire()) {
      takeBack(name);
      return new Attempt.Busy();
    }
    try {
      boolean right =
          password.length() <= LONGEST
              && encoder.matches(password, account.map(Account::passwordHash).orElse(nobody));
      if (right && account.isPresent()) {
        forgive(name);
        return new Attempt.SignedIn(account.get());
      }
      return new Attempt.Wrong();
    } finally {
      hashing.release();
    }
  }

  private synchronized void takeBack(String name) {
    failures.computeIfPresent(
        name, (n, f) -> f.count() == 1 ? null : new Failures(f.count() - 1, f.last()));
  }

  private synchronized void forgive(String name) {
    failures.remove(name);
  }

  private Optional<Instant> lockedUntil(String name) {
    Failures f = failures.get(name);
    if (f == null || f.count() < MOST_FAILURES) {
      return Optional.empty();
    }
    Instant until = f.last().plus(LOCKED);
    if (clock.instant().isBefore(until)) {
      return Optional.of(until);
    }
    failures.remove(name);
    return Optional.empty();
  }

  /**
   * Changes a password.
   *
   * @return the account as it is now; empty where the old one is wrong
   * @throws IllegalArgumentException where the new one is none that may be chosen
   */
  public Optional<Account> change(String name, String old, String chosen) throws IOException {
    if (chosen.length() < SHORTEST || chosen.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a password has " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (chosen.equals(old) || chosen.equals(name)) {
      throw new IllegalArgumentException("a new password is neither the old one nor the name");
    }
    if (!(signIn(name, old) instanceof Attempt.SignedIn(Account account))) {
      return Optional.empty();
    }
    Account changed = new Account(account.name(), account.roles(), encoder.encode(chosen), false);
    synchronized (this) {
      store(changed);
    }
    return Optional.of(changed);
  }

  private void store(Account account) throws IOException {
    Map<String, Account> all = new TreeMap<>(accounts);
    all.put(account.name(), account);
    DurableFile.replacePrivate(
        file, JSON.writeValueAsString(all.values()).getBytes(StandardCharsets.UTF_8));
    accounts.put(account.name(), account);
  }

  private String password() {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      s.append(i > 0 && i % 5 == 0 ? "-" : "");
      s.append(FIRST.charAt(random.nextInt(FIRST.length())));
    }
    return s.toString();
  }
}
