package org.exeat.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where announced departures wait, and the ledger that hears of them. */
final class DepartureOptions {
  @Option(
      names = "--announced",
      paramLabel = "FOLDER",
      required = true,
      description = "Where announced departures wait; made by the first announcement.")
  Path folder = Path.of("");

  @Option(
      names = "--ledger",
      paramLabel = "LEDGER",
      required = true,
      description = "The port's ledger, not open elsewhere.")
  Path ledger = Path.of("");
}
