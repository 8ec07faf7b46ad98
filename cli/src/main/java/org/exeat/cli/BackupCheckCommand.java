package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.records.backup.Backup;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Looks through a backup: every byte of it, every file, every entry of its ledger, and of its vault what can be"
            + " told without the master keys. Nothing is unpacked.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is as it must be",
      "1:The ledger or the vault in it is not; each finding is a line",
      "2:It is not as it was made, or no backup; the message says why"
    })
final class BackupCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

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
    Backup.Contents contents;
    try (ProgressBar bar = Terminal.progress("Entries")) {
      contents = Backup.check(file, Optional.ofNullable(key).map(NoteKey::parse), bar::stepTo);
    }
    boolean sound = BackupWords.say(contents, out);
    out.flush();
    return sound ? Exeat.CONFIRMED : Exeat.REFERRED;
  }
}
