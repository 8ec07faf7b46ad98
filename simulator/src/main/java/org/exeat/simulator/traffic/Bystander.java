package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.exeat.domain.Position;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.traffic.Draws.Concern;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;
import org.exeat.simulator.vehicle.VehiclePlan;

/**
 * Somebody beside the lane.
 *
 * @param passage of one on foot, numbered from -1 downwards
 * @param aside how far to the left of the lane's middle, metres
 */
public record Bystander(Passage passage, double aside) {
  /** Where they may stand, and the stretch that they walk along, metres. */
  private static final double FROM = -7;

  private static final double TO = 3;

  /** Walkers begin within this time, those who stand stay for so long, seconds. */
  private static final double SOON = 25;

  private static final double LONG = 600;

  private static final long OTHERS = 0x5EED_B057L;

  /**
   * Those who are beside the lane while vehicles follow each other.
   *
   * @param traffic how people dress, behave and walk
   * @param seed of the traffic
   * @param lane with the cameras that they may look at
   * @param first number of the first of these vehicles
   * @param begin when it comes, seconds as in {@link Motion}
   * @param dark whether it is night
   */
  public static List<Bystander> beside(
      TrafficPlan traffic,
      BystanderPlan plan,
      long seed,
      LaneStretch lane,
      int first,
      double begin,
      boolean dark) {
    SplittableRandom random = new Draws(seed ^ OTHERS, first).of(Concern.PARTY);
    List<Bystander> bystanders = new ArrayList<>();
    // Poisson: arrivals of a unit rate within the mean
    double next = random.nextExponential();
    while (next < plan.present()) {
      next += random.nextExponential();
      bystanders.add(one(traffic, plan, lane, bystanders.size(), begin, dark, random.split()));
    }
    return bystanders;
  }

  private static Bystander one(
      TrafficPlan traffic,
      BystanderPlan plan,
      LaneStretch lane,
      int index,
      double begin,
      boolean dark,
      SplittableRandom random) {
    double aside = plan.aside().draw(random) * (random.nextBoolean() ? 1 : -1);
    Motion motion =
        random.nextDouble() < plan.walks()
            ? new Straight(
                begin + random.nextDouble() * SOON,
                FROM,
                traffic.driving().walkingSpeed().draw(random),
                TO - FROM,
                random.nextDouble() * 5)
            : new Straight(
                begin - 1,
                FROM + random.nextDouble() * (TO - FROM),
                0,
                LONG,
                random.nextDouble() * SOON);
    Identity person = People.SYNTHETIC.adult(random.nextLong());
    long seed = random.nextLong();
    Seat seat = Fleet.BUILT.seats(VehicleKind.FOOT, seed).getFirst();
    Vehicle vehicle =
        Fleet.BUILT.make(
            new VehiclePlan(
                VehicleKind.FOOT, seed, traffic.glazing().draw(random, false), Set.of()));
    Situation situation =
        new Situation(
            VehicleKind.FOOT,
            seat,
            false,
            person.age(),
            List.of(),
            motion,
            lane.cameras().stream().map(c -> new Position(c.x(), c.y() - aside, c.z())).toList());
    Occupant occupant =
        new Occupant(
            1,
            person,
            Outfit.draw(traffic.wear(), VehicleKind.FOOT, person, dark, random),
            seat,
            false,
            SpellWriter.behaviour(traffic.behaviour(), true, null, situation, random));
    return new Bystander(
        new Passage(-1 - index, vehicle, motion, false, List.of(occupant), List.of(), List.of()),
        aside);
  }

  /**
   * Along the lane at one speed.
   *
   * @param room metres to go; seconds to stay where the speed is nil
   * @param looks after which who looks at a camera does so, seconds
   */
  private record Straight(double begin, double from, double pace, double room, double looks)
      implements Motion {
    @Override
    public double end() {
      return begin + (pace > 0 ? room / pace : room);
    }

    @Override
    public double front(double time) {
      return from + pace * (time - begin);
    }

    @Override
    public double speed(double time) {
      return pace;
    }

    @Override
    public double stands() {
      return begin + looks;
    }

    @Override
    public double pullsOff() {
      return stands() + 1;
    }
  }
}
