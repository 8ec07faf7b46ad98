package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.Coverage.Source;
import org.junit.jupiter.api.Test;

/** What loops, gates, sensors and officers tell. */
class SignalTriggerTest {
  private static final Instant T = Instant.parse("2026-03-20T17:04:05Z");

  private final SignalTrigger trigger = new SignalTrigger();

  private Optional<String> at(double seconds) {
    return trigger.at(T.plusMillis((long) (seconds * 1000)));
  }

  @Test
  void aFrameBelongsToTheVehicleThatWasThereWhenItWasTaken() {
    trigger.arrived("1", T.plusSeconds(1));
    trigger.arrived("2", T.plusSeconds(5)); // nose to tail: no signal that 1 left
    trigger.left(T.plusSeconds(9));
    assertEquals(Optional.empty(), at(.9));
    assertEquals(Optional.of("1"), at(1));
    assertEquals(Optional.of("1"), at(4.9), "though 2 is there already");
    assertEquals(Optional.of("2"), at(5.1));
    assertEquals(Optional.empty(), at(9));
  }

  @Test
  void countsBelongToTheVehicleThatWasCounted() {
    trigger.arrived("1", T);
    trigger.counted(Source.SENSOR, 3, Optional.empty());
    trigger.counted(Source.SENSOR, 4, Optional.empty());
    trigger.counted(Source.DOCUMENTS, 2, Optional.empty());
    trigger.arrived("2", T.plusSeconds(1));
    assertEquals(Map.of(Source.SENSOR, 4, Source.DOCUMENTS, 2), trigger.counts("1"));
    assertEquals(Map.of(), trigger.counts("2"));
    trigger.counted(Source.OFFICER, 5, Optional.of("1")); // late, and says whose it is
    assertEquals(5, trigger.counts("1").get(Source.OFFICER));
    assertEquals(Map.of(), trigger.counts("2"));
  }

  @Test
  void whoOptsOutIsKnownByTheVehicle() {
    refused("no vehicle is there", () -> trigger.optOut(Optional.empty()));
    trigger.arrived("1", T);
    trigger.optOut(Optional.empty());
    trigger.arrived("2", T.plusSeconds(1));
    assertTrue(trigger.optedOut("1"));
    assertFalse(trigger.optedOut("2"));
    refused("has gone", () -> trigger.optOut(Optional.of("1")));
    refused("no vehicle of that number", () -> trigger.optOut(Optional.of("3")));
    trigger.arrived("3", T.plusSeconds(200));
    trigger.arrived("4", T.plusSeconds(400));
    assertFalse(trigger.optedOut("1"), "forgotten with its vehicle");
  }

  @Test
  void whoStandsForLongIsNotForgottenAndWhoIsLongGoneIs() {
    trigger.arrived("1", T);
    trigger.left(T.plusSeconds(300));
    assertEquals(Optional.of("1"), at(299));
    trigger.arrived("2", T.plusSeconds(400));
    assertEquals(Optional.empty(), at(299));
    refused("no vehicle of that number", () -> trigger.counted(Source.SENSOR, 1, Optional.of("1")));
    assertEquals(Optional.of("2"), at(401));
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() {
    refused("no vehicle", () -> trigger.left(T));
    refused("no vehicle", () -> trigger.counted(Source.SENSOR, 1, Optional.empty()));
    trigger.arrived("1", T);
    refused("come already", () -> trigger.arrived("1", T.plusSeconds(1)));
    refused("after that", () -> trigger.left(T));
    refused("after that", () -> trigger.arrived("2", T.minusSeconds(1)));
    for (String name : List.of("", " ", "../../etc", "-1", "B AB 123", "1".repeat(19))) {
      refused("no plate and no name", () -> trigger.arrived(name, T.plusSeconds(1)));
    }
    refused("0 to 500", () -> trigger.counted(Source.SENSOR, -1, Optional.empty()));
    refused("0 to 500", () -> trigger.counted(Source.SENSOR, 501, Optional.empty()));
    refused("by the capture itself", () -> trigger.counted(Source.FACES, 1, Optional.empty()));
    assertEquals(Optional.of("1"), trigger.present());
    assertEquals(Map.of(), trigger.counts("1"));
  }

  private static void refused(String words, org.junit.jupiter.api.function.Executable call) {
    String said = String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    assertTrue(said.contains(words), said);
  }
}
