package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.Point;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Detection;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MadeTemplate;
import org.exeat.faces.MeasuredFace;
import org.exeat.faces.UnreadableImageException;
import org.junit.jupiter.api.Test;

/** People photographed one by one, by networks that find what the test says. */
class HandheldCaptureTest {
  private static final Instant T = Instant.parse("2026-03-20T08:00:00Z");
  private static final byte[] PICTURE = ImageEncoder.jpeg(new Image(40, 40, new byte[4800]), 90);

  /** What is found in the next photograph. */
  private final List<MeasuredFace> found = new ArrayList<>();

  private final List<MeasuredFace> described = new ArrayList<>();

  private final HandheldCapture capture =
      new HandheldCapture(
          new HandheldCapture.Networks() {
            @Override
            public List<MeasuredFace> find(Image image) {
              return found;
            }

            @Override
            public AnalyzedFace describe(Image image, MeasuredFace face) {
              described.add(face);
              return new AnalyzedFace(
                  face.detection(), face.landmarks(), face.quality(), image, MadeTemplate.of(1, 0));
            }
          },
          QualityPolicy.CAPTURE,
          ModeProfile.usual(Mode.BUS));

  /** A good face of a size, but for what is said of it. */
  private static MeasuredFace face(
      double confidence, double eyes, QualityMeasure measure, double value) {
    Map<QualityMeasure, Double> values = new EnumMap<>(QualityMeasure.class);
    values.putAll(
        Map.of(
            QualityMeasure.POSE_YAW, 0.0,
            QualityMeasure.UNDER_EXPOSURE_PREVENTION, 1.0,
            QualityMeasure.OVER_EXPOSURE_PREVENTION, 1.0,
            QualityMeasure.DYNAMIC_RANGE, 7.0,
            QualityMeasure.SHARPNESS, 1.0,
            QualityMeasure.EYES_VISIBLE, 1.0,
            QualityMeasure.MOUTH_VISIBLE, .05,
            QualityMeasure.MOUTH_SPREAD, .01,
            QualityMeasure.EYES_TO_MOUTH, .35));
    values.put(QualityMeasure.INTER_EYE_DISTANCE, eyes);
    values.put(measure, value);
    return new MeasuredFace(
        new Detection(new Box(10, 10, 20, 20), confidence),
        new Landmarks(Collections.nCopies(Landmarks.COUNT, new Point(20, 20))),
        new CaptureQuality(values));
  }

  private static MeasuredFace good(double eyes) {
    return face(.99, eyes, QualityMeasure.POSE_YAW, 0);
  }

  private HandheldCapture.Look photograph(int traveller, MeasuredFace... faces) throws Exception {
    found.clear();
    found.addAll(List.of(faces));
    return capture.add(traveller, PICTURE, T);
  }

  @Test
  void oneFaceIsOneTravellerInHoweverManyPhotographs() throws Exception {
    assertTrue(photograph(4, good(80)).good());
    assertTrue(photograph(2, good(80)).good());
    assertTrue(photograph(4, good(90)).good());
    CoverageState state = capture.coverage(3, 0);
    assertEquals(List.of(2, 4), capture.travellers());
    assertEquals(2, state.occupants().size());
    assertEquals(2, state.occupants().get(1).shots().size());
    assertEquals(3, state.people());
    assertEquals(1, state.unseen());
    assertEquals(2, state.coverage().captured());
    assertTrue(state.prompts().isEmpty(), "no sign asks for anything");
  }

  @Test
  void whoeverStandsFarBehindIsNotMeantAndNoTemplateIsMadeOfThem() throws Exception {
    assertTrue(photograph(1, good(30), good(80)).good());
    assertEquals(1, described.size());
    assertEquals(
        80, described.getFirst().quality().value(QualityMeasure.INTER_EYE_DISTANCE).orElse(0));
  }

  @Test
  void whereItIsNotClearWhoIsMeantNothingStays() throws Exception {
    assertEquals(2, photograph(1, good(60), good(80)).faces());
    assertEquals(0, photograph(1).faces());
    assertEquals(0, photograph(1, face(.5, 80, QualityMeasure.POSE_YAW, 0)).faces());
    assertEquals(List.of(), capture.travellers());
    assertEquals(List.of(), described, "no template was made");
    assertThrows(UnreadableImageException.class, () -> capture.add(1, new byte[] {1, 2}, T));
  }

  @Test
  void aPoorPhotographIsSeenAndNotCapturedUntilAGoodOneComes() throws Exception {
    HandheldCapture.Look dark =
        photograph(1, face(.99, 80, QualityMeasure.UNDER_EXPOSURE_PREVENTION, .1));
    assertFalse(dark.good());
    assertEquals(
        QualityMeasure.UNDER_EXPOSURE_PREVENTION,
        dark.shortfalls().getFirst().requirement().measure());
    assertEquals(0, capture.coverage(1, 0).coverage().captured());
    assertEquals(1, capture.coverage(1, 0).occupants().size());
    assertTrue(photograph(1, good(80)).good());
    assertEquals(1, capture.coverage(1, 0).coverage().captured());
  }

  @Test
  void whatIsLetGoIsGone() throws Exception {
    photograph(1, good(80));
    photograph(2, good(80));
    capture.forget(1);
    assertEquals(List.of(2), capture.travellers());
    capture.forgetAll();
    assertEquals(0, capture.coverage(2, 1).occupants().size());
    assertEquals(2, capture.coverage(2, 1).unseen());
  }

  /** Documents and faces that the officer took count nobody who is not there. */
  @Test
  void howManyThereAreTheOfficerSays() throws Exception {
    photograph(1, good(80));
    CoverageState state = capture.coverage(3, 2);
    assertEquals(3, state.people());
    assertTrue(state.everybody() < .1, () -> "" + state.everybody());
    photograph(2, good(80));
    photograph(3, good(80));
    assertTrue(capture.coverage(3, 2).everybody() > .9);
    assertEquals(3, capture.coverage(1, 0).people(), "those who were photographed are there");
  }
}
