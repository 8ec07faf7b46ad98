package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a port's ledger, receipts' office, announcements, vault and accounts into one file, and looks through it.",
      "A lane may run meanwhile; a retention run may not. The file holds the keys that the port signs by: only its owner"
          + " may read it, and nobody else should have it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is there, and all of it is as it must be",
      "1:It is there, and the vault in it is not as it must be, as in the port; each finding is a line",
      "2:There is no backup; the message says why"
    })
final class BackupCreateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PORT",
      description = "The folder in which the port's ledger and its other stores lie.")
  Path port = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The backup, a ZIP file; not there yet.")
  Path to = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean sound = BackupWords.say(Backup.create(port, to, Clock.systemUTC()), out);
    out.println(
        "The next retention run that destroys something makes the vault in it worthless: make another after it, and"
            + " keep the master keys elsewhere.");
    out.flush();
    return sound ? Exeat.CONFIRMED : Exeat.REFERRED;
  }
}
