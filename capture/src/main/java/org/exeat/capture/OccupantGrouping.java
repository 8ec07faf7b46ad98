package org.exeat.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.exeat.domain.Comparison;
import org.exeat.faces.Template;

/**
 * Which faces in several pictures of one vehicle are one occupant.
 *
 * <p>Two faces in the same picture are two people, however alike. Faces of different pictures are
 * joined, the most alike first, as long as every face of one group is alike enough to every face of
 * the other (complete linkage), so that a chain of look-alikes does not swallow a person. Joining
 * two people would hide one of them; leaving one person apart only sends an extra face to the
 * officer. So the score asked for is a strict one.
 */
public final class OccupantGrouping {
  private OccupantGrouping() {}

  /**
   * Groups the sightings of one vehicle.
   *
   * @param sightings in any order; at most some hundreds, the time grows with the third power
   * @param samePerson the score from which two sightings count as one person
   * @param as their templates as they are compared
   * @return the occupants in the order in which they were first seen
   */
  public static List<Occupant> of(
      List<Sighting> sightings, double samePerson, UnaryOperator<Template> as) {
    return groups(scores(sightings, as), samePerson).stream()
        .map(g -> Occupant.byBestShot(g.stream().map(sightings::get).toList()))
        .toList();
  }

  /**
   * Groups numbers 0 to n − 1.
   *
   * @param scores n × n, symmetric; minus infinity for two that cannot be one person
   * @param samePerson the least score within a group
   * @return the groups by their least number
   */
  static List<List<Integer>> groups(double[][] scores, double samePerson) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
    while (true) {
      int bestA = -1;
      int bestB = -1;
      double best = samePerson;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          double linkage = linkage(groups.get(a), groups.get(b), scores);
          if (linkage >= best) {
            best = Math.nextUp(linkage);
            bestA = a;
            bestB = b;
          }
        }
      }
      if (bestA < 0) {
        return groups;
      }
      // The later group goes into the earlier one, so the groups stay in order of first sight.
      groups.get(bestA).addAll(groups.remove(bestB));
    }
  }

  /**
   * The least score between the groups; minus infinity where two faces share a picture or could not
   * be compared.
   */
  private static double linkage(List<Integer> a, List<Integer> b, double[][] scores) {
    double least = Double.POSITIVE_INFINITY;
    for (int i : a) {
      for (int j : b) {
        least = Math.min(least, scores[i][j]);
      }
    }
    return least;
  }

  private static double[][] scores(List<Sighting> sightings, UnaryOperator<Template> as) {
    int n = sightings.size();
    List<Template> templates = sightings.stream().map(s -> as.apply(s.face().template())).toList();
    double[][] scores = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scores[i][j] =
            sightings.get(i).picture() != sightings.get(j).picture()
                    && templates.get(i).compareWith(templates.get(j))
                        instanceof Comparison.Scored(double score)
                ? score
                : Double.NEGATIVE_INFINITY;
      }
    }
    return scores;
  }
}
