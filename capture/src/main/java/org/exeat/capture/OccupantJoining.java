package org.exeat.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exeat.domain.Comparison;
import org.exeat.faces.Template;

/**
 * Which tracks of several cameras are one person: by where they sit and by how alike they look.
 * Both are logarithms of likelihood ratios, within bounds, and add up; tracks that were seen in one
 * frame are two people. The pair of groups with the most evidence is joined first, where what was
 * seen in many frames counts more than a fragment: one that is joined first can keep somebody's own
 * track apart, with which it shares a frame. A group is as alike to another as its tracks are in
 * the mean, and as near as the place is that suits all of its tracks together: many tracks tell two
 * seats apart that no two of them do. Joining ends where too much speaks against every pair, by
 * what is seen and by others' counts.
 */
final class OccupantJoining {
  /** Where the heads of a car's occupants can be, square metres. */
  private static final double CABIN = 3.5;

  /**
   * Shots of one vehicle, through panes and from different sides, are less alike than the portraits
   * that a model is calibrated on: by so much the score lies lower at which two are as likely one
   * person as two. This and the weights below lie in the middle of those with which most of forty
   * vehicles were counted exactly (lane-1, seed 7, the built-in model).
   */
  private static final double LESS_ALIKE = .04;

  /**
   * Evidence for each unit of score above that, of good shots and of others: in a wide range in
   * which counts and who is found hardly change, a little better than half and a third as much (39
   * vehicles of seed 61 before six cameras, 30 of seed 51 before three).
   */
  private static final double LIKENESS = 15;

  private static final double POOR_LIKENESS = 6;

  /**
   * Two groups of one vehicle's tracks are one person unless so much speaks against it. Tried with
   * what follows on 25 vehicles of seed 71 and 39 of seed 61 before six cameras, who were asked: 62
   * of the 64 were counted exactly with documents, 60 where two groups were as near as their tracks
   * are in the mean and this was -0.5 (decision 0028).
   */
  private static final double LEAST = -1;

  /** The most that many tracks' places may count for or against. */
  private static final double MOST_NEARNESS = 4;

  /**
   * The most that likeness may count for or against: with 3 two neighbours who look alike were as
   * alike as either to themselves, and were joined first (lane-1, seed 103); 4 to 6 are much the
   * same (decision 0030).
   */
  private static final double MOST_LIKENESS = 4;

  /**
   * The most that others' counts may speak for two being one, however many counted: an officer who
   * counts passports and the documents err together, and whom all of them miss is not to be made
   * part of somebody else.
   */
  private static final double MOST_COUNTS = 4;

  /** Sizes of heads, eyes and landmarks against a grown-up's as they are measured. */
  private static final double[] SIZES = {.6, .65, .7, .75, .8, .85, .9, .95, 1, 1.05, 1.1};

  private static final double SIZE_SPREAD = .12;

  private final List<Track> tracks;
  private final List<Group> single;
  private final double[][] alike;
  private final double[][] near;

  /**
   * One person.
   *
   * @param members numbers of the tracks
   * @param place where the person sits, at the size of the head that suits all tracks best
   */
  record Joined(List<Integer> members, List<Track> tracks, Place place) {}

  /**
   * Holds tracks against each other.
   *
   * @param samePerson as of {@link LaneCapture}
   */
  OccupantJoining(List<Track> tracks, double samePerson) {
    this.tracks = List.copyOf(tracks);
    int n = tracks.size();
    List<Template> templates = tracks.stream().map(t -> fused(best(t.shots()))).toList();
    single = IntStream.range(0, n).mapToObj(i -> Group.of(i, tracks.get(i))).toList();
    alike = new double[n][n];
    near = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        alike[i][j] =
            tracks.get(i).together(tracks.get(j))
                ? Double.NEGATIVE_INFINITY
                : likeness(
                    templates.get(i),
                    templates.get(j),
                    samePerson - LESS_ALIKE,
                    good(tracks.get(i)) && good(tracks.get(j)));
        alike[j][i] = alike[i][j];
        near[i][j] = single.get(i).with(single.get(j)).fit().evidence();
        near[j][i] = near[i][j];
      }
    }
  }

  /** The people of all tracks, by what is seen alone. */
  List<Joined> people() {
    return joined(single, n -> LEAST);
  }

  /**
   * The same people, as it suits what others counted: where they counted fewer, those are joined
   * against whom less speaks than against so wrong a count. Who was seen beside the other in one
   * frame is never joined. (To take people apart where others counted more was tried: it made two
   * of one while somebody else was missing, or changed nothing.)
   *
   * @param people of {@link #people}, or some of them
   * @param counts natural logarithm of how likely the counts of others are if so many are there
   */
  List<Joined> suiting(List<Joined> people, IntToDoubleFunction counts) {
    return joined(
        people.stream()
            .map(p -> p.members().stream().map(single::get).reduce(Group::with).orElseThrow())
            .toList(),
        n -> least(n, counts));
  }

  /**
   * Evidence that two of so many people need more than to be one.
   *
   * @param counts as of {@link #suiting}
   */
  static double least(int people, IntToDoubleFunction counts) {
    double fewer = counts.applyAsDouble(people - 1) - counts.applyAsDouble(people);
    return LEAST - Math.min(fewer, MOST_COUNTS);
  }

  private List<Joined> joined(List<Group> groups, IntToDoubleFunction least) {
    return join(groups, this::evidence, Group::sightings, Group::with, least).stream()
        .map(
            g -> new Joined(g.tracks, g.tracks.stream().map(tracks::get).toList(), g.fit().place()))
        .toList();
  }

  /**
   * Joins two groups for which enough speaks, again and again: first those with the most evidence,
   * added to it where it speaks for them the natural logarithm of the sightings of the one that was
   * seen less. Who was often seen is joined no sooner where something speaks against it.
   *
   * @param evidence for two groups to be one person
   * @param sightings of a group, at least 1
   * @param both makes one of two
   * @param least evidence that two of so many groups need more than to be joined
   */
  static <G> List<G> join(
      List<G> groups,
      ToDoubleBiFunction<G, G> evidence,
      ToIntFunction<G> sightings,
      BinaryOperator<G> both,
      IntToDoubleFunction least) {
    List<G> joined = new ArrayList<>(groups);
    List<Integer> left = new ArrayList<>();
    double[][] known = new double[groups.size()][groups.size()];
    for (int j = 0; j < groups.size(); j++) {
      for (int i : left) {
        known[i][j] = evidence.applyAsDouble(groups.get(i), groups.get(j));
      }
      left.add(j);
    }
    while (left.size() > 1) {
      double needed = least.applyAsDouble(left.size());
      double first = Double.NEGATIVE_INFINITY;
      int a = -1;
      int b = -1;
      for (int i : left) {
        for (int j : left) {
          if (i < j && known[i][j] > needed) {
            int seen =
                Math.min(sightings.applyAsInt(joined.get(i)), sightings.applyAsInt(joined.get(j)));
            double rank = known[i][j] + (known[i][j] > 0 ? Math.log(seen) : 0);
            if (rank > first) {
              first = rank;
              a = i;
              b = j;
            }
          }
        }
      }
      if (a < 0) {
        break;
      }
      joined.set(a, both.apply(joined.get(a), joined.get(b)));
      left.remove(Integer.valueOf(b));
      for (int i : left) {
        if (i != a) {
          known[Math.min(i, a)][Math.max(i, a)] =
              evidence.applyAsDouble(joined.get(Math.min(i, a)), joined.get(Math.max(i, a)));
        }
      }
    }
    return left.stream().map(joined::get).toList();
  }

  private double evidence(Group a, Group b) {
    double likeness = mean(a.tracks, b.tracks, alike);
    return likeness == Double.NEGATIVE_INFINITY ? likeness : likeness + nearness(a, b);
  }

  static double mean(List<Integer> a, List<Integer> b, double[][] evidence) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += evidence[i][j];
      }
    }
    return sum / (a.size() * b.size());
  }

  /**
   * By how well one place suits the tracks of both, against one for each. What many tracks say is
   * not independent, as errors of a camera's view and of a head's size are the same in all of them:
   * it counts by the root of the number in the smaller group, and against them by {@link
   * #MOST_NEARNESS} at most, unless the pairs say more by themselves.
   */
  private double nearness(Group a, Group b) {
    double nearer = a.with(b).fit().evidence() - a.fit().evidence() - b.fit().evidence();
    return Math.clamp(
        nearer / Math.sqrt(Math.min(a.tracks.size(), b.tracks.size())),
        Math.min(-MOST_NEARNESS, mean(a.tracks, b.tracks, near)),
        MOST_NEARNESS);
  }

  /**
   * Tracks that may be one person's.
   *
   * @param tracks their numbers
   * @param sightings frames in which a camera saw one of them
   * @param places at each of {@link #SIZES}
   */
  private record Group(List<Integer> tracks, int sightings, List<Place.Sum> places) {
    static Group of(int number, Track track) {
      Track.Bearing bearing = track.bearing();
      return new Group(
          List.of(number),
          track.sightings(),
          Arrays.stream(SIZES).mapToObj(size -> Place.Sum.of(bearing.at(size))).toList());
    }

    Group with(Group other) {
      return new Group(
          Stream.concat(tracks.stream(), other.tracks.stream()).toList(),
          sightings + other.sightings,
          IntStream.range(0, SIZES.length)
              .mapToObj(i -> places.get(i).plus(other.places.get(i)))
              .toList());
    }

    /** At the size of the head that suits all tracks best. */
    Fit fit() {
      Fit best = new Fit(places.getFirst().place(), Double.NEGATIVE_INFINITY);
      for (int i = 0; i < SIZES.length; i++) {
        double odd = (SIZES[i] - 1) / SIZE_SPREAD;
        double evidence = places.get(i).oneRatherThanAnywhere(CABIN) - odd * odd / 2;
        if (evidence > best.evidence) {
          best = new Fit(places.get(i).place(), evidence);
        }
      }
      return best;
    }
  }

  /**
   * One place for tracks.
   *
   * @param evidence natural logarithm of how much likelier it is than that each but one is
   *     anywhere, less what the size of the head speaks against it
   */
  private record Fit(Place place, double evidence) {}

  private static boolean good(Track track) {
    return track.shots().stream().anyMatch(Shot::usable);
  }

  private static double likeness(Template a, Template b, double neutral, boolean good) {
    return Math.clamp(
        (good ? LIKENESS : POOR_LIKENESS) * (score(a, b) - neutral), -MOST_LIKENESS, MOST_LIKENESS);
  }

  /**
   * The score of two faces of a passage.
   *
   * @throws IllegalStateException where they cannot be compared: a passage has one model
   */
  static double score(Template a, Template b) {
    return switch (a.compareWith(b)) {
      case Comparison.Scored(double score) -> score;
      case Comparison other ->
          throw new IllegalStateException("two faces of one passage cannot be compared: " + other);
    };
  }

  /**
   * Shots in the order of their worth: fewest shortfalls, then most pixels that face the camera,
   * less for one whose template lies away from what the other good shots agree on.
   */
  static List<Shot> best(List<Shot> shots) {
    List<Shot> good = shots.stream().filter(Shot::usable).toList();
    List<Shot> sorted = new ArrayList<>(shots);
    sorted.sort(Comparator.comparing(Shot::sighting, Occupant.BEST_FIRST));
    if (good.size() < 3) {
      return sorted;
    }
    Template middle = Template.mean(good.stream().map(OccupantJoining::template).toList());
    sorted.sort(
        Comparator.<Shot>comparingInt(s -> s.sighting().shortfalls().size())
            .thenComparing(Comparator.<Shot>comparingDouble(s -> worth(s, middle)).reversed()));
    return sorted;
  }

  private static double worth(Shot s, Template middle) {
    return Occupant.pixelsFacingTheCamera(s.sighting())
        * Math.clamp(score(template(s), middle), .05, 1);
  }

  /**
   * One template of the best shots.
   *
   * @param best the best first, at least one
   */
  static Template fused(List<Shot> best) {
    List<Template> good =
        best.stream()
            .filter(Shot::usable)
            .limit(CapturedOccupant.FUSED)
            .map(OccupantJoining::template)
            .toList();
    return good.isEmpty() ? template(best.getFirst()) : Template.mean(good);
  }

  private static Template template(Shot shot) {
    return shot.sighting().face().template();
  }
}
