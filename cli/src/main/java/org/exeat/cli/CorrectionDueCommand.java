package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.ledger.LedgerFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "due",
    mixinStandardHelpOptions = true,
    description = "Lists who has a record that was corrected and has not been told of it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nobody's day has passed",
      "1:Somebody should have been told by now",
      "2:It cannot be done; why"
    })
final class CorrectionDueCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LEDGER", description = "The ledger, or a copy of its log.")
  Path folder = Path.of("");

  @Mixin LedgerKeyOption key = new LedgerKeyOption();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    List<Disclosures.Due> due =
        Disclosures.due(LedgerFiles.open(folder, key.key(folder, spec.commandLine().getErr())));
    PrintWriter out = spec.commandLine().getOut();
    if (due.isEmpty()) {
      out.println("Everybody who has a record has its corrections.");
    } else {
      out.print(
          Terminal.table(
              List.of("by", "correction", "disclosure", "recipient", ""),
              due.stream()
                  .map(d ->
                      List.of(
                          d.by().toString(),
                          Long.toString(d.correction()),
                          Long.toString(d.disclosure()),
                          Terminal.plain(d.recipient()),
                          d.by().isBefore(today) ? "OVERDUE" : ""))
                  .toList()));
    }
    out.flush();
    return due.stream().anyMatch(d -> d.by().isBefore(today)) ? Exeat.REFERRED : Exeat.CONFIRMED;
  }
}
