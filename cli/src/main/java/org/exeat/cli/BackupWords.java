package org.exeat.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exeat.records.backup.Backup;

/** What is said of a backup. */
final class BackupWords {
  private BackupWords() {}

  /**
   * Says it.
   *
   * @return whether all of it is as it must be
   */
  static boolean say(Backup.Contents contents, PrintWriter out) {
    out.println("Made " + contents.made() + ", " + contents.files() + " files");
    out.print(
        Terminal.table(
            List.of("store", "folder", ""),
            contents.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e ->
                    List.of(
                        e.getKey().name().toLowerCase(Locale.ROOT),
                        e.getValue(),
                        contents.open().contains(e.getValue()) ? "was open in a running lane" : ""))
                .toList()));
    contents.leftOut().forEach(name -> out.println("Not in it: " + Terminal.plain(name)));
    out.println(
        "Ledger "
            + contents.ledger().checkpoint().origin()
            + ": "
            + contents.ledger().checkpoint().size()
            + " entries under the checkpoint, root "
            + contents.ledger().checkpoint().root());
    contents.ledger().findings().forEach(f -> out.println("! " + Terminal.plain(f)));
    contents.vault().forEach(f -> out.println("! " + f));
    out.println(contents.sound() ? "All of it is as it must be." : "It is not as it must be.");
    return contents.sound();
  }
}
