package org.exeat.simulator.traffic;

import org.jspecify.annotations.Nullable;

/**
 * One vehicle's drive through the lane behind another. In every step the driver takes the greatest
 * acceleration after which there is still a safe way on: to stand at the stop line with the usual
 * braking, and behind the vehicle in front even if that one brakes as hard as anybody does (the
 * safe speed of Gipps, Transportation Research Part B 15, 1981, and Krauß, DLR-Forschungsbericht
 * 98-08, 1998, without their randomness). As all brake with the same bound, one that is safe stays
 * safe, and nobody ever brakes harder.
 */
final class Drive {
  /** Seconds between decisions. */
  private static final double STEP = .2;

  /** Where one that does not stop is slow, metres from the stop line. */
  private static final double SLOW_FROM = -4;

  private static final double SLOW_TO = 2;

  /** As near to its place one counts as there, metres; speeds below are nil, metres per second. */
  private static final double NEAR = .02;

  private static final double NIL = 1e-3;
  private static final double ROUNDING = 1e-9;

  /** No drive takes longer, seconds: a guard against a plan that nobody can drive. */
  private static final double LONGEST = 24 * 60 * 60;

  private final Driver driver;
  private final LaneStretch lane;
  private final double bound;
  private final double length;
  private final @Nullable Ahead ahead;
  private double time;
  private double place;
  private double speed;
  private boolean served;

  /** The vehicle in front. */
  record Ahead(Motion motion, double length) {}

  private Drive(
      Driver driver, LaneStretch lane, double bound, double length, @Nullable Ahead ahead) {
    this.driver = driver;
    this.lane = lane;
    this.bound = bound;
    this.length = length;
    this.ahead = ahead;
    place = -lane.approach();
  }

  /**
   * @param arrival when it would come into the lane; it waits before it where there is no room
   * @param bound on braking of all, metres per second squared
   * @param length of the vehicle, metres
   */
  static DrivenMotion through(
      Driver driver,
      LaneStretch lane,
      double arrival,
      double bound,
      double length,
      @Nullable Ahead ahead) {
    return new Drive(driver, lane, bound, length, ahead).run(arrival);
  }

  /**
   * A time by which it has surely left, if the lane is its own from the arrival on; seconds.
   *
   * @param length at least the vehicle's
   */
  static double longest(Driver driver, LaneStretch lane, double length) {
    double slowest = Math.min(driver.speed(), driver.slow());
    double way = lane.approach() + lane.exit() + length;
    return 2 * way / slowest + (driver.stops() ? driver.standing() : 0) + 60;
  }

  private DrivenMotion run(double arrival) {
    DrivenMotion.Recorder recorder = new DrivenMotion.Recorder();
    enter(arrival);
    double last = lane.exit() + length;
    while (place < last) {
      if (time - arrival > LONGEST) {
        throw new IllegalStateException("vehicle does not get through the lane within a day");
      }
      if (driver.stops() && !served && speed == 0 && driver.stopAt() - place < NEAR) {
        served = true;
        recorder.add(time, place, 0, 0);
        recorder.atStopLine(time, time + driver.standing());
        time += driver.standing();
      } else {
        step(recorder, last);
      }
    }
    return recorder.motion(time, place, speed);
  }

  /** Comes in at the first moment that leaves it a safe way on at half its speed at least. */
  private void enter(double arrival) {
    double wanted = driver.speed();
    if (driver.stops()) {
      wanted = Math.min(wanted, Math.sqrt(2 * driver.braking() * (driver.stopAt() - place)));
    } else {
      wanted = Math.min(wanted, fastestBeforeSlow(place));
    }
    time = ahead == null ? arrival : Math.max(arrival, ahead.motion().begin() + STEP);
    while (true) {
      speed = wanted;
      if (ahead == null || time >= ahead.motion().end()) {
        return;
      }
      double room = rear(time) - place;
      double leader = ahead.motion().speed(time);
      double safe = room < 0 ? 0 : Math.sqrt(leader * leader + 2 * bound * room);
      speed = Math.min(wanted, safe * .95);
      if (speed >= wanted / 2) {
        return;
      }
      time += STEP;
    }
  }

  private void step(DrivenMotion.Recorder recorder, double last) {
    double acceleration = decide();
    double duration = STEP;
    if (speed + acceleration * duration < NIL) {
      // comes to stand within the step, or stays
      duration = speed > 0 ? Math.min(duration, speed / Math.max(-acceleration, NIL)) : duration;
      acceleration = speed > 0 ? -speed / duration : 0;
    }
    double next = place + speed * duration + acceleration * duration * duration / 2;
    if (next > last) {
      duration = timeTo(last - place, acceleration, duration);
      next = last;
    }
    recorder.add(time, place, speed, acceleration);
    if (!driver.stops() && !served && next >= SLOW_FROM) {
      served = true;
      double slowFor = (SLOW_TO - SLOW_FROM) / driver.slow();
      recorder.atStopLine(time + duration, time + duration + slowFor);
    }
    time += duration;
    place = next;
    speed += acceleration * duration;
    if (speed < NIL) {
      speed = 0;
    }
  }

  private double decide() {
    double least = -bound;
    double most = Math.min(driver.acceleration(), (driver.speed() - speed) / STEP);
    if (!driver.stops() && place >= SLOW_FROM && place < SLOW_TO) {
      most = Math.min(most, (driver.slow() - speed) / STEP);
    }
    most = Math.max(most, least);
    if (speed == 0 && queues()) {
      return 0;
    }
    if (safe(most)) {
      return most;
    }
    for (int i = 0; i < 50; i++) {
      double middle = (least + most) / 2;
      if (safe(middle)) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return least;
  }

  /** Whether one that stands waits for the vehicle in front to make room. */
  private boolean queues() {
    return ahead != null && time < ahead.motion().end() && rear(time) - place < driver.room();
  }

  private boolean safe(double acceleration) {
    double then = Math.max(0, speed + acceleration * STEP);
    double way =
        speed + acceleration * STEP < 0
            ? speed * speed / (2 * -acceleration)
            : (speed + then) / 2 * STEP;
    double next = place + way;
    double usual = driver.braking();
    if (driver.stops()
        && !served
        && next + then * then / (2 * usual) > driver.stopAt() + ROUNDING) {
      return false;
    }
    if (!driver.stops() && next < SLOW_FROM && then > fastestBeforeSlow(next) + ROUNDING) {
      return false;
    }
    double when = time + STEP;
    if (ahead == null || when >= ahead.motion().end()) {
      return true;
    }
    double rear = rear(when);
    double leader = ahead.motion().speed(when);
    return next <= rear + ROUNDING
        && next + then * then / (2 * bound) <= rear + leader * leader / (2 * bound) + ROUNDING;
  }

  /** Speed from which the usual braking still makes it slow where it has to be. */
  private double fastestBeforeSlow(double from) {
    double way = Math.max(0, SLOW_FROM - from);
    return Math.sqrt(driver.slow() * driver.slow() + 2 * driver.braking() * way);
  }

  /** Where the front may come at most: the gap behind the rear of the vehicle in front. */
  private double rear(double when) {
    Ahead leader = ahead;
    if (leader == null) {
      return Double.POSITIVE_INFINITY;
    }
    return leader.motion().front(when) - leader.length() - driver.gap();
  }

  /** Time for a way within a step that is known to be long enough. */
  private double timeTo(double way, double acceleration, double longest) {
    double low = 0;
    double high = longest;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (speed * middle + acceleration * middle * middle / 2 < way) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
