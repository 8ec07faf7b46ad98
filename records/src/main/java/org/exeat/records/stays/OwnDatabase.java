package org.exeat.records.stays;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.exeat.records.DurableFile;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of this process's own, in a folder: for one machine. It writes through to the disk,
 * listens on this machine only and wants a password that lies beside it, for its owner only. One
 * that an earlier process left running is stopped, one that dies is started again. Thread-safe.
 */
public final class OwnDatabase implements Database {
  private static final String USER = "postgres";
  private static final String DATABASE = "postgres";
  private static final String RULES =
      "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(30);

  /** What a crash may not cost; the library's defaults are for tests that may lose all. */
  private static final Map<String, String> SAFE =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "listen_addresses", "localhost",
          "unix_socket_directories", "",
          "max_connections", "20",
          "log_min_messages", "fatal",
          "log_min_error_statement", "panic");

  private final Path data;
  private final Path programs;
  private final String password;
  private @Nullable EmbeddedPostgres server;
  private boolean closed;

  /**
   * Starts it; makes it where there is none.
   *
   * @param folder for the data and the password
   * @param programs where PostgreSQL itself is unpacked to
   * @throws StayException where it does not start
   */
  public OwnDatabase(Path folder, Path programs) throws IOException {
    this.programs = programs;
    data = folder.toAbsolutePath().normalize().resolve("postgres"); // as the server writes it
    Path secret = folder.resolve("database-password");
    if (Files.notExists(secret)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      DurableFile.create(
          secret, Base64.getUrlEncoder().withoutPadding().encodeToString(random).getBytes(UTF_8));
    }
    password = Files.readString(secret);
    source();
  }

  @Override
  public synchronized DataSource source() throws IOException {
    if (closed) {
      throw new StayException("the database was closed");
    }
    EmbeddedPostgres running = server;
    if (running == null || process().isEmpty()) {
      if (running != null) {
        running.close(); // lets go of its lock; there is nothing left to stop
        server = null;
      }
      running = start();
      server = running;
    }
    return running.getDatabase(USER, DATABASE);
  }

  private EmbeddedPostgres start() throws IOException {
    stopForgotten();
    if (!whole()) {
      deleteData(); // its making was cut off, before anything was written
    }
    Map<String, String> connect = new HashMap<>(DatabaseServer.patience());
    connect.put("password", password);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(programs.toFile())
            .setPGStartupWait(START)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
    SAFE.forEach(builder::setServerConfig);
    connect.forEach(builder::setConnectConfig);
    EmbeddedPostgres started = null;
    try {
      started = builder.start();
      lock(started);
      return started;
    } catch (IOException | IllegalStateException | SQLException e) {
      if (started != null) {
        started.close();
      }
      throw new DatabaseAwayException(
          "the database in " + data + " does not start: " + e.getMessage(), e);
    }
  }

  /** The rules of who may connect are written last: where they are ours it was made as a whole. */
  private boolean whole() throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    return Files.exists(rules) && Files.readString(rules).equals(RULES);
  }

  private void deleteData() throws IOException {
    if (Files.exists(data)) {
      List<Path> all;
      try (Stream<Path> files = Files.walk(data)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  /** From its first start on nobody connects without the password. */
  private void lock(EmbeddedPostgres started) throws IOException, SQLException {
    if (whole()) {
      return;
    }
    try (Connection c = started.getDatabase(USER, DATABASE).getConnection();
        Statement s = c.createStatement()) {
      s.execute("ALTER USER " + USER + " PASSWORD '" + password + "'"); // letters and digits
      DurableFile.replacePrivate(data.resolve("pg_hba.conf"), RULES.getBytes(UTF_8));
      s.execute("SELECT pg_reload_conf()");
    }
  }

  /** The server's process, where it runs. */
  private Optional<ProcessHandle> process() throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      // the number may be another process's by now
      return lines.size() < 2
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(ProcessHandle::isAlive)
              .filter(p -> p.info().command().filter(c -> isServer(Path.of(c))).isPresent())
              .filter(p -> lines.get(1).equals(data.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isServer(Path program) {
    Path name = program.getFileName();
    return name != null && name.toString().startsWith("postgres");
  }

  /** Who has this folder's lock is the only one: a server that runs is a dead process's. */
  private void stopForgotten() throws IOException {
    Optional<ProcessHandle> forgotten = process();
    if (forgotten.isEmpty()) {
      return;
    }
    CompletableFuture<ProcessHandle> gone = forgotten.get().onExit();
    forgotten.get().destroy();
    try {
      gone.get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StayException("interrupted while an old database server was being stopped", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StayException(
          "the database server "
              + forgotten.get().pid()
              + " of an earlier run does not stop; stop it by hand",
          e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    EmbeddedPostgres running = server;
    server = null;
    if (running != null) {
      running.close();
    }
  }
}
