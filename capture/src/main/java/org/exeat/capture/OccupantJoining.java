package org.exeat.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.exeat.domain.Comparison;
import org.exeat.faces.Template;

/**
 * Which tracks of several cameras are one person: by where they sit and by how alike they look.
 * Both are logarithms of likelihood ratios and add up; tracks that were seen in one frame are two
 * people. The pair of groups with the most evidence is joined first. A group is as alike to another
 * as its tracks are in the mean, and as near as the place is that suits all of its tracks together:
 * many tracks tell two seats apart that no two of them do. Joining ends where too much speaks
 * against every pair, by what is seen and by others' counts.
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
   * Two groups of one vehicle's tracks are one person unless so much speaks against it, and the
   * most that their places may count for or against. Tried on 25 vehicles of seed 71 and 39 of seed
   * 61 before six cameras, who were asked: 62 of the 64 were counted exactly with documents, 60
   * where two groups were as near as their tracks are in the mean and {@link #LEAST} was -0.5.
   */
  private static final double LEAST = -1;

  private static final double MOST_NEARNESS = 4;

  /** The most that likeness may count for or against. */
  private static final double MOST_LIKENESS = 3;

  /** Sizes of heads, eyes and landmarks against a grown-up's as they are measured. */
  private static final double[] SIZES = {.6, .65, .7, .75, .8, .85, .9, .95, 1, 1.05, 1.1};

  private static final double SIZE_SPREAD = .12;

  private final List<Track> tracks;
  private final List<Track.Bearing> bearings;
  private final double[][] alike;
  private final Map<List<Integer>, Fit> fits = new HashMap<>();

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
    bearings = tracks.stream().map(Track::bearing).toList();
    alike = new double[n][n];
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
      }
    }
  }

  /** The people of all tracks, by what is seen alone. */
  List<Joined> people() {
    List<List<Integer>> single = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      single.add(List.of(i));
    }
    return joined(single, n -> LEAST);
  }

  /**
   * The same people, as it suits what others counted: where they counted fewer, those are joined
   * for whom nearly as much speaks as against it. Who was seen beside the other in one frame is
   * never joined. (To take people apart where others counted more was tried on fuller cars of
   * lane-1's kind: it made two of one while somebody else was missing.)
   *
   * @param people of {@link #people}, or some of them
   * @param counts natural logarithm of how likely the counts of others are if so many were seen
   */
  List<Joined> suiting(List<Joined> people, IntToDoubleFunction counts) {
    return joined(people.stream().map(Joined::members).toList(), n -> least(n, counts));
  }

  /**
   * Evidence that two of so many people need more than to be one.
   *
   * @param counts as of {@link #suiting}
   */
  static double least(int people, IntToDoubleFunction counts) {
    return LEAST + counts.applyAsDouble(people) - counts.applyAsDouble(people - 1);
  }

  private List<Joined> joined(List<List<Integer>> groups, IntToDoubleFunction least) {
    return join(groups, (a, b) -> mean(a, b, alike) + nearness(a, b), least).stream()
        .map(g -> new Joined(g, g.stream().map(tracks::get).toList(), fit(g).place()))
        .toList();
  }

  /**
   * Joins the two groups for which most speaks, again and again.
   *
   * @param evidence for two groups to be one person
   * @param least evidence that two of so many groups need more than to be joined
   */
  static List<List<Integer>> join(
      List<List<Integer>> groups,
      ToDoubleBiFunction<List<Integer>, List<Integer>> evidence,
      IntToDoubleFunction least) {
    List<List<Integer>> joined = new ArrayList<>(groups);
    Map<Pair, Double> known = new HashMap<>();
    while (true) {
      double most = Double.NEGATIVE_INFINITY;
      int a = -1;
      int b = -1;
      for (int i = 0; i < joined.size(); i++) {
        for (int j = i + 1; j < joined.size(); j++) {
          double e =
              known.computeIfAbsent(
                  new Pair(joined.get(i), joined.get(j)),
                  p -> evidence.applyAsDouble(p.one(), p.other()));
          if (e > most) {
            most = e;
            a = i;
            b = j;
          }
        }
      }
      if (a < 0 || most <= least.applyAsDouble(joined.size())) {
        return joined;
      }
      List<Integer> both = new ArrayList<>(joined.get(a));
      both.addAll(joined.remove(b));
      joined.set(a, List.copyOf(both));
    }
  }

  private record Pair(List<Integer> one, List<Integer> other) {}

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
   * it counts by the root of the number in the smaller group, against that number.
   */
  private double nearness(List<Integer> a, List<Integer> b) {
    List<Integer> both = Stream.concat(a.stream(), b.stream()).toList();
    double nearer = fit(both).evidence() - fit(a).evidence() - fit(b).evidence();
    return Math.clamp(
        nearer / Math.sqrt(Math.min(a.size(), b.size())), -MOST_NEARNESS, MOST_NEARNESS);
  }

  private static double oddness(double size) {
    double d = (size - 1) / SIZE_SPREAD;
    return d * d / 2;
  }

  /**
   * One place for tracks.
   *
   * @param place at the size of the head that suits all of them best
   * @param evidence natural logarithm of how much likelier their places are if they are one than if
   *     each lay anywhere, less what speaks against that size
   */
  private record Fit(Place place, double evidence) {}

  private Fit fit(List<Integer> group) {
    return fits.computeIfAbsent(
        group,
        g ->
            Arrays.stream(SIZES)
                .mapToObj(size -> fit(g, size))
                .max(Comparator.comparingDouble(Fit::evidence))
                .orElseThrow());
  }

  private Fit fit(List<Integer> group, double size) {
    Place together = bearings.get(group.getFirst()).at(size);
    double evidence = -oddness(size);
    for (int track : group.subList(1, group.size())) {
      Place p = bearings.get(track).at(size);
      evidence += together.oneRatherThanAnywhere(p, CABIN);
      together = together.with(p);
    }
    return new Fit(together, evidence);
  }

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
