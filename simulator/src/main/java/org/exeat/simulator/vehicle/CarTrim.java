package org.exeat.simulator.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Material;

/**
 * What is mounted on a car's skin: lamps, grille, intakes, mirrors, handles, wipers, gaps of doors
 * and hood. There is no number plate: plates are never modelled.
 */
final class CarTrim {
  private final Pen pen;
  private final CarDesign design;
  private final BodyShape shape;
  private final Shell shell;
  private final Look look;

  CarTrim(Pen pen, CarDesign design, BodyShape shape, Shell shell, Look look) {
    this.pen = pen;
    this.design = design;
    this.shape = shape;
    this.shell = shell;
    this.look = look;
  }

  /** Draws everything and returns the middles of the headlights. */
  List<Position> draw() {
    grille();
    List<Position> lamps = headlights();
    tail();
    lip(0, .3);
    lip(10.6, 11);
    lid();
    pen.both(this::mirror);
    pen.both(this::doors);
    pen.both(this::cladding);
    wipers();
    hoodGap();
    return lamps;
  }

  /** A piece of the skin, lifted off it, between two parameters and two functions of them. */
  private void piece(
      double s0, double s1, double v0, double v1, double lean, double lift, Material material) {
    Sheet outer = shape.inside(-lift);
    double middle = (s0 + s1) / 2;
    pen.patch(
        (s, v, p) -> outer.at(s, v + lean * (s - middle), p),
        Pen.evenly(s0, s1, 4),
        Pen.steps(v0, v1, .07),
        material,
        -1);
  }

  private void grille() {
    boolean tall = design.kind() == VehicleKind.PICKUP || design.kind() == VehicleKind.SUV;
    double s0 = tall ? 1.25 : 1.35;
    double s1 = tall ? 1.88 : 1.80;
    double half = tall ? .52 : .46;
    piece(s0, s1, -half, half, 0, .004, Look.GAP);
    int slats = tall ? 5 : 4;
    for (int i = 0; i < slats; i++) {
      double s = s0 + (s1 - s0) * (i + .5) / slats;
      piece(s - .018, s + .018, -half, half, 0, .014, tall ? Look.ALLOY : Look.BLACK_METAL);
    }
    piece(s1, s1 + .035, -half - .02, half + .02, 0, .012, Look.CHROME);
    double s = (s0 + s1) / 2;
    piece(s - .08, s + .08, -.05, .05, 0, .02, Look.CHROME);
    piece(.55, 1.0, -.62, .62, 0, .005, look.trim());
    piece(.62, .92, -.5, .5, 0, .009, Look.GAP);
    pen.both(() -> piece(.6, .95, .7, .86, -.1, .007, Look.GAP));
  }

  private List<Position> headlights() {
    double s0 = design.kind() == VehicleKind.PICKUP ? 1.45 : 1.52;
    double s1 = 1.92;
    pen.both(() -> {
      piece(s0, s1, .56, .95, .15, .006, Look.LENS);
      piece(s0 + .03, s0 + .09, .58, .93, .15, .011, Look.REFLECTOR);
    });
    List<Position> lamps = new ArrayList<>();
    double s = (s0 + s1) / 2 + .02;
    for (double v : new double[] {.66, .78}) {
      pen.both(() -> projector(s, v, .034));
    }
    for (int side = 1; side >= -1; side -= 2) {
      double[] p = new double[3];
      shape.inside(-.012).at(s, .70 * side, p);
      lamps.add(new Position(p[0], p[1], p[2]));
    }
    return lamps;
  }

  private void projector(double s, double v, double radius) {
    double[] p = new double[3];
    shape.inside(.004).at(s, v, p);
    Forms.cushion(pen, 2, 3, Look.REFLECTOR, Forms.at(p[0], p[1], p[2], .022, radius, radius, 0));
  }

  private void tail() {
    boolean upright = design.rearBand() != Band.PAINT;
    pen.both(() -> {
      if (design.kind() == VehicleKind.PICKUP) {
        piece(9.08, 9.6, .84, .99, 0, .008, Look.TAIL_LAMP);
        tailOnFlank(9.08, 9.6, .10);
      } else if (upright) {
        piece(9.02, 9.38, .55, .985, 0, .008, Look.TAIL_LAMP);
        tailOnFlank(9.02, 9.38, .16);
      } else {
        piece(9.06, 9.42, .52, .985, 0, .008, Look.TAIL_LAMP);
        tailOnFlank(9.06, 9.42, .18);
      }
    });
    if (design.kind() != VehicleKind.PICKUP) {
      // Where other cars carry a plate, the pressing stays empty.
      piece(9.46, 9.5, -.3, .3, 0, .012, Look.CHROME);
    } else {
      piece(9.1, 9.13, -.8, .8, 0, .004, Look.GAP);
      piece(9.93, 10.3, -.95, .95, 0, .02, Look.CHROME);
    }
  }

  /** The tail lamp's part round the corner. */
  private void tailOnFlank(double s0, double s1, double length) {
    pen.patch(
        (s, t, p) -> {
          double x = shape.edge().x(s);
          double z = shape.edge().z(s);
          double share = 1 - .4 * (s - s0) / (s1 - s0);
          shape.side(-.007).at(x + length * share * t, z, p);
        },
        Pen.evenly(s0, s1, 4),
        new double[] {0, .5, 1},
        Look.TAIL_LAMP,
        -1);
  }

  /** The dark lower edge of a bumper, with its part on the flank. */
  private void lip(double s0, double s1) {
    piece(s0, s1, -1, 1, 0, .004, look.trim());
    boolean front = s0 < 1;
    double arch = design.wheel() + .045;
    double end = front ? design.frontAxle() + arch : design.rearAxle() - arch;
    pen.both(() ->
        pen.patch(
            (s, t, p) -> {
              double x = shape.edge().x(s);
              shape.side(-.004).at(x + (end - x) * t, shape.edge().z(s), p);
            },
            Pen.evenly(s0, s1, 3),
            Pen.evenly(0, 1, 5),
            look.trim(),
            -1));
  }

  /** The gap round a boot lid or a tailgate. */
  private void lid() {
    if (design.kind() == VehicleKind.PICKUP) {
      return;
    }
    boolean boot = design.rearBand() == Band.PAINT;
    double bottom = boot ? 9.62 : 9.9;
    double v = boot ? .68 : .80;
    Sheet outer = shape.inside(-.003);
    double half = .0045 / shape.flank().at(shape.edge().x(9), shape.edge().z(9));
    pen.both(() ->
        pen.patch(
            (s, w, p) -> outer.at(s, w + (s > 9 ? 0 : .1 * (9 - s)), p),
            Pen.evenly(boot ? 8.02 : 9.001, bottom, 14),
            new double[] {v - half, v + half},
            Look.GAP,
            -1));
    pen.patch(
        outer, new double[] {bottom - .015, bottom + .01}, Pen.steps(-v, v, .1), Look.GAP, -1);
  }

  private void mirror() {
    Window first = design.windows().getFirst();
    double x = shell.ends(first)[0] - .06;
    double z = shape.flank().belt(x) + .075;
    double y = shape.flank().at(x, z);
    double width = design.kind() == VehicleKind.PICKUP ? .12 : .10;
    double height = design.kind() == VehicleKind.PICKUP ? .12 : .072;
    double middle = y + .075 + width;
    Forms.cushion(
        pen,
        3.2,
        5,
        look.paint(),
        p -> {
          double taper = 1 - .12 * p[1];
          Forms.set(
              p,
              x + .02 + p[0] * .055 * taper - .03 * p[1],
              middle + p[1] * width,
              z + p[2] * height * taper);
        });
    pen.patch(
        (a, b, p) ->
            Forms.set(p, x - .04 - .03 * a, middle + a * width * .84, z + b * height * .78),
        Pen.evenly(-1, 1, 2),
        Pen.evenly(-1, 1, 2),
        Look.MIRROR,
        -1);
    Forms.rod(
        pen,
        new double[] {x + .03, y - .01, z - .05},
        new double[] {x + .02, y + .11, z - .03},
        .022,
        look.trim());
  }

  /** Gaps round the doors and their handles. */
  private void doors() {
    List<Window> windows = design.windows();
    double bottom = design.sill() + .09;
    double front = shape.edge().x(4) + .02;
    front = Math.min(front, design.frontAxle() - design.wheel() - .14);
    double between = (shell.ends(windows.get(0))[1] + shell.ends(windows.get(1))[0]) / 2;
    double rear = shell.ends(windows.get(1))[1] - .05;
    gap(front, bottom, shape.flank().belt(front));
    gap(between, bottom, shell.top(between) - .03);
    double arch = design.rearAxle() + design.wheel() + .05;
    if (rear < arch) {
      // The rear door's edge bends forward over the wheel.
      double hub = design.wheel();
      double edge = rear;
      double turn =
          hub
              + Math.sqrt(
                  Math.max(
                      .01,
                      Math.pow(design.wheel() + .1, 2) - Math.pow(edge - design.rearAxle(), 2)));
      gap(edge, Math.max(bottom, turn), shape.flank().belt(edge));
      gap(arch + .06, bottom, hub + .1);
      slanted(arch + .06, hub + .1, edge, turn);
    } else {
      gap(rear, bottom, shape.flank().belt(rear));
    }
    double low = bottom;
    level(front, Math.max(rear, arch + .06), low);
    handle(between + .17);
    handle(Math.max(rear, arch - .2) + .17);
  }

  private void gap(double x, double from, double to) {
    slanted(x, from, x, to);
  }

  private void slanted(double x0, double z0, double x1, double z1) {
    Sheet side = shape.side(-.002);
    pen.patch(
        (x, t, p) -> side.at(x0 + (x1 - x0) * t + x, z0 + (z1 - z0) * t, p),
        new double[] {-.004, .004},
        Pen.steps(0, 1, Math.min(1, .05 / Math.max(.05, Math.abs(z1 - z0)))),
        Look.GAP,
        -1);
  }

  private void level(double front, double rear, double z) {
    Sheet side = shape.side(-.002);
    pen.patch(
        side::at, Pen.steps(rear, front, .1), new double[] {z - .004, z + .004}, Look.GAP, -1);
  }

  private void handle(double x) {
    double z = shape.flank().belt(x) - .10;
    double y = shape.flank().at(x, z);
    Forms.cushion(pen, 3, 3, look.paint(), Forms.at(x, y + .022, z, .10, .012, .014, 0));
    Forms.cushion(pen, 3, 2, Look.GAP, Forms.at(x, y - .004, z - .004, .07, .008, .024, 0));
  }

  /** Dark sills; on tall cars also round the wheels. */
  private void cladding() {
    double arch = design.wheel() + .045;
    double high = design.sill() + .075;
    Sheet side = shape.side(-.006);
    pen.patch(
        (x, t, p) -> side.at(x, design.sill() + (high - design.sill()) * t, p),
        Pen.steps(design.rearAxle() + arch, design.frontAxle() - arch, .1),
        new double[] {0, .5, 1},
        look.trim(),
        -1);
    if (design.kind() != VehicleKind.SUV) {
      return;
    }
    for (double axle : new double[] {design.frontAxle(), design.rearAxle()}) {
      pen.patch(
          (a, r, p) ->
              side.at(
                  axle + (arch + r) * Math.cos(a), design.wheel() + (arch + r) * Math.sin(a), p),
          Pen.evenly(-.2, Math.PI + .2, 18),
          new double[] {0, .055},
          look.trim(),
          1);
    }
  }

  private void wipers() {
    for (double from : new double[] {-.62, .02}) {
      Sheet glass = shape.inside(-.012);
      double[] a = new double[3];
      double[] b = new double[3];
      glass.at(4.04, from, a);
      glass.at(4.10, from + .62, b);
      Forms.rod(pen, a, b, .009, .006, 5, Look.BLACK_METAL);
    }
  }

  private void hoodGap() {
    Sheet outer = shape.inside(-.004);
    double half = .004 / shape.flank().at(shape.edge().x(3), shape.edge().z(3));
    pen.both(() ->
        pen.patch(
            outer,
            Pen.evenly(2.12, 3.96, 16),
            new double[] {.86 - half, .86 + half},
            Look.GAP,
            -1));
    pen.patch(outer, new double[] {2.10, 2.125}, Pen.evenly(-.86, .86, 14), Look.GAP, -1);
    pen.patch(outer, new double[] {3.93, 4 - 1e-6}, Pen.evenly(-.9, .9, 14), look.trim(), -1);
  }
}
