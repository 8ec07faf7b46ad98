package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoublePredicate;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.traffic.Cast.Role;
import org.exeat.simulator.traffic.Draws.Concern;
import org.exeat.simulator.traffic.Party.Member;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;
import org.exeat.simulator.vehicle.VehiclePlan;
import org.jspecify.annotations.Nullable;

/**
 * All passages of one traffic, reproducible from its seed. Times are seconds since local midnight
 * of the first day; in endless traffic they go on over 86,400.
 *
 * <p>Passage n is the same whatever passages are asked for: its vehicle, people and documents come
 * from the seed and its number, its motion also from the vehicles before it that it may meet, which
 * are driven again for it, each once where all come in one plan's period. Safe for use by several
 * threads; its iterators are not.
 */
public final class Traffic implements Iterable<Passage> {
  /** No vehicle is longer, metres: longer than a rigid coach may be (Directive 96/53/EC, 15 m). */
  private static final double LONGEST = 20;

  private final TrafficPlan plan;
  private final long seed;
  private final LaneStretch lane;
  private final DoublePredicate dark;
  private final Fleet fleet;
  private final People people;

  /** How many come; 0 for no end. */
  private final int count;

  /** Where endless traffic begins, seconds since midnight. */
  private final double from;

  /** How vehicles drove that nobody asked for anything, by their numbers; of traffic that ends. */
  private final Map<Integer, Drive.Ahead> driven = new ConcurrentHashMap<>();

  Traffic(
      TrafficPlan plan,
      long seed,
      LaneStretch lane,
      DoublePredicate dark,
      int count,
      double from,
      Fleet fleet,
      People people) {
    this.plan = plan;
    this.seed = seed;
    this.lane = lane;
    this.dark = dark;
    this.count = count;
    this.from = from;
    this.fleet = fleet;
    this.people = people;
  }

  /**
   * A number of vehicles that are spread evenly over the plan's period, whatever its mean headway.
   *
   * @param dark whether it is dark at a time
   * @param vehicles how many, 1 and more
   * @throws IllegalArgumentException if there are none
   */
  public static Traffic sampled(
      TrafficPlan plan, long seed, LaneStretch lane, DoublePredicate dark, int vehicles) {
    if (vehicles < 1) {
      throw new IllegalArgumentException("vehicles is " + vehicles + ", but has to be 1 or more");
    }
    return new Traffic(plan, seed, lane, dark, vehicles, 0, Fleet.BUILT, People.SYNTHETIC);
  }

  /**
   * Traffic without end, through the plan's period of one day after another.
   *
   * @param dark whether it is dark at a time
   * @param timeOfDay when it begins, seconds since local midnight, 0 up to 86,400
   * @throws IllegalArgumentException if that is no time of day
   */
  public static Traffic live(
      TrafficPlan plan, long seed, LaneStretch lane, DoublePredicate dark, double timeOfDay) {
    if (!(timeOfDay >= 0 && timeOfDay < ArrivalPlan.DAY)) {
      throw new IllegalArgumentException(
          "time of day is " + timeOfDay + " s, but has to lie between 0 and 86400");
    }
    return new Traffic(plan, seed, lane, dark, 0, timeOfDay, Fleet.BUILT, People.SYNTHETIC);
  }

  /** All passages in order; without end for live traffic. */
  @Override
  public Iterator<Passage> iterator() {
    return from(0);
  }

  /**
   * The passage of one vehicle.
   *
   * @throws NoSuchElementException if so many do not come
   */
  public Passage passage(int number) {
    return from(number).next();
  }

  /**
   * The passages from one vehicle on, in order: also what a run that was cut off goes on with.
   *
   * @param number of the first, from 0
   */
  public Iterator<Passage> from(int number) {
    return from(number, Map.of(), PromptPlan.ASSUMED);
  }

  /**
   * The same where some vehicles are asked to stop, or stay longer because their people are asked
   * for something, and those behind wait for them. The people do what they would have done at that
   * time.
   *
   * @param asked of the first vehicle or later ones, by their number
   * @param prompts how drivers react
   */
  public Iterator<Passage> from(int number, Map<Integer, Prompting> asked, PromptPlan prompts) {
    if (number < 0) {
      throw new IllegalArgumentException("passages are numbered from 0");
    }
    return new Stream(number, Map.copyOf(asked), prompts);
  }

  private Arrivals arrivals() {
    return count > 0
        ? Arrivals.spread(plan.arrivals(), seed, count)
        : Arrivals.endless(plan.arrivals(), seed, from);
  }

  /** What of a vehicle is known without building it. */
  private record Entry(int number, Draws draws, VehicleKind kind, Driver driver, double arrival) {}

  private Entry entry(int number, double arrival) {
    Draws draws = new Draws(seed, number);
    VehicleKind kind = Draws.choose(plan.kinds(), draws.of(Concern.KIND));
    Driver driver = Driver.draw(plan.driving(), kind, lane.barrier(), draws.of(Concern.DRIVING));
    return new Entry(number, draws, kind, driver, arrival);
  }

  /** Builds passages one after the other. */
  private final class Stream implements Iterator<Passage> {
    private final Arrivals arrivals = arrivals();
    private int next;
    private Drive.@Nullable Ahead ahead;
    private final Map<Integer, Prompting> asked;
    private final PromptPlan prompts;

    Stream(int number, Map<Integer, Prompting> asked, PromptPlan prompts) {
      this.asked = asked;
      this.prompts = prompts;
      // those before it that it may meet: back to the last one that surely had the lane to itself
      List<Entry> before = new ArrayList<>();
      double clear = Double.NEGATIVE_INFINITY;
      while (next < number && arrivals.hasNext()) {
        Entry entry = entry(next, arrivals.next());
        if (entry.arrival() > clear) {
          before.clear();
        }
        clear = Math.max(clear, entry.arrival()) + Drive.longest(entry.driver(), lane, LONGEST);
        before.add(entry);
        next++;
      }
      for (Entry entry : before) {
        Drive.Ahead known = driven.get(entry.number());
        ahead = known != null ? known : drive(entry, build(entry).vehicle, ahead);
        remember(entry, ahead);
      }
    }

    @Override
    public boolean hasNext() {
      return arrivals.hasNext();
    }

    @Override
    public Passage next() {
      if (!arrivals.hasNext()) {
        throw new NoSuchElementException("passage " + next + " of " + count);
      }
      Entry entry = entry(next, arrivals.next());
      next++;
      Built built = build(entry);
      Drive.Ahead driven = drive(entry, built.vehicle, ahead);
      Passage passage = passage(entry, built, driven.motion());
      Prompting prompting = asked.get(passage.number());
      if (prompting != null) {
        Motion way = prompting.way(driven.motion(), prompts, seed, passage.number());
        driven = new Drive.Ahead(way, driven.length());
        passage = passage.with(way);
      }
      ahead = driven;
      return passage;
    }
  }

  private void remember(Entry entry, Drive.Ahead drove) {
    if (count > 0) {
      driven.put(entry.number(), drove);
    }
  }

  private record Built(Vehicle vehicle, List<Seat> seats, List<Member> party) {}

  private Built build(Entry entry) {
    Draws draws = entry.draws();
    long vehicleSeed = draws.seed(Concern.VEHICLE, 0);
    List<Seat> seats = fleet.seats(entry.kind(), vehicleSeed);
    List<Member> party = Party.seated(plan.parties(), entry.kind(), seats, draws.of(Concern.PARTY));
    Set<Integer> childSeats = new HashSet<>();
    for (Member member : party) {
      if (member.childSeat()) {
        childSeats.add(member.seat());
      }
    }
    Vehicle vehicle =
        fleet.make(
            new VehiclePlan(
                entry.kind(),
                vehicleSeed,
                plan.glazing().draw(draws.of(Concern.GLASS), entry.driver().stops()),
                childSeats));
    return new Built(vehicle, seats, party);
  }

  private Drive.Ahead drive(Entry entry, Vehicle vehicle, Drive.@Nullable Ahead ahead) {
    double bound = plan.driving().braking().max();
    DrivenMotion motion =
        Drive.through(entry.driver(), lane, entry.arrival(), bound, vehicle.length(), ahead);
    return new Drive.Ahead(motion, vehicle.length());
  }

  private Passage passage(Entry entry, Built built, Motion motion) {
    Draws draws = entry.draws();
    boolean night = dark.test(motion.begin());
    Cast cast = Cast.draw(plan, entry.kind(), built.seats, built.party, draws, people);
    List<Occupant> occupants = new ArrayList<>();
    for (int i = 0; i < cast.roles().size(); i++) {
      Role role = cast.roles().get(i);
      Seat seat = built.seats.get(role.member().seat());
      Wear wear =
          Outfit.draw(plan.wear(), entry.kind(), role.person(), night, draws.of(Concern.WEAR, i));
      Situation situation =
          new Situation(
              entry.kind(),
              seat,
              role.member().childSeat(),
              role.person().age(),
              others(cast, built.seats, i),
              motion,
              lane.cameras());
      Behaviour behaviour =
          SpellWriter.behaviour(
              plan.behaviour(), i == 0, role.fixed(), situation, draws.of(Concern.BEHAVIOUR, i));
      occupants.add(
          new Occupant(i + 1, role.person(), wear, seat, role.member().childSeat(), behaviour));
    }
    double headlights = draws.of(Concern.HEADLIGHTS).nextDouble();
    boolean lit = headlights < (night ? plan.headlights().byNight() : plan.headlights().byDay());
    return new Passage(
        entry.number(),
        built.vehicle,
        motion,
        lit && !built.vehicle.headlights().isEmpty(),
        occupants,
        Papers.presented(plan.documents(), cast.roles(), draws, people),
        cast.plants());
  }

  /** Seats of those who can be talked to. */
  private static List<Seat> others(Cast cast, List<Seat> seats, int index) {
    List<Seat> others = new ArrayList<>();
    for (int i = 0; i < cast.roles().size(); i++) {
      if (i != index && cast.roles().get(i).fixed() == null) {
        others.add(seats.get(cast.roles().get(i).member().seat()));
      }
    }
    return others;
  }
}
