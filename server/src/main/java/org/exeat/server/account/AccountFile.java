package org.exeat.server.account;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.DurableFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The private JSON file of {@link Accounts}, which several processes may change: it is read again
 * when it was written, and changed by one process at a time. Guarded by its accounts.
 */
final class AccountFile {
  /** For how long accounts are good whose file cannot be read any more. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final InstantSource clock;
  private final Map<String, Account> accounts = new TreeMap<>();

  /** When the file was written that was read last. */
  private @Nullable FileTime read;

  private record Broken(Instant since, String why) {}

  private @Nullable Broken broken;

  /** As an account is written; what none had before may be missing. */
  private record Stored(
      String name,
      Set<Role> roles,
      @Nullable String passwordHash,
      boolean mustChange,
      @Nullable String certificate,
      @Nullable Set<String> lanes) {
    Stored {
      if (name == null || roles == null) {
        throw new IllegalArgumentException("an account has a name and roles");
      }
    }

    Account account() {
      return new Account(
          name, roles, passwordHash, mustChange, certificate, lanes == null ? Set.of() : lanes);
    }

    static Stored of(Account a) {
      return new Stored(
          a.name(), a.roles(), a.passwordHash(), a.mustChange(), a.certificate(), a.lanes());
    }
  }

  /**
   * Opens the file; one that is not there holds no accounts yet.
   *
   * @throws InvalidInputException where it is no such file
   */
  AccountFile(Path file, InstantSource clock) throws IOException, InvalidInputException {
    this.file = file;
    this.clock = clock;
    read();
  }

  /** All, by name. */
  Map<String, Account> all() {
    refresh();
    return Collections.unmodifiableMap(accounts);
  }

  private void read() throws IOException, InvalidInputException {
    if (Files.notExists(file)) {
      return;
    }
    FileTime changed = Files.getLastModifiedTime(file);
    if (changed.equals(read)) {
      return;
    }
    try {
      Map<String, Account> all = new TreeMap<>();
      for (Stored s : JSON.readValue(Files.readAllBytes(file), Stored[].class)) {
        all.put(s.name(), s.account());
      }
      accounts.clear();
      accounts.putAll(all);
      read = changed;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + " is no file of accounts: " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new InvalidInputException(file + " is no file of accounts: " + why(e), e);
    }
  }

  /**
   * What another process has changed. Where it cannot be read, those that are known go on for a
   * moment, and then nobody: somebody may have been removed.
   */
  private void refresh() {
    try {
      read();
      broken = null;
    } catch (IOException | InvalidInputException e) {
      if (broken == null) {
        broken = new Broken(clock.instant(), String.valueOf(e.getMessage()));
      } else if (!clock.instant().isBefore(broken.since().plus(GRACE))) {
        accounts.clear();
        read = null;
      }
    }
  }

  /** What is wrong with the file; empty where it can be read. */
  Optional<String> trouble() {
    refresh();
    Broken b = broken;
    return b == null
        ? Optional.empty()
        : Optional.of("the accounts cannot be read, so that nobody can sign in soon: " + b.why());
  }

  /** Without what the file says at that place: it may be a hash. */
  private static String why(JacksonException e) {
    return e.getCause() instanceof IllegalArgumentException rule
        ? String.valueOf(rule.getMessage())
        : "it is not the JSON that is expected at " + e.getLocation().offsetDescription();
  }

  /** One process at a time, each on what the one before it wrote. */
  void change(Consumer<Map<String, Account>> change) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel held =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock mine = held.lock()) {
      try {
        read();
      } catch (InvalidInputException e) {
        throw new IOException(e.getMessage(), e); // what cannot be read is not written over
      }
      Map<String, Account> all = new TreeMap<>(accounts);
      change.accept(all);
      DurableFile.replacePrivate(
          file,
          JSON.writeValueAsString(all.values().stream().map(Stored::of).toList())
              .getBytes(StandardCharsets.UTF_8));
      accounts.clear();
      accounts.putAll(all);
      read = Files.getLastModifiedTime(file);
    }
  }
}
