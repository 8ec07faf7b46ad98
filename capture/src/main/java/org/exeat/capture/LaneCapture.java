package org.exeat.capture;

import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;

/**
 * Captures the people of one vehicle after the other in a lane. Immutable; several passages may be
 * open at a time, each for one thread.
 *
 * @param analyzer of the face networks, with a detector for whole pictures; its owner closes it
 * @param policy what a shot must fulfil to be compared
 * @param samePerson the score at which two faces are as likely one person as two: the neutral score
 *     of the model's calibration
 * @param runs of the detector for each frame, 1 to {@link #MOST_RUNS}
 */
public record LaneCapture(
    Lane lane, FaceAnalyzer analyzer, QualityPolicy policy, double samePerson, int runs) {
  /** More runs for one frame are a mistake. */
  public static final int MOST_RUNS = 64;

  public LaneCapture {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new IllegalArgumentException(
          "runs of the detector are 1 to " + MOST_RUNS + ", not " + runs);
    }
  }

  /** Opens the passage of the next vehicle. */
  public PassageCapture passage() {
    return new PassageCapture(this);
  }
}
