package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.capture.Occupant;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.PresentedDocument;
import org.junit.jupiter.api.Test;

/** Faces that an officer laid beside documents which are compared with nobody. */
class AssessmentTest {
  /** A document that was typed, without a portrait. */
  private static Presented typed(int number, int degrees) {
    return new Presented(
        number,
        MadeDay.document(number, degrees).fields(),
        Optional.empty(),
        Optional.empty(),
        new PresentedDocument.NotAccepted("it comes without a portrait"),
        Optional.empty());
  }

  private static Assessment assess(List<Presented> documents, double... faces) {
    List<Occupant> occupants = Arrays.stream(faces).mapToObj(MadeDay::occupant).toList();
    return new MadeDay().assess(Direction.EXIT, Mode.BUS, occupants, documents, Map.of());
  }

  @Test
  void aFaceIsLookedAtWithTheDocumentThatItWasLaidBeside() {
    Assessment alone = assess(List.of(typed(0, 10), typed(1, 50)), 10, 50);
    assertEquals(4, alone.outcomes().size());
    Assessment laid = alone.laying(Map.of(0, 1, 1, 0));
    assertEquals(2, laid.outcomes().size());
    assertEquals(Optional.of(2), laid.outcomes().get(0).occupant());
    assertEquals(Optional.empty(), laid.outcomes().get(0).score(), "nothing was compared");
    assertEquals("document_not_accepted", laid.outcomes().get(0).outcome());
    assertEquals(Optional.of(0), laid.documentBeside(1));
    assertEquals(0, laid.decision().confirmed(), "and nobody is confirmed by it");
  }

  /** The officer's word is no score: where there is one it goes by that. */
  @Test
  void whereScoresSayItTheyHold() {
    Assessment a = assess(List.of(MadeDay.document(0, 10), typed(1, 50)), 10, 50);
    Assessment laid = a.laying(Map.of(0, 1, 1, 0));
    assertEquals(Optional.of(0), laid.faceBeside(0), "by its score");
    assertEquals(Optional.empty(), laid.faceBeside(1));
    assertEquals(a.decision(), laid.decision());
    assertEquals(Optional.of(1), a.laying(Map.of(1, 1)).faceBeside(1));
  }

  @Test
  void whatIsNotThereIsNotLaid() {
    Assessment a = assess(List.of(typed(0, 10), typed(1, 50)), 10);
    assertEquals(Map.of(), a.laying(Map.of(0, 3, 7, 0)).laid());
    assertEquals(1, a.laying(Map.of(0, 0, 1, 0)).laid().size(), "one face, one document");
  }
}
