package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.stays.DatabaseServer;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;
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

  boolean given() {
    return folder != null;
  }

  /** Refuses half of what is needed. */
  void check() {
    if (url != null && folder == null) {
      throw new IllegalArgumentException(
          "--database goes with --stays FOLDER, which has the key and what waits for the database");
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
  StayBook open(Path ledger, PrintWriter words) throws IOException {
    check();
    Path stays = folder;
    if (stays == null) {
      throw new IllegalArgumentException("--stays FOLDER says where entries and exits are kept");
    }
    String server = url;
    return StayBook.open(
        stays,
        LedgerFiles.key(ledger).name(),
        in ->
            server == null
                ? new OwnDatabase(in, FaceOptions.cache().resolve("postgres"))
                : new DatabaseServer(server, password()),
        e -> {
          words.println("! " + e.getMessage());
          words.flush();
        });
  }

  private static String password() {
    String password = System.getenv(PASSWORD);
    return password == null ? "" : password;
  }
}
