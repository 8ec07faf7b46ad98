package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

class DriveTest {
  private static final double TICK = .05;
  private static final DrivingPlan PLAN = TrafficPlan.MIXED_DAYLIGHT.driving();
  private static final double BOUND = PLAN.braking().max();
  private static final Driver STEADY = new Driver(4, true, -.3, 8, 2, 1.2, 1.5, 2, .8);
  private static final Driver ROLLING = new Driver(4, false, 0, 0, 1.5, 1.2, 1.5, 2, .8);

  /** A column of vehicles whose arrivals are anything from far too close to far apart. */
  @Property(tries = 150)
  void vehiclesNeverTouchAndNeverJump(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 3, max = 80) double approach,
      @ForAll @DoubleRange(min = 0, max = 30) double exit,
      @ForAll @DoubleRange(min = .1, max = 40) double headway) {
    SplittableRandom random = new SplittableRandom(seed);
    LaneStretch lane = new LaneStretch(approach, exit, false, List.of());
    double arrival = 0;
    Drive.Ahead ahead = null;
    for (int i = 0; i < 8; i++) {
      VehicleKind kind = VehicleKind.values()[random.nextInt(VehicleKind.values().length)];
      Driver driver = Driver.draw(PLAN, kind, lane.barrier(), random);
      double length = ToyFleet.length(kind, random.nextLong());
      arrival += headway * random.nextDouble();
      DrivenMotion motion = Drive.through(driver, lane, arrival, BOUND, length, ahead);
      assertTrue(motion.begin() >= arrival);
      assertEquals(-approach, motion.front(motion.begin()), 1e-9);
      assertEquals(exit + length, motion.front(motion.end()), 1e-6);
      assertSmooth(motion, driver);
      if (driver.stops()) {
        assertStops(motion, driver);
      }
      if (ahead != null) {
        assertApart(ahead, motion);
      }
      ahead = new Drive.Ahead(motion, length);
    }
  }

  private static void assertSmooth(DrivenMotion motion, Driver driver) {
    double front = motion.front(motion.begin());
    double speed = motion.speed(motion.begin());
    for (double t = motion.begin() + TICK; t < motion.end(); t += TICK) {
      double nextFront = motion.front(t);
      double nextSpeed = motion.speed(t);
      double acceleration = (nextSpeed - speed) / TICK;
      assertTrue(acceleration < driver.acceleration() + .05, () -> "pulls " + acceleration);
      assertTrue(acceleration > -BOUND - .05, () -> "brakes " + acceleration);
      assertTrue(nextSpeed >= 0 && nextSpeed <= driver.speed() + .01);
      assertEquals((speed + nextSpeed) / 2 * TICK, nextFront - front, BOUND * TICK * TICK);
      front = nextFront;
      speed = nextSpeed;
    }
  }

  private static void assertStops(DrivenMotion motion, Driver driver) {
    double front = motion.front(motion.stands());
    assertTrue(front >= -.6 && front <= 0, "stands at " + front);
    assertEquals(driver.standing(), motion.pullsOff() - motion.stands(), 1e-9);
    assertEquals(front, motion.front(motion.pullsOff()), 1e-9);
    assertEquals(0, motion.speed((motion.stands() + motion.pullsOff()) / 2));
  }

  private static void assertApart(Drive.Ahead ahead, DrivenMotion motion) {
    for (double t = motion.begin(); t < ahead.motion().end(); t += TICK) {
      double rear = ahead.motion().front(t) - ahead.length();
      double gap = rear - motion.front(t);
      assertTrue(gap > PLAN.queueGap().min() - .05, () -> "a gap of " + gap);
    }
  }

  @Property(tries = 200)
  void aVehicleWithTheLaneToItselfLeavesInTheTimeItMayTake(
      @ForAll long seed, @ForAll @DoubleRange(min = 2, max = 200) double approach) {
    SplittableRandom random = new SplittableRandom(seed);
    LaneStretch lane = new LaneStretch(approach, 10, false, List.of());
    VehicleKind kind = VehicleKind.values()[random.nextInt(VehicleKind.values().length)];
    Driver driver = Driver.draw(PLAN, kind, lane.barrier(), random);
    DrivenMotion motion = Drive.through(driver, lane, 100, BOUND, 5, null);
    assertTrue(motion.end() - 100 < Drive.longest(driver, lane, 5));
  }

  @Property(tries = 100)
  void atABarrierAllStopButThoseOnFootAndNothingElseOfThemChanges(@ForAll long seed) {
    for (VehicleKind kind : VehicleKind.values()) {
      Driver open = Driver.draw(PLAN, kind, false, new SplittableRandom(seed));
      Driver closed = Driver.draw(PLAN, kind, true, new SplittableRandom(seed));
      assertEquals(kind == VehicleKind.FOOT ? open.stops() : true, closed.stops());
      assertEquals(open.standing(), closed.standing());
      assertEquals(open.stopAt(), closed.stopAt());
      assertEquals(open.room(), closed.room());
    }
  }

  @Test
  void oneThatFollowsStandsInTheQueueUntilTheOtherHasLeft() {
    LaneStretch lane = new LaneStretch(30, 10, false, List.of());
    DrivenMotion first = Drive.through(STEADY, lane, 0, BOUND, 4.5, null);
    DrivenMotion second = Drive.through(STEADY, lane, 3, BOUND, 4.5, new Drive.Ahead(first, 4.5));
    double late = first.pullsOff() - .01;
    assertEquals(0, second.speed(late));
    assertEquals(-.3 - 4.5 - 2, second.front(late), .05);
    assertTrue(second.stands() > first.pullsOff() + 2);
  }

  @Test
  void oneThatIsHeldStandsLongerAndDrivesOnAsItWouldHave() {
    LaneStretch lane = new LaneStretch(30, 10, false, List.of());
    Motion usual = Drive.through(STEADY, lane, 0, BOUND, 4.5, null);
    double left = usual.pullsOff();
    Motion held = usual.staying(new Motion.Stay(left - 1, left + 5));
    for (double t = usual.begin(); t < usual.end(); t += TICK) {
      if (t < usual.pullsOff()) {
        assertEquals(usual.front(t), held.front(t));
      } else {
        assertEquals(usual.front(t), held.front(t + 5), 1e-9);
        assertEquals(usual.speed(t), held.speed(t + 5), 1e-9);
      }
    }
    assertEquals(0, held.speed(usual.pullsOff() + 3));
    assertEquals(usual.end() + 5, held.end(), 1e-9);
    Motion behind = Drive.through(STEADY, lane, 3, BOUND, 4.5, new Drive.Ahead(held, 4.5));
    assertTrue(behind.stands() > held.pullsOff() + 2, "those behind wait");
    assertEquals(usual, usual.staying(new Motion.Stay(left - 2, left - 1)));
    assertEquals(usual, usual.staying(new Motion.Stay(left, left + 9)), "it has pulled off");
    Motion rolling = Drive.through(ROLLING, lane, 0, BOUND, 4.5, null);
    assertEquals(rolling, rolling.staying(new Motion.Stay(rolling.begin(), rolling.end())));
  }

  @Test
  void oneThatRollsThroughIsSlowAtTheStopLineAndNeverStands() {
    DrivenMotion motion =
        Drive.through(ROLLING, new LaneStretch(30, 10, false, List.of()), 0, BOUND, 4.5, null);
    for (double t = motion.begin(); t < motion.end(); t += TICK) {
      double front = motion.front(t);
      double speed = motion.speed(t);
      assertTrue(speed > 1.4);
      assertTrue(front < -3.5 || front > 2 || speed < 1.6, () -> speed + " at " + front);
    }
    assertEquals(-4, motion.front(motion.stands()), 1);
  }

  @Test
  void beforeAndAfterThePassageAVehicleGoesOnAsItCameAndLeft() {
    DrivenMotion motion =
        Drive.through(STEADY, new LaneStretch(30, 10, false, List.of()), 50, BOUND, 4.5, null);
    assertEquals(-34, motion.front(49), 1e-9);
    assertEquals(14.5 + motion.speed(motion.end()), motion.front(motion.end() + 1), 1e-6);
  }
}
