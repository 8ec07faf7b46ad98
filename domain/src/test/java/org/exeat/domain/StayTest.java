package org.exeat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.exeat.domain.HolderCrossing.Confirmation;
import org.junit.jupiter.api.Test;

class StayTest {
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private final SplittableRandom random = new SplittableRandom(5);

  private HolderCrossing crossing(int day, Direction direction) {
    Instant at = START.plusSeconds(day * 86_400L);
    return new HolderCrossing(
        CrossingId.of(at, random),
        1,
        "port-7",
        direction,
        at,
        Confirmation.BIOMETRIC,
        Optional.empty());
  }

  @Test
  void anEntryIsPairedWithTheExitThatFollows() {
    HolderCrossing in = crossing(1, Direction.ENTRY);
    HolderCrossing out = crossing(9, Direction.EXIT);
    assertEquals(List.of(new Stay(Optional.of(in), Optional.of(out))), Stay.pair(List.of(out, in)));
  }

  @Test
  void whatIsMissingIsSaidToBe() {
    HolderCrossing before = crossing(0, Direction.EXIT);
    HolderCrossing first = crossing(1, Direction.ENTRY);
    HolderCrossing second = crossing(5, Direction.ENTRY);
    assertEquals(
        List.of(
            new Stay(Optional.empty(), Optional.of(before)),
            new Stay(Optional.of(first), Optional.empty()),
            new Stay(Optional.of(second), Optional.empty())),
        Stay.pair(List.of(second, first, before)));
  }

  @Test
  void oneCrossingByTwoDocumentsCountsOnce() {
    HolderCrossing in = crossing(1, Direction.ENTRY);
    HolderCrossing again =
        new HolderCrossing(
            in.crossing(), 2, in.port(), in.direction(), in.at(), Confirmation.OFFICER, in.until());
    assertEquals(
        List.of(new Stay(Optional.of(in), Optional.empty())), Stay.pair(List.of(again, in)));
  }

  @Property
  void everyCrossingIsInOneStay(@ForAll @Size(max = 12) List<Boolean> exits) {
    List<HolderCrossing> all = new ArrayList<>();
    for (int i = 0; i < exits.size(); i++) {
      all.add(crossing(i, exits.get(i) ? Direction.EXIT : Direction.ENTRY));
    }
    List<HolderCrossing> paired = new ArrayList<>();
    for (Stay s : Stay.pair(all)) {
      s.entry().ifPresent(paired::add);
      s.exit().ifPresent(paired::add);
    }
    assertEquals(all, paired);
  }

  @Test
  void howManyDeparturesGoUnseen() {
    UnseenDepartures unseen = new UnseenDepartures(400, 380, 2);
    assertEquals(0.05, unseen.share().orElseThrow(), 1e-12);
    assertTrue(unseen.interval().orElseThrow().upper() < 0.08);
    assertEquals(Optional.empty(), new UnseenDepartures(99, 90, 0).share());
    assertThrows(IllegalArgumentException.class, () -> new UnseenDepartures(3, 4, 0));
  }
}
