package org.exeat.simulator.vehicle;

import java.util.List;
import org.exeat.domain.Position;

/** The inside of a car: floor, dashboard, wheel, console, seats, luggage space. */
final class CarCabin {
  private final Pen pen;
  private final CarDesign design;
  private final BodyShape shape;
  private final Look look;
  private final List<Seat> seats;

  CarCabin(Pen pen, CarDesign design, BodyShape shape, Look look, List<Seat> seats) {
    this.pen = pen;
    this.design = design;
    this.shape = shape;
    this.look = look;
    this.seats = seats;
  }

  void draw() {
    double inner = design.width() / 2 - .12;
    Row front = design.rows().getFirst();
    Row last = design.rows().getLast();
    double fire = shape.centre().x(4) + .12;
    double back = last.x() - .45;
    floor(fire, back, inner);
    Dashboard.draw(
        pen,
        look,
        new Dashboard.Place(
            shape.centre().x(4),
            front.x() + .60,
            design.cowl(),
            design.floor(),
            fire,
            inner,
            front.places()[0]));
    SteeringWheel.draw(pen, look, seats.getFirst(), .185, Math.toRadians(25));
    console(front);
    innerMirror();
    pen.both(this::armrests);
    furniture();
    rear(last, back, inner);
  }

  private void floor(double front, double rear, double half) {
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, design.floor()),
        Pen.steps(rear, front, .2),
        Pen.evenly(-half, half, 8),
        look.carpet(),
        1);
  }

  private void console(Row front) {
    double top = front.z() - .06;
    Forms.cushion(
        pen,
        8,
        4,
        look.plastic(),
        Forms.at(
            front.x() + .22,
            0,
            (design.floor() + top) / 2,
            .50,
            .115,
            (top - design.floor()) / 2,
            -.05));
    Forms.cushion(
        pen, 5, 4, look.cloth(), Forms.at(front.x() - .06, 0, top + .05, .17, .09, .05, 0));
  }

  /** The rear-view mirror behind the top of the windscreen, and the housing before it. */
  private void innerMirror() {
    double[] p = new double[3];
    shape.inside(.03).at(4.80, 0, p);
    double x = p[0] - .05;
    double z = p[2] - .035;
    Forms.cushion(pen, 4, 4, look.plastic(), Forms.at(x, 0, z, .018, .115, .033, .1));
    pen.patch(
        (y, t, q) -> Forms.set(q, x - .0195 + .003 * t, y, z + .026 * t),
        Pen.evenly(-.1, .1, 2),
        new double[] {-1, 1},
        Look.MIRROR,
        -1);
    double[] top = new double[3];
    shape.inside(.015).at(4.86, 0, top);
    Forms.cushion(pen, 4, 3, look.plastic(), Forms.at(top[0], 0, top[2] - .01, .06, .045, .02, .5));
  }

  private void armrests() {
    for (Row row : design.rows()) {
      double z = row.z() + .14;
      double y = shape.flank().at(row.x(), z) - .12;
      Forms.cushion(pen, 4, 3, look.plastic(), Forms.at(row.x() + .18, y, z, .26, .045, .035, 0));
    }
  }

  private void furniture() {
    SeatForm form = new SeatForm(pen, look, 3);
    for (int r = 0; r < design.rows().size(); r++) {
      Row row = design.rows().get(r);
      double nearest = 1;
      for (double a : row.places()) {
        for (double b : row.places()) {
          nearest = a == b ? nearest : Math.min(nearest, Math.abs(a - b));
        }
      }
      double half = Math.min(.25, nearest / 2 - .005);
      boolean bench = row.places().length > 2;
      if (bench) {
        form.bench(row.x(), row.z(), row.recline(), row.places()[0] + half - .01, design.floor());
      }
      for (double y : row.places()) {
        for (Seat seat : seats) {
          Position hip = seat.hip();
          if (seat.row() == r + 1 && hip.y() == y) {
            form.seat(seat, half, bench ? .015 : .045, design.floor());
          }
        }
      }
    }
  }

  /** Behind the last row. */
  private void rear(Row last, double back, double half) {
    switch (design.kind()) {
      case SEDAN -> shelf(last, shape.centre().x(8) + .03, design.edge()[8][1] - .015);
      case HATCHBACK -> {
        luggage(back, half, design.floor() + .33);
        shelf(last, shape.centre().x(8) + .06, shape.flank().belt(last.x() - .5) - .02);
      }
      case SUV, MINIVAN -> luggage(back, half, design.floor() + .22);
      case PICKUP, TRUCK, COACH, MOTORCYCLE, BICYCLE, FOOT -> {}
    }
  }

  private void shelf(Row last, double rear, double z) {
    double front = last.x() - .36;
    pen.patch(
        (x, t, p) -> {
          double y = (shape.flank().at(x, z) - .08) * t;
          double bow = .10 * t * t * (front - x) / (front - rear);
          Forms.set(p, x + bow, y, z);
        },
        Pen.steps(rear, front, .12),
        Pen.evenly(-1, 1, 12),
        look.carpet(),
        1);
    pen.patch(
        (t, h, p) -> Forms.set(p, front, (shape.flank().at(front, h) - .08) * t, h),
        Pen.evenly(-1, 1, 8),
        Pen.evenly(design.floor(), z, 3),
        look.carpet(),
        1);
  }

  private void luggage(double front, double half, double z) {
    double rear = shape.centre().x(9) + .08;
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, z),
        Pen.steps(rear, front + .1, .15),
        Pen.evenly(-half, half, 8),
        look.carpet(),
        1);
    pen.patch(
        (y, h, p) -> Forms.set(p, front + .1, y, h),
        Pen.evenly(-half, half, 8),
        new double[] {design.floor(), z},
        look.carpet(),
        1);
  }
}
