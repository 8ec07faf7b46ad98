package org.exeat.records.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies in the folder of a port, told by what it holds and not by its name. Immutable.
 *
 * @param folder of the port
 * @param parts each directly below it
 * @param others names of what else is there, in their order
 */
public record PortFolder(Path folder, Map<Part, Path> parts, List<String> others) {
  public PortFolder {
    parts = Map.copyOf(parts);
    others = List.copyOf(others);
  }

  /** A store of a port. */
  public enum Part {
    /** See {@link org.exeat.records.ledger.Ledger}. */
    LEDGER,
    /** See {@link org.exeat.records.receipt.ReceiptOffice}. */
    RECEIPTS,
    /** See {@link org.exeat.records.announced.AnnouncedDepartures}. */
    ANNOUNCED,
    /** See {@link org.exeat.records.vault.Vault}. */
    VAULT,
    /** Who may sign in, a file. */
    ACCOUNTS
  }

  /**
   * Looks.
   *
   * @throws BackupException where it has no ledger, or two of something
   */
  public static PortFolder of(Path folder) throws IOException {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    List<String> others = new ArrayList<>();
    List<Path> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      throw new BackupException("there is no folder " + folder);
    }
    try (DirectoryStream<Path> within = Files.newDirectoryStream(folder)) {
      within.forEach(all::add);
    }
    all.sort(null);
    for (Path p : all) {
      Optional<Part> part = part(p);
      if (part.isEmpty()) {
        others.add(String.valueOf(p.getFileName()));
      } else {
        Path other = parts.put(part.get(), p);
        if (other != null) {
          throw new BackupException(
              other.getFileName() + " and " + p.getFileName() + " are of one kind, " + part.get());
        }
      }
    }
    if (!parts.containsKey(Part.LEDGER)) {
      throw new BackupException("there is no ledger in a folder below " + folder);
    }
    return new PortFolder(folder, parts, others);
  }

  private static Optional<Part> part(Path p) {
    if (Files.isRegularFile(p)) {
      return p.endsWith("accounts.json") ? Optional.of(Part.ACCOUNTS) : Optional.empty();
    }
    if (Files.isRegularFile(p.resolve("log/checkpoint"))) {
      return Optional.of(Part.LEDGER);
    }
    if (Files.isRegularFile(p.resolve("issuer")) && Files.isDirectory(p.resolve("numbers"))) {
      return Optional.of(Part.RECEIPTS);
    }
    if (Files.isRegularFile(p.resolve(Archive.ANNOUNCEMENTS_KEY))) {
      return Optional.of(Part.ANNOUNCED);
    }
    return Files.isDirectory(p.resolve("evidence")) && Files.isDirectory(p.resolve("keys"))
        ? Optional.of(Part.VAULT)
        : Optional.empty();
  }

  /** One of its stores. */
  public Optional<Path> part(Part part) {
    return Optional.ofNullable(parts.get(part));
  }
}
