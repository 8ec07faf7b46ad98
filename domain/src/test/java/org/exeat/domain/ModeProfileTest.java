package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is usual in each mode. */
class ModeProfileTest {
  private static Set<Prompt> prompts(Mode mode) {
    return ModeProfile.usual(mode).prompts();
  }

  @Test
  void nobodyIsAskedForWhatTheModeDoesNotHave() {
    Set<Prompt> windows = EnumSet.of(Prompt.OPEN_FRONT_WINDOWS, Prompt.OPEN_REAR_WINDOWS);
    for (Mode mode : Mode.values()) {
      boolean cabin = mode == Mode.VEHICLE || mode == Mode.TRUCK;
      assertEquals(cabin, prompts(mode).containsAll(windows), mode.name());
      assertEquals(mode == Mode.MOTORCYCLE, prompts(mode).contains(Prompt.REMOVE_HELMET));
      assertTrue(prompts(mode).contains(Prompt.LOOK_AT_CAMERA), mode.name());
      assertTrue(ModeProfile.usual(mode).ages().exempts(17), mode.name());
    }
    assertFalse(prompts(Mode.FOOT).contains(Prompt.WAKE_PASSENGERS));
  }

  @Test
  void whoSitsInBusesAndTrainsIsCountedBySomebody() {
    for (Mode mode : Mode.values()) {
      boolean seats = mode == Mode.BUS || mode == Mode.TRAIN;
      assertEquals(!seats, ModeProfile.usual(mode).countedBy().isEmpty(), mode.name());
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    Set<Prompt> some = Set.of(Prompt.STOP);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModeProfile(0, Set.of(), AgeExemption.MINORS, some));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModeProfile(ModeProfile.MOST + 1, Set.of(), AgeExemption.MINORS, some));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModeProfile(1, Set.of(), AgeExemption.MINORS, Set.of()));
  }
}
