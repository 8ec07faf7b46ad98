package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.Verdict;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.Assessment;
import org.exeat.lane.AssessmentJson;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.Photo;
import org.exeat.lane.Wording;
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
      "FOLDER holds photos/ (pictures) and documents/ (a folder for each document with document.yaml and a portrait)."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The crossing.")
  Path folder = Path.of("");

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "Operating points of the model, from ./exeat calibrate.")
  @Nullable Path calibration;

  @Option(
      names = "--promise",
      paramLabel = "P",
      description =
          "Bound on the chance that a crossing holds a false confirmation. Default: ${DEFAULT-VALUE}.")
  double promise = CrossingPolicy.DEFAULT.promise().falseConfirmation();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where result.json and report.html go. Default: FOLDER itself.")
  @Nullable Path out;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Assessment assessment;
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Pictures")) {
      Calibration points = faces.calibration(calibration, analyzer);
      CrossingPolicy policy =
          new CrossingPolicy(
              new CrossingPromise(promise),
              CrossingPolicy.DEFAULT.ages(),
              CrossingPolicy.DEFAULT.capture(),
              CrossingPolicy.DEFAULT.portrait());
      assessment =
          new CrossingRecipe(analyzer, points, policy, TraceSink.NONE)
              .assess(
                  folder,
                  LocalDate.now(java.time.ZoneId.systemDefault()),
                  (done, total) -> bar.maxHint(total).stepTo(done));
    }
    Path target = out == null ? folder : out;
    Files.createDirectories(target);
    Path result = target.resolve("result.json");
    Files.writeString(result, AssessmentJson.of(assessment));
    Path report = target.resolve("report.html");
    Files.writeString(report, VerificationReport.of(assessment).html());
    if (spec != null) {
      print(assessment, result, report, spec.commandLine().getOut());
    }
    return assessment.everyoneConfirmed() ? Exeat.CONFIRMED : Exeat.REFERRED;
  }

  private static void print(Assessment a, Path result, Path report, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    for (int d = 0; d < a.documents().size(); d++) {
      String with =
          a.decision()
              .assignment()
              .ofDocument(d)
              .map(p -> "occupant " + (p.occupant() + 1))
              .orElse("-");
      rows.add(row("document " + (d + 1), with, a.decision().documents().get(d)));
    }
    for (int o = 0; o < a.occupants().size(); o++) {
      if (a.decision().assignment().ofOccupant(o).isEmpty()) {
        rows.add(row("occupant " + (o + 1), "-", a.decision().occupants().get(o)));
      }
    }
    out.println();
    out.println(Wording.coverage(a.coverage()));
    out.println();
    out.print(Terminal.table(List.of("who", "with", "verdict", "why"), rows));
    for (Photo photo : a.photos()) {
      if (photo instanceof Photo.Unreadable unreadable) {
        out.println("photo " + (photo.number() + 1) + " was not used: " + unreadable.why());
      }
    }
    out.println();
    out.println("Result: " + result);
    out.println("Report: " + report);
    out.flush();
  }

  private static List<String> row(String who, String with, Verdict verdict) {
    return List.of(who, with, Wording.headline(verdict), Wording.sentence(verdict));
  }
}
