package org.exeat.simulator.traffic;

import java.util.List;
import java.util.Map;
import org.exeat.domain.Position;
import org.exeat.simulator.traffic.Plant.Kind;

/** Plans and traffic for tests. */
final class Plans {
  static final LaneStretch LANE =
      new LaneStretch(25, 12, false, List.of(new Position(5, 0, 2.2), new Position(-1, 2, 1.5)));

  private Plans() {}

  static TrafficPlan with(Map<Kind, Double> faults) {
    TrafficPlan p = TrafficPlan.MIXED_DAYLIGHT;
    return new TrafficPlan(
        p.kinds(),
        p.glazing(),
        p.arrivals(),
        p.driving(),
        p.parties(),
        p.documents(),
        p.wear(),
        p.behaviour(),
        faults,
        p.headlights());
  }

  static TrafficPlan with(ArrivalPlan arrivals) {
    TrafficPlan p = TrafficPlan.MIXED_DAYLIGHT;
    return new TrafficPlan(
        p.kinds(),
        p.glazing(),
        arrivals,
        p.driving(),
        p.parties(),
        p.documents(),
        p.wear(),
        p.behaviour(),
        p.faults(),
        p.headlights());
  }

  static Traffic sampled(TrafficPlan plan, long seed, int vehicles) {
    return new Traffic(plan, seed, LANE, t -> false, vehicles, 0, new ToyFleet(), new ToyPeople());
  }

  static Traffic live(TrafficPlan plan, long seed, double from) {
    return new Traffic(plan, seed, LANE, t -> false, 0, from, new ToyFleet(), new ToyPeople());
  }
}
