package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Position;

/** Turns rows into seats. */
final class Seating {
  private Seating() {}

  /** The seats of left-hand drive rows, the driver's first, then row by row from the left. */
  static List<Seat> of(List<Row> rows) {
    List<Seat> seats = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      for (double y : row.places()) {
        seats.add(
            new Seat(r + 1, side(y), new Position(row.x(), y, row.z()), row.recline(), use(r, y)));
      }
    }
    return List.copyOf(seats);
  }

  private static Seat.Side side(double y) {
    return y > .05 ? Seat.Side.LEFT : y < -.05 ? Seat.Side.RIGHT : Seat.Side.CENTRE;
  }

  private static Seat.Use use(int row, double y) {
    if (row == 0) {
      return y > 0 ? Seat.Use.DRIVER : Seat.Use.PASSENGER;
    }
    return Math.abs(y) > .05 ? Seat.Use.CHILD_SEAT : Seat.Use.PASSENGER;
  }
}
