package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description =
        "Shows a crossing's entries, or one entry, and writes proofs that each is in the ledger; ./exeat ledger check"
            + " reads them without it.")
final class LedgerProveCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FOLDER", description = "The ledger.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "A crossing's name, or the number of an entry.")
  String id = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where entry-N.tlog-proof files go. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("");

  @Mixin LedgerKeyOption signedBy = new LedgerKeyOption();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    LedgerFiles ledger =
        LedgerFiles.open(folder, signedBy.key(folder, spec.commandLine().getErr()));
    List<Long> entries =
        id.matches("[0-9]{1,18}") ? List.of(Long.parseLong(id)) : ledger.of(CrossingId.parse(id));
    if (entries.isEmpty()) {
      throw new InvalidInputException("the ledger has no entry of crossing " + id);
    }
    Files.createDirectories(out);
    PrintWriter words = spec.commandLine().getOut();
    for (long entry : entries) {
      LedgerProof proof = ledger.prove(entry);
      Path file = out.resolve("entry-" + entry + ".tlog-proof");
      Files.writeString(file, proof.text());
      words.println(new String(proof.entry(), StandardCharsets.UTF_8));
      words.println("  " + file);
    }
    words.flush();
    return Exeat.CONFIRMED;
  }
}
