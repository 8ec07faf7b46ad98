package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.PolicyShelf;
import org.exeat.lane.PortChanges;
import org.exeat.lane.RetentionClock;
import org.exeat.lane.RetentionFile;
import org.exeat.records.announced.AnnouncedDepartures;
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

  /**
   * Stores that are open, or none.
   *
   * @param operators the policy's file, as text
   */
  record Open(Optional<EvidenceKeeping> keeping, String operators) implements AutoCloseable {
    /**
     * What a port that runs does with them.
     *
     * @param ledger of the port
     * @param announced departures, where any can be
     */
    Running run(Path ledger, CrossingBook book, Optional<AnnouncedDepartures> announced)
        throws IOException, InvalidInputException {
      if (keeping.isEmpty()) {
        return Running.NOTHING;
      }
      PortChanges changes =
          PortChanges.open(ledger, book, keeping.get(), operators, System.getProperty("user.name"));
      return new Running(
          Optional.of(changes),
          Optional.of(new RetentionClock(book, keeping.get(), changes, announced)));
    }

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

  /** What is due goes, and what two people want changes, until this is closed. */
  record Running(Optional<PortChanges> changes, Optional<RetentionClock> clock)
      implements AutoCloseable {
    static final Running NOTHING = new Running(Optional.empty(), Optional.empty());

    @Override
    public void close() {
      clock.ifPresent(RetentionClock::close);
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
      return new Open(Optional.empty(), "");
    }
    RetentionPolicy policy = inForce(ledger, rules, words); // before a vault is made for it
    Vault open = vault.open();
    try {
      return new Open(
          Optional.of(
              new EvidenceKeeping(
                  open,
                  stays.given() ? Optional.of(stays.open(ledger, words)) : Optional.empty(),
                  policy,
                  ownState)),
          Files.readString(rules));
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /**
   * The policy that holds at a port: its own, where a server has begun to keep one, else the
   * file's.
   *
   * @param words are told where the two are not the same
   */
  static RetentionPolicy inForce(Path ledger, Path file, PrintWriter words)
      throws IOException, InvalidInputException {
    RetentionPolicy policy = RetentionFile.read(file);
    Optional<PolicyShelf.Shelved> inForce = PolicyShelf.beside(ledger).inForce();
    if (inForce.isEmpty()) {
      return policy;
    }
    if (!inForce.get().text().equals(Files.readString(file))) {
      words.println(
          "! In force is the port's own policy, "
              + Terminal.plain(inForce.get().policy().name())
              + ", and not the one in "
              + file
              + ": another takes two people, who propose and approve it on the page of the record");
      words.flush();
    }
    return inForce.get().policy();
  }
}
