package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;

/**
 * Builds a rigid truck: a cab over the engine and a box behind it. Measures follow a Mercedes-Benz
 * Actros 1830 L with the 2.3 m cab: cab 2.3 m long, 2.5 m wide, floor 1.38 m over the road; the box
 * fills the 2.55 m that Council Directive 96/53/EC allows. Recline 0.24: H30 of 0.42 m sits
 * upright.
 */
final class TruckModel {
  private static final double WHEEL = .50;
  private static final double FLOOR = 1.38;
  private static final double CAB_REAR = -2.25;
  private static final double BOX_FRONT = -2.50;
  private static final double FRONT_AXLE = -1.40;

  private TruckModel() {}

  /** Length, width, height, metres. */
  private static double[] size(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + VehicleKind.TRUCK.ordinal());
    return new double[] {
      random.nextDouble(8.2, 9.4), 2.55, random.nextDouble(3.70, 3.95), random.nextDouble(-.02, .02)
    };
  }

  static List<Seat> seats(long seed) {
    return Seating.of(
        List.of(new Row(-1.17 + size(seed)[3], 1.80 + size(seed)[3], .24, .62, -.62)));
  }

  private static BodyShape shape() {
    boolean[] sharp = {false, false, true, true, false, false, true, false};
    return new BodyShape(
        new Curve(
            new double[][] {
              {-.04, .42},
              {0, .85},
              {-.03, 1.95},
              {-.20, 2.86},
              {-.45, 3.24},
              {-1.1, 3.55},
              {-2.15, 3.60},
              {CAB_REAR, .95}
            },
            sharp),
        new Curve(
            new double[][] {
              {-.28, .42},
              {-.24, .85},
              {-.27, 1.95},
              {-.42, 2.84},
              {-.62, 3.16},
              {-1.15, 3.45},
              {-2.13, 3.50},
              {CAB_REAR + .01, .95}
            },
            sharp),
        new double[] {.6, .6, .35, .25, .4, .45, .45, .6},
        new Flank(1.245, 8.5, .02, 0, .42, 1.2, 1.82, 1.82, .02, .015, .045, .015));
  }

  static Vehicle make(VehiclePlan plan) {
    double[] size = size(plan.seed());
    Look look = Look.of(plan.seed());
    Panes panes = new Panes(plan.glazing(), plan.seed());
    Pen pen = new Pen();
    BodyShape shape = shape();
    List<Seat> seats = seats(plan.seed());
    Shell.Layout layout =
        new Shell.Layout(
            new Band[] {
              Band.PAINT, Band.PAINT, Band.SCREEN, Band.LINED, Band.LINED, Band.LINED, Band.PAINT
            },
            4,
            6,
            List.of(new Window("row-1", -.74, -1.66, .0, .1, 2.80, .1, true)),
            new double[] {FRONT_AXLE},
            WHEEL + .06,
            WHEEL,
            .42,
            -.63,
            CAB_REAR + .13,
            FLOOR,
            .08,
            .10,
            .12);
    new Shell(pen, shape, layout, look, panes).draw();
    List<Position> lamps = front(pen, shape, look);
    cabin(pen, shape, look, seats);
    box(pen, look, size, plan.seed());
    pen.both(() -> WheelForm.heavy(pen, FRONT_AXLE, 1.21, WHEEL, .31, true));
    double rear = -size[0] * .70;
    pen.both(() -> WheelForm.heavy(pen, rear, 1.24, WHEEL, .60, false));
    SeatForm form = new SeatForm(pen, look, 3);
    for (int i = 0; i < seats.size(); i++) {
      if (plan.childSeats().contains(i)) {
        form.childSeat(seats.get(i));
      }
    }
    return new Vehicle(
        VehicleKind.TRUCK, pen.mesh(), panes.all(), seats, lamps, size[0], size[1], size[2]);
  }

  private static List<Position> front(Pen pen, BodyShape shape, Look look) {
    HeavyTrim trim = new HeavyTrim(pen, shape, look);
    trim.piece(1.12, 1.62, -.72, .72, .006, Look.GAP);
    for (int i = 0; i < 5; i++) {
      double s = 1.17 + .1 * i;
      trim.piece(s - .022, s + .022, -.72, .72, .02, i == 4 ? Look.CHROME : look.trim());
    }
    trim.piece(1.70, 1.97, -.80, .80, .006, look.trim());
    trim.piece(.02, .45, -1, 1, .005, look.trim());
    trim.wipers(2);
    pen.both(() -> {
      trim.mirror(new double[] {-.60, 1.15, 2.75}, new double[] {-.42, 1.44, 2.40}, .12, .36);
      trim.gap(-.66, .95, -.66, 2.86);
      trim.gap(-1.72, 1.10, -1.72, 2.86);
      trim.gap(-.66, 2.87, -1.72, 2.87);
      Forms.cushion(pen, 4, 3, look.trim(), Forms.at(-1.60, 1.245, 1.55, .09, .02, .025, 0));
      for (int step = 0; step < 2; step++) {
        Forms.box(pen, -.86, -.36, 1.0, 1.22, .55 + step * .3, .58 + step * .3, look.trim());
      }
    });
    // The sun visor over the windscreen.
    pen.patch(
        (s, v, p) -> {
          shape.inside(-.02).at(3, v, p);
          p[0] += .20 * s;
          p[2] += .10 - .08 * s;
        },
        new double[] {0, .5, 1},
        Pen.evenly(-.9, .9, 14),
        Look.FRIT,
        1);
    return trim.headlights(.72, 1.06, .62, .93);
  }

  private static void cabin(Pen pen, BodyShape shape, Look look, List<Seat> seats) {
    Seat driver = seats.getFirst();
    double half = 1.13;
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, FLOOR),
        Pen.steps(CAB_REAR + .1, -.2, .2),
        Pen.evenly(-half, half, 10),
        look.carpet(),
        1);
    pen.patch(
        (y, z, p) -> Forms.set(p, CAB_REAR + .12, y, z),
        Pen.evenly(-half, half, 12),
        Pen.evenly(FLOOR, 3.45, 12),
        look.lining(),
        1);
    Dashboard.draw(
        pen,
        look,
        new Dashboard.Place(
            -.17, driver.hip().x() + .62, 1.93, FLOOR, -.22, half, driver.hip().y()));
    SteeringWheel.draw(pen, look, driver, .225, Math.toRadians(50));
    SeatForm form = new SeatForm(pen, look, 4);
    for (Seat seat : seats) {
      form.seat(seat, .25, .045, FLOOR);
    }
    // The berth behind the seats and the lockers over the windscreen.
    Forms.cushion(
        pen, 8, 5, look.seam(), Forms.at(CAB_REAR + .40, 0, FLOOR + .45, .26, 1.08, .09, 0));
    Forms.box(pen, CAB_REAR + .13, CAB_REAR + .6, -1.05, 1.05, FLOOR, FLOOR + .38, look.plastic());
    Forms.box(pen, -.98, -.56, -1.0, 1.0, 2.98, 3.16, look.plastic());
    pen.both(() ->
        Forms.cushion(
            pen, 4, 3, look.plastic(), Forms.at(-1.0, 1.10, 1.95 - .12, .3, .05, .04, 0)));
  }

  private static void box(Pen pen, Look look, double[] size, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0xb0cL);
    double shade = random.nextDouble(.5, .75);
    Material panel =
        random.nextDouble() < .7
            ? Look.material(Finish.PAINT, shade, shade, shade, .7)
            : look.paint();
    double rear = -size[0];
    double half = size[1] / 2;
    double bottom = 1.08;
    double top = size[2];
    Forms.box(pen, rear + .02, BOX_FRONT, -half + .012, half - .012, bottom, top - .01, .25, panel);
    List<double[]> rails = new ArrayList<>();
    for (double y : new double[] {half - .05, -half}) {
      rails.add(new double[] {rear, BOX_FRONT + .01, y, y + .05, top - .09, top});
      rails.add(new double[] {rear, BOX_FRONT + .01, y, y + .05, bottom - .02, bottom + .10});
      rails.add(new double[] {rear, rear + .06, y, y + .05, bottom, top});
      rails.add(new double[] {BOX_FRONT - .05, BOX_FRONT + .01, y, y + .05, bottom, top});
    }
    rails.add(new double[] {rear, rear + .05, -half, half, top - .1, top});
    rails.add(new double[] {BOX_FRONT - .04, BOX_FRONT + .01, -half, half, top - .1, top});
    rails.add(new double[] {rear, rear + .05, -.015, .015, bottom, top});
    for (double[] r : rails) {
      Forms.box(pen, r[0], r[1], r[2], r[3], r[4], r[5], .5, Look.ALLOY);
    }
    for (double y : new double[] {.35, -.45}) {
      Forms.box(pen, rear + .25, -1.0, y, y + .1, .78, 1.06, .5, Look.BLACK_METAL);
    }
    Forms.box(pen, rear + .05, rear + .15, -1.15, 1.15, .50, .64, Look.BLACK_METAL);
    pen.both(() -> {
      Forms.box(pen, rear + .04, rear + .07, .75, 1.15, .86, 1.0, Look.TAIL_LAMP);
      Forms.box(pen, -size[0] * .70 + .75, -3.3, 1.18, 1.21, .50, .62, .4, Look.ALLOY);
      Forms.box(pen, -size[0] * .70 + .75, -3.3, 1.18, 1.21, .78, .90, .4, Look.ALLOY);
      Forms.box(pen, -3.2, -2.5, .6, 1.15, .48, 1.0, .3, Look.BLACK_METAL);
    });
  }
}
