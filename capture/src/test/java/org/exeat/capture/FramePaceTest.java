package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

/** What a frame may cost is learned from those before it. */
class FramePaceTest {
  private static final Image PICTURE = new Image(1, 1, new byte[3]);

  private static FramePace pace(FrameBudget budget) {
    return new FramePace(budget, Map.of("left", 4.0, "right", 4.0));
  }

  private static void came(FramePace pace, String camera, long sequence, double second) {
    Instant time = Instant.EPOCH.plusNanos(Math.round(second * 1e9));
    pace.came(new TimedFrame(new Frame(camera, sequence, time, PICTURE), time));
  }

  @Test
  void asManyRunsAsFitTheTime() {
    FramePace pace = pace(FrameBudget.fixed(4, Duration.ofMillis(100)));
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
    FramePace pace = pace(FrameBudget.runs(7));
    pace.took(7, Duration.ofSeconds(70), Duration.ofSeconds(7));
    assertEquals(7, pace.runs());
  }

  @Test
  void whereFramesComeLessOftenEachMayTakeLonger() {
    FramePace pace = pace(FrameBudget.live(4, 8)); // 100 ms
    pace.took(1, Duration.ofMillis(70), Duration.ofMillis(20));
    for (int i = 0; i < 8; i++) {
      came(pace, "left", i, i / 4.0);
      came(pace, "right", i, i / 4.0);
    }
    assertEquals(1, pace.runs(), "as often as the lane's file says");
    for (int i = 8; i < 16; i++) {
      came(pace, "left", i, i - 6);
      came(pace, "right", i, i - 6);
    }
    assertEquals(4, pace.runs(), "one a second each: 400 ms");
    for (int i = 16; i < 20; i++) {
      came(pace, "left", i, 9 + (i - 15) / 4.0);
      came(pace, "right", i, 9 + (i - 15) / 4.0);
    }
    assertEquals(1, pace.runs(), "and often again");
  }

  @Test
  void framesThatWereDroppedCameToo() {
    FramePace pace = pace(FrameBudget.live(4, 8));
    pace.took(1, Duration.ofMillis(70), Duration.ofMillis(20));
    for (int i = 0; i < 8; i++) {
      came(pace, "left", 4 * i, i); // three of four were replaced by newer ones
      came(pace, "right", 4 * i, i);
    }
    assertEquals(1, pace.runs());
  }

  @Test
  void aTimeThatIsSetIsKeptHoweverSeldomFramesCome() {
    FramePace pace = pace(FrameBudget.fixed(4, Duration.ofMillis(100)));
    pace.took(1, Duration.ofMillis(70), Duration.ofMillis(20));
    for (int i = 0; i < 8; i++) {
      came(pace, "left", i, 3 * i);
    }
    assertEquals(1, pace.runs());
  }

  @Test
  void aCameraThatConnectsAgainCountsFromThereOn() {
    FramePace pace = pace(FrameBudget.live(4, 8));
    pace.took(1, Duration.ofMillis(70), Duration.ofMillis(20));
    for (int i = 0; i < 4; i++) {
      came(pace, "left", i, i / 4.0);
    }
    came(pace, "left", 0, 60);
    came(pace, "left", 1, 60.25);
    assertEquals(1, pace.runs());
  }
}
