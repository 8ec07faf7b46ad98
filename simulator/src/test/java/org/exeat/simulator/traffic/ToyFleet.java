package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.Seat.Side;
import org.exeat.simulator.vehicle.Seat.Use;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;
import org.exeat.simulator.vehicle.VehiclePlan;

/** Vehicles without bodies: seats and lengths only, so that traffic can be tested by thousands. */
final class ToyFleet implements Fleet {
  private static final Mesh NOTHING =
      new Mesh(
          new float[0],
          new float[0],
          new float[0],
          new float[0],
          new byte[0],
          new float[0],
          new int[0]);

  /** How many vehicles were built. */
  int built;

  @Override
  public List<Seat> seats(VehicleKind kind, long seed) {
    List<Seat> seats = new ArrayList<>();
    switch (kind) {
      case SEDAN, HATCHBACK, PICKUP -> rows(seats, 2);
      case SUV, MINIVAN -> rows(seats, 3);
      case TRUCK -> {
        seats.add(seat(1, Side.LEFT, -1.2, Use.DRIVER));
        seats.add(seat(1, Side.RIGHT, -1.2, Use.PASSENGER));
      }
      case COACH -> {
        seats.add(seat(1, Side.LEFT, -1.2, Use.DRIVER));
        for (int row = 2; row < 14; row++) {
          for (Side side : new Side[] {Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT}) {
            seats.add(seat(row, side, -row, Use.PASSENGER));
          }
        }
      }
      case MOTORCYCLE -> {
        seats.add(seat(1, Side.CENTRE, -.8, Use.RIDER));
        seats.add(seat(2, Side.CENTRE, -1.2, Use.RIDER));
      }
      case BICYCLE -> seats.add(seat(1, Side.CENTRE, -.8, Use.RIDER));
      case FOOT -> seats.add(seat(1, Side.CENTRE, -.2, Use.STANDING));
    }
    return seats;
  }

  private static void rows(List<Seat> seats, int rows) {
    seats.add(seat(1, Side.LEFT, -2, Use.DRIVER));
    seats.add(seat(1, Side.RIGHT, -2, Use.PASSENGER));
    for (int row = 2; row <= rows; row++) {
      seats.add(seat(row, Side.LEFT, -1 - row, Use.CHILD_SEAT));
      seats.add(seat(row, Side.CENTRE, -1 - row, Use.PASSENGER));
      seats.add(seat(row, Side.RIGHT, -1 - row, Use.CHILD_SEAT));
    }
  }

  static Seat seat(int row, Side side, double x, Use use) {
    double y =
        switch (side) {
          case LEFT -> .4;
          case CENTRE -> 0;
          case RIGHT -> -.4;
        };
    return new Seat(row, side, new Position(x, y, .6), .35, use);
  }

  static double length(VehicleKind kind, long seed) {
    double base =
        switch (kind) {
          case SEDAN -> 4.6;
          case HATCHBACK -> 4;
          case SUV, MINIVAN -> 4.8;
          case PICKUP -> 5.3;
          case TRUCK -> 7;
          case COACH -> 12;
          case MOTORCYCLE -> 2.1;
          case BICYCLE -> 1.8;
          case FOOT -> .4;
        };
    return base * (.95 + .1 * new SplittableRandom(seed).nextDouble());
  }

  @Override
  public Vehicle make(VehiclePlan plan) {
    built++;
    return new Vehicle(
        plan.kind(),
        NOTHING,
        List.of(),
        seats(plan.kind(), plan.seed()),
        List.of(new Position(0, .6, .6)),
        length(plan.kind(), plan.seed()),
        1.8,
        1.5);
  }
}
