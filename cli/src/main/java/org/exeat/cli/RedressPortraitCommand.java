package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.lane.EvidenceKeeping;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.Redress;
import org.exeat.records.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "portrait",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps a new picture of a holder, whom an officer has seen to be the holder, as a second reference for later"
          + " crossings by the same document. The policy must let encounter portraits be kept.",
      "Only with the holder's consent, which --consent says is given; the ledger has it."
    })
final class RedressPortraitCommand implements Callable<Integer> {
  @Mixin HolderOptions holder = new HolderOptions();

  @Option(
      names = "--photo",
      paramLabel = "FILE",
      required = true,
      description = "The new picture, in which the holder is alone.")
  Path photo = Path.of("");

  @Option(
      names = "--consent",
      required = true,
      description = "The holder consents to the picture being kept as the policy says.")
  boolean consent;

  @Mixin KeepingOptions keeping = new KeepingOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    keeping.check(true);
    TravelDocument document = holder.document();
    Image picture = ImageDecoder.read(photo);
    try (KeepingOptions.Open open = keeping.open(holder.ledger, spec.commandLine().getErr());
        Ledger ledger = Ledger.open(holder.ledger, Clock.systemUTC());
        FaceAnalyzer analyzer = faces.open()) {
      EvidenceKeeping into =
          open.keeping()
              .orElseThrow(() ->
                  new InvalidInputException(
                      "--retention, --vault and --stays say where the picture is kept"));
      into.begin(ledger.open().keySet());
      new Redress(into, ledger, Clock.systemUTC())
          .renew(document, picture, analyzer, Recording.officer(ledger), holder.request);
    }
    spec.commandLine().getOut().println("Kept; later crossings by this document compare with it.");
    return Exeat.CONFIRMED;
  }
}
