package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.OccupancyEstimate.CountError;
import org.junit.jupiter.api.Test;

/** Counts of several sources become one belief. */
class OccupancyEstimateTest {
  private static OccupancyEstimate of(Map<Source, Integer> counts) {
    return OccupancyEstimate.of(counts, OccupancyEstimate.USUAL);
  }

  @Property
  void sourcesThatAgreeAreBelieved(@ForAll @IntRange(min = 1, max = 12) int people) {
    OccupancyEstimate e =
        of(Map.of(Source.FACES, people, Source.DOCUMENTS, people, Source.SENSOR, people));
    assertEquals(people, e.likeliest());
    assertTrue(e.atMost(people) > .99, () -> "everybody is captured with " + e.atMost(people));
    assertTrue(e.atMost(people - 1) < .01);
    assertEquals(1, e.probabilities().stream().mapToDouble(p -> p).sum(), 1e-9);
  }

  @Test
  void aDocumentMoreThanFacesIsAPersonNotSeen() {
    OccupancyEstimate e = of(Map.of(Source.FACES, 2, Source.DOCUMENTS, 3));
    assertEquals(3, e.likeliest());
    assertTrue(e.atMost(2) < .2);
  }

  @Test
  void facesAloneLeaveDoubtThatAnotherSourceTakesAway() {
    double alone = of(Map.of(Source.FACES, 2)).atMost(2);
    double together = of(Map.of(Source.FACES, 2, Source.DOCUMENTS, 2)).atMost(2);
    assertTrue(alone < together, alone + " and " + together);
    assertTrue(alone > .5 && alone < .95);
  }

  @Test
  void theMoreCamerasAreOutTheLessAreFacesBelieved() {
    Map<Source, Integer> counts = Map.of(Source.FACES, 2);
    double last = of(counts).atMost(2);
    assertEquals(
        last, OccupancyEstimate.of(counts, OccupancyEstimate.withoutCameras(0)).atMost(2), 1e-12);
    for (double out : new double[] {.25, .5, 1}) {
      double now = OccupancyEstimate.of(counts, OccupancyEstimate.withoutCameras(out)).atMost(2);
      assertTrue(now < last, now + " and " + last);
      last = now;
    }
  }

  @Test
  void noSourceMakesImpossibleWhatTheOthersSaw() {
    OccupancyEstimate e =
        of(Map.of(Source.FACES, 4, Source.DOCUMENTS, 4, Source.OFFICER, 4, Source.SENSOR, 0));
    assertEquals(4, e.likeliest());
  }

  /** A bus of which one face was seen is not a car with one person. */
  @Property
  void whoCountedManyIsBelievedThoughFewFacesWereSeen(@ForAll @IntRange(min = 2, max = 90) int n) {
    for (Source source :
        new Source[] {Source.OFFICER, Source.SENSOR, Source.DOCUMENTS, Source.SILHOUETTES}) {
      OccupancyEstimate e = of(Map.of(Source.FACES, 1, source, n));
      assertEquals(n, e.likeliest(), source.toString());
      assertTrue(e.atMost(1) < .45, () -> source + ": " + e.atMost(1));
    }
  }

  @Test
  void aSourceWhoseErrorIsNotKnownIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> OccupancyEstimate.of(Map.of(Source.SENSOR, 1), Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new CountError(.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new CountError(0, Double.NaN));
  }

  /** By the errors of the sources alone, which do not depend on each other. */
  @Property
  void aCountIsAsLikelyAsItsErrorsAre(@ForAll @IntRange(min = 2, max = 9) int people) {
    Map<Source, Integer> documents = Map.of(Source.DOCUMENTS, people);
    assertEquals(0, OccupancyEstimate.logLikelihood(people, documents), 1e-9);
    assertEquals(Math.log(.02), OccupancyEstimate.logLikelihood(people + 1, documents), 1e-9);
    assertEquals(Math.log(.01), OccupancyEstimate.logLikelihood(people - 1, documents), 1e-9);
    assertEquals(
        Math.log(.02 * .01 * .01),
        OccupancyEstimate.logLikelihood(
            people + 1, Map.of(Source.DOCUMENTS, people, Source.OFFICER, people - 1)),
        1e-9);
    assertEquals(0, OccupancyEstimate.logLikelihood(people, Map.of()), 1e-9);
  }
}
