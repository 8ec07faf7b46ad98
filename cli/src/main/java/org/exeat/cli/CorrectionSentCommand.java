package org.exeat.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sent",
    mixinStandardHelpOptions = true,
    description = "Says in the ledger that somebody who has a record was told of its correction.")
final class CorrectionSentCommand implements Callable<Integer> {
  @Mixin CorrectionParameters of = new CorrectionParameters();

  @Option(
      names = "--how",
      paramLabel = "WORDS",
      required = true,
      description = "How they were told, without names.")
  String how = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    try (Ledger ledger = Ledger.open(of.ledger, Clock.systemUTC())) {
      Recording.disclosures(ledger, of.ledger).sent(of.correction, of.disclosure, how);
    }
    spec.commandLine().getOut().println("Recorded.");
    return Exeat.CONFIRMED;
  }
}
