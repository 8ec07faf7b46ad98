package org.exeat.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the vault is, and where its master keys are. */
final class VaultOptions {
  /** Names the password in the environment, where no other user of the machine reads it. */
  private static final String PASSWORD = "EXEAT_VAULT_PASSWORD";

  @Option(
      names = "--vault",
      paramLabel = "FOLDER",
      description = "The vault of encrypted evidence; made where there is none.")
  @Nullable Path folder;

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

  boolean given() {
    return folder != null;
  }

  /** Opens it; close what comes back. */
  Vault open() throws IOException {
    Path vault = folder;
    if (vault == null) {
      throw new IllegalArgumentException("--vault FOLDER says where the vault is");
    }
    Path configuration = module;
    Path keys = file;
    return Vault.open(
        vault,
        configuration != null
            ? MasterKeys.pkcs11(configuration, password())
            : MasterKeys.pkcs12(
                keys == null
                    ? vault.toAbsolutePath().normalize().resolveSibling("master-keys.p12")
                    : keys,
                password()));
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
