package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.receipt.ReceiptOffice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Makes a port's office of receipts, with a fresh key and an empty status list.")
final class ReceiptCreateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where it is made.")
  Path folder = Path.of("");

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      required = true,
      description = "The port's address, such as https://port-7.example.")
  String issuer = "";

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    ReceiptOffice.create(folder, issuer, Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Publish what is in "
            + folder.resolve("public")
            + ": keys.json where nobody can change it, status/ at "
            + issuer
            + "/status/.");
    out.println(
        "Daily: ./exeat receipt publish " + folder + ", for a status list is valid for a week.");
    out.println(
        "Keep signing-key secret and in a backup: who has it can sign receipts, and without it no list can be signed anew.");
    out.flush();
    return Exeat.CONFIRMED;
  }
}
