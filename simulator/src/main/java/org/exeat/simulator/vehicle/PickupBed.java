package org.exeat.simulator.vehicle;

/** The open bed of a pickup. */
final class PickupBed {
  private PickupBed() {}

  static void draw(Pen pen, CarDesign design, BodyShape shape, Look look) {
    double front = shape.centre().x(8) - .03;
    double rear = shape.centre().x(9) + .02;
    double floor = design.height() * .40;
    double rim = shape.edge().z(8.5);
    double inner = design.width() / 2 - .13;
    double[] xs = Pen.steps(rear + .06, front - .05, .15);
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, floor), xs, Pen.evenly(-inner, inner, 12), look.trim(), 1);
    double[] zs = Pen.evenly(floor, rim, 4);
    pen.both(() -> {
      pen.patch((x, z, p) -> Forms.set(p, x, inner, z), xs, zs, look.paint(), 1);
      pen.patch(
          (x, t, p) -> {
            double z = shape.edgeHeight(x, 8, 9);
            double out = shape.flank().at(x, z);
            Forms.set(p, x, out + (inner - out) * t, z + .012 * Math.sin(Math.PI * t));
          },
          Pen.steps(shape.edge().x(9), front + .02, .1),
          new double[] {0, .3, .7, 1},
          look.trim(),
          -1);
    });
    double out = design.width() / 2 - .1;
    double[] across = Pen.evenly(-out, out, 14);
    double[] lift = Pen.evenly(floor, shape.centre().z(8) - .005, 4);
    pen.patch((y, z, p) -> Forms.set(p, front - .05, y, z), across, lift, look.paint(), -1);
    pen.patch((y, z, p) -> Forms.set(p, rear + .06, y, z), across, lift, look.paint(), 1);
    double top = shape.centre().z(9) - .004;
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, top),
        Pen.evenly(rear - .03, rear + .06, 1),
        across,
        look.trim(),
        1);
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, top),
        Pen.evenly(front - .05, front + .02, 1),
        across,
        look.paint(),
        1);
    // The cab's back below the rear pane, outside and inside.
    for (int side = -1; side <= 1; side += 2) {
      double x = front + .02 + (side > 0 ? .05 : 0);
      pen.patch(
          (y, z, p) -> Forms.set(p, x, y, z),
          across,
          Pen.evenly(design.floor(), shape.centre().z(8), 6),
          side > 0 ? look.plastic() : look.paint(),
          side);
    }
  }
}
