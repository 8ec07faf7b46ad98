package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.EntryWording;
import org.exeat.lane.ZoneFields;
import org.exeat.records.disclosure.SubjectAccess;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.report.Explanation;
import org.exeat.report.SubjectPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = {
      "Finds all crossings in which a document was presented, and writes all that the ledger says about its holder: as"
          + " a page, with a proof for each entry.",
      "That it was taken out is an entry too. What is about others in the same vehicle is left out."
    })
final class SubjectAccessCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LEDGER", description = "The port's ledger, not open elsewhere.")
  Path folder = Path.of("");

  @Option(
      names = "--zone",
      paramLabel = "FILE",
      required = true,
      description =
          "A text file with the printed machine readable zone of the document that the holder shows.")
  Path zone = Path.of("");

  @Option(
      names = "--request",
      paramLabel = "WORDS",
      required = true,
      description = "What the ledger says of the purpose, such as the request's number; no names.")
  String request = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "A new folder for subject.html and the proofs, for its owner only.")
  Path out = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    TravelDocument document = ZoneFields.read(zone, LocalDate.now(ZoneId.systemDefault()));
    PrintWriter words = spec.commandLine().getOut();
    SubjectAccess found;
    LedgerFiles files;
    Path to;
    try (Ledger ledger = Ledger.open(folder, clock)) {
      ledger.checkpoint();
      to = PrivateFile.folder(out);
      Pseudonym viewer = Recording.officer(ledger);
      List<LedgerEntry> viewed = new ArrayList<>();
      for (SubjectAccess.Crossing c : find(ledger, document).crossings()) {
        for (int d : c.documents()) {
          viewed.add(
              new LedgerEntry.Viewed(
                  clock.instant(), c.id(), Optional.of(d), viewer, true, request));
        }
      }
      ledger.append(
          viewed.isEmpty()
              ? List.of(new LedgerEntry.NothingFound(clock.instant(), viewer, request))
              : viewed);
      ledger.checkpoint();
      found = find(ledger, document);
      files = LedgerFiles.open(folder, ledger.key());
    }
    PrivateFile.write(to.resolve("subject.html"), page(found, files, to, clock.instant()).html());
    words.println(
        "Crossings: "
            + found.crossings().size()
            + ", entries about the holder: "
            + found.crossings().stream().mapToInt(c -> c.lines().size()).sum()
            + "; see "
            + to.resolve("subject.html"));
    words.flush();
    return Exeat.CONFIRMED;
  }

  private SubjectAccess find(Ledger ledger, TravelDocument document) throws IOException {
    return SubjectAccess.of(
        LedgerFiles.open(folder, ledger.key()),
        ledger.pseudonyms(),
        document.issuingState(),
        document.documentNumber());
  }

  private static String shown(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
  }

  private static SubjectPage page(SubjectAccess found, LedgerFiles files, Path to, Instant now)
      throws IOException {
    List<SubjectPage.Crossing> crossings = new ArrayList<>();
    for (SubjectAccess.Crossing c : found.crossings()) {
      List<SubjectPage.Line> lines = new ArrayList<>();
      for (SubjectAccess.Line l : c.lines()) {
        String proof = "it is about others too: an auditor can check it";
        if (l.whole()) {
          proof = "entry-" + l.index() + ".tlog-proof";
          PrivateFile.write(to.resolve(proof), files.prove(l.index()).text());
        }
        lines.add(
            new SubjectPage.Line(
                Long.toString(l.index()),
                shown(l.entry().at()),
                EntryWording.of(l.entry()),
                proof));
      }
      crossings.add(
          new SubjectPage.Crossing(
              "Crossing " + c.id(),
              c.others() == 0
                  ? "No entry of this crossing was left out."
                  : "Entries that were left out, about others or about faces of whom nobody knows whose they are: "
                      + c.others()
                      + ".",
              lines));
    }
    return new SubjectPage(
        "What the records say about the holder of this document",
        "Until " + shown(now) + " UTC",
        "Ledger " + files.checkpoint().origin() + ", " + files.checkpoint().size() + " entries",
        crossings,
        List.of(
            new Explanation(
                "What this is",
                List.of(
                    "All entries of the port's ledger about the holder of the document that was shown, found by a"
                        + " pseudonym that only the port can compute, and only from the document. The ledger holds no"
                        + " name, no number, no picture.",
                    "A photograph is said to be the holder's where it confirmed the document; whose another one is"
                        + " nobody knows. A crossing in which the document could not be read at all is not found.")),
            new Explanation(
                "How to prove it",
                List.of(
                    "./exeat ledger check entry-N.tlog-proof --key KEY, with the key that the port publishes, shows that"
                        + " the entry is in the ledger as it was signed. The proofs are in the C2SP format tlog-proof;"
                        + " other programs read it too.",
                    "What went to others is an entry here: where none says so, nothing was disclosed by this"
                        + " system."))));
  }
}
