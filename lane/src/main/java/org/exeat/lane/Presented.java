package org.exeat.lane;

import java.util.Optional;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Image;

/**
 * One presented document with what was made of it.
 *
 * @param number from 0, in the order given
 * @param fields empty where they could not be read
 * @param portrait empty where there is none or it could not be read
 * @param face the portrait's face, present where the document is compared
 * @param status whether it is compared, or why not
 * @param authenticity what its chip's signature is worth, where it has a chip that could be read
 * @param encounter the holder's face at an earlier crossing, where one is kept: a second reference
 */
public record Presented(
    int number,
    Optional<TravelDocument> fields,
    Optional<Image> portrait,
    Optional<AnalyzedFace> face,
    PresentedDocument status,
    Optional<AuthenticityReport> authenticity,
    Optional<AnalyzedFace> encounter) {
  /**
   * As how many comparisons one with an earlier capture counts. Two captures have more in common
   * than a capture and a portrait, whoever they show: of 8,200 pairs of captures of different
   * people (lane-1, seeds 21 and 31, centered) 0.22 % passed the point for a false match rate of
   * 0.1 %, 0.42 % that for 0.25 % and 1.7 % that for 1 %. At stricter points it was not measured.
   */
  static final int ENCOUNTER = 3;

  public Presented {
    if (status.compared() && face.isEmpty()) {
      throw new IllegalArgumentException("a document that is compared has a face");
    }
    if (encounter.isPresent() && !status.compared()) {
      throw new IllegalArgumentException("a document that is not compared takes no second face");
    }
  }

  /** One by its own portrait. */
  public Presented(
      int number,
      Optional<TravelDocument> fields,
      Optional<Image> portrait,
      Optional<AnalyzedFace> face,
      PresentedDocument status,
      Optional<AuthenticityReport> authenticity) {
    this(number, fields, portrait, face, status, authenticity, Optional.empty());
  }

  /** The same with a second reference. */
  Presented withEncounter(AnalyzedFace earlier) {
    return new Presented(
        number, fields, portrait, face, status, authenticity, Optional.of(earlier));
  }

  /** As how many comparisons a face and this document count, 1 where it is not compared. */
  int references() {
    return encounter.isPresent() ? 1 + ENCOUNTER : 1;
  }

  /** One whose reading is not done. */
  static Presented notInTime(int number) {
    return nothing(number, new PresentedDocument.NotInTime());
  }

  /** The same, read after the decision: an officer has its fields, and nothing is compared. */
  Presented late() {
    return new Presented(
        number,
        fields,
        Optional.empty(),
        Optional.empty(),
        new PresentedDocument.NotInTime(),
        authenticity);
  }

  /** One whose reading broke. */
  static Presented failed(int number, Throwable cause) {
    return nothing(number, new PresentedDocument.PortraitFailed(cause));
  }

  /** One of which nothing is known but why. */
  static Presented nothing(int number, PresentedDocument status) {
    return new Presented(
        number, Optional.empty(), Optional.empty(), Optional.empty(), status, Optional.empty());
  }

  /** The same of a holder who chose an officer: nothing is made of the portrait any more. */
  Presented optedOut() {
    return new Presented(
        number,
        fields,
        Optional.empty(),
        Optional.empty(),
        new PresentedDocument.OptedOut(),
        authenticity);
  }

  /**
   * The same, not counted.
   *
   * @param why in words for an officer; holds no name and no document number
   */
  Presented notAccepted(String why) {
    return new Presented(
        number, fields, portrait, face, new PresentedDocument.NotAccepted(why), authenticity);
  }
}
