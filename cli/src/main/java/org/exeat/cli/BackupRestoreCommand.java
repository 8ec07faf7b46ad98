package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.records.backup.Backup;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Unpacks a backup that is sound into a folder that is empty or not there, and looks through the ledger.",
      "A ledger of which a later checkpoint is known to anybody must not be written on: it would be another ledger of"
          + " the same name. It is kept to be read, and a new one is created."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is there, and all of it is as it must be",
      "1:It is there, and its ledger or its vault is not; each finding is a line",
      "2:Nothing is there that was not: the folder is not empty, the backup not as it was made, or could not be unpacked"
    })
final class BackupRestoreCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "PORT",
      description = "The folder of the port, empty or not there.")
  Path port = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The key that the port publishes, NAME+NUMBER+KEY. Default: the one in the backup, which who changes it can"
              + " change too.")
  @Nullable String key;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean sound =
        BackupWords.say(
            Backup.restore(file, port, Optional.ofNullable(key).map(NoteKey::parse)), out);
    out.println("Only you may read what was restored. Before a lane runs on it:");
    out.println("- put back what is named above as not in it: master keys, the announcements' key");
    out.println(
        "- hold the ledger against the newest checkpoint that others have: ./exeat ledger verify"
            + " --since CHECKPOINT. Where theirs is longer, create a new ledger under another name");
    out.println(
        "- revoked receipts of after the backup are revoked again by you; a new list is begun");
    out.flush();
    return sound ? Exeat.CONFIRMED : Exeat.REFERRED;
  }
}
