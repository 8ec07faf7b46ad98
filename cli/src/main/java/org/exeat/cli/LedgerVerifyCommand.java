package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.records.ledger.Checkpoint;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks all of a ledger from its files alone: signature, every hash, every entry, and that crossings go as they can.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is as it must be",
      "1:Something is not; each finding is a line",
      "2:There is no ledger that this key signed; the message says why"
    })
final class LedgerVerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The ledger, or its folder log alone.")
  Path folder = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "A checkpoint that was kept: whether all that it covered is still there.")
  @Nullable Path since;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that read and hash. Default: ${DEFAULT-VALUE}.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin LedgerKeyOption signedBy = new LedgerKeyOption();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    NoteKey key = signedBy.key(folder, spec.commandLine().getErr());
    LedgerCheck.Report report;
    try (ProgressBar bar = Terminal.progress("Entries")) {
      bar.maxHint(LedgerFiles.open(folder, key).checkpoint().size());
      report = LedgerCheck.run(LedgerFiles.folder(folder), key, threads, bar::stepTo);
    }
    boolean sound = report.found() == 0;
    out.println(report.checkpoint().origin() + ": " + report.checkpoint().size() + " entries");
    out.println("root " + report.checkpoint().root());
    out.print(
        Terminal.table(
            List.of("kind", "entries"),
            report.kinds().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> List.of(e.getKey(), Long.toString(e.getValue())))
                .toList()));
    out.println(report.open() + " crossings are open.");
    Path earlier = since;
    if (earlier != null) {
      Checkpoint kept = Checkpoint.read(Files.readAllBytes(earlier), key);
      if (sound) {
        sound = LedgerFiles.open(folder, key).continues(kept);
        out.println(
            sound
                ? "All " + kept.size() + " entries of the kept checkpoint are still there."
                : "The ledger does not continue the kept checkpoint of "
                    + kept.size()
                    + " entries: something that was signed was taken back.");
      } else {
        out.println("It was not held against the kept checkpoint, for it is not sound itself.");
      }
    }
    report.findings().forEach(f -> out.println("! " + Terminal.plain(f)));
    if (report.found() > report.findings().size()) {
      out.println("! and " + (report.found() - report.findings().size()) + " more");
    }
    out.println(sound ? "All of it is as it must be." : "It is not as it must be.");
    out.flush();
    return sound ? Exeat.CONFIRMED : Exeat.REFERRED;
  }
}
