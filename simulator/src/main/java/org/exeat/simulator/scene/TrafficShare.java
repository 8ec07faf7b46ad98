package org.exeat.simulator.scene;

/**
 * A share of a run's traffic, so that a long run can be drawn and looked at in several goes or on
 * several machines: every so many-th group of vehicles that are in the lane together, so that each
 * share has all hours of the run. The shares of a run have no vehicle in common and are all of it
 * together; each vehicle and each frame has the number that it has in the whole run.
 *
 * @param number from 1
 * @param of how many shares there are, {@code number} and more
 */
public record TrafficShare(int number, int of) {
  /** All of a run's traffic. */
  public static final TrafficShare WHOLE = new TrafficShare(1, 1);

  public TrafficShare {
    if (number < 1 || of < number) {
      throw new IllegalArgumentException(
          "a share is 1/N to N/N of the traffic, not " + number + "/" + of);
    }
  }

  /**
   * Reads what {@link #toString} writes, {@code 2/5}.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static TrafficShare parse(String text) {
    String[] halves = text.split("/", -1);
    try {
      if (halves.length == 2) {
        return new TrafficShare(Integer.parseInt(halves[0]), Integer.parseInt(halves[1]));
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("a share is written as 2/5, not as " + text);
  }

  /** Whether a group of vehicles is in it. */
  boolean has(int group) {
    return group % of == number - 1;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
