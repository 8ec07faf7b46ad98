package org.exeat.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The two stores of a port: the vault, and the ledger that hears what becomes of it. */
final class StoresOptions {
  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      required = true,
      description = "The ledger that hears of it.")
  Path ledger = Path.of("");

  @Mixin VaultOptions vault = new VaultOptions();
}
