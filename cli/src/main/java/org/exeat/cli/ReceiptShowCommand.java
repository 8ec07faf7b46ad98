package org.exeat.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.records.receipt.ReceiptCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Makes of a receipt one that shows less: the port, the direction, the day, and what is named.",
      "Can be named: time, crossing, confirmed_by, issuing_state, document_number, date_of_birth. A crossing's name tells"
          + " its time, and is the same for all who sat in the vehicle."
    })
final class ReceiptShowCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RECEIPT",
      description = "A file with the code's text, or a photograph of the code.")
  Path receipt = Path.of("");

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "CLAIM", description = "What is shown.")
  List<String> claims = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where its text goes.")
  Path out = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    String less = ReceiptCheck.showing(ReceiptFile.read(receipt), new LinkedHashSet<>(claims));
    PrivateFile.write(out, less + "\n");
    spec.commandLine().getOut().println("Written to " + out);
    return Exeat.CONFIRMED;
  }
}
