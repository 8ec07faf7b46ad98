package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.exeat.domain.Coverage.Source;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void theLargestCountRules() {
    Coverage c = new Coverage(3, Map.of(Source.DOCUMENTS, 4, Source.OFFICER, 5, Source.FACES, 3));
    assertEquals(5, c.present());
    assertEquals(2, c.missing());
    assertEquals(0.6, c.ratio(), 1e-12);
    assertFalse(c.complete());
  }

  @Test
  void moreFacesThanAnybodyCountedAreStillPeople() {
    Coverage c = new Coverage(4, Map.of(Source.DOCUMENTS, 2));
    assertEquals(4, c.present());
    assertTrue(c.complete());
  }

  @Test
  void aFaceThatIsNotGoodEnoughIsMissing() {
    assertEquals(1, new Coverage(1, Map.of(Source.FACES, 2)).missing());
  }

  @Test
  void anEmptyVehicleIsNotComplete() {
    assertFalse(new Coverage(0, Map.of()).complete());
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Coverage(-1, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Coverage(0, Map.of(Source.SENSOR, -2)));
    assertThrows(IllegalArgumentException.class, () -> new Coverage(3, Map.of(Source.FACES, 2)));
  }
}
