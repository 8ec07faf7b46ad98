package org.exeat.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who of those that were found in a car is nobody of it, or a fragment of somebody who is. Of
 * somebody whom one camera alone knows the place is known by the size of the head only, and errors
 * are what one camera sees.
 */
final class Strays {
  /**
   * From the foremost head of a car to those of its third row, and nearly a metre for the error:
   * who seems to sit further back drives the next vehicle of the queue.
   */
  private static final double ROWS = 2.6;

  /**
   * A face that was seen so few times is a fragment where another was seen so often: in the middle
   * of what, on lane-1's traffic of seed 21, counts most vehicles exactly and loses nobody.
   */
  private static final int FEW = 4;

  private static final int LONG = 12;

  private Strays() {}

  /**
   * Somebody who was found.
   *
   * @param x where, along the lane, metres
   * @param cameras that saw this person
   * @param sightings frames
   */
  record Found(double x, int cameras, int sightings) {
    static Found of(OccupantJoining.Joined person) {
      return new Found(
          person.place().x(),
          (int) person.tracks().stream().map(t -> t.last().camera()).distinct().count(),
          person.tracks().stream().mapToInt(Track::sightings).sum());
    }
  }

  /**
   * The others.
   *
   * @param counted people, by the source that counted most; so many stay, as far as they were found
   *     and can sit in one vehicle
   */
  static List<OccupantJoining.Joined> without(List<OccupantJoining.Joined> people, int counted) {
    return who(people.stream().map(Found::of).toList(), counted).stream().map(people::get).toList();
  }

  /** Numbers of those who stay, in order. */
  static List<Integer> who(List<Found> found, int counted) {
    double foremost =
        found.stream()
            .filter(f -> f.cameras() > 1)
            .mapToDouble(Found::x)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    List<Integer> stay = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).cameras() > 1 || foremost - found.get(i).x() < ROWS) {
        stay.add(i);
      }
    }
    int most = stay.stream().mapToInt(i -> found.get(i).sightings()).max().orElse(0);
    List<Integer> fragments =
        stay.stream()
            .filter(
                i -> found.get(i).cameras() == 1 && found.get(i).sightings() <= FEW && most >= LONG)
            .sorted(Comparator.comparingInt(i -> found.get(i).sightings()))
            .limit(Math.max(0, stay.size() - counted))
            .toList();
    stay.removeAll(fragments);
    return stay;
  }
}
