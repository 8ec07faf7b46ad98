package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.Direction;
import org.exeat.faces.TraceSink;
import org.exeat.lane.Assessment;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.lane.TraceFolder;
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
    description = {
      "Holds a carload of photographs against the documents that its travellers presented.",
      "FOLDER holds photos/ (pictures) and documents/ (a folder for each document with the files of its chip, or with document.yaml and a portrait)."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The crossing.")
  Path folder = Path.of("");

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Operating points of the model, from ./exeat calibrate. Default: those that come with it.")
  @Nullable Path calibration;

  @Option(
      names = "--promise",
      paramLabel = "P",
      description =
          "Bound on the chance that a crossing holds a false confirmation. Default: ${DEFAULT-VALUE}.")
  double promise = CrossingPolicy.DEFAULT.promise().falseConfirmation();

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description =
          "The lane that was crossed, for its profiles of modes: ages, size of groups, who must count. Default: the usual ones.")
  @Nullable Path lane;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where result.json and report.html go. Default: FOLDER itself.")
  @Nullable Path out;

  @Option(
      names = "--trace",
      paramLabel = "FOLDER",
      description =
          "Writes what each stage made of each face: boxes, landmarks, quality, aligned crop.")
  @Nullable Path trace;

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      description =
          "Records the crossing's outcomes in this ledger, without pictures, names and numbers; see ./exeat ledger.")
  @Nullable Path ledger;

  @Option(
      names = "--accept-unproven",
      description = {
        "Lets portraits confirm although nobody has proved that a state put them into the document: those beside a"
            + " document.yaml, and chips whose issuer or revocation list is not in the trust store."
      })
  boolean acceptUnproven;

  @Mixin KeepingOptions keeping = new KeepingOptions();
  @Mixin ReceiptOptions receipts = new ReceiptOptions();
  @Mixin AnnouncedOptions announced = new AnnouncedOptions();
  @Mixin TrustOptions trust = new TrustOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    keeping.check(ledger != null);
    receipts.check(ledger != null);
    CrossingPolicy policy =
        new CrossingPolicy(
            new CrossingPromise(promise),
            lane == null ? Map.of() : LaneFile.read(lane).profiles(),
            CrossingPolicy.DEFAULT.capture(),
            CrossingPolicy.DEFAULT.portrait(),
            trust.policy(),
            acceptUnproven);
    Optional<AnnouncedOptions.Shown> shown = announced.open(ledger != null);
    try {
      Assessment assessment =
          Verification.run(
              folder,
              out == null ? folder : out,
              faces,
              calibration,
              policy,
              trust.read(),
              shown.isPresent() ? shown.get().people(Instant.now()) : 0,
              trace == null ? TraceSink.NONE : new TraceFolder(trace),
              spec.commandLine().getOut());
      record(assessment, shown);
      return assessment.everyoneConfirmed() ? Exeat.CONFIRMED : Exeat.REFERRED;
    } finally {
      if (shown.isPresent()) {
        shown.get().close();
      }
    }
  }

  private void record(Assessment assessment, Optional<AnnouncedOptions.Shown> shown)
      throws Exception {
    Path into = ledger;
    if (into == null) {
      return;
    }
    if (shown.isPresent() && assessment.direction() != Direction.EXIT) {
      throw new InvalidInputException(
          "departures are announced, and this crossing is an entry: nothing was recorded");
    }
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    if (receipts.given() && !assessment.date().equals(today)) {
      throw new InvalidInputException(
          "no receipts: the crossing is of " + assessment.date() + ", and a receipt is for today");
    }
    try (KeepingOptions.Open open = keeping.open(into, spec.commandLine().getErr())) {
      Recording.record(
          assessment,
          into,
          "folder",
          shown,
          open.keeping(),
          receipts,
          Clock.systemUTC(),
          spec.commandLine().getOut());
    }
  }
}
