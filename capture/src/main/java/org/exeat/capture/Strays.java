package org.exeat.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who of those that were found in a car is nobody of it, or mostly a fragment of somebody who is.
 * Of somebody whom one camera alone knows the place is known by the size of the head only, and
 * errors are what one camera sees. Fragments are held against no document, but they are counted:
 * one of them may be a child in the last row.
 *
 * @param occupants who is held against documents
 * @param counted how many there are by faces, fragments with them
 */
record Strays(List<OccupantJoining.Joined> occupants, int counted) {
  /**
   * From the foremost head of a car to those of its third row (1.6 m in the simulator's, see {@link
   * SeatEstimate}), and nearly a metre for the error: who seems to sit further back drives the next
   * vehicle of the queue.
   */
  private static final double ROWS = 2.6;

  /**
   * What was followed in no more frames than this may be a fragment where somebody who is none was
   * seen as often as {@link #LONG}; set by hand on lane-1's traffic of seeds 21 and 71, and on 101
   * vehicles of seed 103, on which 6 to 8 are much the same (decision 0032).
   */
  private static final int FEW = 6;

  /** Whom one camera alone saw well is a fragment only if it did in no more frames than this. */
  private static final int HARDLY = 4;

  private static final int LONG = 12;

  /**
   * Somebody who was found.
   *
   * @param x where, along the lane, metres
   * @param cameras that saw this person
   * @param sightings frames
   * @param followed frames of the longest track
   * @param sure whether a shot of any track was good enough, and a detection of any alone says that
   *     it is a face: of a head restraint that was taken for one (lane-1, seed 71) none does
   */
  record Found(double x, int cameras, int sightings, int followed, boolean sure) {
    static Found of(OccupantJoining.Joined person) {
      List<Track> tracks = person.tracks();
      return new Found(
          person.place().x(),
          (int) tracks.stream().map(t -> t.last().camera()).distinct().count(),
          tracks.stream().mapToInt(Track::sightings).sum(),
          tracks.stream().mapToInt(Track::sightings).max().orElse(0),
          tracks.stream().flatMap(t -> t.shots().stream()).anyMatch(Shot::usable)
              && tracks.stream().anyMatch(t -> t.confidence() >= Tracker.SURE));
    }

    /** Whether no camera followed it, and one hardly saw it or none is sure of it. */
    private boolean fragment() {
      return followed <= FEW && (!sure || cameras == 1 && sightings <= HARDLY);
    }
  }

  /**
   * Tells them apart.
   *
   * @param counted people, by the source other than faces that counted most: so many are held
   *     against documents, as far as they were found and can sit in one vehicle
   */
  static Strays of(List<OccupantJoining.Joined> people, int counted) {
    List<Found> found = people.stream().map(Found::of).toList();
    List<Integer> here = here(found);
    return new Strays(whole(found, here, counted).stream().map(people::get).toList(), here.size());
  }

  /** Numbers of those who can sit in one vehicle with the foremost who is well known. */
  static List<Integer> here(List<Found> found) {
    double foremost =
        found.stream()
            .filter(f -> f.cameras() > 1 && f.sightings() >= LONG)
            .mapToDouble(Found::x)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    List<Integer> here = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).cameras() > 1 || foremost - found.get(i).x() < ROWS) {
        here.add(i);
      }
    }
    return here;
  }

  /** Numbers of those who are no fragments. */
  static List<Integer> whole(List<Found> found, List<Integer> here, int counted) {
    List<Integer> whole = new ArrayList<>(here);
    if (here.stream()
        .noneMatch(i -> !found.get(i).fragment() && found.get(i).sightings() >= LONG)) {
      return whole;
    }
    here.stream()
        .filter(i -> found.get(i).fragment())
        .sorted(
            Comparator.comparing((Integer i) -> found.get(i).sure())
                .thenComparing(i -> found.get(i).sightings()))
        .limit(Math.max(0, here.size() - counted))
        .forEach(whole::remove);
    return whole;
  }
}
