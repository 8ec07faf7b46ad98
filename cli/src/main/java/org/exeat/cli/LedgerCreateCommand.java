package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Makes an empty ledger with keys of its own, and tells the key to publish.")
final class LedgerCreateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where it goes; there must be none yet.")
  Path folder = Path.of("");

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      required = true,
      description =
          "What it is called by: a URL without its scheme, such as records.example.org/port-7.")
  String origin = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Ledger.create(folder, origin);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "An empty ledger is in " + folder + ". Publish its key, where nobody can change it:");
    out.println();
    out.println("  " + LedgerFiles.key(folder));
    out.println();
    out.println(
        "Auditors get "
            + folder.resolve("log")
            + ", witnesses the same without tile/entries; keep the rest, signing-key and pseudonym-key above all.");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
