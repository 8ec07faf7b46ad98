package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final ArrivalPlan DAY =
      new ArrivalPlan(LocalTime.of(7, 0), LocalTime.of(19, 0), 60, .3);
  private static final ArrivalPlan NIGHT =
      new ArrivalPlan(LocalTime.of(22, 0), LocalTime.of(4, 0), 60, .3);
  private static final double HOUR = 3600;

  @Property(tries = 200)
  void everyHourHasItsShareOfASample(@ForAll long seed) {
    ArrivalPlan alone = new ArrivalPlan(DAY.from(), DAY.to(), 60, 0);
    assertEquals(20, perHour(Arrivals.spread(alone, seed, 240), 20, 0));
  }

  @Test
  void whoFollowsCloselyComesWithTheOneBefore() {
    // up to a queue's length may come over the full hour
    assertTrue(perHour(Arrivals.spread(DAY, 3, 240), 20, 5) > 0);
  }

  /** The least of any hour of the period. */
  private static int perHour(Arrivals arrivals, int share, int play) {
    int[] hours = new int[24];
    while (arrivals.hasNext()) {
      hours[(int) (arrivals.next() / HOUR)]++;
    }
    int least = Integer.MAX_VALUE;
    for (int hour = 0; hour < 24; hour++) {
      if (hour < 7 || hour >= 19) {
        assertEquals(0, hours[hour]);
      } else {
        assertEquals(share, hours[hour], play);
        least = Math.min(least, hours[hour]);
      }
    }
    return least;
  }

  @Property(tries = 200)
  void arrivalsAreInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5000) int count,
      @ForAll @DoubleRange(min = 0, max = 86399) double from) {
    Arrivals[] both = {Arrivals.spread(NIGHT, seed, count), Arrivals.endless(NIGHT, seed, from)};
    for (Arrivals arrivals : both) {
      double last = -1;
      for (int i = 0; i < count; i++) {
        double next = arrivals.next();
        assertTrue(next > last);
        last = next;
      }
    }
  }

  @Test
  void endlessTrafficHasTheMeanHeadwayAndKeepsToThePeriods() {
    Arrivals arrivals = Arrivals.endless(DAY, 7, 12 * HOUR);
    int days = 20;
    int count = 0;
    int close = 0;
    double last = 12 * HOUR;
    double next = arrivals.next();
    while (next < days * 24 * HOUR) {
      double timeOfDay = next % (24 * HOUR);
      assertTrue(timeOfDay >= 7 * HOUR && timeOfDay < 19 * HOUR);
      close += next - last < 4 ? 1 : 0;
      count++;
      last = next;
      next = arrivals.next();
    }
    assertEquals(60, (days - 1 + 7 / 12.0) * 12 * HOUR / count, 3);
    assertEquals(.3, close / (double) count, .06);
  }

  @Property(tries = 300)
  void endlessTrafficBeginsAtItsTimeOrAtTheNextPeriod(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 86399) double from) {
    double first = Arrivals.endless(DAY, seed, from).next();
    double begin = from < 7 * HOUR ? 7 * HOUR : from < 19 * HOUR ? from : (24 + 7) * HOUR;
    boolean next = first > 24 * HOUR && from < 19 * HOUR && from > 18.5 * HOUR;
    assertTrue(first >= begin && (next || first < begin + 1500), () -> from + " " + first);
    double night = Arrivals.endless(NIGHT, seed, from).next();
    assertTrue(night >= from, () -> from + " " + night);
    double hour = night / HOUR % 24;
    assertTrue(hour >= 22 || hour < 4, () -> from + " " + night);
  }

  @Test
  void equalTimesAreTheWholeDay() {
    assertEquals(86400, new ArrivalPlan(LocalTime.NOON, LocalTime.NOON, 60, 0).length());
    assertEquals(6 * HOUR, NIGHT.length());
    assertEquals(12 * HOUR, DAY.length());
  }
}
