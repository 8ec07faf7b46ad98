package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signature a ledger must carry. */
final class LedgerKeyOption {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The key that the port publishes, NAME+NUMBER+KEY. Default: the one beside the files, which who changes"
              + " them can change too.")
  @Nullable String given;

  /**
   * The key, and a warning where it is worth no more than the files.
   *
   * @param folder of the ledger
   */
  NoteKey key(Path folder, PrintWriter warnings) throws IOException {
    String known = given;
    if (known != null) {
      return NoteKey.parse(known);
    }
    warnings.println(
        "exeat: the key beside the files is used; --key KEY with the one that the port publishes proves more");
    warnings.flush();
    return LedgerFiles.key(folder);
  }
}
