package org.exeat.capture;

import org.exeat.domain.Lane;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;

/**
 * Captures the people of one vehicle after the other in a lane. Immutable; several passages may be
 * open at a time, each for one thread.
 *
 * @param analyzer of the face networks, with a detector for whole pictures; its owner closes it
 * @param policy what a shot must fulfil to be compared
 * @param samePerson the score at which two faces are as likely one person as two: the neutral score
 *     of the model's calibration
 * @param budget of each frame
 * @param trace is offered a {@link FrameTrace} of each frame, by the passage's thread
 */
public record LaneCapture(
    Lane lane,
    FaceAnalyzer analyzer,
    QualityPolicy policy,
    double samePerson,
    FrameBudget budget,
    TraceSink trace) {
  /** Without a trace. */
  public LaneCapture(
      Lane lane,
      FaceAnalyzer analyzer,
      QualityPolicy policy,
      double samePerson,
      FrameBudget budget) {
    this(lane, analyzer, policy, samePerson, budget, TraceSink.NONE);
  }

  /** Opens the passage of the next vehicle. */
  public PassageCapture passage() {
    return new PassageCapture(this);
  }
}
