package org.exeat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
import org.exeat.domain.DisclosedField;
import org.exeat.domain.DisclosurePolicy;
import org.exeat.domain.TravelDocument;
import org.exeat.lane.DisclosureFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.ZoneFields;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "make",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one holder's part of a crossing for somebody else to have, and says so in the ledger before.",
      "Without a rule of the policy for this recipient, this purpose and these fields it is refused."
    })
final class DisclosureMakeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LEDGER",
      description = "The port's ledger, not open elsewhere.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "CROSSING", description = "Its name.")
  String crossing = "";

  @Parameters(index = "2", paramLabel = "DOCUMENT", description = "Number in the crossing, from 1.")
  int document;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "Who may have what, and by which law; see policies/.")
  Path policy = Path.of("");

  @Option(
      names = "--recipient",
      paramLabel = "WORDS",
      required = true,
      description = "Who gets it, as the policy's rule says.")
  String recipient = "";

  @Option(
      names = "--purpose",
      paramLabel = "WORDS",
      required = true,
      description = "What for, as the policy's rule says.")
  String purpose = "";

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      required = true,
      split = ",",
      description = "What of it: ${COMPLETION-CANDIDATES}, with commas between.")
  Set<DisclosedField> fields = EnumSet.noneOf(DisclosedField.class);

  @Option(
      names = "--zone",
      paramLabel = "FILE",
      description =
          "A text file with the printed machine readable zone of the document, to give its number: the ledger does"
              + " not know it.")
  @Nullable Path zone;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "A new file, JSON, for its owner only.")
  Path out = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    DisclosurePolicy allowed = DisclosureFile.read(policy);
    Path shown = zone;
    Optional<TravelDocument> holder =
        shown == null
            ? Optional.empty()
            : Optional.of(ZoneFields.read(shown, LocalDate.now(ZoneId.systemDefault())));
    if (Files.exists(out)) {
      throw new InvalidInputException("the file of --out is there already; name a new one");
    }
    Disclosures.Given given;
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      given =
          Recording.disclosures(ledger, folder)
              .give(
                  allowed,
                  CrossingId.parse(crossing),
                  document,
                  holder,
                  recipient,
                  purpose,
                  fields);
    }
    PrivateFile.write(out, given.json());
    spec.commandLine().getOut().println("Entry " + given.entry() + " says so; see " + out);
    return Exeat.CONFIRMED;
  }
}
