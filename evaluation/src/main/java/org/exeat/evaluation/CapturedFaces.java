package org.exeat.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.Shot;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.Template;
import org.exeat.simulator.people.DocumentPortrait;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.scene.SimulationRun;

/**
 * The people of a simulated run who were captured and present an own document in which nothing is
 * planted: their captures and the portraits.
 *
 * @param best by each one's best shot
 * @param fused by the template that is fused of several shots, as a decision takes it
 * @param halves by the template of every other good shot and that of the rest: two captures of one
 *     passage
 * @param faceless people left out because no face was found in their portrait
 */
public record CapturedFaces(
    LabelledFaces best, LabelledFaces fused, LabelledFaces halves, int faceless) {
  /**
   * Describes the portraits.
   *
   * @param progress hears how many vehicles are done
   * @return empty where fewer than two people have both
   */
  public static Optional<CapturedFaces> of(
      FaceAnalyzer analyzer, SimulationRun run, List<Passage> passages, IntConsumer progress) {
    List<LabelledFaces.Person> best = new ArrayList<>();
    List<LabelledFaces.Person> fused = new ArrayList<>();
    List<LabelledFaces.Person> halves = new ArrayList<>();
    int pictures = 0;
    int faceless = 0;
    int done = 0;
    for (Passage passage : passages) {
      Map<Integer, Image> portraits = run.portraits(passage.vehicle().vehicle());
      for (Person p : passage.people()) {
        Image portrait = portraits.get(p.traveller().occupant());
        if (portrait != null && p.capture().isPresent() && !p.picture()) {
          Optional<Template> own = template(analyzer, portrait);
          if (own.isPresent()) {
            CapturedOccupant capture = p.capture().get();
            List<Template> good = good(capture);
            best.add(new LabelledFaces.Person(own, List.of(good.getFirst())));
            fused.add(new LabelledFaces.Person(own, List.of(capture.template())));
            halves.add(new LabelledFaces.Person(own, halves(good)));
            pictures += 1 + good.size();
          } else {
            faceless++;
          }
        }
      }
      progress.accept(++done);
    }
    return best.size() < 2
        ? Optional.empty()
        : Optional.of(
            new CapturedFaces(
                new LabelledFaces(best, pictures, 0, 0),
                new LabelledFaces(fused, pictures, 0, 0),
                new LabelledFaces(halves, pictures, 0, 0),
                faceless));
  }

  /**
   * The portraits of people who were never captured, but for those in which no face is found.
   *
   * @param firstSeed of the first one; the others follow
   * @param threads portraits at a time
   * @param progress hears how many are done
   */
  public static List<Template> strangers(
      FaceAnalyzer analyzer, long firstSeed, int people, int threads, IntConsumer progress)
      throws IOException {
    List<Callable<Optional<Template>>> parts = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Identity stranger = Identity.of(firstSeed + i);
      parts.add(() -> template(analyzer, DocumentPortrait.of(stranger, stranger.seed()).image()));
    }
    return TrialParts.run(parts, threads, progress).stream().flatMap(Optional::stream).toList();
  }

  /** Of the largest face of a portrait. */
  private static Optional<Template> template(FaceAnalyzer analyzer, Image portrait) {
    return analyzer.describe(portrait, analyzer.find(portrait)).stream()
        .max(Comparator.comparingDouble(f -> f.detection().box().area()))
        .map(AnalyzedFace::template);
  }

  /** Of the shots that count, the best first. */
  private static List<Template> good(CapturedOccupant capture) {
    return capture.shots().stream()
        .filter(Shot::usable)
        .map(s -> s.sighting().face().template())
        .toList();
  }

  private static List<Template> halves(List<Template> shots) {
    List<Template> even = new ArrayList<>();
    List<Template> odd = new ArrayList<>();
    for (int i = 0; i < Math.min(CapturedOccupant.FUSED, shots.size()); i++) {
      (i % 2 == 0 ? even : odd).add(shots.get(i));
    }
    return odd.isEmpty()
        ? List.of(Template.mean(even))
        : List.of(Template.mean(even), Template.mean(odd));
  }
}
