package org.exeat.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A correction, and somebody who has got the record that it corrects. */
final class CorrectionParameters {
  @Parameters(
      index = "0",
      paramLabel = "LEDGER",
      description = "The port's ledger, not open elsewhere.")
  Path ledger = Path.of("");

  @Parameters(index = "1", paramLabel = "CORRECTION", description = "Number of its entry.")
  long correction;

  @Parameters(
      index = "2",
      paramLabel = "DISCLOSURE",
      description = "Number of the entry by which the recipient got the record.")
  long disclosure;
}
