package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.exeat.simulator.traffic.Plant.Kind;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrafficPlanTest {
  private static final TrafficPlan PLAN = TrafficPlan.MIXED_DAYLIGHT;
  private static final Spread HALF = Spread.always(.5);

  private static void refused(String message, Executable maker) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, maker).getMessage());
  }

  @Test
  void messagesNameTheKey() {
    refused(
        "arrivals.mean_headway is 0.0, but has to lie between 1.0 and 86400.0",
        () -> new ArrivalPlan(LocalTime.MIN, LocalTime.NOON, 0, .1));
    refused(
        "arrivals.queue_share is 1.0, but has to lie between 0.0 and 0.95",
        () -> new ArrivalPlan(LocalTime.MIN, LocalTime.NOON, 60, 1));
    refused(
        "headlights.by_night is -0.1, but has to lie between 0.0 and 1.0",
        () -> new HeadlightPlan(0, -.1));
    refused(
        "glazing.dirt.max is 0.6, but has to lie between 0.0 and 0.5",
        () -> new GlazingPlan(HALF, HALF, 0, HALF, HALF, new Spread(.1, .1, 0, .6), 0, HALF));
    refused("mean 3.0 does not lie between min 0.0 and max 1.0", () -> new Spread(3, 1, 0, 1));
    refused("spread -1.0 is below 0", () -> new Spread(.5, -1, 0, 1));
    refused(
        "parties.sizes: a kind has either a mean or shares",
        () -> new PartySize(Optional.empty(), Optional.empty()));
    refused(
        "parties.sizes.shares adds up to 0.900000, but has to add up to 1",
        () -> PartySize.of(.5, .4));
    refused(
        "parties.child_rows adds up to 0.700000, but has to add up to 1",
        () -> new PartyPlan(Map.of(), .3, List.of(.2, .5), 9));
    refused(
        "approach is 1.0, but has to lie between 2.0 and 500.0",
        () -> new LaneStretch(1, 1, false, List.of()));
    refused(
        "vehicles is 0, but has to be 1 or more",
        () -> Traffic.sampled(PLAN, 1, Plans.LANE, t -> false, 0));
    refused(
        "time of day is 86400.0 s, but has to lie between 0 and 86400",
        () -> Traffic.live(PLAN, 1, Plans.LANE, t -> false, 86400));
  }

  @Test
  void kindsAndFaultsAreChecked() {
    refused(
        "kinds adds up to 0.500000, but has to add up to 1",
        () ->
            new TrafficPlan(
                Map.of(VehicleKind.SUV, .5),
                PLAN.glazing(),
                PLAN.arrivals(),
                PLAN.driving(),
                PLAN.parties(),
                PLAN.documents(),
                PLAN.wear(),
                PLAN.behaviour(),
                PLAN.faults(),
                PLAN.headlights()));
    refused(
        "faults.old_portrait is 1.5, but has to lie between 0.0 and 1.0",
        () -> Plans.with(Map.of(Kind.OLD_PORTRAIT, 1.5)));
    refused(
        "the sum of all faults per traveller is 1.2, but has to lie between 0.0 and 1.0",
        () -> Plans.with(Map.of(Kind.MISSING_DOCUMENT, .6, Kind.OLD_PORTRAIT, .6)));
  }

  @Test
  void behaviourNamesWhatItLacks() {
    Map<Activity, Double> road = Map.of(Activity.ROAD, 1.0);
    Map<Activity, Double> spells = Map.of(Activity.ROAD, 5.0, Activity.CAMERA, 2.0);
    refused(
        "behaviour.spells.sleeps is missing",
        () -> new BehaviourPlan(road, Map.of(Activity.SLEEPS, 1.0), road, spells, 0, 1, 0));
    refused(
        "behaviour.child.hides is planted by faults only",
        () -> new BehaviourPlan(road, road, Map.of(Activity.HIDES, 1.0), spells, 0, 1, 0));
    refused(
        "behaviour.driver adds up to 0.700000, but has to add up to 1",
        () -> new BehaviourPlan(Map.of(Activity.ROAD, .7), road, road, spells, 0, 1, 0));
    refused(
        "behaviour.spells.camera is missing",
        () -> new BehaviourPlan(road, road, road, road, 0, 1, 0));
  }

  @Property
  void spreadsKeepToTheirEnds(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -5, max = 5) double mean,
      @ForAll @DoubleRange(min = 0, max = 100) double spread,
      @ForAll @DoubleRange(min = 0, max = 3) double below,
      @ForAll @DoubleRange(min = 0, max = 3) double above) {
    Spread drawn = new Spread(mean, spread, mean - below, mean + above);
    double value = drawn.draw(new SplittableRandom(seed));
    assertTrue(value >= drawn.min() && value <= drawn.max());
  }

  @Property
  void partiesHaveTheirMean(@ForAll @DoubleRange(min = 1, max = 25) double mean) {
    double[] chances = PartySize.around(mean).chances(150);
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += (i + 1) * chances[i];
    }
    assertEquals(mean, sum, 1e-6);
  }

  @Test
  void partiesThatFindNoRoomDoNotCome() {
    double[] chances = PartySize.of(.5, .25, .25).chances(2);
    assertEquals(2 / 3.0, chances[0], 1e-12);
    assertEquals(1 / 3.0, chances[1], 1e-12);
    assertEquals(1, PartySize.of(0.0, 0.0, 1.0).chances(2)[1], 1e-12);
    // the published check of the distribution: 54 % alone where the mean was 1.7
    assertEquals(.524, PartySize.around(1.7).chances(100)[0], .005);
  }
}
