package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SceneClockTest {
  @Test
  void aClockThatIsWrongDrifts() {
    Scene.ClockError error = new Scene.ClockError(.5, 100);
    assertEquals(.5, error.shows(0), 1e-12);
    assertEquals(10_000 + .5 + 1, error.shows(10_000), 1e-9);
    assertEquals(77, Scene.ClockError.NONE.shows(77));
  }

  @Test
  void aClockThatIsADayOffIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Scene.ClockError(90_000, 0));
  }
}
