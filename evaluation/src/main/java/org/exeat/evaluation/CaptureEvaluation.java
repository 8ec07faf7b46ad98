package org.exeat.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.domain.Calibration;
import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.evaluation.PassageTrial.Asked;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.scene.TrafficShare;
import org.exeat.simulator.traffic.Prompting;

/**
 * Draws traffic through a scene's own lane and through another one, and captures it step by step:
 * two pictures at the stop line, the best of all frames by themselves, then tracks, then closer
 * looks, then prompts. A run that was cut off goes on where it was.
 */
public final class CaptureEvaluation {
  /** A step for each asking; more do not fit into a vehicle's patience. */
  private static final List<String> ASKED =
      List.of(
          "prompts, the documents' number known",
          "prompts up to twice",
          "prompts up to three times",
          "prompts up to four times",
          "prompts up to five times");

  /** A step with one run of the detector for each frame: nothing is looked at closely. */
  private static final String TRACKS = "tracks, best shots, where heads can be";

  private final Scene scene;
  private final Lane lane;
  private final int vehicles;
  private final TrafficShare share;
  private final Path out;
  private final FaceAnalyzer analyzer;
  private final double samePerson;
  private final FrameBudget budget;
  private final int threads;
  private final List<Path> rounds = new ArrayList<>();

  /**
   * @param scene the baseline, with the cameras of its own lane
   * @param lane the layout that is tried
   * @param vehicles of the whole traffic
   * @param share of it that is tried
   * @param out where frames are drawn to: baseline, layout, prompted
   * @param samePerson as of {@link LaneCapture}
   * @param budget of each frame in the last steps
   */
  public CaptureEvaluation(
      Scene scene,
      Lane lane,
      int vehicles,
      TrafficShare share,
      Path out,
      FaceAnalyzer analyzer,
      double samePerson,
      FrameBudget budget,
      int threads) {
    this.scene = scene;
    this.lane = lane;
    this.vehicles = vehicles;
    this.share = share;
    this.out = out;
    this.analyzer = analyzer;
    this.samePerson = samePerson;
    this.budget = budget;
    this.threads = threads;
  }

  /** Hears of a stage, and how much of it is done. */
  public interface Progress {
    /**
     * A stage begins.
     *
     * @param all what it counts up to
     */
    void stage(String name, int all);

    /** So much of the stage is done; called by several threads. */
    void done(int done);
  }

  /**
   * Runs all steps.
   *
   * @param calibration that portraits are compared with
   */
  public CaptureSteps run(Calibration calibration, Progress progress) throws IOException {
    List<CaptureSteps.Step> steps = new ArrayList<>();
    Path baseline = out.resolve("baseline");
    Path layout = out.resolve("layout");
    draw(planned(scene, baseline), "Drawing, own lane", progress);
    steps.addAll(alone("the scene's own camera", baseline, progress));
    Scene other = scene.with(lane);
    draw(planned(other, layout), "Drawing, layout", progress);
    steps.addAll(alone("the layout's cameras", layout, progress));
    if (budget.runs() > 1) {
      steps.add(
          CaptureSteps.Step.ofPassages(
              TRACKS, passages(layout, List.of(), Map.of(), FrameBudget.runs(1), progress)));
    }
    return whole(calibration, steps, true, progress);
  }

  /** The captures of vehicles' people, and their portraits; empty where there are too few. */
  public Optional<CapturedFaces> faces(List<Passage> passages, Progress progress)
      throws IOException {
    progress.stage("Portraits", passages.size());
    return CapturedFaces.of(
        analyzer, planned(scene.with(lane), out.resolve("layout")), passages, progress::done);
  }

  /** Draws the traffic through the layout alone and captures it whole; nobody is asked. */
  public List<Passage> unprompted(Progress progress) throws IOException {
    Path layout = out.resolve("layout");
    draw(planned(scene.with(lane), layout), "Drawing", progress);
    return passages(layout, List.of(), Map.of(), budget, progress);
  }

  /**
   * Draws the traffic through the layout alone and captures it whole: the last steps.
   *
   * @param calibration that portraits are compared with
   * @param asks whether people are asked for what is lacking, a step for each time they are
   */
  public CaptureSteps captured(Calibration calibration, boolean asks, Progress progress)
      throws IOException {
    return whole(calibration, List.of(), asks, progress);
  }

  private CaptureSteps whole(
      Calibration calibration, List<CaptureSteps.Step> before, boolean asks, Progress progress)
      throws IOException {
    List<CaptureSteps.Step> steps = new ArrayList<>(before);
    List<Passage> closer = unprompted(progress);
    steps.add(
        CaptureSteps.Step.ofPassages(
            budget.runs() > 1 ? "tiles and closer looks, " + budget.runs() + " runs" : TRACKS,
            closer));
    List<Passage> last = closer;
    if (asks) {
      last = prompted(scene.with(lane), out.resolve("layout"), closer, steps, progress);
    }
    return new CaptureSteps(
        steps, last, faces(last, progress).map(f -> PortraitScores.of(f, calibration)));
  }

  /** Two pictures of each vehicle, and the best of all frames. */
  private List<CaptureSteps.Step> alone(String cameras, Path run, Progress progress)
      throws IOException {
    CaptureTrial trial = new CaptureTrial(analyzer, run);
    progress.stage("Frames by themselves", trial.frames());
    CaptureTrial.Result result = trial.run(threads, progress::done);
    return List.of(
        CaptureSteps.Step.of(cameras + ", two pictures at the stop line", result.atStopLine()),
        CaptureSteps.Step.of(cameras + ", each frame by itself", result));
  }

  private List<Passage> passages(
      Path run,
      List<Path> reactions,
      Map<Integer, List<Asked>> asked,
      FrameBudget of,
      Progress progress)
      throws IOException {
    PassageTrial trial =
        new PassageTrial(
            new LaneCapture(lane, analyzer, QualityPolicy.CAPTURE, samePerson, of),
            run,
            reactions,
            asked);
    progress.stage("Passages", trial.vehicles());
    return trial.run(threads, progress::done);
  }

  private SimulationRun planned(Scene of, Path folder) throws IOException {
    return SimulationRun.plan(of, vehicles, share, folder, false);
  }

  private void draw(SimulationRun run, String name, Progress progress) throws IOException {
    progress.stage(name, run.frames());
    run.draw(threads, progress::done);
  }

  /**
   * Asks for what is lacking, draws how people react, looks again, and asks again for what is
   * lacking then.
   *
   * @param steps to which each asking is added
   */
  private List<Passage> prompted(
      Scene other,
      Path layout,
      List<Passage> passages,
      List<CaptureSteps.Step> steps,
      Progress progress)
      throws IOException {
    Map<Integer, Passage> all = new TreeMap<>();
    passages.forEach(p -> all.put(p.vehicle().vehicle(), p));
    rounds.clear();
    List<Passage> last = passages;
    for (int round = 1; round <= ASKED.size(); round++) {
      Map<Integer, List<Asked>> asked = new TreeMap<>();
      Map<Integer, Prompting> promptings = new TreeMap<>();
      for (Passage p : last) {
        // each round answers one asking; what was asked beyond waits for this one
        if (p.asked().size() == round) {
          asked.put(p.vehicle().vehicle(), p.asked());
          promptings.put(p.vehicle().vehicle(), prompting(p));
        }
      }
      if (asked.isEmpty()) {
        break;
      }
      Path folder = out.resolve("prompted-" + budget.runs() + "-" + round);
      SimulationRun run = SimulationRun.prompted(other, vehicles, share, folder, promptings);
      if (run.frames() == 0) {
        break;
      }
      draw(run, "Drawing reactions, " + round, progress);
      rounds.add(folder);
      last = passages(layout, rounds, asked, budget, progress);
      last.forEach(p -> all.put(p.vehicle().vehicle(), p));
      steps.add(CaptureSteps.Step.ofPassages(ASKED.get(round - 1), List.copyOf(all.values())));
    }
    if (rounds.isEmpty()) {
      steps.add(CaptureSteps.Step.ofPassages(ASKED.getFirst(), passages));
    }
    return List.copyOf(all.values());
  }

  /** The folders of all frames that were looked at through the layout, once it has run. */
  public List<Path> runs() {
    List<Path> runs = new ArrayList<>(List.of(out.resolve("layout")));
    runs.addAll(rounds);
    return runs;
  }

  private Prompting prompting(Passage p) {
    Instant midnight =
        p.vehicle().arrives().toLocalDate().atStartOfDay().toInstant(scene.world().zone());
    return new Prompting(
        p.asked().stream()
            .map(a ->
                new Prompting.Asking(
                    Duration.between(midnight, a.time()).toNanos() / 1e9, a.prompts()))
            .toList());
  }
}
