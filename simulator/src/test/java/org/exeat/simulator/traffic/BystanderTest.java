package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

/** People beside the lane are as many as planned, and on neither side in it. */
class BystanderTest {
  private static final LaneStretch LANE =
      new LaneStretch(14, 4, false, List.of(new Position(2.8, 1.8, 1.8)));

  private static List<Bystander> beside(BystanderPlan plan, int first) {
    return Bystander.beside(TrafficPlan.MIXED_DAYLIGHT, plan, 5, LANE, first, 1000, false);
  }

  @Test
  void theyAreAsManyAsPlannedOnAverageAndStandOrWalkOutsideTheLane() {
    BystanderPlan plan = BystanderPlan.beside(1.5);
    int groups = 60;
    int all = 0;
    int walk = 0;
    int left = 0;
    for (int first = 0; first < groups; first++) {
      for (Bystander b : beside(plan, first)) {
        all++;
        left += b.aside() > 0 ? 1 : 0;
        assertTrue(Math.abs(b.aside()) >= 2 && Math.abs(b.aside()) <= 4.5);
        assertTrue(b.passage().number() < 0);
        assertEquals(VehicleKind.FOOT, b.passage().vehicle().kind());
        Motion m = b.passage().motion();
        walk += m.speed(m.begin()) > 0 ? 1 : 0;
        assertEquals(m.front(m.begin()) + m.speed(m.begin()) * 2, m.front(m.begin() + 2), 1e-9);
        assertTrue(m.speed(m.begin()) > 0 || m.begin() < 1000 && m.end() > 1500);
      }
    }
    assertEquals(1.5, all / (double) groups, .5);
    assertTrue(walk > all / 6 && walk < all / 2, walk + " of " + all + " walk");
    assertTrue(left > all / 4 && left < all * 3 / 4, left + " of " + all + " are on the left");
  }

  @Test
  void theyAreTheSameAgainAndNobodyWhereNobodyIsPlanned() {
    BystanderPlan plan = BystanderPlan.beside(4);
    assertEquals(
        beside(plan, 3).stream().map(b -> b.passage().occupants().getFirst().person()).toList(),
        beside(plan, 3).stream().map(b -> b.passage().occupants().getFirst().person()).toList());
    assertEquals(List.of(), beside(BystanderPlan.NONE, 3));
    assertThrows(IllegalArgumentException.class, () -> BystanderPlan.beside(21));
    assertThrows(IllegalArgumentException.class, () -> new BystanderPlan(1, 0, Spread.always(.2)));
  }
}
