package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.exeat.records.vault.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the vault is, and where its master keys are. */
final class VaultOptions {
  @Option(
      names = "--vault",
      paramLabel = "FOLDER",
      description = "The vault of encrypted evidence; made where there is none.")
  @Nullable Path folder;

  @Mixin MasterKeyOptions keys = new MasterKeyOptions();

  boolean given() {
    return folder != null;
  }

  /** Opens it; close what comes back. */
  Vault open() throws IOException {
    Path vault = folder;
    if (vault == null) {
      throw new IllegalArgumentException("--vault FOLDER says where the vault is");
    }
    return Vault.open(vault, keys.open(vault));
  }
}
