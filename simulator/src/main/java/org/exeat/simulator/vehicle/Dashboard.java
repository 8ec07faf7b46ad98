package org.exeat.simulator.vehicle;

/** Draws a dashboard from the windscreen's base to the floor, with binnacle, screen and vents. */
final class Dashboard {
  private Dashboard() {}

  /**
   * Where it lies.
   *
   * @param screen x of the windscreen's base in the middle
   * @param edge x of its rear edge
   * @param top height of its top
   * @param floor height of the floor
   * @param fire x of the bulkhead
   * @param half half its width
   * @param driver how far left the driver sits
   */
  record Place(
      double screen,
      double edge,
      double top,
      double floor,
      double fire,
      double half,
      double driver) {}

  static void draw(Pen pen, Look look, Place at) {
    double drop = Math.min(.36, at.top() - at.floor() - .15);
    Curve profile =
        new Curve(
            new double[][] {
              {at.screen() + .06, at.top() - .005},
              {(at.screen() + at.edge()) / 2, at.top() + .012},
              {at.edge() + .05, at.top() - .01},
              {at.edge(), at.top() - .06},
              {at.edge() + .05, at.top() - .17},
              {at.edge() + .08, at.top() - drop},
              {Math.min(at.fire() - .05, at.edge() + .3), at.top() - drop - .08},
              {at.fire(), at.floor()}
            },
            new boolean[8]);
    pen.patch(
        (s, t, p) -> {
          double bow = Math.max(0, 1 - s / 2);
          double x = profile.x(s) - .12 * t * t * bow;
          double z = profile.z(s) - (s < 3 ? .02 * t * t : 0);
          double y = at.half() * t;
          double near = (y - at.driver()) / .22;
          if (s < 5 && Math.abs(near) < 1) {
            z += .03 * Math.sin(Math.PI * Math.min(1, s / 4)) * Math.pow(1 - near * near, 2);
          }
          Forms.set(p, x, y, z);
        },
        Pen.evenly(0, 7, 21),
        Pen.evenly(-1, 1, 20),
        look.plastic(),
        -1);
    // Hood over the instruments.
    Forms.cushion(
        pen,
        3,
        5,
        look.plastic(),
        Forms.at(at.edge() + .06, at.driver(), at.top() + .02, .10, .17, .035, .1));
    // Screen in the middle.
    Forms.cushion(
        pen, 10, 3, Look.FRIT, Forms.at(at.edge() + .0, 0, at.top() - .02, .012, .13, .08, .15));
    double vent = at.half() - .12;
    for (int side = -1; side <= 1; side += 2) {
      Forms.cushion(
          pen,
          6,
          2,
          Look.GAP,
          Forms.at(at.edge() + .01, side * vent, at.top() - .08, .02, .06, .03, 0));
    }
  }
}
