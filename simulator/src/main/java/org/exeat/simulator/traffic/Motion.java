package org.exeat.simulator.traffic;

/** Where a vehicle's front is over time. Pure; safe for use by several threads. */
public interface Motion {
  /** Seconds since the passage's traffic began: when the vehicle comes into the lane. */
  double begin();

  /** When it has left the lane. */
  double end();

  /** Place of the front on the lane's x axis at a time, metres. */
  double front(double time);

  /** Speed at a time, metres per second, not negative. */
  double speed(double time);

  /**
   * When it comes to the stop line: when it begins to stand there, or for one that rolls through,
   * when it is slow enough.
   */
  double stands();

  /** When it leaves the stop line. */
  double pullsOff();

  /** The same way, but in the lane only for a part of the time. */
  default Motion during(double from, double to) {
    Motion whole = this;
    return new Motion() {
      @Override
      public double begin() {
        return Math.max(from, whole.begin());
      }

      @Override
      public double end() {
        return Math.min(to, whole.end());
      }

      @Override
      public double front(double time) {
        return whole.front(time);
      }

      @Override
      public double speed(double time) {
        return whole.speed(time);
      }

      @Override
      public double stands() {
        return whole.stands();
      }

      @Override
      public double pullsOff() {
        return whole.pullsOff();
      }
    };
  }

  /**
   * A wish that a vehicle that would roll through stops.
   *
   * @param from when it begins to brake, seconds
   * @param braking metres per second squared
   * @param standing for how long it stands, seconds
   */
  record Halt(double from, double braking, double standing) {}

  /**
   * The same way by a vehicle that stops; one that does so in any case, or has gone, drives as
   * before.
   */
  default Motion halting(Halt halt) {
    boolean stops = speed((stands() + pullsOff()) / 2) < 1e-6;
    return stops || halt.from() <= begin() || halt.from() >= end() || speed(halt.from()) < 1e-6
        ? this
        : new HaltedMotion(this, halt);
  }

  /**
   * A wish that a vehicle stays at the stop line.
   *
   * @param asked when it is told, seconds; one that has pulled off by then has gone
   * @param until when it pulls off at the earliest
   */
  record Stay(double asked, double until) {}

  /** The same way by a vehicle that stays if it can; one that rolls through drives as before. */
  default Motion staying(Stay stay) {
    Motion usual = this;
    double left = pullsOff();
    if (stay.asked() >= left || stay.until() <= left || speed(left) > 1e-6) {
      return this;
    }
    double longer = stay.until() - left;
    return new Motion() {
      private double before(double t) {
        return t <= left ? t : Math.max(left, t - longer);
      }

      @Override
      public double begin() {
        return usual.begin();
      }

      @Override
      public double end() {
        return usual.end() + longer;
      }

      @Override
      public double front(double t) {
        return usual.front(before(t));
      }

      @Override
      public double speed(double t) {
        return usual.speed(before(t));
      }

      @Override
      public double stands() {
        return usual.stands();
      }

      @Override
      public double pullsOff() {
        return stay.until();
      }
    };
  }
}
