package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Prompt;
import org.junit.jupiter.api.Test;

/** Who is known to be there and was not seen is asked for. */
class CoverageStateTest {
  private static final Map<Source, Integer> TWO = Map.of(Source.DOCUMENTS, 2);

  @Test
  void ofWhomNoFaceWasFoundEverythingIsAskedThatMayHideIt() {
    CoverageState state = CoverageState.of(List.of(), 0, TWO, true, true);
    assertEquals(2, state.unseen());
    assertEquals(EnumSet.allOf(Prompt.class), state.prompts());
    assertTrue(state.everybody() < .01, () -> "everybody with " + state.everybody());
  }

  @Test
  void underOpenSkyNobodyIsAskedToOpenWindows() {
    assertEquals(
        EnumSet.of(Prompt.LOOK_AT_CAMERA, Prompt.REMOVE_SUNGLASSES, Prompt.WAKE_PASSENGERS),
        CoverageState.of(List.of(), 0, TWO, true, false).prompts());
  }

  @Test
  void whoStillDrivesIsAskedNothing() {
    assertEquals(Set.of(), CoverageState.of(List.of(), 0, TWO, false, true).prompts());
  }
}
