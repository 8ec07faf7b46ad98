package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.CoverageState.Way;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.MadeTemplate;
import org.junit.jupiter.api.Test;

/** Who is known to be there and was not seen is asked for. */
class CoverageStateTest {
  private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
  private static final Map<Source, Integer> TWO = Map.of(Source.DOCUMENTS, 2);
  private static final ModeProfile CAR = ModeProfile.usual(Mode.VEHICLE);

  private static CoverageState of(
      List<CapturedOccupant> occupants,
      int faces,
      Map<Source, Integer> counts,
      Instant now,
      Way way,
      ModeProfile profile) {
    return CoverageState.of(occupants, faces, counts, now, way, profile, Degradation.NONE);
  }

  @Test
  void theMoreCamerasAreOutTheLessSureItIsAndWhereAllAreNobodyIsAsked() {
    Degradation one = new Degradation(Map.of("left", Trouble.SILENT), .5, false);
    Degradation all =
        new Degradation(Map.of("left", Trouble.SILENT, "front", Trouble.BLACK), 1, false);
    List<CapturedOccupant> captured = List.of(occupant(List.of(MadeShot.of(0, NOW)), NOW));
    double last = of(captured, 1, Map.of(), NOW, Way.STANDS, CAR).everybody();
    for (Degradation d : List.of(one, all)) {
      CoverageState state = CoverageState.of(captured, 1, Map.of(), NOW, Way.STANDS, CAR, d);
      assertEquals(d, state.degradation());
      assertTrue(state.everybody() < last, state.everybody() + " and " + last);
      last = state.everybody();
    }
    assertTrue(
        CoverageState.of(List.of(), 0, TWO, NOW, Way.STANDS, CAR, one)
            .prompts()
            .contains(Prompt.LOOK_AT_CAMERA));
    assertEquals(
        Set.of(), CoverageState.of(List.of(), 0, TWO, NOW, Way.STANDS, CAR, all).prompts());
  }

  @Test
  void aFaceThatWasCountedAndDroppedIsLeftOutAndNotForgotten() {
    List<CapturedOccupant> one = List.of(occupant(List.of(MadeShot.of(0, NOW)), NOW));
    Map<Source, Integer> documents = Map.of(Source.DOCUMENTS, 1);
    assertEquals(0, of(one, 1, documents, NOW, Way.STANDS, CAR).leftOut());
    CoverageState more = of(one, 2, documents, NOW, Way.STANDS, CAR);
    assertEquals(1, more.leftOut());
    CoverageState alone = of(one, 2, Map.of(), NOW, Way.STANDS, CAR);
    assertEquals(
        List.of(1, 0),
        List.of(alone.unseen(), alone.leftOut()),
        "who is said not to be seen is not told twice");
    assertEquals(1, more.people(), "two sources that err seldom weigh more than one face");
    assertTrue(more.everybody() < of(one, 1, documents, NOW, Way.STANDS, CAR).everybody());
  }

  @Test
  void ofWhomNoFaceWasFoundEverythingIsAskedThatMayHideIt() {
    CoverageState state = of(List.of(), 0, TWO, NOW, Way.STANDS, CAR);
    assertEquals(2, state.unseen());
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Prompt.STOP, Prompt.REMOVE_HELMET)), state.prompts());
    assertTrue(state.everybody() < .01, () -> "everybody with " + state.everybody());
  }

  @Test
  void underOpenSkyNobodyIsAskedToOpenWindowsAndOnMotorcyclesHelmetsComeOff() {
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES, Prompt.UNCOVER_FACE),
        of(List.of(), 0, TWO, NOW, Way.STANDS, ModeProfile.usual(Mode.FOOT)).prompts());
    assertEquals(
        EnumSet.of(
            Prompt.LOOK_AT_CAMERA,
            Prompt.REMOVE_SUNGLASSES,
            Prompt.UNCOVER_FACE,
            Prompt.REMOVE_HELMET),
        of(List.of(), 0, TWO, NOW, Way.STANDS, ModeProfile.usual(Mode.MOTORCYCLE)).prompts());
  }

  @Test
  void whoCannotStopIsNotAskedTo() {
    ModeProfile bus = ModeProfile.usual(Mode.BUS);
    assertEquals(Set.of(), of(List.of(), 0, TWO, NOW, Way.COMES, bus).prompts());
  }

  @Test
  void ofABusNobodySaysThatAllAreCapturedBeforeSomebodyCounted() {
    ModeProfile bus = ModeProfile.usual(Mode.BUS);
    Map<Source, Integer> none = Map.of(Source.DOCUMENTS, 0);
    assertEquals(0, of(List.of(), 0, none, NOW, Way.STANDS, bus).everybody());
    assertTrue(of(List.of(), 0, none, NOW, Way.STANDS, CAR).everybody() > 0);
    assertTrue(of(List.of(), 0, Map.of(Source.SENSOR, 0), NOW, Way.STANDS, bus).everybody() > 0);
  }

  @Test
  void whatCoversAFaceIsAskedToBeTakenOff() {
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES),
        promptsFor(QualityMeasure.EYES_VISIBLE));
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.UNCOVER_FACE),
        promptsFor(QualityMeasure.EYES_TO_MOUTH));
    assertEquals(
        promptsFor(QualityMeasure.EYES_TO_MOUTH), promptsFor(QualityMeasure.MOUTH_VISIBLE));
    assertEquals(promptsFor(QualityMeasure.EYES_TO_MOUTH), promptsFor(QualityMeasure.MOUTH_SPREAD));
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
    return of(List.of(lacking(measures)), 1, Map.of(), NOW, Way.STANDS, CAR).prompts();
  }

  private static CapturedOccupant lacking(QualityMeasure... measures) {
    List<Shot> shots = new ArrayList<>();
    for (QualityMeasure measure : measures) {
      shots.add(MadeShot.of(shots.size(), NOW, measure));
    }
    return occupant(shots, NOW);
  }

  private static CapturedOccupant occupant(List<Shot> shots, Instant latest) {
    return new CapturedOccupant(
        1,
        shots,
        MadeTemplate.of(1, 0),
        new PresentationCheck(Optional.empty(), Optional.empty(), false),
        new SeatEstimate(Optional.of(1), .9, Optional.empty(), 0),
        1,
        3,
        List.of(MadeShot.of(0, latest)));
  }

  /** In the first row: {@link #occupant}. */
  @Test
  void whoIsLackingAndOutOfSightIsAskedWhatTheUnseenAreAndForTheOwnWindow() {
    List<Shot> shots = List.of(MadeShot.of(0, NOW, QualityMeasure.SHARPNESS));
    Map<Source, Integer> none = Map.of();
    assertEquals(
        EnumSet.of(
            Prompt.LOOK_AT_CAMERA,
            Prompt.REMOVE_SUNGLASSES,
            Prompt.UNCOVER_FACE,
            Prompt.WAKE_PASSENGERS,
            Prompt.OPEN_FRONT_WINDOWS),
        of(List.of(occupant(shots, NOW.minusMillis(3001))), 1, none, NOW, Way.STANDS, CAR)
            .prompts());
    assertEquals(
        Set.of(Prompt.LOOK_AT_CAMERA),
        of(List.of(occupant(shots, NOW.minusSeconds(3))), 1, none, NOW, Way.STANDS, CAR).prompts());
  }

  @Test
  void whoStillDrivesIsOnlyAskedToStopAndWhoHasStoodNothing() {
    assertEquals(Set.of(Prompt.STOP), of(List.of(), 0, TWO, NOW, Way.COMES, CAR).prompts());
    assertEquals(Set.of(), of(List.of(), 0, TWO, NOW, Way.LEAVES, CAR).prompts());
  }
}
