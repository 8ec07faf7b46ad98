package org.exeat.domain;

/**
 * The score from which a comparison counts as a match, and why: a number without a model, a promise
 * and a run that set it is not an operating point.
 *
 * @param modelSha256 of the model file whose scores it applies to, 64 lower-case hexadecimal digits
 * @param targetFmr the false match rate (ISO/IEC 19795-1) that is not exceeded at this score, with
 *     the confidence that the calibration states; above 0, at most 1
 * @param score comparison score, a similarity
 * @param calibrationRun name of the run that set it
 */
public record Threshold(String modelSha256, double targetFmr, double score, String calibrationRun) {
  public Threshold {
    if (!modelSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a model is named by its SHA-256, 64 lower-case hexadecimal digits");
    }
    if (!(targetFmr > 0 && targetFmr <= 1)) {
      throw new IllegalArgumentException(
          "a false match rate lies above 0 and at most at 1, not at " + targetFmr);
    }
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a threshold is a finite score, not " + score);
    }
    if (calibrationRun.isBlank()) {
      throw new IllegalArgumentException("a threshold names the calibration run that set it");
    }
  }
}
