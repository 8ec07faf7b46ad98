package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.VehicleKind;

/** Seats the people of one vehicle: the driver, then the children, then the other grown-ups. */
final class Party {
  private static final double YOUNGEST = 1;
  static final double GROWN_UP = 18;

  private final PartyPlan plan;
  private final VehicleKind kind;
  private final List<Seat> seats;
  private final SplittableRandom random;
  private final List<Integer> free;
  private final List<Member> members = new ArrayList<>();

  /**
   * Somebody of the party.
   *
   * @param seat index of the seat
   * @param age years of a child, 1 up to 18; of grown-ups their identity says it, here it is 18
   */
  record Member(int seat, double age, boolean childSeat) {
    boolean child() {
      return age < GROWN_UP;
    }
  }

  private Party(PartyPlan plan, VehicleKind kind, List<Seat> seats, SplittableRandom random) {
    this.plan = plan;
    this.kind = kind;
    this.seats = seats;
    this.random = random;
    free = new ArrayList<>(IntStream.range(1, seats.size()).boxed().toList());
  }

  /**
   * The driver first, the others from front to back.
   *
   * @param seats of the vehicle, at least one, the driver's first
   */
  static List<Member> seated(
      PartyPlan plan, VehicleKind kind, List<Seat> seats, SplittableRandom random) {
    return new Party(plan, kind, seats, random).seat();
  }

  private List<Member> seat() {
    int size = 1 + Draws.choose(plan.size(kind).chances(seats.size()), random);
    List<Double> children = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      boolean child = random.nextDouble() < plan.childShare();
      double age = YOUNGEST + (GROWN_UP - YOUNGEST) * random.nextDouble();
      if (child && takesChildren()) {
        children.add(age);
      }
    }
    // the smallest choose first, as only some seats take a child seat
    children.sort(Comparator.naturalOrder());
    members.add(new Member(0, GROWN_UP, false));
    for (double age : children) {
      placeChild(age);
    }
    while (members.size() < size) {
      members.add(new Member(take(bestFree()), GROWN_UP, false));
    }
    List<Member> rest = members.subList(1, size);
    rest.sort(Comparator.comparingInt(member -> seats.get(member.seat()).row()));
    return List.copyOf(members);
  }

  private boolean takesChildren() {
    return switch (kind) {
      case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP, COACH -> true;
      case TRUCK, MOTORCYCLE, BICYCLE, FOOT -> false;
    };
  }

  private void placeChild(double age) {
    boolean small = age < plan.childSeatAge();
    List<Integer> fitting =
        free.stream().filter(i -> seats.get(i).use() == Seat.Use.CHILD_SEAT).toList();
    boolean childSeat = small && !fitting.isEmpty();
    List<Integer> among = childSeat ? fitting : free;
    double[] weights =
        among.stream()
            .mapToDouble(i -> plan.childRow(seats.get(i).row()) / inRow(among, i))
            .toArray();
    int row = seats.get(among.get(Draws.choose(weights, random))).row();
    int seat = best(among.stream().filter(i -> seats.get(i).row() == row).toList());
    members.add(new Member(take(seat), age, childSeat));
  }

  private long inRow(List<Integer> among, int seat) {
    return among.stream().filter(i -> seats.get(i).row() == seats.get(seat).row()).count();
  }

  private int bestFree() {
    if (kind == VehicleKind.COACH) {
      return free.get(random.nextInt(free.size()));
    }
    return best(free);
  }

  /** The one furthest in front, the outer ones first, left or right by chance. */
  private int best(List<Integer> among) {
    int best = among.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (int i : among) {
      Seat seat = seats.get(i);
      double value = seat.row() * 4 + (seat.side() == Seat.Side.CENTRE ? 2 : random.nextDouble());
      if (value < least) {
        least = value;
        best = i;
      }
    }
    return best;
  }

  private int take(int seat) {
    free.remove(Integer.valueOf(seat));
    return seat;
  }
}
