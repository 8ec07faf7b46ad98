package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/**
 * Values by the formula, as scipy.stats.binomtest(...).proportion_ci(method="wilson") gives them.
 */
class WilsonIntervalTest {
  @Test
  void knownValues() {
    WilsonInterval half = WilsonInterval.of(5, 10);
    assertEquals(.2366, half.lower(), 1e-4);
    assertEquals(.7634, half.upper(), 1e-4);
    WilsonInterval none = WilsonInterval.of(0, 20);
    assertEquals(0, none.lower());
    assertEquals(.1611, none.upper(), 1e-4);
    WilsonInterval all = WilsonInterval.of(20, 20);
    assertEquals(.8389, all.lower(), 1e-4);
    assertEquals(1, all.upper());
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(3, 2));
    assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(0, 0));
  }
}
