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
    assertEquals(0, alignment.resets());
  }

  @Test
  void aClockThatIsSetIsFollowedFromTheNextFrameOn() {
    ClockAlignment alignment = new ClockAlignment();
    for (int i = 0; i < 100; i++) {
      alignment.align(START.plusMillis(100L * i), START.plusMillis(100L * i + 30));
    }
    assertEquals(Duration.ofMillis(30), alignment.offset());
    Instant taken = START.plusSeconds(20);
    for (long hours : new long[] {1, -3}) {
      taken = taken.plusSeconds(1);
      Instant own = taken.plus(Duration.ofHours(hours));
      assertEquals(taken.plusMillis(30), alignment.align(own, taken.plusMillis(30)));
    }
    assertEquals(2, alignment.resets());
  }

  @Test
  void aLateFrameDoesNotMoveTheClock() {
    ClockAlignment alignment = new ClockAlignment();
    alignment.align(START, START.plusMillis(10));
    Instant late = alignment.align(START.plusMillis(40), START.plusMillis(1540));
    assertEquals(START.plusMillis(50), late);
  }
}
