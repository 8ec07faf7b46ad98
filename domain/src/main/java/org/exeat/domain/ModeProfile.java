package org.exeat.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.exeat.domain.Coverage.Source;

/**
 * How people who cross in one mode are gone about.
 *
 * @param people who are held against documents in one crossing, 1 to {@value #MOST}: who travels
 *     together. What is presented beyond goes to the officer, or into another crossing: the more
 *     are compared, the more alike a face has to be for the crossing's promise
 * @param countedBy of these sources one must have counted before everybody is said to be captured;
 *     where there are none, what documents, faces and whoever counts say is enough
 * @param ages at which the machine confirms
 * @param prompts that people can follow; others are not shown
 */
public record ModeProfile(
    int people, Set<Source> countedBy, AgeExemption ages, Set<Prompt> prompts) {
  /** A larger group would need a calibration that nobody has. */
  public static final int MOST = 60;

  /** Those who sit in a car with its driver, and a child or two on laps; also those on foot. */
  private static final int PARTY = 9;

  public ModeProfile {
    countedBy = copy(countedBy, Source.class);
    prompts = copy(prompts, Prompt.class);
    if (people < 1 || people > MOST) {
      throw new IllegalArgumentException("people must be 1 to " + MOST);
    }
    if (prompts.isEmpty()) {
      throw new IllegalArgumentException("prompts must name at least one");
    }
  }

  private static <E extends Enum<E>> Set<E> copy(Set<E> some, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(some);
    return Collections.unmodifiableSet(copy); // in the order of their declaration
  }

  /**
   * What holds where a lane's file says nothing else. Minors go to the officer in every mode. Who
   * travels by bus or train crosses in the party that gets off together, and how many that are
   * somebody must have counted: cameras do not see who stays in the seats. Nobody is asked to open
   * a window where there is none, nor to wake others where people stand.
   */
  public static ModeProfile usual(Mode mode) {
    return switch (mode) {
      case VEHICLE, TRUCK ->
          new ModeProfile(
              PARTY,
              Set.of(),
              AgeExemption.MINORS,
              EnumSet.complementOf(EnumSet.of(Prompt.REMOVE_HELMET)));
      case BUS, TRAIN ->
          new ModeProfile(
              PARTY,
              Set.of(Source.OFFICER, Source.SENSOR),
              AgeExemption.MINORS,
              EnumSet.of(
                  Prompt.LOOK_AT_CAMERA,
                  Prompt.REMOVE_SUNGLASSES,
                  Prompt.UNCOVER_FACE,
                  Prompt.WAKE_PASSENGERS));
      case MOTORCYCLE -> standing(3, Prompt.REMOVE_HELMET); // with a sidecar
      case BICYCLE -> standing(3); // with a child's seat
      case FOOT -> standing(PARTY);
    };
  }

  private static ModeProfile standing(int people, Prompt... more) {
    Set<Prompt> prompts =
        EnumSet.of(
            Prompt.STOP, Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES, Prompt.UNCOVER_FACE);
    prompts.addAll(Set.of(more));
    return new ModeProfile(people, Set.of(), AgeExemption.MINORS, prompts);
  }
}
