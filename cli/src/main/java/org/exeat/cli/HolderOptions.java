package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.ZoneFields;
import picocli.CommandLine.Option;

/** A holder who shows the document, and the ledger that says so. */
final class HolderOptions {
  @Option(
      names = "--ledger",
      paramLabel = "LEDGER",
      required = true,
      description = "The port's ledger, not open elsewhere.")
  Path ledger = Path.of("");

  @Option(
      names = "--zone",
      paramLabel = "FILE",
      required = true,
      description = "A text file with the printed machine readable zone of the document.")
  Path zone = Path.of("");

  @Option(
      names = "--request",
      paramLabel = "WORDS",
      required = true,
      description = "What the ledger says of the purpose; no names.")
  String request = "";

  /** What the zone says. */
  TravelDocument document() throws IOException, InvalidInputException {
    return ZoneFields.read(zone, LocalDate.now(ZoneId.systemDefault()));
  }
}
