package org.exeat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A departure that was announced, and the code that is shown for it. */
final class AnnouncedOptions {
  @Option(
      names = "--announced",
      paramLabel = "FOLDER",
      description = "Where announced departures wait; see ./exeat departure.")
  @Nullable Path folder;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "What the travellers got for their announcement, and show now; - reads it from the standard input.")
  @Nullable String code;

  /**
   * A code that was shown.
   *
   * @param store to be closed
   */
  record Shown(AnnouncedDepartures store, AnnouncementCode code) implements AutoCloseable {
    /** How many are to come. */
    int people(Instant now) throws IOException, InvalidInputException {
      return store
          .due(code, now)
          .orElseThrow(() ->
              new InvalidInputException(
                  "no departure is announced by this code for today; it may have been used"))
          .documents()
          .size();
    }

    @Override
    public void close() throws IOException {
      store.close();
    }
  }

  /**
   * Opens what is asked for.
   *
   * @param ledger whether there is one
   */
  Optional<Shown> open(boolean ledger) throws IOException, InvalidInputException {
    Path announced = folder;
    String shown = code;
    if ((announced == null) != (shown == null) || announced != null && !ledger) {
      throw new IllegalArgumentException(
          "an announced departure takes all three: --announced, --code and --ledger");
    }
    if (announced == null || shown == null) {
      return Optional.empty();
    }
    AnnouncementCode parsed = read(shown);
    return Optional.of(new Shown(known(announced), parsed));
  }

  /**
   * A code that is given.
   *
   * @param given itself, or - for a line of the standard input, where no other user of the machine
   *     sees it
   */
  static AnnouncementCode read(String given) throws IOException {
    if (!given.equals("-")) {
      return AnnouncementCode.parse(given);
    }
    String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    return AnnouncementCode.parse(line == null ? "" : line);
  }

  /** The announcements of a folder that has some. */
  static AnnouncedDepartures known(Path folder) throws IOException, InvalidInputException {
    if (!Files.exists(folder.resolve("announcements-key"))) {
      throw new InvalidInputException("no departures are announced in " + folder);
    }
    return AnnouncedDepartures.open(folder);
  }
}
