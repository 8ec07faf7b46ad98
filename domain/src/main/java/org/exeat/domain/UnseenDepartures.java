package org.exeat.domain;

import java.util.Optional;

/**
 * How often a departure through a port is not on record, so that nobody reads "no departure on
 * record" as "did not leave". Who leaves by another way, or through a lane without this system, is
 * not in it.
 *
 * @param people who were in vehicles that left through the port's lanes, as well as they were
 *     counted
 * @param recorded of these, whose departure was confirmed
 * @param abandoned crossings at the exit that ended without being closed, but for those that a
 *     failure of the machine ended; who sat in them nobody knows
 */
public record UnseenDepartures(long people, long recorded, long abandoned) {
  /** With fewer people a share says too little, of them and of itself. */
  public static final long LEAST_PEOPLE = 100;

  public UnseenDepartures {
    if (recorded < 0 || people < recorded || abandoned < 0) {
      throw new IllegalArgumentException("of the people some are recorded, and none is negative");
    }
  }

  /**
   * Share of departures that are not on record, 0 to 1; empty where too few people were counted.
   */
  public Optional<Double> share() {
    return people < LEAST_PEOPLE
        ? Optional.empty()
        : Optional.of((double) (people - recorded) / people);
  }

  /** What the share may be; empty where it is. */
  public Optional<WilsonInterval> interval() {
    return share().map(s -> WilsonInterval.of(people - recorded, people));
  }
}
