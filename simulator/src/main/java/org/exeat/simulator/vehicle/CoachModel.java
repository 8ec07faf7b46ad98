package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.Position;

/**
 * Builds a coach with twelve rows of two and two seats. Measures follow a Mercedes-Benz Tourismo
 * M/2 two-axle: 12.3 m long, 2.55 m wide, 3.65 m high, passengers' floor 1.36 m over the road, rows
 * 0.78 m apart. Two seats in a row share row and side; the outer one is the farther from the
 * middle.
 */
final class CoachModel {
  private static final double WIDTH = 2.55;
  private static final double WHEEL = .51;
  private static final double FLOOR = 1.36;
  private static final double DRIVER_FLOOR = .98;
  private static final double STEP = -2.12;
  private static final int ROWS = 12;
  private static final double[] PLACES = {.895, .445, -.445, -.895};

  private CoachModel() {}

  /** How much longer, and how much higher than the model. */
  private static double[] stretch(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + VehicleKind.COACH.ordinal());
    return new double[] {random.nextDouble(.99, 1.02), random.nextDouble(-.03, .06)};
  }

  static List<Seat> seats(long seed) {
    double longer = stretch(seed)[0];
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(-1.46, 1.42, .26, .60));
    for (int row = 0; row < ROWS; row++) {
      rows.add(new Row(-2.72 - .775 * longer * row, FLOOR + .43, .36, PLACES));
    }
    List<Seat> seats = new ArrayList<>();
    for (Seat seat : Seating.of(rows)) {
      seats.add(
          seat.use() == Seat.Use.DRIVER
              ? seat
              : new Seat(seat.row(), seat.side(), seat.hip(), seat.recline(), Seat.Use.PASSENGER));
    }
    return List.copyOf(seats);
  }

  private static BodyShape shape(double length, double more) {
    double r = -length;
    boolean[] sharp = {false, false, true, true, false, false, false, true, true, false, false};
    return new BodyShape(
        new Curve(
            new double[][] {
              {-.06, .30},
              {0, .70},
              {-.03, 1.14},
              {-.40, 2.92},
              {-.80, 3.38 + more},
              {-2.2, 3.65 + more},
              {r + .8, 3.65 + more},
              {r + .2, 3.38 + more},
              {r + .06, 2.4},
              {r, 1.0},
              {r + .06, .30}
            },
            sharp),
        new Curve(
            new double[][] {
              {-.42, .30},
              {-.36, .70},
              {-.38, 1.14},
              {-.68, 2.90},
              {-1.0, 3.26 + more},
              {-2.4, 3.46 + more},
              {r + .9, 3.46 + more},
              {r + .32, 3.24 + more},
              {r + .2, 2.4},
              {r + .14, 1.0},
              {r + .18, .30}
            },
            sharp),
        new double[] {.6, .6, .35, .25, .35, .5, .5, .5, .5, .6, .6},
        new Flank(WIDTH / 2, length, .03, .03, .30, 1.1, 1.98, 1.98, .015, .01, .04, .015));
  }

  static Vehicle make(VehiclePlan plan) {
    double[] stretch = stretch(plan.seed());
    double length = 12.3 * stretch[0];
    Look look = Look.of(plan.seed());
    Panes panes = new Panes(plan.glazing(), plan.seed());
    Pen pen = new Pen();
    BodyShape shape = shape(length, stretch[1]);
    List<Seat> seats = seats(plan.seed());
    double[] axles = {-2.78, -length * .72};
    Shell.Layout layout =
        new Shell.Layout(
            new Band[] {
              Band.PAINT,
              Band.PAINT,
              Band.SCREEN,
              Band.PAINT,
              Band.LINED,
              Band.LINED,
              Band.LINED,
              Band.REAR_PANE,
              Band.PAINT,
              Band.PAINT
            },
            4,
            6,
            windows(seats, length),
            axles,
            WHEEL + .07,
            WHEEL,
            .45,
            -1.0,
            -length + .9,
            DRIVER_FLOOR,
            .07,
            .08,
            .2);
    new Shell(pen, shape, layout, look, panes).draw();
    List<Position> lamps = outside(pen, shape, look, length);
    inside(pen, shape, look, seats, length);
    for (double axle : axles) {
      pen.both(() -> WheelForm.heavy(pen, axle, 1.245, WHEEL, axle > -4 ? .31 : .58, axle > -4));
    }
    SeatForm form = new SeatForm(pen, look, 2);
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      if (seat.use() == Seat.Use.DRIVER) {
        new SeatForm(pen, look, 4).seat(seat, .25, .04, DRIVER_FLOOR);
      } else {
        form.coachSeat(seat, .217);
      }
      if (plan.childSeats().contains(i)) {
        form.childSeat(seat);
      }
    }
    return new Vehicle(
        VehicleKind.COACH, pen.mesh(), panes.all(), seats, lamps, length, WIDTH, 3.65 + stretch[1]);
  }

  /** One window for the driver and the door opposite, then one for every two rows. */
  private static List<Window> windows(List<Seat> seats, double length) {
    List<Window> windows = new ArrayList<>();
    windows.add(new Window("row-1", -1.06, -2.02, -.42, .12, 3.0, .2, true));
    double front = -2.12;
    for (int row = 2; row <= ROWS; row += 2) {
      int second = row + 1;
      double hip =
          seats.stream().filter(s -> s.row() == second).findFirst().orElseThrow().hip().x();
      double rear = row + 1 > ROWS ? -length + 1.0 : hip - .45;
      windows.add(new Window("row-" + row, front, rear, .02, .2, 3.12, .2, false));
      front = rear - .09;
    }
    return windows;
  }

  private static List<Position> outside(Pen pen, BodyShape shape, Look look, double length) {
    HeavyTrim trim = new HeavyTrim(pen, shape, look);
    trim.piece(3.02, 3.55, -.86, .86, .008, Look.FRIT);
    trim.piece(.5, .95, -.55, .55, .006, Look.GAP);
    trim.piece(1.35, 1.6, -.35, .35, .006, look.trim());
    trim.piece(0, .25, -1, 1, .006, look.trim());
    trim.wipers(2);
    trim.piece(8.15, 8.55, .72, .97, .01, Look.TAIL_LAMP);
    trim.piece(8.15, 8.55, -.97, -.72, .01, Look.TAIL_LAMP);
    trim.piece(8.6, 8.95, -.6, .6, .006, Look.GAP);
    pen.both(() -> {
      trim.mirror(new double[] {-.62, 1.12, 3.0}, new double[] {-.12, 1.22, 2.42}, .10, .26);
      trim.gap(-1.02, .40, -1.02, 1.56);
      trim.gap(-2.06, .40, -2.06, 1.56);
      double[] bays = {-3.5, -4.9, -6.3, -7.7};
      for (double x : bays) {
        trim.gap(x, .42, x, 1.22);
      }
      trim.gap(-3.5, 1.22, -7.7, 1.22);
      trim.gap(-length * .72 - .8, 1.22, -length + .95, 1.22);
    });
    return trim.headlights(.92, 1.35, .60, .92);
  }

  private static void inside(Pen pen, BodyShape shape, Look look, List<Seat> seats, double length) {
    double half = WIDTH / 2 - .09;
    Seat driver = seats.getFirst();
    double rear = -length + .28;
    floor(pen, look, STEP, -.3, half, DRIVER_FLOOR);
    floor(pen, look, rear, STEP, half, FLOOR);
    pen.patch(
        (y, z, p) -> Forms.set(p, STEP, y, z),
        Pen.evenly(-half, half, 10),
        Pen.evenly(DRIVER_FLOOR, FLOOR, 2),
        look.carpet(),
        1);
    pen.patch(
        (y, z, p) -> Forms.set(p, rear, y, z),
        Pen.evenly(-half, half, 10),
        Pen.evenly(FLOOR, 2.4, 5),
        look.carpet(),
        1);
    // The partition behind the driver and before the first row.
    pen.both(() ->
        Forms.box(pen, STEP - .02, STEP + .01, .25, half, FLOOR, FLOOR + .72, look.plastic()));
    Dashboard.draw(
        pen,
        look,
        new Dashboard.Place(
            -.16, driver.hip().x() + .62, 1.36, DRIVER_FLOOR, -.22, half - .02, driver.hip().y()));
    SteeringWheel.draw(pen, look, driver, .225, Math.toRadians(50));
    // Racks for luggage above the seats.
    pen.both(() ->
        pen.patch(
            (x, t, p) -> {
              double angle = Math.PI * (.95 * t);
              Forms.set(
                  p, x, .93 - .24 * Math.sin(angle) + .2 * (1 - t), 3.12 - .085 * Math.cos(angle));
            },
            Pen.steps(rear + .1, STEP - .1, .4),
            Pen.evenly(0, 1, 6),
            look.lining(),
            1));
  }

  private static void floor(Pen pen, Look look, double rear, double front, double half, double z) {
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, z),
        Pen.steps(rear, front, .25),
        Pen.evenly(-half, half, 10),
        look.carpet(),
        1);
  }
}
