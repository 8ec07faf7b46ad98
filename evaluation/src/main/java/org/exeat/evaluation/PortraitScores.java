package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.exeat.evaluation.CaptureSteps.Table;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.Template;
import org.exeat.simulator.scene.SimulationRun;

/**
 * Captures against the portraits of the travellers' documents, each with the own one and with those
 * of all others who were captured: by the best shot alone, and by the template that is fused of
 * several shots. This is what fusing brings.
 *
 * @param people with a capture and an own document
 * @param faceless more of them, who are left out because no face was found in their portrait
 * @param best by the best shot
 * @param fused by the fused template
 */
public record PortraitScores(int people, int faceless, Scores best, Scores fused) {
  /** Share of false matches at which misses are told, as far as so few comparisons can. */
  private static final double FALSE_MATCHES = .01;

  private record Pair(Template best, Template fused, Template portrait) {}

  /**
   * Compares.
   *
   * @param progress hears how many vehicles are done
   * @return empty where fewer than two people have both
   */
  static Optional<PortraitScores> of(
      FaceAnalyzer analyzer, SimulationRun run, List<Passage> passages, IntConsumer progress) {
    List<Pair> pairs = new ArrayList<>();
    int faceless = 0;
    int done = 0;
    for (Passage passage : passages) {
      Map<Integer, Image> portraits = run.portraits(passage.vehicle().vehicle());
      for (Person p : passage.people()) {
        Image portrait = portraits.get(p.traveller().occupant());
        if (portrait != null && p.capture().isPresent() && !p.picture()) {
          Template best = p.capture().get().capture().sighting().face().template();
          Optional<Template> own = template(analyzer, portrait);
          own.ifPresent(t -> pairs.add(new Pair(best, p.capture().get().template(), t)));
          faceless += own.isEmpty() ? 1 : 0;
        }
      }
      progress.accept(++done);
    }
    return pairs.size() < 2
        ? Optional.empty()
        : Optional.of(
            new PortraitScores(
                pairs.size(),
                faceless,
                scores(pairs.stream().map(Pair::best).toList(), pairs),
                scores(pairs.stream().map(Pair::fused).toList(), pairs)));
  }

  /** Of the largest face. */
  private static Optional<Template> template(FaceAnalyzer analyzer, Image portrait) {
    return analyzer.describe(portrait, analyzer.find(portrait)).stream()
        .max(Comparator.comparingDouble(f -> f.detection().box().area()))
        .map(AnalyzedFace::template);
  }

  private static Scores scores(List<Template> captures, List<Pair> pairs) {
    double[] genuine = new double[pairs.size()];
    double[] impostor = new double[pairs.size() * (pairs.size() - 1)];
    int n = 0;
    for (int i = 0; i < pairs.size(); i++) {
      for (int j = 0; j < pairs.size(); j++) {
        double score = LabelledFaces.score(captures.get(i), pairs.get(j).portrait());
        if (i == j) {
          genuine[i] = score;
        } else {
          impostor[n++] = score;
        }
      }
    }
    return new Scores(genuine, impostor);
  }

  /** As a table. */
  Table table() {
    return new Table(
        "Captures against the portraits in the documents of all who were captured, "
            + people
            + " people"
            + (faceless > 0 ? ", " + faceless + " left out whose portrait shows no face" : ""),
        List.of("", "area under the ROC curve", "equal error rate", "own one missed at FMR 1 %"),
        List.of(row("best shot", best), row("fused template", fused)));
  }

  private static List<String> row(String name, Scores scores) {
    double threshold = scores.thresholdFor((int) (FALSE_MATCHES * scores.impostorCount()));
    return List.of(
        name,
        String.format(Locale.ROOT, "%.3f", scores.areaUnderCurve()),
        String.format(Locale.ROOT, "%.1f %%", 100 * scores.equalErrorRate()),
        CaptureSteps.share(scores.falseNonMatches(threshold), scores.genuineCount()));
  }
}
