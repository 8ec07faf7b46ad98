package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.stays.DatabaseServer;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;
import org.exeat.server.access.SecretFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where entries and exits are kept to be paired. */
final class StayOptions {
  /** Names the password in the environment, where no other user of the machine reads it. */
  private static final String PASSWORD = "EXEAT_DATABASE_PASSWORD";

  @Option(
      names = "--stays",
      paramLabel = "FOLDER",
      description =
          "Where entries and exits are kept, so that they are paired, as far as the policy lets stays be kept; made"
              + " where there is none. By default it has a PostgreSQL of its own in it.")
  @Nullable Path folder;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Another PostgreSQL for them, such as jdbc:postgresql://HOST/NAME?user=USER. Its password is in"
              + " EXEAT_DATABASE_PASSWORD.")
  @Nullable String url;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description =
          "Holds the password of --database, in its first line, where the environment does not.")
  @Nullable Path passwordFile;

  boolean given() {
    return folder != null;
  }

  /** Refuses half of what is needed. */
  void check() {
    if (url != null && folder == null) {
      throw new IllegalArgumentException(
          "--database goes with --stays FOLDER, which has the key and what waits for the database");
    }
    if (passwordFile != null && url == null) {
      throw new IllegalArgumentException("--database-password-file goes with --database URL");
    }
  }

  /**
   * Opens them, where there are any; close what comes back.
   *
   * @param ledger of the port
   * @param words for what goes wrong meanwhile
   */
  StayBook openKnown(Path ledger, PrintWriter words) throws IOException, InvalidInputException {
    check();
    if (folder != null && !StayBook.isIn(folder)) {
      throw new InvalidInputException("no stays are kept in " + folder);
    }
    return open(ledger, words);
  }

  /** The same, and makes them where there are none. */
  StayBook open(Path ledger, PrintWriter words) throws IOException, InvalidInputException {
    check();
    Path stays = folder;
    if (stays == null) {
      throw new IllegalArgumentException("--stays FOLDER says where entries and exits are kept");
    }
    String server = url;
    String secret = password();
    return StayBook.open(
        stays,
        LedgerFiles.key(ledger).name(),
        in ->
            server == null
                ? new OwnDatabase(in, FaceOptions.cache().resolve("postgres"))
                : new DatabaseServer(server, secret),
        e -> {
          words.println("! " + e.getMessage());
          words.flush();
        });
  }

  private String password() throws IOException, InvalidInputException {
    Path held = passwordFile;
    String password =
        held == null
            ? System.getenv(PASSWORD)
            : SecretFile.firstLine(held, "secret", "use another secret");
    return password == null ? "" : password;
  }
}
