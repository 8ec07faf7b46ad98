package org.exeat.simulator.traffic;

/**
 * The way of a vehicle that would have rolled through and stops in between. When it pulls off it
 * gathers speed until it is as fast as it would have been at that place, and goes on as usual.
 */
final class HaltedMotion implements Motion {
  /** Metres per second squared: the mean of {@link DrivingPlan#acceleration}. */
  private static final double PULLING_OFF = 1.2;

  private static final double STEP = .05;

  private final Motion usual;
  private final Halt halt;
  private final double place;
  private final double halted;

  /** When it is on its usual way again, and how much later than usually. */
  private final double joins;

  private final double late;

  /**
   * @param usual moves when it begins to brake
   * @param halt begins while it is in the lane
   */
  HaltedMotion(Motion usual, Halt halt) {
    this.usual = usual;
    this.halt = halt;
    double fast = usual.speed(halt.from());
    halted = halt.from() + fast / halt.braking();
    place = usual.front(halt.from()) + fast * fast / halt.braking() / 2;
    double time = pullsOff();
    double then = halt.from();
    double end = usual.end();
    while (then < end && usual.front(then) < place) {
      then += STEP;
    }
    while (then < end && usual.speed(then) > PULLING_OFF * (time - pullsOff())) {
      time += STEP;
      double reached = gathering(time);
      while (then < end && usual.front(then) < reached) {
        then += STEP / 10;
      }
    }
    joins = time;
    late = time - then;
  }

  private double gathering(double time) {
    double since = time - pullsOff();
    return place + PULLING_OFF * since * since / 2;
  }

  @Override
  public double begin() {
    return usual.begin();
  }

  @Override
  public double end() {
    return Math.max(joins, usual.end() + late);
  }

  @Override
  public double front(double time) {
    if (time <= halt.from()) {
      return usual.front(time);
    }
    if (time <= halted) {
      double left = halted - time;
      return place - halt.braking() * left * left / 2;
    }
    if (time <= pullsOff()) {
      return place;
    }
    return time <= joins ? gathering(time) : usual.front(time - late);
  }

  @Override
  public double speed(double time) {
    if (time <= halt.from()) {
      return usual.speed(time);
    }
    if (time <= halted) {
      return halt.braking() * (halted - time);
    }
    if (time <= pullsOff()) {
      return 0;
    }
    return time <= joins ? PULLING_OFF * (time - pullsOff()) : usual.speed(time - late);
  }

  @Override
  public double stands() {
    return halted;
  }

  @Override
  public double pullsOff() {
    return halted + halt.standing();
  }
}
