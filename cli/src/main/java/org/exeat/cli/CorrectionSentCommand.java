package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sent",
    mixinStandardHelpOptions = true,
    description = "Says in the ledger that somebody who has a record was told of its correction.")
final class CorrectionSentCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LEDGER",
      description = "The port's ledger, not open elsewhere.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "CORRECTION", description = "Number of its entry.")
  long correction;

  @Parameters(
      index = "2",
      paramLabel = "DISCLOSURE",
      description = "Number of the entry by which the recipient got the record.")
  long disclosure;

  @Option(
      names = "--how",
      paramLabel = "WORDS",
      required = true,
      description = "How they were told, without names.")
  String how = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      Recording.disclosures(ledger, folder).sent(correction, disclosure, how);
    }
    spec.commandLine().getOut().println("Recorded.");
    return Exeat.CONFIRMED;
  }
}
