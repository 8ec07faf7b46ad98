package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    trigger.arrived("a", T.plusSeconds(1));
    trigger.arrived("b", T.plusSeconds(5)); // nose to tail: no signal that a left
    trigger.left(T.plusSeconds(9));
    assertEquals(Optional.empty(), at(.9));
    assertEquals(Optional.of("a"), at(1));
    assertEquals(Optional.of("a"), at(4.9), "though b is there already");
    assertEquals(Optional.of("b"), at(5.1));
    assertEquals(Optional.empty(), at(9));
  }

  @Test
  void countsAreOfTheVehicleAtTheLine() {
    trigger.arrived("a", T);
    trigger.counted(Source.SENSOR, 3);
    trigger.counted(Source.SENSOR, 4);
    trigger.counted(Source.DOCUMENTS, 2);
    assertEquals(Map.of(Source.SENSOR, 4, Source.DOCUMENTS, 2), trigger.counts());
    trigger.arrived("b", T.plusSeconds(1));
    assertEquals(Map.of(), trigger.counts());
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() {
    refused("no vehicle", () -> trigger.left(T));
    refused("no vehicle", () -> trigger.counted(Source.SENSOR, 1));
    trigger.arrived("a", T);
    refused("come already", () -> trigger.arrived("a", T.plusSeconds(1)));
    refused("after that", () -> trigger.left(T));
    refused("after that", () -> trigger.arrived("b", T.minusSeconds(1)));
    for (String name : List.of("", " ", "../../etc", ".x", "a/b", "x".repeat(65))) {
      refused("letters, digits", () -> trigger.arrived(name, T.plusSeconds(1)));
    }
    refused("0 to 500", () -> trigger.counted(Source.SENSOR, -1));
    refused("0 to 500", () -> trigger.counted(Source.SENSOR, 501));
    refused("by the capture itself", () -> trigger.counted(Source.FACES, 1));
    assertEquals(Optional.of("a"), trigger.present());
    assertEquals(Map.of(), trigger.counts());
  }

  private static void refused(String words, org.junit.jupiter.api.function.Executable call) {
    String said = String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    assertTrue(said.contains(words), said);
  }
}
