package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.domain.Threshold;

/**
 * Captures against the portraits of the travellers' documents, each with the own one and with those
 * of all others who were captured: by the best shot alone, and by the template that is fused of
 * several shots. This is what fusing brings.
 *
 * @param people with a capture and an own document
 * @param faceless more of them, who are left out because no face was found in their portrait
 * @param best by the best shot
 * @param fused by the fused template
 * @param compared the same as the calibration compares them
 * @param threshold of the calibration at that share of false matches; empty where it shows none
 */
public record PortraitScores(
    int people,
    int faceless,
    Scores best,
    Scores fused,
    Scores compared,
    Optional<Threshold> threshold) {
  /** Share of false matches at which misses are told, as far as so few comparisons can. */
  private static final double FALSE_MATCHES = .01;

  /**
   * Compares.
   *
   * @param calibration that verdicts are made with
   */
  static PortraitScores of(CapturedFaces faces, Calibration calibration) {
    return new PortraitScores(
        faces.fused().people().size(),
        faces.faceless(),
        faces.best().scores(),
        faces.fused().scores(),
        faces.fused().as(calibration.centers()).scores(),
        calibration.thresholdFor(FALSE_MATCHES));
  }

  /** As a table. */
  public Table table() {
    List<Cell> calibrated = new ArrayList<>(row("fused, as calibrated", compared));
    if (threshold.isPresent()) {
      double at = threshold.get().score();
      calibrated.set(4, Cell.share(compared.falseMatches(at), compared.impostorCount()));
      calibrated.set(5, Cell.share(compared.falseNonMatches(at), compared.genuineCount()));
    }
    return new Table(
        Cell.of(
            "Captures against the portraits in the documents of all who were captured, "
                + people
                + " people"
                + (faceless > 0 ? ", " + faceless + " left out whose portrait shows no face" : "")),
        List.of(
            "",
            "area under the ROC curve",
            "equal error rate",
            "own one missed at FMR 1 %",
            "false matches at the calibration's 1 %",
            "own one missed there"),
        List.of(row("best shot", best), row("fused template", fused), calibrated));
  }

  /** What of it can be added to another trial's; empty where the calibration shows no threshold. */
  Optional<Table> sums() {
    return threshold.map(t ->
        new Table(
            Cell.of("Captures against the portraits in the documents, at the calibration's 1 %"),
            List.of("", ""),
            List.of(
                List.of(
                    Cell.of("false matches"),
                    Cell.share(compared.falseMatches(t.score()), compared.impostorCount())),
                List.of(
                    Cell.of("own one missed"),
                    Cell.share(compared.falseNonMatches(t.score()), compared.genuineCount())))));
  }

  private static List<Cell> row(String name, Scores scores) {
    double threshold = scores.thresholdFor((int) (FALSE_MATCHES * scores.impostorCount()));
    return List.of(
        Cell.of(name),
        Cell.of(String.format(Locale.ROOT, "%.3f", scores.areaUnderCurve())),
        Cell.of(String.format(Locale.ROOT, "%.1f %%", 100 * scores.equalErrorRate())),
        Cell.share(scores.falseNonMatches(threshold), scores.genuineCount()),
        Cell.of(""),
        Cell.of(""));
  }
}
