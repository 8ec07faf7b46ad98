package org.exeat.simulator.vehicle;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The measures of a car. Each kind starts from the published outer dimensions of a common model and
 * is stretched by a few percent. Heights of the hips over floor and ground, and distances between
 * rows, are those usual in makers' dimension sheets (SAE J1100 H30, H5 and L50): driver 0.25 to
 * 0.30 m over the floor, rows 0.80 to 0.90 m apart.
 *
 * @param centre knots of the outline in the middle plane, x and z: lower front lip, bumper, hood's
 *     lip, hood, windscreen's base, windscreen's top, roof, roof's end, rear pane's base, deck's
 *     end, bumper, lower rear lip
 * @param edge the same knots along the left edge
 * @param rearBand what lies between the eighth and the ninth knot
 * @param rows front to rear
 * @param pillars x of each pair of ends: rear end of the first side pane, front end of the second
 *     and so on; the last is the rear end of the last
 * @param cowl height of the dashboard
 */
record CarDesign(
    VehicleKind kind,
    double length,
    double width,
    double height,
    double frontAxle,
    double rearAxle,
    double wheel,
    double sill,
    double beltFront,
    double beltRear,
    double tumblehome,
    double floor,
    double cowl,
    Band rearBand,
    double[][] centre,
    double[][] edge,
    double[] pillars,
    List<Row> rows) {
  private static final double NO_CEILING = Double.POSITIVE_INFINITY;

  static CarDesign of(VehicleKind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + kind.ordinal());
    double longer = random.nextDouble(.98, 1.025);
    double wider = random.nextDouble(.985, 1.015);
    double taller = random.nextDouble(.99, 1.015);
    double layout = random.nextDouble();
    CarDesign base =
        switch (kind) {
          case SEDAN -> sedan();
          case HATCHBACK -> hatchback();
          case SUV -> suv(layout);
          case MINIVAN -> minivan(layout);
          case PICKUP -> pickup();
          case TRUCK, COACH, MOTORCYCLE, BICYCLE, FOOT ->
              throw new IllegalArgumentException("not a car: " + kind);
        };
    return base.stretched(longer, wider, taller);
  }

  /** Toyota Camry (2018): 4.885 x 1.840 x 1.445 m, wheelbase 2.825 m. */
  private static CarDesign sedan() {
    return new CarDesign(
        VehicleKind.SEDAN,
        4.885,
        1.84,
        1.45,
        -.95,
        -3.78,
        .335,
        .20,
        .90,
        .985,
        .43,
        .25,
        .945,
        Band.PAINT,
        new double[][] {
          {-.10, .19}, {0, .46}, {-.07, .70}, {-.72, .885}, {-1.42, .985}, {-2.13, 1.405},
          {-2.80, 1.45}, {-3.62, 1.395}, {-4.32, 1.075}, {-4.78, 1.075}, {-4.885, .60}, {-4.80, .24}
        },
        new double[][] {
          {-.42, .20}, {-.37, .48}, {-.44, .715}, {-.88, .845}, {-1.57, .955}, {-2.25, 1.335},
          {-2.88, 1.375}, {-3.56, 1.325}, {-4.20, 1.03}, {-4.60, 1.02}, {-4.64, .60}, {-4.62, .20}
        },
        new double[] {-2.70, -2.79, -3.60, -3.66, -4.20},
        List.of(new Row(-2.40, .53, .40, .37, -.37), new Row(-3.25, .525, .43, .37, 0, -.37)));
  }

  /** Volkswagen Golf 8: 4.284 x 1.789 x 1.456 m, wheelbase 2.636 m. */
  private static CarDesign hatchback() {
    return new CarDesign(
        VehicleKind.HATCHBACK,
        4.285,
        1.79,
        1.475,
        -.86,
        -3.495,
        .325,
        .19,
        .915,
        1.0,
        .40,
        .26,
        .955,
        Band.LINED,
        new double[][] {
          {-.09, .19}, {0, .46}, {-.06, .70}, {-.56, .895}, {-1.15, .995}, {-1.84, 1.42},
          {-2.50, 1.475}, {-3.76, 1.41}, {-4.10, 1.04}, {-4.17, .93}, {-4.285, .56}, {-4.20, .24}
        },
        new double[][] {
          {-.38, .19}, {-.33, .48}, {-.40, .72}, {-.72, .86}, {-1.30, .965}, {-1.96, 1.35},
          {-2.60, 1.40}, {-3.70, 1.34}, {-4.00, 1.02}, {-4.05, .93}, {-4.09, .58}, {-4.07, .19}
        },
        new double[] {-2.52, -2.61, -3.33, -3.40, -3.90},
        List.of(new Row(-2.20, .54, .39, .36, -.36), new Row(-3.02, .55, .42, .36, 0, -.36)));
  }

  /** Toyota Highlander (2020): 4.950 x 1.930 x 1.730 m, wheelbase 2.850 m. */
  private static CarDesign suv(double layout) {
    double[] pair = {.37, -.37};
    double[] three = {.38, 0, -.38};
    return new CarDesign(
        VehicleKind.SUV,
        4.96,
        1.94,
        1.75,
        -.95,
        -3.82,
        .37,
        .29,
        1.03,
        1.12,
        .33,
        .43,
        1.09,
        Band.LINED,
        new double[][] {
          {-.09, .27}, {0, .55}, {-.05, .92}, {-.65, 1.07}, {-1.30, 1.14}, {-2.10, 1.68},
          {-2.80, 1.75}, {-4.62, 1.685}, {-4.87, 1.17}, {-4.90, 1.08}, {-4.96, .66}, {-4.88, .33}
        },
        new double[][] {
          {-.36, .29}, {-.31, .58}, {-.38, .90}, {-.80, 1.02}, {-1.45, 1.11}, {-2.22, 1.605},
          {-2.90, 1.665}, {-4.56, 1.60}, {-4.78, 1.15}, {-4.80, 1.06}, {-4.82, .66}, {-4.81, .29}
        },
        new double[] {-2.70, -2.79, -3.58, -3.68, -4.52},
        List.of(
            new Row(-2.38, .72, .38, pair),
            new Row(-3.23, .75, .40, layout < .75 ? three : pair),
            new Row(-4.00, .79, .40, layout < .6 ? new double[] {.34, -.34} : three)));
  }

  /** Toyota Sienna (2021): 5.175 x 1.994 x 1.770 m, wheelbase 3.060 m. */
  private static CarDesign minivan(double layout) {
    double[] pair = {.38, -.38};
    double[] three = {.38, 0, -.38};
    return new CarDesign(
        VehicleKind.MINIVAN,
        5.175,
        1.99,
        1.77,
        -.98,
        -4.03,
        .345,
        .21,
        .985,
        1.06,
        .31,
        .39,
        1.05,
        Band.LINED,
        new double[][] {
          {-.10, .20}, {0, .50}, {-.09, .84}, {-.55, .99}, {-1.05, 1.09}, {-1.98, 1.675},
          {-2.80, 1.77}, {-4.82, 1.70}, {-5.07, 1.13}, {-5.10, 1.03}, {-5.175, .60}, {-5.08, .25}
        },
        new double[][] {
          {-.45, .21}, {-.40, .53}, {-.48, .83}, {-.76, .95}, {-1.22, 1.05}, {-2.10, 1.60},
          {-2.90, 1.685}, {-4.74, 1.615}, {-4.95, 1.09}, {-4.97, 1.00}, {-4.99, .60}, {-4.98, .21}
        },
        new double[] {-2.62, -2.72, -3.56, -3.66, -4.70},
        List.of(
            new Row(-2.30, .70, .36, pair),
            new Row(-3.17, .72, .38, layout < .5 ? three : pair),
            new Row(-3.99, .74, .40, three)));
  }

  /** Ford F-150 SuperCrew, 5.5 ft bed (2021): 5.885 x 2.030 x 1.960 m, wheelbase 3.694 m. */
  private static CarDesign pickup() {
    return new CarDesign(
        VehicleKind.PICKUP,
        5.885,
        2.03,
        1.96,
        -.96,
        -4.65,
        .405,
        .44,
        1.22,
        1.29,
        .30,
        .63,
        1.25,
        Band.OPEN,
        new double[][] {
          {-.07, .40}, {0, .62}, {-.04, 1.10}, {-.7, 1.23}, {-1.43, 1.30}, {-2.27, 1.875},
          {-2.95, 1.96}, {-4.03, 1.915}, {-4.14, 1.33}, {-5.80, 1.335}, {-5.885, .76}, {-5.84, .50}
        },
        new double[][] {
          {-.26, .44}, {-.21, .65}, {-.27, 1.07}, {-.75, 1.18}, {-1.56, 1.265}, {-2.38, 1.80},
          {-3.0, 1.88}, {-3.99, 1.835}, {-4.10, 1.30}, {-5.76, 1.305}, {-5.78, .76}, {-5.77, .44}
        },
        new double[] {-2.93, -3.03, -3.86},
        List.of(new Row(-2.60, .95, .36, .38, -.38), new Row(-3.45, .97, .34, .38, 0, -.38)));
  }

  private CarDesign stretched(double l, double w, double h) {
    double[] longer = pillars.clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= l;
    }
    List<Row> moved =
        rows.stream().map(r -> new Row(r.x() * l, r.z() * h, r.recline(), r.places())).toList();
    return new CarDesign(
        kind,
        length * l,
        width * w,
        height * h,
        frontAxle * l,
        rearAxle * l,
        wheel * h,
        sill * h,
        beltFront * h,
        beltRear * h,
        tumblehome,
        floor * h,
        cowl * h,
        rearBand,
        stretched(centre, l, h),
        stretched(edge, l, h),
        longer,
        moved);
  }

  private static double[][] stretched(double[][] knots, double l, double h) {
    double[][] other = new double[knots.length][];
    for (int i = 0; i < knots.length; i++) {
      other[i] = new double[] {knots[i][0] * l, knots[i][1] * h};
    }
    return other;
  }

  /** The outer surface. */
  BodyShape shape() {
    boolean square = kind == VehicleKind.PICKUP;
    double nose = square ? .8 : kind == VehicleKind.SUV ? .65 : .5;
    boolean[] sharp = {
      false, false, square, false, true, true, false, true, true, true, false, false
    };
    double[] round = {nose, nose, nose - .05, .35, .1, .15, .3, .25, .15, .4, .5, .5};
    return new BodyShape(
        new Curve(centre, sharp),
        new Curve(edge, sharp),
        round,
        new Flank(
            width / 2,
            length,
            square ? .07 : .13,
            square ? .03 : .11,
            sill,
            sill + (beltFront - sill) * .6,
            beltFront,
            beltRear,
            .055,
            .05,
            tumblehome,
            .022));
  }

  /** What lies between the knots. */
  Band[] bands() {
    return new Band[] {
      Band.PAINT,
      Band.PAINT,
      Band.PAINT,
      Band.PAINT,
      Band.SCREEN,
      Band.LINED,
      Band.LINED,
      Band.REAR_PANE,
      rearBand,
      rearBand == Band.LINED ? Band.LINED : Band.PAINT,
      Band.PAINT
    };
  }

  /** Openings of the left side, front to rear. */
  List<Window> windows() {
    boolean three = rows.size() > 2;
    Window first =
        new Window("row-1", edge[4][0] - .05, pillars[0], .015, .06, NO_CEILING, .11, true);
    Window second = new Window("row-2", pillars[1], pillars[2], .015, .06, NO_CEILING, .1, false);
    if (pillars.length < 5) {
      return List.of(first, second);
    }
    Window third =
        new Window(
            three ? "row-3" : "quarter", pillars[3], pillars[4], .02, .075, NO_CEILING, .07, false);
    return List.of(first, second, third);
  }
}
