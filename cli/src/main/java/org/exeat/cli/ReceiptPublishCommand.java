package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.receipt.ReceiptOffice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Signs the status lists anew, for a week from now; to be done daily.")
final class ReceiptPublishCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The port's office of receipts.")
  Path folder = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    try (ReceiptOffice office = ReceiptOffice.open(folder, Clock.systemUTC())) {
      office.publish();
    }
    spec.commandLine().getOut().println("Signed: " + folder.resolve("public").resolve("status"));
    return Exeat.CONFIRMED;
  }
}
