package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClockAlignmentTest {
  private static final Instant START = Instant.parse("2026-06-21T10:00:00Z");
  private static final Duration SHORTEST = Duration.ofMillis(20);

  /** Whatever the camera's clock says, frames are placed within the delay's jitter. */
  @Property(tries = 60)
  void aClockThatIsHoursOffAndDriftsIsAsGoodAsARightOne(
      @ForAll @LongRange(min = -7200, max = 7200) long off, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double drift = (random.nextDouble() - .5) * 2e-4;
    ClockAlignment alignment = new ClockAlignment();
    Instant last = Instant.MIN;
    for (int i = 0; i < 1500; i++) {
      Instant taken = START.plusMillis(200L * i);
      Instant own = taken.plusSeconds(off).plusNanos((long) (drift * 2e8 * i));
      Instant arrival =
          taken.plus(SHORTEST).plusNanos((long) (60e6 * Math.pow(random.nextDouble(), 3)));
      Instant aligned = alignment.align(own, arrival);
      assertTrue(aligned.isAfter(last));
      last = aligned;
      if (i > 100) {
        double error = Duration.between(taken, aligned).toNanos() / 1e6;
        // the shortest delay stays in it; 100 ppm over a minute are 6 ms
        assertTrue(error > 20 - 7 && error < 20 + 9, "off by " + error + " ms");
      }
    }
  }

  @Test
  void aClockThatIsSetIsFollowedFromTheNextFrameOn() {
    ClockAlignment alignment = new ClockAlignment();
    Instant taken = START;
    Duration off = Duration.ZERO;
    for (Duration step :
        new Duration[] {
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofHours(-3),
          Duration.ofMillis(700),
          Duration.ofMillis(-700)
        }) {
      off = off.plus(step);
      for (int i = 0; i < 100; i++) {
        taken = taken.plusMillis(100);
        assertEquals(taken.plusMillis(30), alignment.align(taken.plus(off), taken.plusMillis(30)));
      }
      assertEquals(Duration.ofMillis(30).minus(off), alignment.offset());
    }
  }

  @Test
  void aStallAndTheBurstAfterItMoveNothing() {
    ClockAlignment alignment = new ClockAlignment();
    alignment.align(START, START.plusMillis(10));
    for (int i = 1; i <= 100; i++) {
      Instant taken = START.plusMillis(40L * i);
      Instant arrival = START.plusMillis(4200 + i); // all of four seconds at once
      assertEquals(taken.plusMillis(10), alignment.align(taken, arrival));
    }
  }

  @Test
  void aNewConnectionBringsItsOwnClock() {
    ClockAlignment alignment = new ClockAlignment();
    alignment.align(START.plusMillis(900), START); // what came first came late: 0.9 s ahead
    alignment.restart();
    Instant later = START.plusSeconds(5);
    assertEquals(later.plusMillis(20), alignment.align(later, later.plusMillis(20)));
  }
}
