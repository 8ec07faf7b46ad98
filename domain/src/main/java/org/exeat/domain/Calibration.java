package org.exeat.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a calibration run found out about one model: which score keeps which false match rate.
 *
 * @param modelSha256 of the model file, 64 lower-case hexadecimal digits
 * @param preparation how faces were found and cut out for the model, by the number that {@code
 *     FaceAnalyzer.PREPARATION} had: of other landmarks come other templates; 1 where the file does
 *     not say
 * @param run how the figures came about
 * @param neutralScore score at which false match rate and false non-match rate are equal: above it
 *     a pair is rather one person, below it rather two
 * @param repeatability how much two scores of the same document with two captures of the same
 *     person differ in 95 of 100 cases; a difference smaller than that says nothing
 * @param points operating points, from the loosest to the strictest
 * @param centers what templates are compared against; empty where they are compared as the model
 *     makes them
 */
public record Calibration(
    String modelSha256,
    int preparation,
    Run run,
    double neutralScore,
    double repeatability,
    List<Point> points,
    Optional<Centers> centers) {

  /**
   * How the figures came about.
   *
   * @param name short and unique, such as {@code synthetic-2026-11}
   * @param date ISO 8601 day
   * @param command what to type to repeat it
   * @param dataSet the material, in words
   * @param persons number of different people
   * @param images number of pictures with a usable face
   * @param genuine number of comparisons of one person with themselves
   * @param impostor number of comparisons of two different people
   * @param notShown what the figures do not show, in words that may be printed beside them
   */
  public record Run(
      String name,
      String date,
      String command,
      String dataSet,
      int persons,
      int images,
      long genuine,
      long impostor,
      String notShown) {}

  /**
   * The mean templates of the run's captures and portraits. Faces behind glass in a lane's light
   * have something in common in their templates, whoever they are, and portraits something else; a
   * capture and a portrait are compared by the cosine of what each differs from its own mean.
   *
   * @param captures mean of the captures' templates, one of each person; as long as a template
   * @param portraits mean of the portraits' templates, as long
   */
  public record Centers(List<Double> captures, List<Double> portraits) {
    /** People below which a mean says more of who they are than of how they were photographed. */
    public static final int FEWEST_PEOPLE = 50;

    /** Checks and copies. */
    public Centers {
      captures = List.copyOf(captures);
      portraits = List.copyOf(portraits);
      if (captures.isEmpty()
          || captures.size() != portraits.size()
          || !Stream.concat(captures.stream(), portraits.stream()).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "the centers of captures and portraits are as many finite numbers as a template has");
      }
    }
  }

  /**
   * One operating point.
   *
   * @param targetFmr the false match rate that holds here: the upper end of the 95 % confidence
   *     interval does not exceed it
   * @param score the lowest score at which that is so
   * @param falseMatches impostor comparisons of the run at or above that score
   * @param fmr {@code falseMatches / impostor}
   * @param fmrUpper upper 95 % bound of the false match rate (Clopper and Pearson; 3/n where none
   *     passes)
   * @param fnmr share of the genuine comparisons below the score
   * @param fnmrUpper upper 95 % bound of that
   */
  public record Point(
      double targetFmr,
      double score,
      long falseMatches,
      double fmr,
      double fmrUpper,
      double fnmr,
      double fnmrUpper) {
    public Point {
      if (!(fmrUpper <= targetFmr)) {
        throw new IllegalArgumentException(
            "an operating point for a false match rate of "
                + targetFmr
                + " needs an upper bound not above it, not "
                + fmrUpper);
      }
    }
  }

  /** A calibration of templates as the model makes them. */
  public Calibration(
      String modelSha256,
      int preparation,
      Run run,
      double neutralScore,
      double repeatability,
      List<Point> points) {
    this(modelSha256, preparation, run, neutralScore, repeatability, points, Optional.empty());
  }

  /**
   * Why it says nothing of a model's templates; empty where it does.
   *
   * @param modelSha256 of the model in use
   * @param preparation of the faces in use
   */
  public Optional<String> unfit(String modelSha256, int preparation) {
    String calibration = "the calibration " + run.name();
    if (!this.modelSha256.equals(modelSha256)) {
      return Optional.of(
          calibration
              + " belongs to another model than the one in use ("
              + this.modelSha256.substring(0, 12)
              + "…, not "
              + modelSha256.substring(0, 12)
              + "…); ./exeat calibrate makes one for this model");
    }
    return this.preparation == preparation
        ? Optional.empty()
        : Optional.of(
            calibration
                + " was made of faces that were cut out in another way (preparation "
                + this.preparation
                + ", now "
                + preparation
                + "), so that its scores are others; ./exeat calibrate makes a new one");
  }

  /** Checks the order and copies. */
  public Calibration {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).targetFmr() >= points.get(i - 1).targetFmr()
          || points.get(i).score() < points.get(i - 1).score()) {
        throw new IllegalArgumentException(
            "operating points go from the loosest to the strictest; point "
                + i
                + " does not follow its predecessor");
      }
    }
    if (!Double.isFinite(neutralScore) || !(repeatability >= 0)) {
      throw new IllegalArgumentException(
          "a calibration states a finite neutral score and a repeatability of at least 0");
    }
  }

  /**
   * The threshold that keeps a false match rate: the loosest calibrated point that is at least as
   * strict. Nothing is extrapolated.
   *
   * @return empty where the run was too small to show so low a rate
   */
  public Optional<Threshold> thresholdFor(double fmr) {
    return points.stream()
        .filter(p -> p.targetFmr() <= fmr)
        .max(Comparator.comparingDouble(Point::targetFmr))
        .map(p -> new Threshold(modelSha256, p.targetFmr(), p.score(), run.name()));
  }

  /** The lowest false match rate that the run could show; 1 where it has no point at all. */
  public double strictestFmr() {
    return points.isEmpty() ? 1 : points.getLast().targetFmr();
  }
}
