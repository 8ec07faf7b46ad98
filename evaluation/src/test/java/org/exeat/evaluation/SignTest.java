package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.exeat.domain.Prompt;
import org.exeat.evaluation.PassageTrial.Asked;
import org.exeat.evaluation.PassageTrial.Sign;
import org.junit.jupiter.api.Test;

/** The sign asks for what is lacking, and not for the same again at once. */
class SignTest {
  private static final Set<Prompt> LOOK = Set.of(Prompt.LOOK_AT_CAMERA);
  private static final Set<Prompt> BOTH = Set.of(Prompt.LOOK_AT_CAMERA, Prompt.UNCOVER_FACE);

  private static Instant at(double seconds) {
    return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
  }

  @Test
  void whatBecomesLackingBeforeAnybodyCanReactIsAskedForWithIt() {
    Sign sign = new Sign(List.of(), false);
    sign.lacks(at(0), Set.of());
    sign.lacks(at(1), LOOK);
    sign.lacks(at(1.7), BOTH);
    sign.lacks(at(2), Set.of(Prompt.OPEN_REAR_WINDOWS)); // may look otherwise when they react
    assertEquals(List.of(new Asked(at(1), BOTH)), sign.asked());
  }

  @Test
  void theSameIsAskedAgainAfterAWhileAndOtherThingsAtOnce() {
    Sign sign = new Sign(List.of(new Asked(at(1), LOOK)), false);
    sign.lacks(at(1), LOOK);
    sign.lacks(at(4.9), LOOK);
    assertEquals(1, sign.asked().size(), "asked just now");
    sign.lacks(at(5), LOOK);
    assertEquals(List.of(new Asked(at(1), LOOK), new Asked(at(5), LOOK)), sign.asked());
    Sign other = new Sign(List.of(new Asked(at(1), LOOK)), false);
    other.lacks(at(2), BOTH);
    assertEquals(new Asked(at(2), Set.of(Prompt.UNCOVER_FACE)), other.asked().getLast());
  }

  @Test
  void whoStopsInAnyCaseIsNotCountedAsAskedTo() {
    Sign stops = new Sign(List.of(), true);
    stops.lacks(at(1), Set.of(Prompt.STOP));
    assertEquals(List.of(), stops.asked());
    Sign rolls = new Sign(List.of(), false);
    rolls.lacks(at(1), Set.of(Prompt.STOP));
    assertEquals(List.of(new Asked(at(1), Set.of(Prompt.STOP))), rolls.asked());
  }
}
