package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.domain.ComparisonMatrix;
import org.exeat.domain.CrossingDecision;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.OccupantCapture;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Verdict;
import org.exeat.faces.Template;

/**
 * Crossings put together at random from labelled faces, decided as at a lane, and counted against
 * the truth. It holds the promise of a calibration against people whom the calibration never saw.
 */
public final class CrossingTrial {

  /** Who sits in the cars. */
  public enum Traffic {
    /**
     * 1 to 7 people, uniformly; in 10 % of the cars one presents the passport of somebody who is
     * not in it, in 5 % two swap theirs with people outside, in 10 % one has no document, in 10 %
     * one is not captured.
     */
    MIXED,
    /** 1 to 7 people, and nobody is who the documents say. */
    ALL_IMPOSTORS
  }

  /**
   * What came out.
   *
   * @param crossings simulated
   * @param falseConfirmations crossings in which at least one wrong pair was confirmed
   * @param pairs travellers captured with their own document present
   * @param confirmedPairs of those, confirmed
   * @param honestCars crossings in which everybody was captured with their own document
   * @param fullyConfirmedCars of those, everybody confirmed
   */
  public record Result(
      int crossings,
      int falseConfirmations,
      int pairs,
      int confirmedPairs,
      int honestCars,
      int fullyConfirmedCars) {
    /** Share of the crossings with a false confirmation. */
    public double falseConfirmationRate() {
      return (double) falseConfirmations / crossings;
    }

    /** Lower end of the 90 % interval (two one-sided 95 % bounds). */
    public double lower() {
      return BinomialBound.lower(falseConfirmations, crossings);
    }

    /** Upper end of that interval. */
    public double upper() {
      return BinomialBound.upper(falseConfirmations, crossings);
    }
  }

  private static final int LARGEST_PARTY = 7;

  private final List<LabelledFaces.Person> people;
  private final Calibration calibration;
  private final CrossingPromise promise;

  /**
   * A trial.
   *
   * @param faces people with a portrait and at least one capture each take part; at least 15 are
   *     needed
   */
  public CrossingTrial(LabelledFaces faces, Calibration calibration, CrossingPromise promise) {
    this.people =
        faces.people().stream()
            .filter(p -> p.portrait().isPresent() && !p.captures().isEmpty())
            .toList();
    if (people.size() < 2 * LARGEST_PARTY + 1) {
      throw new IllegalArgumentException(
          "a trial needs at least "
              + (2 * LARGEST_PARTY + 1)
              + " people with a portrait and a capture, not "
              + people.size());
    }
    this.calibration = calibration;
    this.promise = promise;
  }

  /** Runs it; the same seed gives the same crossings. */
  public Result run(Traffic traffic, int crossings, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      order.add(i);
    }
    int wrong = 0;
    int pairs = 0;
    int confirmedPairs = 0;
    int honest = 0;
    int full = 0;
    for (int c = 0; c < crossings; c++) {
      Collections.shuffle(order, random);
      int party = 1 + random.nextInt(LARGEST_PARTY);
      List<Integer> occupants = new ArrayList<>(order.subList(0, party));
      List<Integer> documents = new ArrayList<>(order.subList(0, party));
      List<Integer> outside = order.subList(party, order.size());
      boolean asItShouldBe = plantFaults(traffic, occupants, documents, outside, random);
      CrossingDecision decision = decide(occupants, documents, random);
      boolean anyWrong = false;
      int confirmed = 0;
      for (var pair : decision.assignment().supported()) {
        if (decision.documents().get(pair.document()) instanceof Verdict.Confirmed) {
          boolean same = occupants.get(pair.occupant()).equals(documents.get(pair.document()));
          anyWrong |= !same;
          confirmed += same ? 1 : 0;
        }
      }
      wrong += anyWrong ? 1 : 0;
      pairs += (int) occupants.stream().filter(documents::contains).count();
      confirmedPairs += confirmed;
      if (asItShouldBe) {
        honest++;
        full += confirmed == party ? 1 : 0;
      }
    }
    return new Result(crossings, wrong, pairs, confirmedPairs, honest, full);
  }

  private static boolean plantFaults(
      Traffic traffic,
      List<Integer> occupants,
      List<Integer> documents,
      List<Integer> outside,
      Random random) {
    if (traffic == Traffic.ALL_IMPOSTORS) {
      for (int i = 0; i < documents.size(); i++) {
        documents.set(i, outside.get(i));
      }
      return false;
    }
    double fault = random.nextDouble();
    if (fault < 0.10) {
      documents.set(0, outside.get(0));
    } else if (fault < 0.15) {
      for (int i = 0; i < Math.min(2, documents.size()); i++) {
        documents.set(i, outside.get(i));
      }
    } else if (fault < 0.25) {
      documents.removeFirst();
    } else if (fault < 0.35) {
      occupants.removeFirst();
    }
    Collections.shuffle(documents, random);
    return fault >= 0.35;
  }

  private CrossingDecision decide(List<Integer> occupants, List<Integer> documents, Random random) {
    List<List<Comparison>> rows = new ArrayList<>();
    for (int o : occupants) {
      List<Template> captures = people.get(o).captures();
      Template capture = captures.get(random.nextInt(captures.size()));
      rows.add(
          documents.stream()
              .map(d -> capture.compareWith(people.get(d).portrait().orElseThrow()))
              .toList());
    }
    return CrossingDecision.of(
        new ComparisonMatrix(occupants.size(), documents.size(), rows),
        Collections.nCopies(occupants.size(), OccupantCapture.GOOD),
        Collections.nCopies(documents.size(), new PresentedDocument.Accepted()),
        promise,
        calibration);
  }
}
