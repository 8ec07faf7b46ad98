package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.documents.trust.TrustStore;
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

/** The main job as commands share it: assess a folder, write the result and the page, say so. */
final class Verification {
  private Verification() {}

  /**
   * Assesses a crossing and writes {@code result.json} and {@code report.html}.
   *
   * @param target where they go
   * @param calibration of the model, or null for the one that comes with it
   * @param trust who may sign the documents' chips
   * @param announced people of a departure that was announced
   */
  static Assessment run(
      Path folder,
      Path target,
      FaceOptions faces,
      @Nullable Path calibration,
      CrossingPolicy policy,
      TrustStore trust,
      int announced,
      TraceSink trace,
      PrintWriter out)
      throws Exception {
    Assessment assessment;
    try (FaceAnalyzer analyzer = faces.open();
        ProgressBar bar = Terminal.progress("Pictures")) {
      assessment =
          new CrossingRecipe(
                  analyzer, faces.calibration(calibration, analyzer), policy, trust, trace)
              .assess(
                  folder,
                  LocalDate.now(ZoneId.systemDefault()),
                  announced,
                  (done, total) -> bar.maxHint(total).stepTo(done));
    }
    Files.createDirectories(target);
    Path result = target.resolve("result.json");
    Files.writeString(result, AssessmentJson.of(assessment));
    Path report = target.resolve("report.html");
    PrivateFile.write(report, VerificationReport.of(assessment).html());
    print(assessment, result, report, out);
    return assessment;
  }

  private static void print(Assessment a, Path result, Path report, PrintWriter out) {
    out.println();
    out.println(Wording.coverage(a));
    out.println();
    out.print(table(a));
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

  /** Everybody's verdict, a line each. */
  static String table(Assessment a) {
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
    return Terminal.table(List.of("who", "with", "verdict", "why"), rows);
  }

  private static List<String> row(String who, String with, Verdict verdict) {
    return List.of(who, with, Wording.headline(verdict), Wording.sentence(verdict));
  }
}
