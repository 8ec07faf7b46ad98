package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.faces.Template;

/**
 * Templates with the truth of whose they are.
 *
 * @param people at least two
 * @param pictures number of pictures looked at
 * @param withoutFace pictures in which no face was found
 * @param unreadable files that are no readable pictures
 */
public record LabelledFaces(List<Person> people, int pictures, int withoutFace, int unreadable) {

  /**
   * One person.
   *
   * @param portrait the reference; empty where none is named so, and then every picture is compared
   *     with every other
   * @param captures in the order of the files
   */
  public record Person(Optional<Template> portrait, List<Template> captures) {
    public Person {
      captures = List.copyOf(captures);
    }
  }

  /** Copies and counts. */
  public LabelledFaces {
    people = List.copyOf(people);
    if (people.size() < 2) {
      throw new IllegalArgumentException(
          "error rates need pictures of at least two people; faces of "
              + people.size()
              + " were found");
    }
  }

  /**
   * Every score there is: captures against portraits where anybody has one, as at a lane (a person
   * whose portrait shows no face then has no genuine score); else every picture against every
   * other.
   *
   * @throws IllegalArgumentException where one kind of comparison is missing altogether
   */
  public Scores scores() {
    boolean lane = people.stream().anyMatch(p -> p.portrait().isPresent());
    ComparedPairs genuine = new ComparedPairs();
    ComparedPairs impostor = new ComparedPairs();
    for (int a = 0; a < people.size(); a++) {
      for (int b = a; b < people.size(); b++) {
        ComparedPairs into = a == b ? genuine : impostor;
        if (lane) {
          captured(a, b, into);
          if (a != b) {
            captured(b, a, into);
          }
          continue;
        }
        List<Template> left = all(people.get(a));
        List<Template> right = all(people.get(b));
        for (int i = 0; i < left.size(); i++) {
          for (int j = a == b ? i + 1 : 0; j < right.size(); j++) {
            into.add(score(left.get(i), right.get(j)), a, b);
          }
        }
      }
    }
    return new Scores(genuine, impostor);
  }

  /** Captures of one against the portrait of the other. */
  private void captured(int a, int b, ComparedPairs into) {
    people
        .get(b)
        .portrait()
        .ifPresent(
            portrait -> people.get(a).captures().forEach(c -> into.add(score(c, portrait), a, b)));
  }

  /** The same with people who were never captured, whose portraits are compared with everybody. */
  public LabelledFaces with(List<Template> strangers) {
    List<Person> all = new ArrayList<>(people);
    strangers.forEach(t -> all.add(new Person(Optional.of(t), List.of())));
    return new LabelledFaces(all, pictures + strangers.size(), withoutFace, unreadable);
  }

  /**
   * The same with their templates as a calibration compares them.
   *
   * @param centers of the calibration
   */
  public LabelledFaces as(Optional<Calibration.Centers> centers) {
    return new LabelledFaces(
        people.stream()
            .map(p ->
                new Person(
                    p.portrait().map(t -> t.asPortrait(centers)),
                    p.captures().stream().map(t -> t.asCapture(centers)).toList()))
            .toList(),
        pictures,
        withoutFace,
        unreadable);
  }

  /**
   * The means of captures and portraits, each person counting once.
   *
   * @throws IllegalArgumentException where too few people have a capture, or a portrait
   */
  public Calibration.Centers centers() {
    List<Template> captures =
        people.stream()
            .map(Person::captures)
            .filter(c -> !c.isEmpty())
            .map(Template::mean)
            .toList();
    List<Template> portraits = people.stream().flatMap(p -> p.portrait().stream()).toList();
    if (Math.min(captures.size(), portraits.size()) < Calibration.Centers.FEWEST_PEOPLE) {
      throw new IllegalArgumentException(
          "centers are made of at least "
              + Calibration.Centers.FEWEST_PEOPLE
              + " people with captures and as many with a portrait (a picture named portrait…), not of "
              + captures.size()
              + " and "
              + portraits.size());
    }
    return new Calibration.Centers(Template.center(captures), Template.center(portraits));
  }

  /**
   * How much two scores of one person against the same reference differ in 95 of 100 cases; 0 where
   * nobody was captured twice.
   */
  public double repeatability() {
    List<Double> differences = new ArrayList<>();
    for (Person p : people) {
      List<Template> all = all(p);
      Template reference = all.getFirst();
      double[] scores = all.stream().skip(1).mapToDouble(t -> score(t, reference)).toArray();
      for (int i = 0; i < scores.length; i++) {
        for (int j = i + 1; j < scores.length; j++) {
          differences.add(Math.abs(scores[i] - scores[j]));
        }
      }
    }
    differences.sort(null);
    return differences.isEmpty()
        ? 0
        : differences.get((int) Math.ceil(0.95 * differences.size()) - 1);
  }

  private static List<Template> all(Person p) {
    List<Template> all = new ArrayList<>(p.portrait().stream().toList());
    all.addAll(p.captures());
    return all;
  }

  static double score(Template a, Template b) {
    return switch (a.compareWith(b)) {
      case Comparison.Scored(double score) -> score;
      case Comparison.NotComparable(String reason) -> throw new IllegalStateException(reason);
      case Comparison.Failed(Throwable cause) ->
          throw new IllegalStateException("a comparison broke", cause);
    };
  }
}
