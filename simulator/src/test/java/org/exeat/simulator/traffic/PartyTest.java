package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.simulator.traffic.Party.Member;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

class PartyTest {
  private static final PartyPlan PLAN = TrafficPlan.MIXED_DAYLIGHT.parties();
  private static final ToyFleet FLEET = new ToyFleet();

  @Property(tries = 300)
  void nobodySitsOnAnothersSeat(@ForAll long seed, @ForAll VehicleKind kind) {
    List<Seat> seats = FLEET.seats(kind, 0);
    List<Member> party = Party.seated(PLAN, kind, seats, new SplittableRandom(seed));
    assertEquals(0, party.getFirst().seat());
    Set<Integer> taken = new HashSet<>();
    int row = 1;
    for (Member member : party) {
      assertTrue(taken.add(member.seat()));
      Seat seat = seats.get(member.seat());
      assertTrue(seat.row() >= row);
      row = seat.row();
      if (member.childSeat()) {
        assertEquals(Seat.Use.CHILD_SEAT, seat.use());
        assertTrue(member.age() < PLAN.childSeatAge());
      }
    }
  }

  @Test
  void sizesComeAsOftenAsPlanned() {
    SplittableRandom random = new SplittableRandom(11);
    for (VehicleKind kind : List.of(VehicleKind.SEDAN, VehicleKind.MINIVAN, VehicleKind.TRUCK)) {
      List<Seat> seats = FLEET.seats(kind, 0);
      int[] counts = new int[seats.size()];
      int trials = 5000;
      for (int i = 0; i < trials; i++) {
        counts[Party.seated(PLAN, kind, seats, random).size() - 1]++;
      }
      double[] chances = PLAN.size(kind).chances(seats.size());
      for (int i = 0; i < counts.length; i++) {
        Binomial.assertLikely(kind + " with " + (i + 1), counts[i], trials, chances[i]);
      }
    }
  }

  @Test
  void passengersAreChildrenAsOftenAsPlannedAndSitWhereTheyMostlyDo() {
    SplittableRandom random = new SplittableRandom(12);
    List<Seat> seats = FLEET.seats(VehicleKind.MINIVAN, 0);
    int[] rows = new int[4];
    int passengers = 0;
    int children = 0;
    for (int i = 0; i < 4000; i++) {
      List<Member> party = Party.seated(PLAN, VehicleKind.MINIVAN, seats, random);
      for (Member member : party.subList(1, party.size())) {
        passengers++;
        if (member.child()) {
          children++;
          rows[seats.get(member.seat()).row()]++;
        }
      }
    }
    Binomial.assertLikely("children", children, passengers, PLAN.childShare());
    assertTrue(rows[2] > rows[3] && rows[3] > rows[1], rows[1] + " " + rows[2] + " " + rows[3]);
  }

  @Test
  void grownUpsSitInFrontThenBehindOutsideThenInTheMiddle() {
    PartyPlan five =
        new PartyPlan(
            Map.of(VehicleKind.SUV, PartySize.of(0.0, 0.0, 0.0, 0.0, 1.0)), 0, List.of(1.0), 9);
    List<Seat> seats = FLEET.seats(VehicleKind.SUV, 0);
    List<Member> party = Party.seated(five, VehicleKind.SUV, seats, new SplittableRandom(1));
    assertEquals(Set.of(0, 1, 2, 3, 4), new HashSet<>(party.stream().map(Member::seat).toList()));
    PartyPlan four =
        new PartyPlan(
            Map.of(VehicleKind.SUV, PartySize.of(0.0, 0.0, 0.0, 1.0)), 0, List.of(1.0), 9);
    party = Party.seated(four, VehicleKind.SUV, seats, new SplittableRandom(1));
    assertEquals(Set.of(0, 1, 2, 4), new HashSet<>(party.stream().map(Member::seat).toList()));
  }

  @Test
  void noChildrenTravelOnTwoWheels() {
    PartyPlan children =
        new PartyPlan(Map.of(VehicleKind.MOTORCYCLE, PartySize.of(0.0, 1.0)), 1, List.of(1.0), 9);
    List<Member> party =
        Party.seated(
            children,
            VehicleKind.MOTORCYCLE,
            FLEET.seats(VehicleKind.MOTORCYCLE, 0),
            new SplittableRandom(1));
    assertEquals(2, party.size());
    assertTrue(party.stream().noneMatch(Member::child));
  }
}
