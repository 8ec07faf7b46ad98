package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.RetentionFile;
import org.exeat.records.vault.Vault;
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
  @Mixin StayOptions stays = new StayOptions();

  /** Stores that are open, or none. */
  record Open(Optional<EvidenceKeeping> keeping) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (keeping.isPresent()) {
        try (Vault vault = keeping.get().vault()) {
          if (keeping.get().stays().isPresent()) {
            keeping.get().stays().get().close();
          }
        }
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
    stays.check();
    if (stays.given() && retention == null) {
      throw new IllegalArgumentException(
          "stays are kept by a policy: --stays goes with --retention, --vault and --ledger");
    }
  }

  /**
   * Opens what is asked for.
   *
   * @param ledger of the port
   * @param words for what goes wrong meanwhile
   */
  Open open(Path ledger, PrintWriter words) throws IOException, InvalidInputException {
    Path rules = retention;
    if (rules == null) {
      return new Open(Optional.empty());
    }
    RetentionPolicy policy = RetentionFile.read(rules); // before a vault is made for it
    Vault open = vault.open();
    try {
      return new Open(
          Optional.of(
              new EvidenceKeeping(
                  open,
                  stays.given() ? Optional.of(stays.open(ledger, words)) : Optional.empty(),
                  policy,
                  ownState)));
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }
}
