package org.exeat.simulator.vehicle;

import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Mesh;

/**
 * Builds vehicles from a plan. Pure and safe for use by several threads.
 *
 * <p>Steering wheels have their hub 0.41 m before and 0.35 m above the driver's hips, with a rim
 * radius of 0.185 m in cars (column 25 degrees against level) and 0.225 m in trucks and coaches (50
 * degrees). The middles of a handlebar's grips lie 0.53 m before, 0.13 m above and 0.32 m beside
 * the rider's hips, where the hands of a {@code BodyModel} that rides are.
 */
public final class VehicleMaker {
  private static final double FOOT_LENGTH = .3;
  private static final double FOOT_WIDTH = .6;
  private static final double FOOT_HEIGHT = 1.8;

  private VehicleMaker() {}

  /**
   * The vehicle of a plan; the same plan gives the same vehicle. A side pane that is lowered all
   * the way is left out.
   *
   * @throws IllegalArgumentException when a child seat is planned where there is no seat for one
   */
  public static Vehicle make(VehiclePlan plan) {
    List<Seat> seats = seats(plan.kind(), plan.seed());
    for (int index : plan.childSeats()) {
      if (index < 0 || index >= seats.size()) {
        throw new IllegalArgumentException(
            "child seat on seat " + index + ", but this vehicle has " + seats.size() + " seats");
      }
      switch (seats.get(index).use()) {
        case PASSENGER, CHILD_SEAT -> {}
        case DRIVER, RIDER, STANDING ->
            throw new IllegalArgumentException(
                "child seat on seat " + index + ", which is no passenger's");
      }
    }
    return switch (plan.kind()) {
      case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP -> CarModel.make(plan);
      case TRUCK -> TruckModel.make(plan);
      case COACH -> CoachModel.make(plan);
      case MOTORCYCLE -> TwoWheeler.motorcycle(plan.seed());
      case BICYCLE -> TwoWheeler.bicycle(plan.seed());
      case FOOT ->
          new Vehicle(
              VehicleKind.FOOT,
              new Mesh.Builder().build(),
              List.of(),
              seats,
              List.of(),
              FOOT_LENGTH,
              FOOT_WIDTH,
              FOOT_HEIGHT);
    };
  }

  /** The seats of a vehicle of this kind and seed, without building it. */
  public static List<Seat> seats(VehicleKind kind, long seed) {
    return switch (kind) {
      case SEDAN, HATCHBACK, SUV, MINIVAN, PICKUP -> Seating.of(CarDesign.of(kind, seed).rows());
      case TRUCK -> TruckModel.seats(seed);
      case COACH -> CoachModel.seats(seed);
      case MOTORCYCLE -> TwoWheeler.motorcycleSeats(seed);
      case BICYCLE -> TwoWheeler.bicycleSeats(seed);
      case FOOT ->
          List.of(new Seat(1, Seat.Side.CENTRE, new Position(0, 0, 0), 0, Seat.Use.STANDING));
    };
  }
}
