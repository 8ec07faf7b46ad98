package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.RetentionFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What may be kept beyond a crossing's end, and where; nothing by default. */
final class KeepingOptions {
  @Option(
      names = "--retention",
      paramLabel = "FILE",
      description = {
        "A retention policy, see policies/: what it lets be kept beyond the crossing goes into the vault. With"
            + " --vault and --ledger; without it nothing is kept."
      })
  @Nullable Path retention;

  @Option(
      names = "--own-state",
      paramLabel = "CCC",
      description =
          "Whose citizens are the policy's own_citizen, three letters. Default: nobody's.")
  String ownState = "";

  @Mixin VaultOptions vault = new VaultOptions();

  /** A vault that is open, or none. */
  record Open(Optional<EvidenceKeeping> keeping) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (keeping.isPresent()) {
        keeping.get().vault().close();
      }
    }
  }

  /**
   * Refuses half of what keeping takes.
   *
   * @param ledger whether there is one
   */
  void check(boolean ledger) {
    if ((retention != null) != vault.given() || retention != null && !ledger) {
      throw new IllegalArgumentException(
          "to keep something takes all three: --retention, --vault and --ledger");
    }
  }

  /** Opens the vault, where one is asked for. */
  Open open() throws IOException, InvalidInputException {
    Path rules = retention;
    if (rules == null) {
      return new Open(Optional.empty());
    }
    RetentionPolicy policy = RetentionFile.read(rules); // before a vault is made for it
    return new Open(Optional.of(new EvidenceKeeping(vault.open(), policy, ownState)));
  }
}
