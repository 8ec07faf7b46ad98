package org.exeat.simulator.vehicle;

import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Material;

/**
 * Builds motorcycles and bicycles. The motorcycle follows a BMW R 1250 R: 2.165 m long, seat 0.82 m
 * high; the bicycle a 28 inch trekking bicycle with wheels of 622 mm rims, saddle 0.95 m high. Who
 * rides leans forward: the recline is negative.
 */
final class TwoWheeler {
  private static final double[] ACROSS = {0, 1, 0};
  private final Pen pen = new Pen();
  private final Look look;
  private final double scale;

  private TwoWheeler(VehicleKind kind, long seed) {
    look = Look.of(seed);
    scale = scale(kind, seed);
  }

  private static double scale(VehicleKind kind, long seed) {
    return new SplittableRandom(seed * 31 + kind.ordinal()).nextDouble(.98, 1.03);
  }

  static List<Seat> motorcycleSeats(long seed) {
    double k = scale(VehicleKind.MOTORCYCLE, seed);
    return List.of(
        new Seat(1, Seat.Side.CENTRE, new Position(-1.28 * k, 0, .92 * k), -.12, Seat.Use.RIDER),
        new Seat(
            2, Seat.Side.CENTRE, new Position(-1.63 * k, 0, .98 * k), -.05, Seat.Use.PASSENGER));
  }

  static List<Seat> bicycleSeats(long seed) {
    double k = scale(VehicleKind.BICYCLE, seed);
    return List.of(
        new Seat(1, Seat.Side.CENTRE, new Position(-1.21 * k, 0, 1.02 * k), -.30, Seat.Use.RIDER));
  }

  static Vehicle motorcycle(long seed) {
    TwoWheeler m = new TwoWheeler(VehicleKind.MOTORCYCLE, seed);
    double lamp = m.drawMotorcycle();
    double k = m.scale;
    return new Vehicle(
        VehicleKind.MOTORCYCLE,
        m.pen.mesh(),
        List.of(),
        motorcycleSeats(seed),
        List.of(new Position(lamp * k, 0, .95 * k)),
        2.15 * k,
        .88 * k,
        1.22 * k);
  }

  static Vehicle bicycle(long seed) {
    TwoWheeler b = new TwoWheeler(VehicleKind.BICYCLE, seed);
    b.drawBicycle();
    double k = b.scale;
    return new Vehicle(
        VehicleKind.BICYCLE,
        b.pen.mesh(),
        List.of(),
        bicycleSeats(seed),
        List.of(new Position(-.42 * k, 0, .80 * k)),
        1.80 * k,
        .78 * k,
        1.17 * k);
  }

  private double[] at(double x, double y, double z) {
    return new double[] {x * scale, y * scale, z * scale};
  }

  private void rod(
      double x0, double y0, double z0, double x1, double y1, double z1, double r, Material m) {
    Forms.rod(pen, at(x0, y0, z0), at(x1, y1, z1), r * scale, m);
  }

  private void lump(
      double x,
      double y,
      double z,
      double length,
      double width,
      double height,
      double pitch,
      double exponent,
      Material m) {
    double k = scale;
    Forms.cushion(
        pen,
        exponent,
        4,
        m,
        Forms.at(x * k, y * k, z * k, length * k, width * k, height * k, pitch));
  }

  private void wheel(double x, double radius, double tyre, double rim, int spokes, double spoke) {
    Forms.ring(
        pen, at(x, 0, radius), ACROSS, (radius - tyre) * scale, tyre * scale, 36, 8, Look.RUBBER);
    Forms.ring(
        pen,
        at(x, 0, radius),
        ACROSS,
        (radius - 2 * tyre - rim * .5) * scale,
        rim * scale,
        36,
        6,
        Look.ALLOY);
    for (int i = 0; i < spokes; i++) {
      double a = 2 * Math.PI * i / spokes;
      double r = radius - 2 * tyre;
      rod(
          x + .02 * Math.cos(a + .8),
          spoke > .005 ? 0 : i % 2 == 0 ? .03 : -.03,
          radius + .02 * Math.sin(a + .8),
          x + r * Math.cos(a),
          0,
          radius + r * Math.sin(a),
          spoke,
          Look.ALLOY);
    }
    rod(x, -.05, radius, x, .05, radius, .03, Look.ALLOY);
  }

  private double drawMotorcycle() {
    double front = -.315;
    double rear = -1.83;
    double r = .315;
    wheel(front, r, .06, .02, 10, .011);
    wheel(rear, r, .08, .025, 10, .013);
    Material metal = Look.BLACK_METAL;
    Material paint = look.paint();
    pen.both(() -> {
      rod(front, .10, r, -.66, .10, 1.02, .027, Look.ALLOY);
      rod(rear, .11, r, -1.22, .11, .42, .03, metal);
      rod(-.72, .06, .92, -1.25, .13, .40, .025, metal);
      rod(-.75, .04, .86, -1.75, .10, .78, .02, metal);
      rod(-1.24, .13, .42, -1.45, .15, .76, .018, metal);
      // Handlebar, grips, levers.
      rod(-.68, .0, 1.04, -.69, .18, 1.06, .013, metal);
      rod(-.69, .18, 1.06, -.77, .39, 1.045, .013, metal);
      rod(-.735, .26, 1.055, -.765, .38, 1.045, .019, Look.RUBBER);
      rod(-.67, .22, 1.06, -.68, .36, 1.045, .006, Look.ALLOY);
      rod(-.73, .26, 1.09, -.66, .34, 1.17, .007, metal);
      lump(-.65, .36, 1.18, .02, .065, .04, 0, 3, metal);
      lump(-.60, .20, .90, .025, .018, .018, 0, 2, Look.material(metal.finish(), .5, .2, .02, .5));
      // Engine: a cylinder on each side, its block, foot pegs, exhaust.
      rod(-.98, .05, .44, -.98, .34, .46, .085, Look.ALLOY);
      lump(-.98, .35, .46, .09, .04, .085, 0, 4, Look.ALLOY);
      rod(-1.38, .12, .36, -1.38, .27, .36, .014, Look.RUBBER);
      rod(-1.66, .12, .44, -1.68, .25, .46, .012, Look.RUBBER);
    });
    lump(-1.05, 0, .46, .24, .15, .17, 0, 5, metal);
    lump(-1.03, 0, .90, .26, .165, .13, .12, 2.8, paint);
    lump(-1.32, 0, .83, .24, .14, .055, -.06, 4, look.cloth());
    lump(-1.66, 0, .89, .24, .12, .05, -.16, 4, look.cloth());
    lump(-1.84, 0, .82, .20, .09, .07, -.25, 3, paint);
    lump(-2.045, 0, .86, .03, .06, .028, 0, 3, Look.TAIL_LAMP);
    rod(-1.92, 0, .80, -2.10, 0, .48, .03, look.trim());
    rod(-1.15, -.16, .26, -1.95, -.20, .48, .05, Look.ALLOY);
    lump(-.57, 0, .95, .10, .10, .10, 0, 2.6, paint);
    lump(-.49, 0, .95, .04, .088, .088, 0, 2.4, Look.LENS);
    lump(-.60, 0, 1.07, .09, .13, .10, .5, 3, look.trim());
    mudguard(front, r + .03, .3, 2.3, .07, paint);
    mudguard(rear, r + .04, .35, 1.9, .08, look.trim());
    return -.45;
  }

  private void mudguard(
      double x, double radius, double from, double to, double half, Material material) {
    double k = scale;
    double z = radius - .03;
    pen.patch(
        (a, t, p) ->
            Forms.set(
                p,
                (x - (radius - .01 * t * t) * Math.cos(a)) * k,
                half * t * k,
                (z + (radius - .02 * t * t) * Math.sin(a)) * k),
        Pen.evenly(from, to, 12),
        Pen.evenly(-1, 1, 4),
        material,
        -1);
  }

  private void drawBicycle() {
    double front = -.345;
    double rear = -1.415;
    double r = .345;
    wheel(front, r, .019, .009, 28, .0014);
    wheel(rear, r, .019, .009, 28, .0014);
    Material frame = look.paint();
    double crank = -.985;
    rod(-.60, 0, .86, crank, 0, .29, .019, frame);
    rod(-.58, 0, .93, -1.15, 0, .80, .017, frame);
    rod(crank, 0, .29, -1.15, 0, .80, .016, frame);
    rod(-1.15, 0, .80, -1.19, 0, .92, .013, Look.ALLOY);
    rod(-.60, 0, .84, -.57, 0, 1.02, .019, frame);
    rod(-.57, 0, 1.02, -.55, 0, 1.06, .014, Look.ALLOY);
    pen.both(() -> {
      rod(front, .05, r, -.55, .05, .78, .011, frame);
      rod(-.55, .05, .78, -.60, .0, .84, .013, frame);
      rod(rear, .06, r, crank, .03, .29, .009, frame);
      rod(rear, .06, r, -1.15, .02, .80, .008, frame);
      rod(-.54, 0, 1.06, -.57, .14, 1.12, .012, Look.ALLOY);
      rod(-.57, .14, 1.12, -.70, .38, 1.15, .012, Look.ALLOY);
      rod(-.65, .26, 1.135, -.70, .38, 1.15, .018, Look.RUBBER);
      rod(rear - .15, .05, .74, rear + .25, .05, .74, .005, Look.BLACK_METAL);
      rod(rear, .06, r, rear, .05, .74, .004, Look.BLACK_METAL);
    });
    // Cranks opposite each other, pedals, chainring and chain guard.
    rod(crank, .07, .29, crank + .15, .08, .21, .011, Look.ALLOY);
    rod(crank, -.07, .29, crank - .15, -.08, .37, .011, Look.ALLOY);
    lump(crank + .15, .13, .21, .05, .045, .012, 0, 6, Look.RUBBER);
    lump(crank - .15, -.13, .37, .05, .045, .012, 0, 6, Look.RUBBER);
    rod(crank, -.08, .29, crank, .08, .29, .02, Look.ALLOY);
    Forms.ring(
        pen, at(crank, -.05, .29), ACROSS, .08 * scale, .006 * scale, 24, 5, Look.BLACK_METAL);
    rod(crank, -.05, .37, rear, -.05, r + .035, .005, Look.BLACK_METAL);
    rod(crank, -.05, .21, rear, -.05, r - .035, .005, Look.BLACK_METAL);
    lump(-1.22, 0, .935, .13, .075, .025, .03, 2.6, Look.BLACK_METAL);
    lump(-.44, 0, .80, .03, .03, .03, 0, 2.4, Look.LENS);
    lump(rear - .17, 0, .73, .012, .04, .022, 0, 3, Look.TAIL_LAMP);
    mudguard(front, r + .02, .5, 2.2, .026, Look.BLACK_METAL);
    mudguard(rear, r + .02, .35, 2.3, .026, Look.BLACK_METAL);
  }
}
