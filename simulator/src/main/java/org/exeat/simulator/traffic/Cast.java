package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.traffic.Draws.Concern;
import org.exeat.simulator.traffic.Party.Member;
import org.exeat.simulator.traffic.Plant.Kind;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.VehicleKind;
import org.jspecify.annotations.Nullable;

/**
 * Who sits in one vehicle and what of it is planted.
 *
 * @param roles in the order of the occupants' numbers, the hidden one last
 * @param plants with the occupants that they concern
 */
record Cast(List<Role> roles, List<Plant> plants) {
  /**
   * One occupant's part.
   *
   * @param fault what is planted with this one, null for nothing
   * @param fixed what this one does all the time because of that, null for anything
   */
  record Role(Identity person, Member member, @Nullable Kind fault, @Nullable Activity fixed) {
    Role with(Kind planted, @Nullable Activity activity) {
      return new Role(person, member, planted, activity);
    }
  }

  static Cast draw(
      TrafficPlan plan,
      VehicleKind kind,
      List<Seat> seats,
      List<Member> party,
      Draws draws,
      People people) {
    List<Role> roles = new ArrayList<>();
    for (Member member : party) {
      long seed = draws.seed(Concern.PEOPLE, roles.size());
      Identity person = member.child() ? people.child(seed, member.age()) : people.adult(seed);
      roles.add(new Role(person, member, null, null));
    }
    List<Plant> plants = new ArrayList<>();
    SplittableRandom random = draws.of(Concern.FAULTS);
    swapSiblings(plan, roles, plants, people, random);
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i).fault() == null) {
        plantWith(plan, kind, roles, plants, i, random);
      }
    }
    hide(plan, kind, seats, roles, plants, people, random);
    return new Cast(List.copyOf(roles), List.copyOf(plants));
  }

  private static void swapSiblings(
      TrafficPlan plan,
      List<Role> roles,
      List<Plant> plants,
      People people,
      SplittableRandom random) {
    boolean drawn = random.nextDouble() < plan.rate(Kind.SWAPPED_SIBLINGS);
    long seed = random.nextLong();
    List<Integer> grown = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      if (!roles.get(i).member().child()) {
        grown.add(i);
      }
    }
    if (!drawn || grown.size() < 2) {
      return;
    }
    int first = grown.remove(random.nextInt(grown.size()));
    int second = grown.remove(random.nextInt(grown.size()));
    Role one = roles.get(first).with(Kind.SWAPPED_SIBLINGS, null);
    Identity other = people.sibling(one.person(), seed);
    roles.set(first, one);
    roles.set(second, new Role(other, roles.get(second).member(), Kind.SWAPPED_SIBLINGS, null));
    plants.add(
        new Plant(
            Kind.SWAPPED_SIBLINGS,
            List.of(Math.min(first, second) + 1, Math.max(first, second) + 1)));
  }

  private static void plantWith(
      TrafficPlan plan,
      VehicleKind kind,
      List<Role> roles,
      List<Plant> plants,
      int index,
      SplittableRandom random) {
    double drawn = random.nextDouble();
    for (Kind fault : plan.faults().keySet()) {
      if (TrafficPlan.perVehicle(fault)) {
        continue;
      }
      drawn -= plan.rate(fault);
      if (drawn < 0) {
        Role role = roles.get(index);
        if (possible(fault, kind, role)) {
          roles.set(index, role.with(fault, activity(fault)));
          plants.add(new Plant(fault, List.of(index + 1)));
        }
        return;
      }
    }
  }

  /** Years from which somebody can have a document that was made ten years ago for a grown-up. */
  private static final double OLD_ENOUGH = 26;

  private static boolean possible(Kind fault, VehicleKind kind, Role role) {
    return switch (fault) {
      case PRINT_ATTACK, TONER_PRINT_ATTACK, SCREEN_ATTACK ->
          Fleet.hasCabin(kind) && !role.member().childSeat();
      case OLD_PORTRAIT -> role.person().age() >= OLD_ENOUGH;
      case ANOTHERS_DOCUMENT,
          MISSING_DOCUMENT,
          EXPIRED_DOCUMENT,
          ALTERED_DOCUMENT,
          SWAPPED_SIBLINGS,
          HIDDEN_OCCUPANT ->
          true;
    };
  }

  private static @Nullable Activity activity(Kind fault) {
    return switch (fault) {
      case PRINT_ATTACK, TONER_PRINT_ATTACK -> Activity.HOLDS_PRINT;
      case SCREEN_ATTACK -> Activity.HOLDS_SCREEN;
      case HIDDEN_OCCUPANT -> Activity.HIDES;
      case ANOTHERS_DOCUMENT,
          SWAPPED_SIBLINGS,
          MISSING_DOCUMENT,
          EXPIRED_DOCUMENT,
          ALTERED_DOCUMENT,
          OLD_PORTRAIT ->
          null;
    };
  }

  /** Somebody lies on the seats of a row that is empty otherwise. */
  private static void hide(
      TrafficPlan plan,
      VehicleKind kind,
      List<Seat> seats,
      List<Role> roles,
      List<Plant> plants,
      People people,
      SplittableRandom random) {
    boolean drawn = random.nextDouble() < plan.rate(Kind.HIDDEN_OCCUPANT);
    long seed = random.nextLong();
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < seats.size(); i++) {
      int row = seats.get(i).row();
      boolean empty =
          roles.stream().noneMatch(role -> seats.get(role.member().seat()).row() == row);
      if (row > 1 && empty && Fleet.hasCabin(kind)) {
        places.add(i);
      }
    }
    if (!drawn || places.isEmpty()) {
      return;
    }
    int seat = places.get(random.nextInt(places.size()));
    Member member = new Member(seat, Party.GROWN_UP, false);
    roles.add(new Role(people.adult(seed), member, Kind.HIDDEN_OCCUPANT, Activity.HIDES));
    plants.add(new Plant(Kind.HIDDEN_OCCUPANT, List.of(roles.size())));
  }
}
