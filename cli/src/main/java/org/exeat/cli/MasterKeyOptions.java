package org.exeat.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.exeat.records.vault.MasterKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the master keys of a vault are. */
final class MasterKeyOptions {
  /** Names the password in the environment, where no other user of the machine reads it. */
  private static final String PASSWORD = "EXEAT_VAULT_PASSWORD";

  @Option(
      names = "--master-keys",
      paramLabel = "FILE",
      description =
          "The master keys, a PKCS#12 file that no backup of the vault may hold; made where there is none. Default:"
              + " master-keys.p12 beside the vault. Its password is in EXEAT_VAULT_PASSWORD, or asked for.")
  @Nullable Path file;

  @Option(
      names = "--pkcs11",
      paramLabel = "FILE",
      description =
          "Master keys in a security module instead: the configuration of Java's PKCS#11 provider for it. Its PIN is in"
              + " EXEAT_VAULT_PASSWORD, or asked for.")
  @Nullable Path module;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Holds the password or the PIN, in its first line, where the environment does not.")
  @Nullable Path passwordFile;

  /** The master keys of a vault; made where there are none in a file. */
  MasterKeys open(Path vault) throws IOException {
    Path configuration = module;
    Path keys = file;
    return configuration != null
        ? MasterKeys.pkcs11(configuration, password())
        : MasterKeys.pkcs12(keys == null ? beside(vault) : keys, password());
  }

  /** Whether the password is there without anybody being asked. */
  boolean hasPassword() {
    String given = System.getenv(PASSWORD);
    return passwordFile != null || given != null && !given.isEmpty();
  }

  /**
   * The master keys of a vault; none are made.
   *
   * @throws NoSuchFileException where their file is not there
   */
  MasterKeys known(Path vault) throws IOException {
    Path configuration = module;
    if (configuration != null) {
      return MasterKeys.pkcs11(configuration, password());
    }
    Path keys = file;
    if (keys == null) {
      keys = beside(vault);
    }
    if (Files.notExists(keys)) {
      throw new NoSuchFileException(keys.toString(), null, "the master keys are not there");
    }
    return MasterKeys.pkcs12(keys, password());
  }

  private static Path beside(Path vault) {
    return vault.toAbsolutePath().normalize().resolveSibling("master-keys.p12");
  }

  private char[] password() throws IOException {
    Path held = passwordFile;
    String given =
        held == null
            ? System.getenv(PASSWORD)
            : Files.readString(held).lines().findFirst().orElse("");
    if (given != null && !given.isEmpty()) {
      return given.toCharArray();
    }
    Console console = System.console();
    char[] asked =
        console == null || !console.isTerminal()
            ? new char[0]
            : console.readPassword("Password of the vault's master keys: ");
    if (asked == null || asked.length == 0) {
      throw new IllegalArgumentException(
          PASSWORD
              + ", or --password-file FILE, must hold the password of the vault's master keys");
    }
    return asked;
  }
}
