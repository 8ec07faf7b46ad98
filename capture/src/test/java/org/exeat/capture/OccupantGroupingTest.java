package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Sightings become occupants: nobody is swallowed, and nobody counted twice without need. */
class OccupantGroupingTest {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  @Test
  void oneFaceInThreePicturesIsOneOccupant() {
    double[][] scores = {{1, .9, .8}, {.9, 1, .7}, {.8, .7, 1}};
    assertEquals(List.of(List.of(0, 1, 2)), OccupantGrouping.groups(scores, .6));
  }

  @Test
  void twoFacesInOnePictureAreTwoPeopleHoweverAlike() {
    double[][] scores = {{1, NEVER, .95}, {NEVER, 1, .99}, {.95, .99, 1}};
    assertEquals(
        List.of(List.of(0), List.of(1, 2)),
        OccupantGrouping.groups(scores, .6),
        "the more alike of the twins gets the third sighting");
  }

  @Test
  void aChainOfLookAlikesDoesNotSwallowAPerson() {
    double[][] scores = {{1, .8, .3}, {.8, 1, .7}, {.3, .7, 1}};
    assertEquals(List.of(List.of(0, 1), List.of(2)), OccupantGrouping.groups(scores, .6));
  }

  @Test
  void theScoreAskedForIsEnoughAndALittleLessIsNot() {
    double[][] scores = {{1, .6}, {.6, 1}};
    assertEquals(1, OccupantGrouping.groups(scores, .6).size());
    assertEquals(2, OccupantGrouping.groups(scores, Math.nextUp(.6)).size());
    assertEquals(
        2,
        OccupantGrouping.groups(scores, Double.POSITIVE_INFINITY).size(),
        "without an operating point nobody is joined");
  }

  @Test
  void anEmptyVehicleHasNoOccupants() {
    assertTrue(OccupantGrouping.of(List.of(), .6, t -> t).isEmpty());
  }

  /** Whatever the scores: a partition, in order, alike within, and not to be joined any further. */
  @Property(tries = 300)
  void groupsAreAlikeWithinAndApartFromEachOther(
      @ForAll @IntRange(min = 0, max = 14) int sightings,
      @ForAll @IntRange(min = 1, max = 4) int pictures,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[sightings][sightings];
    for (int i = 0; i < sightings; i++) {
      for (int j = 0; j < i; j++) {
        scores[i][j] = i % pictures == j % pictures ? NEVER : random.nextDouble();
        scores[j][i] = scores[i][j];
      }
    }
    List<List<Integer>> groups = OccupantGrouping.groups(scores, .5);

    List<Integer> all = new ArrayList<>();
    groups.forEach(all::addAll);
    assertEquals(sightings, all.stream().distinct().count());
    assertEquals(sightings, all.size());
    List<Integer> firsts =
        groups.stream().map(g -> g.stream().sorted().toList().getFirst()).toList();
    assertEquals(firsts.stream().sorted().toList(), firsts);
    for (int a = 0; a < groups.size(); a++) {
      for (int b = 0; b < groups.size(); b++) {
        assertEquals(a == b, alike(groups.get(a), groups.get(b), scores));
      }
    }
  }

  private static boolean alike(List<Integer> a, List<Integer> b, double[][] scores) {
    return a.stream().allMatch(i -> b.stream().allMatch(j -> i.equals(j) || scores[i][j] >= .5));
  }
}
