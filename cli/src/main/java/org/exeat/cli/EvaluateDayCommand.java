package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.domain.Calibration;
import org.exeat.domain.Lane;
import org.exeat.evaluation.CaptureEvaluation;
import org.exeat.evaluation.CaptureSteps;
import org.exeat.evaluation.DayShare;
import org.exeat.evaluation.DayTable;
import org.exeat.evaluation.DayTrial;
import org.exeat.evaluation.Table;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.LaneFile;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.TrafficShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "day",
    mixinStandardHelpOptions = true,
    description = {
      "A simulated day at the lane, from the cameras to the record: who was confirmed rightly and wrongly, what that"
          + " was planted was missed, who was referred needlessly; and whether everybody is in the ledger.",
      "Without an officer. A run that was cut off goes on with the same command; what evaluate capture has drawn in the"
          + " same folder is used."
    })
final class EvaluateDayCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where frames, documents, the ledger and day.txt are written.")
  Path out = Path.of("");

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Operating points. Default: the layout's, such as recommended-calibration.yaml beside it, else the model's.")
  @Nullable Path calibrationFile;

  @Option(
      names = "--no-prompts",
      description = "Nobody is asked for anything: no reactions are drawn.")
  boolean unprompted;

  @Option(
      names = "--share",
      paramLabel = "K/N",
      description = {
        "Only this share of the vehicles, such as 2/5: a long day in several goes, or on several machines. Add the"
            + " shares up with evaluate sum."
      })
  String share = TrafficShare.WHOLE.toString();

  @Mixin TrialOptions trial = new TrialOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    TrafficShare part = TrafficShare.parse(share);
    Scene scene = trial.scene();
    Lane lane = LaneFile.read(trial.layout());
    int threads = trial.threads(faces);
    Files.createDirectories(out);
    Path ledger = out.resolve("ledger-" + Instant.now().getEpochSecond());
    List<DayTrial.Crossing> crossings;
    CaptureSteps captured;
    Calibration calibration;
    try (FaceAnalyzer analyzer = faces.openForCapture();
        ProgressBar bar = Terminal.progress("Day")) {
      calibration = trial.calibration(calibrationFile, faces, analyzer);
      CaptureEvaluation capture =
          trial.evaluation(scene, lane, part, out, analyzer, faces, threads);
      CaptureEvaluation.Progress progress = EvaluateCaptureCommand.progress(bar);
      captured = capture.captured(calibration, !unprompted, progress);
      Ledger.create(ledger, "exeat.example/" + scene.name());
      bar.setExtraMessage("Crossings");
      bar.maxHint(captured.passages().size());
      try (CrossingBook book =
          Recording.book(
              ledger, Optional.empty(), Clock.systemUTC(), spec.commandLine().getErr())) {
        crossings =
            new DayTrial(
                    new PassagePapers(scene.with(lane), trial.vehicles),
                    out.resolve("documents"),
                    analyzer,
                    calibration,
                    CrossingPolicy.DEFAULT.with(lane.profiles()),
                    book)
                .run(captured.passages(), threads, bar::stepTo);
      }
    }
    LedgerCheck.Report report =
        LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), threads, done -> {});
    DayTable day = new DayTable(crossings, report.kinds());
    DayShare result =
        DayShare.of(
            trial.words(scene, lane, unprompted ? ", nobody asked" : "").strip(),
            trial.words(scene, calibration).strip(),
            part,
            day,
            captured,
            report.findings());
    DayShareFile.write(result, out.resolve("day.json"));
    List<Table> tables = new ArrayList<>(day.tables());
    tables.addAll(captured.tables());
    String text = text(result, tables);
    Files.writeString(out.resolve("day.txt"), text);
    PrintWriter words = spec.commandLine().getOut();
    words.print(text);
    words.flush();
    return report.findings().isEmpty() ? Exeat.CONFIRMED : Exeat.BROKEN;
  }

  /** A day, or shares of one, as it is read. */
  static String text(DayShare day, List<Table> tables) {
    StringBuilder text = new StringBuilder();
    text.append(day.tried()).append('\n').append(day.calibrated()).append('\n');
    if (!day.whole()) {
      text.append("Of this day only ").append(String.join(", ", day.shares())).append('\n');
    }
    for (Table t : tables) {
      text.append('\n').append(t.title()).append('\n');
      text.append(Terminal.table(t.heads(), t.texts()));
    }
    return text.append('\n')
        .append(
            day.findings().isEmpty()
                ? "The ledger is as it must be.\n"
                : "The ledger: " + String.join("; ", day.findings()) + "\n")
        .toString();
  }
}
