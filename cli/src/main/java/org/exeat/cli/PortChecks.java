package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.PolicyShelf;
import org.exeat.records.FolderLock;
import org.exeat.records.backup.PortFolder;
import org.exeat.records.backup.PortFolder.Part;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.exeat.server.account.Account;
import org.exeat.server.account.Accounts;

/** Looks at the stores of a port, and changes nothing. */
final class PortChecks {
  /** A status list is valid for a week. */
  private static final Duration STALE = Duration.ofDays(6);

  private final PortFolder port;
  private final Instant now;
  private final List<DoctorFinding> findings = new ArrayList<>();

  PortChecks(PortFolder port, Instant now) {
    this.port = port;
    this.now = now;
  }

  /**
   * All that there is.
   *
   * @param keys how the vault's keys are opened, where that was said
   */
  List<DoctorFinding> all(Optional<MasterKeyOptions> keys) throws IOException {
    for (Part part : Part.values()) {
      Optional<Path> at = port.part(part);
      if (at.isPresent()) {
        switch (part) {
          case LEDGER -> ledger(at.get());
          case RECEIPTS -> receipts(at.get());
          case ANNOUNCED -> privately("announcements", at.get().resolve("announcements-key"));
          case VAULT -> vault(at.get(), keys);
          case ACCOUNTS -> accounts(at.get());
          case CHANGES -> policy(at.get());
        }
      }
    }
    return findings;
  }

  private void ledger(Path folder) {
    try {
      LedgerFiles files = LedgerFiles.open(folder, LedgerFiles.key(folder));
      long size = files.checkpoint().size();
      if (size > 0) {
        files.prove(size - 1);
      }
      findings.add(
          DoctorFinding.ok(
              "ledger",
              files.checkpoint().origin()
                  + ", "
                  + size
                  + " entries; the newest leads to the signed root"
                  + (free(folder) ? "" : "; it is open in a running lane")));
    } catch (IOException e) {
      findings.add(
          DoctorFinding.fail(
              "ledger", String.valueOf(e.getMessage()), "./exeat ledger verify " + folder));
    }
    for (String key : List.of("signing-key", "pseudonym-key")) {
      privately("ledger", folder.resolve(key));
    }
  }

  private static boolean free(Path folder) throws IOException {
    Optional<FolderLock> lock = FolderLock.take(folder);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isPresent();
  }

  private void receipts(Path folder) throws IOException {
    privately("receipts", folder.resolve("signing-key"));
    if (!free(folder)) {
      findings.add(DoctorFinding.ok("receipts", "the office is open in a running lane"));
      return;
    }
    try (ReceiptOffice office = ReceiptOffice.open(folder, Clock.systemUTC())) {
      Path list = folder.resolve("public").resolve("status").resolve("1");
      FileTime signed =
          Files.exists(list) ? Files.getLastModifiedTime(list) : FileTime.from(Instant.EPOCH);
      findings.add(
          signed.toInstant().isBefore(now.minus(STALE))
              ? DoctorFinding.warn(
                  "receipts",
                  "the status list was signed " + signed + " and is valid for a week",
                  "./exeat receipt publish " + folder + ", each day")
              : DoctorFinding.ok("receipts", "the office of " + office.issuer() + " opens"));
    } catch (IOException e) {
      findings.add(
          DoctorFinding.fail(
              "receipts", String.valueOf(e.getMessage()), "restore it from a backup"));
    }
  }

  private void policy(Path folder) throws IOException {
    try {
      String name = PolicyShelf.in(folder).inForce().orElseThrow().policy().name();
      findings.add(
          DoctorFinding.ok("policy", "in force is the port's own, " + Terminal.plain(name)));
    } catch (InvalidInputException e) {
      findings.add(
          DoctorFinding.fail(
              "policy", String.valueOf(e.getMessage()), "restore the folder from a backup"));
    }
  }

  private void vault(Path folder, Optional<MasterKeyOptions> keys) throws IOException {
    for (String other : port.others()) {
      if (other.endsWith(".p12")) {
        privately("vault", port.folder().resolve(other));
      }
    }
    if (keys.isEmpty()) {
      findings.add(
          DoctorFinding.warn(
              "vault",
              "not looked at",
              "EXEAT_VAULT_PASSWORD or --password-file, and --master-keys or --pkcs11, open its keys"));
      return;
    }
    try {
      MasterKeys master = keys.get().known(folder);
      long unreadable = Vault.unreadable(folder, master);
      findings.add(
          unreadable == 0
              ? DoctorFinding.ok("vault", "all of its keys open")
              : DoctorFinding.fail(
                  "vault",
                  "the keys of " + unreadable + " crossings do not open",
                  "use the master keys that belong to it; a backup of before a retention run opens never"));
    } catch (IOException | IllegalArgumentException e) {
      findings.add(
          DoctorFinding.fail(
              "vault", String.valueOf(e.getMessage()), "use the master keys that belong to it"));
    }
  }

  private void accounts(Path file) throws IOException {
    privately("accounts", file);
    try {
      List<Account> all = new Accounts(file, Clock.systemUTC()).all();
      long first = all.stream().filter(Account::mustChange).count();
      findings.add(
          first == 0
              ? DoctorFinding.ok("accounts", all.size() + " accounts")
              : DoctorFinding.warn(
                  "accounts",
                  first + " of " + all.size() + " accounts have their first password still",
                  "sign in once with each and choose another"));
    } catch (InvalidInputException e) {
      findings.add(DoctorFinding.fail("accounts", e.getMessage(), "restore it from a backup"));
    }
  }

  /** That a secret is there, and only its owner may read it. */
  private void privately(String subject, Path file) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
        if (may.contains(PosixFilePermission.GROUP_READ)
            || may.contains(PosixFilePermission.OTHERS_READ)) {
          findings.add(
              DoctorFinding.fail(
                  subject, "others may read " + file.getFileName(), "chmod 600 " + file));
        }
      }
    } catch (IOException e) {
      findings.add(
          DoctorFinding.fail(
              subject, file.getFileName() + " is not there", "restore it from a backup"));
    }
  }
}
