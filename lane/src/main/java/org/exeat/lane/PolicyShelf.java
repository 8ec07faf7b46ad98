package org.exeat.lane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.DurableFile;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Proposals;

/**
 * The retention policies of a port, those that were proposed too, in a folder beside the ledger's:
 *
 * <pre>
 * changes/policies/SHA256.yaml   a policy, by the SHA-256 of its file
 * changes/in-force               which of them the port goes by, and the number of the ledger's entry
 *                                by which it took the place of another
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

  /** In this folder; nothing is made. */
  public static PolicyShelf in(Path folder) {
    return new PolicyShelf(folder);
  }

  /** Where what waits for a second person is. */
  Path proposals() {
    return folder.resolve("proposals");
  }

  /**
   * What a retention run must not begin before: a change that was being settled when the port
   * stopped may be a hold.
   *
   * @throws InvalidInputException where there is one
   */
  public void requireSettled() throws IOException, InvalidInputException {
    if (Files.isDirectory(proposals())
        && new Proposals(proposals()).all().stream().anyMatch(p -> p.settling().isPresent())) {
      throw new InvalidInputException(
          "a change that takes two people was being settled when the port stopped: start it, so that this is finished");
    }
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
   * Which one is in force.
   *
   * @param entry number of the ledger's entry that says so
   */
  record InForce(String sha256, long entry) {}

  /** Which one is in force; empty where the port has none of its own. */
  Optional<InForce> which() throws IOException, InvalidInputException {
    Path which = folder.resolve("in-force");
    if (Files.notExists(which)) {
      return Optional.empty();
    }
    String[] words = Files.readString(which).strip().split(" ");
    try {
      return Optional.of(new InForce(words[0], Long.parseLong(words[1])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new InvalidInputException(
          "changes/in-force is not as the port wrote it: put the folder back out of a backup", e);
    }
  }

  /**
   * The one in force; empty where the port has none of its own.
   *
   * @throws InvalidInputException where it is not as it was put there; the message says what to do
   */
  public Optional<Shelved> inForce() throws IOException, InvalidInputException {
    Optional<InForce> which = which();
    return which.isPresent() ? Optional.of(get(which.get().sha256())) : Optional.empty();
  }

  /** One of them. */
  Shelved get(String sha256) throws IOException, InvalidInputException {
    Path file = file(sha256);
    String name = "changes/policies/" + file.getFileName();
    if (Files.notExists(file)) {
      throw new InvalidInputException(
          "the policy " + name + " is not there: put it back out of a backup");
    }
    Shelved shelved = Shelved.of(Files.readString(file), name);
    if (!shelved.sha256().equals(sha256)) {
      throw new InvalidInputException(
          "the policy " + name + " was changed: put it back out of a backup");
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

  /**
   * It takes the place of the one in force.
   *
   * @param entry number of the ledger's entry that says so
   */
  void enforce(Shelved policy, long entry) throws IOException {
    DurableFile.replace(
        folder.resolve("in-force"),
        (policy.sha256() + " " + entry + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
