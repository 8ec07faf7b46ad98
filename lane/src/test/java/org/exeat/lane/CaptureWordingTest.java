package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Degradation;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.domain.Coverage;
import org.junit.jupiter.api.Test;

class CaptureWordingTest {
  @Test
  void whatKeepsTheCamerasFromSeeingIsSaid() {
    CoverageState state =
        new CoverageState(
            new Coverage(0, Map.of(Coverage.Source.DOCUMENTS, 2)),
            .1,
            List.of(),
            2,
            Set.of(),
            new Degradation(
                Map.of("left", Trouble.NOT_CONNECTED, "front", Trouble.BLACK), 1, true));
    assertEquals(
        "captured 0 of 2; 2 people not seen; without camera front, black; without camera left, not"
            + " connected; there is no time for most pictures",
        CaptureWording.of(state));
  }

  @Test
  void facesThatAreLaidBesideNoDocumentAreSaid() {
    assertEquals("captured 0 of 0; 1 more face counted, perhaps nobody's", ofFaces(1));
    assertEquals("captured 0 of 0; 2 more faces counted, perhaps nobody's", ofFaces(2));
  }

  private static String ofFaces(int faces) {
    Coverage coverage = new Coverage(0, Map.of(Coverage.Source.FACES, faces));
    return CaptureWording.of(new CoverageState(coverage, 0, List.of(), 0, Set.of()));
  }

  @Test
  void howACameraDidIsSaid() {
    assertEquals(
        "camera front: 1200 pictures, of which there was no time for 14; 2 lost on the way; opened"
            + " 3 times; the last one 0.2 s ago; frozen",
        CaptureWording.camera(
            new FeedHealth(
                "front",
                Optional.of(Trouble.FROZEN),
                Optional.empty(),
                1200,
                14,
                2,
                3,
                Optional.of(Duration.ofMillis(240)))));
    assertEquals(
        "camera left: 0 pictures, of which there was no time for 0; 0 lost on the way; opened 0"
            + " times; none has come; all is well",
        CaptureWording.camera(
            new FeedHealth(
                "left", Optional.empty(), Optional.empty(), 0, 0, 0, 0, Optional.empty())));
  }
}
