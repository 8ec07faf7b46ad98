package org.exeat.lane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.DurableFile;
import org.exeat.records.ledger.Evidence;

/**
 * The retention policies of a port, those that were proposed too, in a folder beside the ledger's:
 *
 * <pre>
 * changes/policies/SHA256.yaml   a policy, by the SHA-256 of its file
 * changes/in-force               which of them the port goes by
 * </pre>
 *
 * Where there is one in force, no file of the operator takes its place: that takes two people, see
 * {@link PortChanges}. Thread-safe.
 */
public final class PolicyShelf {
  /** Bytes of a policy; the longest example has a tenth. */
  public static final int MOST_BYTES = 32 * 1024;

  private final Path folder;

  private PolicyShelf(Path folder) {
    this.folder = folder;
  }

  /** Of the port whose ledger that is; nothing is made. */
  public static PolicyShelf beside(Path ledger) {
    return new PolicyShelf(ledger.toAbsolutePath().normalize().resolveSibling("changes"));
  }

  /** Where they are. */
  Path folder() {
    return folder;
  }

  /**
   * A policy.
   *
   * @param text of its file
   * @param sha256 of its file, hexadecimal
   */
  public record Shelved(RetentionPolicy policy, String text, String sha256) {
    static Shelved of(String text, String name) throws InvalidInputException {
      if (text.length() > MOST_BYTES) {
        throw new InvalidInputException(
            name + " is longer than the " + MOST_BYTES / 1024 + " KiB that a policy may have");
      }
      return new Shelved(
          RetentionFile.parse(text, name),
          text,
          Evidence.of(text.getBytes(StandardCharsets.UTF_8)).sha256());
    }
  }

  /**
   * The one in force; empty where the port has none of its own.
   *
   * @throws InvalidInputException where it is not as it was put there; the message says what to do
   */
  public Optional<Shelved> inForce() throws IOException, InvalidInputException {
    Path which = folder.resolve("in-force");
    return Files.exists(which)
        ? Optional.of(get(Files.readString(which).strip()))
        : Optional.empty();
  }

  /** One of them. */
  Shelved get(String sha256) throws IOException, InvalidInputException {
    Path file = file(sha256);
    if (Files.notExists(file)) {
      throw new InvalidInputException(
          "the policy " + file + " is not there: put it back out of a backup");
    }
    Shelved shelved = Shelved.of(Files.readString(file), String.valueOf(file.getFileName()));
    if (!shelved.sha256().equals(sha256)) {
      throw new InvalidInputException(
          "the policy " + file + " was changed: put it back out of a backup");
    }
    return shelved;
  }

  private Path file(String sha256) {
    return folder.resolve("policies").resolve(sha256 + ".yaml");
  }

  /** Another one, which is not in force. */
  void put(Shelved policy) throws IOException {
    Path file = file(policy.sha256());
    Files.createDirectories(folder.resolve("policies"));
    DurableFile.replace(file, policy.text().getBytes(StandardCharsets.UTF_8));
    DurableFile.folder(folder.resolve("policies"));
  }

  /** It takes the place of the one in force. */
  void enforce(Shelved policy) throws IOException {
    DurableFile.replace(
        folder.resolve("in-force"), (policy.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
