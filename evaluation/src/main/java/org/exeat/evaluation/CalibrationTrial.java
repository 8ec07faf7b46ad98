package org.exeat.evaluation;

import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.faces.FaceAnalyzer;

/**
 * A calibration and the faces that it was made of.
 *
 * @param faces as the calibration compares them
 * @param scores of these
 */
public record CalibrationTrial(LabelledFaces faces, Scores scores, Calibration calibration) {
  /**
   * What the run is called and what it was made of.
   *
   * @param name see {@link Calibration.Run}, as what follows
   */
  public record Words(String name, String date, String command, String dataSet, String notShown) {}

  /**
   * Calibrates.
   *
   * @param faces as the model made their templates
   * @param again other captures of the same people by which the repeatability is told; the same
   *     faces, where these hold several of each person
   * @param model SHA-256 of its file
   * @param centered whether captures and portraits are compared by what they differ from their
   *     means by
   * @throws IllegalArgumentException where there are too few people for that
   */
  public static CalibrationTrial of(
      LabelledFaces faces, LabelledFaces again, String model, Words words, boolean centered) {
    Optional<Calibration.Centers> centers =
        centered ? Optional.of(faces.centers()) : Optional.empty();
    LabelledFaces compared = faces.as(centers);
    Scores scores = compared.scores();
    return new CalibrationTrial(
        compared,
        scores,
        new Calibration(
            model,
            FaceAnalyzer.PREPARATION,
            new Calibration.Run(
                words.name(),
                words.date(),
                words.command(),
                words.dataSet(),
                faces.people().size(),
                faces.pictures() - faces.withoutFace() - faces.unreadable(),
                scores.genuineCount(),
                scores.impostorCount(),
                words.notShown()),
            scores.equalErrorThreshold(),
            again.as(centers).repeatability(),
            OperatingPoints.of(scores),
            centers));
  }
}
