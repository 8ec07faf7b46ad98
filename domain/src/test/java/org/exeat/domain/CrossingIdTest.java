package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossingIdTest {
  @Test
  void theStandardsExample() {
    // RFC 9562, appendix A.6: Tuesday, 22 February 2022, 14:22:22.00 GMT-05:00
    CrossingId id = CrossingId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    assertEquals(Instant.parse("2022-02-22T19:22:22Z"), id.opened());
    assertEquals("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", id.toString());
  }

  @Test
  void aNewOneKeepsItsTimeAndIsItsOwn() {
    Random random = new Random(1);
    for (String time : List.of("1970-01-01T00:00:00Z", "2026-03-20T17:04:05.123Z")) {
      CrossingId id = CrossingId.of(Instant.parse(time), random);
      assertEquals(Instant.parse(time), id.opened());
      assertEquals(id, CrossingId.parse(id.toString()));
      assertNotEquals(id, CrossingId.of(Instant.parse(time), random));
    }
  }

  @Test
  void otherNamesAreRefused() {
    for (String other :
        List.of(
            "",
            "1-1-1-1-1",
            "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
            "919108f7-52d1-4320-9bac-f847db4148a8", // version 4
            "017f22e2-79b0-7cc3-d8c4-dc0c0c07398f")) { // another variant
      assertThrows(IllegalArgumentException.class, () -> CrossingId.parse(other), other);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> CrossingId.of(Instant.parse("1969-12-31T23:59:59Z"), new Random(1)));
  }
}
