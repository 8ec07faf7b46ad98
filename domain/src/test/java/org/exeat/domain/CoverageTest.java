package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.exeat.domain.Coverage.Source;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void theLargestCountRules() {
    Coverage c = new Coverage(3, Map.of(Source.DOCUMENTS, 4, Source.OFFICER, 5, Source.FACES, 3));
    assertEquals(5, c.present());
    assertEquals(2, c.missing());
    assertEquals(0.6, c.ratio(), 1e-12);
    assertFalse(c.complete(Set.of()));
  }

  @Test
  void moreFacesThanAnybodyCountedAreStillPeople() {
    Coverage c = new Coverage(4, Map.of(Source.DOCUMENTS, 2));
    assertEquals(4, c.present());
    assertTrue(c.complete(Set.of()));
  }

  @Test
  void aFaceThatIsNotGoodEnoughIsMissing() {
    assertEquals(1, new Coverage(1, Map.of(Source.FACES, 2)).missing());
  }

  @Test
  void anEmptyVehicleIsNotComplete() {
    assertFalse(new Coverage(0, Map.of()).complete(Set.of()));
  }

  @Test
  void whereSomebodyHasToCountNobodyIsCompleteBefore() {
    Set<Source> officers = Set.of(Source.OFFICER, Source.SENSOR);
    Coverage seen = new Coverage(2, Map.of(Source.FACES, 2, Source.DOCUMENTS, 2));
    assertFalse(seen.complete(officers));
    Coverage counted = new Coverage(2, Map.of(Source.FACES, 2, Source.SENSOR, 2));
    assertTrue(counted.complete(officers));
    assertFalse(new Coverage(2, Map.of(Source.SENSOR, 3)).complete(officers));
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Coverage(-1, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Coverage(0, Map.of(Source.SENSOR, -2)));
    assertThrows(IllegalArgumentException.class, () -> new Coverage(3, Map.of(Source.FACES, 2)));
  }
}
