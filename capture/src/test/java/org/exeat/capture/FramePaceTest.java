package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a frame may cost is learned from those before it. */
class FramePaceTest {
  @Test
  void asManyRunsAsFitTheTime() {
    FramePace pace = new FramePace(new FrameBudget(4, Optional.of(Duration.ofMillis(100))));
    assertEquals(1, pace.runs(), "before anything is known");
    pace.took(1, Duration.ofMillis(25), Duration.ofMillis(20));
    assertEquals(3, pace.runs());
    for (int i = 0; i < 40; i++) {
      pace.took(3, Duration.ofMillis(30), Duration.ofMillis(10)); // the machine got faster
    }
    assertEquals(4, pace.runs(), "never more than allowed");
    for (int i = 0; i < 40; i++) {
      pace.took(1, Duration.ofMillis(400), Duration.ofMillis(90)); // and far too slow
    }
    assertEquals(1, pace.runs(), "never none");
  }

  @Test
  void withoutATimeAllRunsAreMadeHoweverLongTheyTake() {
    FramePace pace = new FramePace(FrameBudget.runs(7));
    pace.took(7, Duration.ofSeconds(70), Duration.ofSeconds(7));
    assertEquals(7, pace.runs());
  }
}
