package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.exeat.capture.CoverageState.Way;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.Point;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.QualityRequirement;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Detection;
import org.exeat.faces.Image;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MadeTemplate;
import org.exeat.faces.Template;
import org.junit.jupiter.api.Test;

/** Who is known to be there and was not seen is asked for. */
class CoverageStateTest {
  private static final Map<Source, Integer> TWO = Map.of(Source.DOCUMENTS, 2);
  private static final ModeProfile CAR = ModeProfile.usual(Mode.VEHICLE);

  @Test
  void ofWhomNoFaceWasFoundEverythingIsAskedThatMayHideIt() {
    CoverageState state = CoverageState.of(List.of(), 0, TWO, Way.STANDS, CAR);
    assertEquals(2, state.unseen());
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Prompt.STOP, Prompt.REMOVE_HELMET)), state.prompts());
    assertTrue(state.everybody() < .01, () -> "everybody with " + state.everybody());
  }

  @Test
  void underOpenSkyNobodyIsAskedToOpenWindowsAndOnMotorcyclesHelmetsComeOff() {
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES, Prompt.UNCOVER_FACE),
        CoverageState.of(List.of(), 0, TWO, Way.STANDS, ModeProfile.usual(Mode.FOOT)).prompts());
    assertEquals(
        EnumSet.of(
            Prompt.LOOK_AT_CAMERA,
            Prompt.REMOVE_SUNGLASSES,
            Prompt.UNCOVER_FACE,
            Prompt.REMOVE_HELMET),
        CoverageState.of(List.of(), 0, TWO, Way.STANDS, ModeProfile.usual(Mode.MOTORCYCLE))
            .prompts());
  }

  @Test
  void whoCannotStopIsNotAskedTo() {
    ModeProfile bus = ModeProfile.usual(Mode.BUS);
    assertEquals(Set.of(), CoverageState.of(List.of(), 0, TWO, Way.COMES, bus).prompts());
  }

  @Test
  void ofABusNobodySaysThatAllAreCapturedBeforeSomebodyCounted() {
    ModeProfile bus = ModeProfile.usual(Mode.BUS);
    Map<Source, Integer> none = Map.of(Source.DOCUMENTS, 0);
    assertEquals(0, CoverageState.of(List.of(), 0, none, Way.STANDS, bus).everybody());
    assertTrue(CoverageState.of(List.of(), 0, none, Way.STANDS, CAR).everybody() > 0);
    assertTrue(
        CoverageState.of(List.of(), 0, Map.of(Source.SENSOR, 0), Way.STANDS, bus).everybody() > 0);
  }

  @Test
  void whatCoversAFaceIsAskedToBeTakenOff() {
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES),
        promptsFor(QualityMeasure.EYES_VISIBLE));
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.UNCOVER_FACE),
        promptsFor(QualityMeasure.EYES_TO_MOUTH));
  }

  @Test
  void whatMostPicturesShowIsAskedForWhereTheBestOneLacksSomethingElse() {
    QualityMeasure bright = QualityMeasure.OVER_EXPOSURE_PREVENTION;
    QualityMeasure eyes = QualityMeasure.EYES_VISIBLE;
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES),
        promptsFor(bright, eyes, eyes));
    assertEquals(EnumSet.of(Prompt.LOOK_AT_CAMERA), promptsFor(bright, eyes));
  }

  /** Where one person was found whose shots, the best one first, lack one of these each. */
  private static Set<Prompt> promptsFor(QualityMeasure... measures) {
    return CoverageState.of(List.of(lacking(measures)), 1, Map.of(), Way.STANDS, CAR).prompts();
  }

  private static CapturedOccupant lacking(QualityMeasure... measures) {
    Template template = MadeTemplate.of(1, 0);
    AnalyzedFace face =
        new AnalyzedFace(
            new Detection(new Box(0, 0, 2, 2), 1),
            new Landmarks(Collections.nCopies(Landmarks.COUNT, new Point(1, 1))),
            new CaptureQuality(Map.of()),
            new Image(2, 2, new byte[12]),
            template);
    List<Shot> shots = new ArrayList<>();
    for (QualityMeasure measure : measures) {
      QualityRequirement required =
          QualityPolicy.CAPTURE.requirements().stream()
              .filter(r -> r.measure() == measure)
              .findFirst()
              .orElseThrow();
      QualityShortfall shortfall = new QualityShortfall(required, OptionalDouble.of(0));
      shots.add(
          new Shot(
              "front",
              shots.size(),
              Instant.EPOCH,
              new Sighting(shots.size(), face, List.of(shortfall)),
              Optional.empty(),
              new Position(0, 0, 1)));
    }
    return new CapturedOccupant(
        1,
        shots,
        template,
        new PresentationCheck(Optional.empty(), Optional.empty(), false),
        new SeatEstimate(Optional.of(1), .9, Optional.empty(), 0),
        1,
        3,
        List.of());
  }

  @Test
  void whoStillDrivesIsOnlyAskedToStopAndWhoHasStoodNothing() {
    assertEquals(
        Set.of(Prompt.STOP), CoverageState.of(List.of(), 0, TWO, Way.COMES, CAR).prompts());
    assertEquals(Set.of(), CoverageState.of(List.of(), 0, TWO, Way.LEAVES, CAR).prompts());
  }
}
