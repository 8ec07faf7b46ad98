package org.exeat.server.account;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.exeat.lane.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

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

  private static final Set<Role> DEVICES = Set.of(Role.DEVICE);

  private static final int MOST_NAMES = 10_000;

  /** Passwords that are hashed at a time. */
  private static final int HASHES = 8;

  /** For how long a device waits until its password is hashed: many have their first at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Letters and digits that nobody takes for each other. */
  private static final String FIRST = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ2345679";

  private final AccountFile file;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final String nobody = encoder.encode(password());

  /** Of names that there are and that there are not; the oldest are forgotten. */
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_NAMES;
        }
      };

  /** Each takes 16 MiB and a processor. */
  private final Semaphore hashing;

  private record Failures(int count, Instant last) {}

  private final DeviceProofs proofs;

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
    this(file, clock, HASHES, PATIENCE);
  }

  /**
   * The same.
   *
   * @param hashes passwords that are hashed at a time
   * @param patience for how long a device waits until its password is hashed
   */
  Accounts(Path file, InstantSource clock, int hashes, Duration patience)
      throws IOException, InvalidInputException {
    this.file = new AccountFile(file, clock);
    this.clock = clock;
    hashing = new Semaphore(hashes);
    proofs = new DeviceProofs(patience);
  }

  /** What is wrong with the file; empty where it can be read. */
  public synchronized Optional<String> trouble() {
    return file.trouble();
  }

  /** Whether there are none. */
  public synchronized boolean isEmpty() {
    return file.all().isEmpty();
  }

  /** All, by name. */
  public synchronized List<Account> all() {
    return new ArrayList<>(file.all().values());
  }

  /** One of them. */
  public synchronized Optional<Account> named(String name) {
    return Optional.ofNullable(file.all().get(name));
  }

  /**
   * Adds an account.
   *
   * @return its first password, which is kept nowhere and has to be changed at the first sign-in; a
   *     device's is good for ever
   * @throws IllegalArgumentException where there is one of that name
   */
  public synchronized String add(String name, Set<Role> roles) throws IOException {
    return add(name, roles, Set.of());
  }

  /**
   * The same.
   *
   * @param lanes that a device may tell something; none for all
   */
  public synchronized String add(String name, Set<Role> roles, Set<String> lanes)
      throws IOException {
    unknown(name);
    return first(name, roles, lanes, null);
  }

  /**
   * Adds a device that signs in by a certificate.
   *
   * @param certificate its SHA-256, as of {@link Account}
   * @throws IllegalArgumentException where there is one of that name, or with that certificate
   */
  public synchronized void addCertified(String name, String certificate, Set<String> lanes)
      throws IOException {
    unknown(name);
    certify(name, certificate, lanes, null);
  }

  /**
   * Gives an account another first password, because the old one is forgotten or known to others; a
   * certificate counts no more.
   *
   * @return as of {@link #add}
   * @throws IllegalArgumentException where there is none of that name
   */
  public synchronized String reset(String name) throws IOException {
    Account before = known(name);
    return first(name, before.roles(), before.lanes(), before);
  }

  /**
   * Gives a device another certificate, in place of the one before or of its password.
   *
   * @throws IllegalArgumentException where there is no such device, or another one with it
   */
  public synchronized void resetCertified(String name, String certificate) throws IOException {
    Account before = known(name);
    if (!before.isDevice()) {
      throw new IllegalArgumentException("people sign in by a password; " + name + " is no device");
    }
    certify(name, certificate, before.lanes(), before);
  }

  private void unknown(String name) {
    if (file.all().containsKey(name)) {
      throw new IllegalArgumentException("there is an account " + name + " already");
    }
  }

  private String first(String name, Set<Role> roles, Set<String> lanes, @Nullable Account before)
      throws IOException {
    String first = password();
    store(
        new Account(name, roles, encoder.encode(first), !roles.equals(DEVICES), null, lanes),
        before);
    return first;
  }

  private void certify(String name, String certificate, Set<String> lanes, @Nullable Account before)
      throws IOException {
    Optional<Account> other = certified(certificate);
    if (other.isPresent()) {
      throw new IllegalArgumentException(
          "this certificate is " + other.get().name() + "'s already; each device has its own");
    }
    store(new Account(name, DEVICES, null, false, certificate, lanes), before);
  }

  /**
   * The device that signs in by a certificate.
   *
   * @param certificate its SHA-256, as of {@link Account}
   */
  public synchronized Optional<Account> certified(String certificate) {
    return file.all().values().stream()
        .filter(a -> certificate.equals(a.certificate()))
        .findFirst();
  }

  /**
   * Removes an account; what it did stays in the record.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public synchronized void remove(String name) throws IOException {
    known(name);
    file.change(all -> all.remove(name));
  }

  private Account known(String name) {
    return named(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + name));
  }

  /**
   * Tries to sign in. A name that there is not is answered as one that there is, in the same time.
   */
  public Attempt signIn(String name, String password) {
    return attempt(name, password, Duration.ZERO);
  }

  /**
   * The same.
   *
   * @param patience for how long it waits while too many passwords are hashed
   */
  private Attempt attempt(String name, String password, Duration patience) {
    Optional<Account> account;
    synchronized (this) {
      Optional<Instant> until = lockedUntil(name);
      if (until.isPresent()) {
        return new Attempt.Locked(until.get());
      }
      account = named(name);
      // before it is known to be wrong: many at once are many tries
      failures.merge(
          name, new Failures(1, clock.instant()), (f, g) -> new Failures(f.count() + 1, g.last()));
    }
    if (!mayHash(patience)) {
      takeBack(name);
      return new Attempt.Busy();
    }
    try {
      boolean right =
          password.length() <= LONGEST
              && encoder.matches(
                  password,
                  account.flatMap(a -> Optional.ofNullable(a.passwordHash())).orElse(nobody));
      if (right && account.isPresent()) {
        forgive(name);
        return new Attempt.SignedIn(account.get());
      }
      return new Attempt.Wrong();
    } finally {
      hashing.release();
    }
  }

  private boolean mayHash(Duration patience) {
    try {
      return hashing.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * A device that signs in with each request: what was right a moment ago is not hashed again, and
   * of several requests at once the first one's password is, for which the others wait. {@link
   * Attempt.Busy} where that takes more than 5 seconds; whose account is not a device's is {@link
   * Attempt.Wrong}.
   */
  public Attempt device(String name, String password) {
    return proofs.of(
        name, password, () -> named(name), patience -> attempt(name, password, patience));
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
      store(changed, account);
    }
    return Optional.of(changed);
  }

  /**
   * Stores what takes the place of an account.
   *
   * @param before null where there was none
   * @throws IllegalArgumentException where somebody has changed or removed it meanwhile
   */
  private void store(Account account, @Nullable Account before) throws IOException {
    file.change(all -> {
      if (!Objects.equals(all.get(account.name()), before)) {
        throw new IllegalArgumentException(
            "somebody has just changed the account " + account.name() + ": look, and do it again");
      }
      all.put(account.name(), account);
    });
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
