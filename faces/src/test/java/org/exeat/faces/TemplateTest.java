package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.junit.jupiter.api.Test;

/** Captures and portraits less what all captures, and all portraits, have in common. */
class TemplateTest {
  private static Template euclidean(float... values) {
    return new Template("a".repeat(64), Template.Metric.EUCLIDEAN, values);
  }

  private static double score(Template a, Template b) {
    return assertInstanceOf(Comparison.Scored.class, a.compareWith(b)).score();
  }

  private static final Optional<Calibration.Centers> CENTERS =
      Optional.of(new Calibration.Centers(List.of(10.0, 0.0), List.of(0.0, 5.0)));

  @Test
  void whatCapturesHaveInCommonSaysNothingOfWhoTheyAre() {
    Template capture = euclidean(11, 0);
    Template own = euclidean(2, 5);
    Template others = euclidean(0, 7);
    assertTrue(score(capture, own) < -9, "far away as they are");
    assertEquals(1, score(capture.asCapture(CENTERS), own.asPortrait(CENTERS)), 1e-6);
    assertEquals(0, score(capture.asCapture(CENTERS), others.asPortrait(CENTERS)), 1e-6);
  }

  @Test
  void withoutCentersTemplatesStayAsTheyAre() {
    Template t = euclidean(1, 2);
    assertSame(t, t.asCapture(Optional.empty()));
    assertSame(t, t.asPortrait(Optional.empty()));
  }

  @Test
  void oneThatIsCenteredIsNotComparedWithOneThatIsNot() {
    assertInstanceOf(
        Comparison.NotComparable.class,
        euclidean(1, 2).asCapture(CENTERS).compareWith(euclidean(1, 2)));
  }

  @Test
  void ofAModelWithDirectionsTheLengthDoesNotCount() {
    Optional<Calibration.Centers> centers =
        Optional.of(new Calibration.Centers(List.of(.5, .5), List.of(.5, .5)));
    Template small = new Template("a".repeat(64), Template.Metric.COSINE, new float[] {3, 4});
    Template large = new Template("a".repeat(64), Template.Metric.COSINE, new float[] {30, 40});
    assertEquals(1, score(small.asCapture(centers), large.asPortrait(centers)), 1e-6);
  }

  @Test
  void centersOfAnotherLengthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> euclidean(1, 2, 3).asCapture(CENTERS));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration.Centers(List.of(1.0), List.of(1.0, 2.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Calibration.Centers(List.of(Double.NaN), List.of(1.0)));
  }

  @Test
  void aCenterIsOfManyPeople() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Template.center(Collections.nCopies(49, euclidean(1, 2))));
    assertEquals(List.of(1.0, 2.0), Template.center(Collections.nCopies(50, euclidean(1, 2))));
  }
}
