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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.records.vault.Vault;

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

  private static final String CROSSING = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** A store of a port. */
  public enum Part {
    /** See {@link org.exeat.records.ledger.Ledger}. */
    LEDGER(
        "journal|signing-key|pseudonym-key|log/(checkpoint|key"
            + "|tile/(entries|\\d{1,2})/(x\\d{3}/)*\\d{3}(\\.p/\\d{1,3})?)"),
    /** See {@link org.exeat.records.receipt.ReceiptOffice}. */
    RECEIPTS("issuer|signing-key|public/(keys\\.json|status/\\d+)|numbers/\\d+"),
    /** See {@link org.exeat.records.announced.AnnouncedDepartures}; its key is in no backup. */
    ANNOUNCED("\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{32}|gone/[0-9a-f]{64}-[A-Z_]+"),
    /** See {@link org.exeat.records.vault.Vault}. */
    VAULT(
        "evidence/"
            + CROSSING
            + "/[0-9a-f]{64}|keys/(\\.keys-of-a-vault|\\.renewal-due|"
            + CROSSING
            + ")|(gone|holds)/"
            + CROSSING),
    /** Retention policies, and what waits for a second person; see {@code lane.PolicyShelf}. */
    CHANGES("in-force|policies/[0-9a-f]{64}\\.yaml|proposals/[0-9a-f]{32}"),
    /** Who may sign in, a file. */
    ACCOUNTS("");

    private final Pattern files;

    Part(String files) {
      this.files = Pattern.compile(files);
    }

    /**
     * Whether this store has such a file. Whatever else lies in its folder somebody put there, and
     * it may be a key.
     *
     * @param name below its folder, with slashes
     */
    boolean has(String name) {
      return files.matcher(name).matches();
    }

    /** Whether it has files in such a folder, or in one below. */
    boolean hasFolder(String name) {
      Matcher below = files.matcher(name + "/");
      return !below.matches() && below.hitEnd(); // the name of a file can begin so
    }
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
    if (Files.isRegularFile(p.resolve("in-force")) && Files.isDirectory(p.resolve("policies"))) {
      return Optional.of(Part.CHANGES);
    }
    return Vault.isOne(p) ? Optional.of(Part.VAULT) : Optional.empty();
  }

  /** One of its stores. */
  public Optional<Path> part(Part part) {
    return Optional.ofNullable(parts.get(part));
  }
}
