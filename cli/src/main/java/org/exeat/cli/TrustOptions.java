package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.lane.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the trust store is. */
final class TrustOptions {
  @Option(
      names = "--trust",
      paramLabel = "FOLDER",
      description =
          "The trust store: who may sign documents' chips. Default: EXEAT_TRUST, else ~/.local/share/exeat/trust.")
  @Nullable Path folder;

  @Option(
      names = "--list-age",
      paramLabel = "DAYS",
      description =
          "A revocation list older than that is stale, whatever it says of itself. Default: ${DEFAULT-VALUE}.")
  long listAge = TrustPolicy.DEFAULT.mostListAge().toDays();

  /** How strictly revocation is gone about. */
  TrustPolicy policy() {
    return new TrustPolicy(Duration.ofDays(listAge));
  }

  /** The folder, named or not. */
  Path path() {
    if (folder != null) {
      return folder;
    }
    String named = System.getenv("EXEAT_TRUST");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String xdg = System.getenv("XDG_DATA_HOME");
    return xdg != null && !xdg.isBlank()
        ? Path.of(xdg, "exeat", "trust")
        : Path.of(System.getProperty("user.home"), ".local", "share", "exeat", "trust");
  }

  /** The store as a folder. */
  TrustFolder open() {
    return new TrustFolder(path());
  }

  /** Its content; an absent default is empty, an absent folder that was named is a mistake. */
  TrustStore read() throws InvalidInputException, IOException, TrustImportException {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "--trust names no folder; ./exeat trust import --trust FOLDER FILE makes one");
    }
    return open().read();
  }
}
