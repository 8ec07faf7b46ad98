package org.exeat.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Material for this package's tests. */
final class Given {
  static final String MODEL = "ab".repeat(32);

  private Given() {}

  /** Points at 10 %, 1 %, … with the scores 0.50, 0.55, 0.60, …; neutral at 0.45. */
  static Calibration calibration(int points, double repeatability) {
    List<Calibration.Point> list = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double fmr = Math.pow(10, -1 - i);
      list.add(new Calibration.Point(fmr, 0.5 + 0.05 * i, 0, 0, fmr, 0.01 * i, 0.02 * i));
    }
    return new Calibration(
        MODEL,
        1,
        new Calibration.Run("test-run", "2026-11-01", "none", "numbers", 2, 4, 10, 10, "anything"),
        0.45,
        repeatability,
        list);
  }

  static ComparisonMatrix scores(double[]... rows) {
    return matrix(
        Arrays.stream(rows)
            .map(r -> Arrays.stream(r).<Comparison>mapToObj(Comparison.Scored::new).toList())
            .toList(),
        rows.length == 0 ? 0 : rows[0].length);
  }

  static ComparisonMatrix matrix(List<List<Comparison>> rows, int documents) {
    return new ComparisonMatrix(rows.size(), documents, rows);
  }

  static List<OccupantCapture> good(int n) {
    return Collections.nCopies(n, OccupantCapture.GOOD);
  }

  static QualityShortfall shortfall() {
    return new QualityShortfall(
        QualityPolicy.CAPTURE.requirements().getFirst(), java.util.OptionalDouble.of(3));
  }

  static List<PresentedDocument> comparable(int n) {
    return Collections.nCopies(n, new PresentedDocument.Accepted());
  }
}
