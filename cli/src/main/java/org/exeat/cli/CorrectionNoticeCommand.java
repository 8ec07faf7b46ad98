package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    description = "Writes what somebody who has a record is to be told of its correction.")
final class CorrectionNoticeCommand implements Callable<Integer> {
  @Mixin CorrectionParameters of = new CorrectionParameters();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "A new file, JSON, for its owner only.")
  Path out = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (Files.exists(out)) {
      throw new InvalidInputException("the file of --out is there already; name a new one");
    }
    try (Ledger ledger = Ledger.open(of.ledger, Clock.systemUTC())) {
      PrivateFile.write(
          out, Recording.disclosures(ledger, of.ledger).notice(of.correction, of.disclosure));
    }
    spec.commandLine().getOut().println("See " + out);
    return Exeat.CONFIRMED;
  }
}
