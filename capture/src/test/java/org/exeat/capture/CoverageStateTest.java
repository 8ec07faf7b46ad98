package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.capture.CoverageState.Way;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Prompt;
import org.junit.jupiter.api.Test;

/** Who is known to be there and was not seen is asked for. */
class CoverageStateTest {
  private static final Map<Source, Integer> TWO = Map.of(Source.DOCUMENTS, 2);

  @Test
  void ofWhomNoFaceWasFoundEverythingIsAskedThatMayHideIt() {
    CoverageState state = CoverageState.of(List.of(), 0, TWO, Way.STANDS, true);
    assertEquals(2, state.unseen());
    assertEquals(EnumSet.complementOf(EnumSet.of(Prompt.STOP)), state.prompts());
    assertTrue(state.everybody() < .01, () -> "everybody with " + state.everybody());
  }

  @Test
  void underOpenSkyNobodyIsAskedToOpenWindows() {
    assertEquals(
        EnumSet.of(
            Prompt.LOOK_AT_CAMERA,
            Prompt.REMOVE_SUNGLASSES,
            Prompt.UNCOVER_FACE,
            Prompt.WAKE_PASSENGERS),
        CoverageState.of(List.of(), 0, TWO, Way.STANDS, false).prompts());
  }

  @Test
  void whoStillDrivesIsOnlyAskedToStopAndWhoHasStoodNothing() {
    assertEquals(
        Set.of(Prompt.STOP), CoverageState.of(List.of(), 0, TWO, Way.COMES, true).prompts());
    assertEquals(Set.of(), CoverageState.of(List.of(), 0, TWO, Way.LEAVES, true).prompts());
  }
}
