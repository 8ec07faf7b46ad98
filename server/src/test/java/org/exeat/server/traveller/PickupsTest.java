package org.exeat.server.traveller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.exeat.domain.CrossingId;
import org.junit.jupiter.api.Test;

class PickupsTest {
  private static final Instant T = Instant.parse("2026-03-20T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(T);
  private final Pickups pickups = new Pickups(now::get);
  private final CrossingId one = CrossingId.of(T, new Random(1));
  private final CrossingId other = CrossingId.of(T, new Random(2));

  @Test
  void eachIsFetchedOnceByItsOwnCode() {
    pickups.offer(one, 1, "first");
    pickups.offer(one, 2, "second");
    pickups.offer(other, 1, "third");
    List<Pickups.Offered> offered = pickups.of(one);
    assertEquals(List.of(1, 2), offered.stream().map(Pickups.Offered::document).toList());
    assertEquals(Optional.of("second"), pickups.fetch(offered.get(1).code()));
    assertEquals(Optional.empty(), pickups.fetch(offered.get(1).code()));
    assertEquals(List.of(offered.getFirst()), pickups.of(one));
    assertEquals(Optional.empty(), pickups.fetch(""));
    assertTrue(offered.getFirst().code().matches("[\\w-]{22}"), offered.getFirst().code());
  }

  @Test
  void noneLiesLongerThanItIsHeldNorIsThereRoomForMoreThanSome() {
    pickups.offer(one, 1, "first");
    String code = pickups.of(one).getFirst().code();
    now.set(T.plus(Pickups.HELD));
    assertEquals(List.of(), pickups.of(one));
    assertEquals(Optional.empty(), pickups.fetch(code));
    pickups.offer(one, 1, "first");
    for (int i = 0; i < 1_000; i++) {
      pickups.offer(other, i + 1, "more");
    }
    assertEquals(List.of(), pickups.of(one), "the oldest went");
    assertEquals(1_000, pickups.of(other).size());
  }
}
