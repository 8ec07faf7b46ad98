package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.ZoneFields;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.Pseudonym;
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

  /** Looks as entries; that nothing was found is one too. */
  List<LedgerEntry> viewed(List<LedgerEntry> looks, Instant now, Pseudonym viewer) {
    return looks.isEmpty() ? List.of(new LedgerEntry.NothingFound(now, viewer, request)) : looks;
  }

  /** What the zone says. */
  TravelDocument document() throws IOException, InvalidInputException {
    return ZoneFields.read(zone, LocalDate.now(ZoneId.systemDefault()));
  }
}
