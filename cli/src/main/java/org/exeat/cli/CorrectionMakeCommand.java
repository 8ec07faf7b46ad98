package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "make",
    mixinStandardHelpOptions = true,
    description = {
      "Corrects an entry by another one: the wrong one stays, for nothing in the ledger can be changed.",
      "Everybody who has got the record of this holder is to be told: ./exeat correction notice writes it, and"
          + " ./exeat correction sent says that it went out."
    })
final class CorrectionMakeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LEDGER",
      description = "The port's ledger, not open elsewhere.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ENTRY", description = "Number in the ledger, from 0.")
  long entry;

  @Parameters(
      index = "2",
      paramLabel = "DOCUMENT",
      description = "Whose holder is concerned: number in the crossing, from 1.")
  int document;

  @Option(
      names = "--correction",
      paramLabel = "WORDS",
      required = true,
      description = "What is right, without names.")
  String correction = "";

  @Option(
      names = "--reason",
      paramLabel = "WORDS",
      required = true,
      description = "How it is known, without names.")
  String reason = "";

  @Option(
      names = "--by",
      paramLabel = "YYYY-MM-DD",
      required = true,
      description = "The day by which everybody who has the record must have the correction.")
  LocalDate by = LocalDate.EPOCH;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PrintWriter words = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      Disclosures disclosures = Recording.disclosures(ledger, folder);
      long made = disclosures.correct(entry, document, reason, correction, by);
      words.println("Entry " + made + " corrects entry " + entry + ".");
      words.flush();
      List<Disclosures.Due> due =
          disclosures.due().stream().filter(d -> d.correction() == made).toList();
      for (Disclosures.Due d : due) {
        words.println(
            "To be told by "
                + d.by()
                + ": "
                + Terminal.plain(d.recipient())
                + ", with ./exeat correction notice "
                + folder
                + " "
                + made
                + " "
                + d.disclosure()
                + " --out FILE");
      }
      words.println(
          due.isEmpty()
              ? "Nobody outside has this record."
              : "When one has gone out: ./exeat correction sent "
                  + folder
                  + " "
                  + made
                  + " DISCLOSURE");
      words.flush();
    }
    return Exeat.CONFIRMED;
  }
}
