package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.exeat.records.ledger.LedgerProof;
import org.exeat.records.ledger.NoteKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a proof that an entry is in a port's ledger, without the ledger.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It is", "2:The file does not prove it; the message says why"})
final class LedgerCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file that ./exeat ledger prove wrote.")
  Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description = "The key that the port publishes, NAME+NUMBER+KEY.")
  String key = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    NoteKey known = NoteKey.parse(key);
    LedgerProof proof = LedgerProof.proved(Files.readAllBytes(file), known);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Terminal.plain(new String(proof.entry(), StandardCharsets.UTF_8)));
    out.println(
        "is entry " + proof.inclusion().index() + " of the ledger of " + known.name() + ".");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
