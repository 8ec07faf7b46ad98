package org.exeat.simulator.vehicle;

import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;

/**
 * The skin of a closed body with its pillars, linings, wheel arches and panes, drawn from a shape.
 * Not for use by two threads.
 *
 * <p>Long, because its parts share the outline that they are cut from.
 */
final class Shell {
  private static final double[] ACROSS = {
    -1, -.96, -.88, -.75, -.56, -.38, -.19, 0, .19, .38, .56, .75, .88, .96, 1
  };
  private static final Material SEAL = Look.material(Finish.SATIN, .015, .015, .015, .04);

  /**
   * Where the parts of a body begin and end.
   *
   * @param bands from knot to knot of the shape's curves
   * @param sideFrom knot of the edge where the columns of the flank begin; x falls from here ...
   * @param sideTo ... to here
   * @param windows from front to rear
   * @param axles x of the axles
   * @param arch radius of the wheel arches
   * @param hub height of the axles
   * @param archDepth how far the arches go in from the widest place
   * @param cabinFront x where the inside of the flanks begins
   * @param cabinRear x where it ends
   * @param floor height of the cabin's floor
   * @param pillar thickness of roof and pillars
   * @param door thickness of the doors
   * @param cell width that no cell exceeds
   */
  record Layout(
      Band[] bands,
      int sideFrom,
      int sideTo,
      List<Window> windows,
      double[] axles,
      double arch,
      double hub,
      double archDepth,
      double cabinFront,
      double cabinRear,
      double floor,
      double pillar,
      double door,
      double cell) {}

  private final Pen pen;
  private final BodyShape shape;
  private final Layout layout;
  private final Look look;
  private final Panes panes;

  Shell(Pen pen, BodyShape shape, Layout layout, Look look, Panes panes) {
    this.pen = pen;
    this.shape = shape;
    this.layout = layout;
    this.look = look;
    this.panes = panes;
  }

  void draw() {
    for (int i = 0; i < layout.bands().length; i++) {
      band(i, layout.bands()[i]);
    }
    pen.both(this::caps);
    flanks();
    pen.both(this::arches);
    underbody();
  }

  private double[] along(int band) {
    double length = 0;
    for (double s = 0; s < .99; s += .1) {
      length +=
          Math.hypot(
              shape.centre().x(band + s + .1) - shape.centre().x(band + s),
              shape.centre().z(band + s + .1) - shape.centre().z(band + s));
    }
    return Pen.steps(band, band + 1, Math.min(1, layout.cell() / length));
  }

  private double length(int band) {
    return Math.hypot(
        shape.centre().x(band + 1) - shape.centre().x(band),
        shape.centre().z(band + 1) - shape.centre().z(band));
  }

  private void band(int i, Band band) {
    switch (band) {
      case PAINT -> pen.patch(shape::top, along(i), ACROSS, look.paint(), -1);
      case LINED -> {
        pen.patch(shape::top, along(i), ACROSS, look.paint(), -1);
        lining(i);
      }
      case SCREEN -> screen(i, "windscreen", true);
      case REAR_PANE -> screen(i, "rear", false);
      case OPEN -> {}
    }
  }

  /** The inside of a roof or a tailgate, with its faces towards the panes. */
  private void lining(int i) {
    double depth = layout.pillar() * .65;
    double[] across = {-.95, -.85, -.7, -.5, -.33, -.17, 0, .17, .33, .5, .7, .85, .95};
    boolean roof = shape.centre().x(i) - shape.centre().x(i + 1) > length(i) * .7;
    Material material = roof ? look.lining() : look.plastic();
    double[] along = along(i);
    along[along.length - 1] -= 1e-7;
    pen.patch(shape.inside(depth), along, across, material, 1);
    if (i > 0 && pane(layout.bands()[i - 1])) {
      pen.patch(
          (v, d, p) -> shape.inside(d).at(i, v, p), across, new double[] {0, depth}, SEAL, -1);
    }
    if (i + 1 < layout.bands().length && pane(layout.bands()[i + 1])) {
      pen.patch(
          (v, d, p) -> shape.inside(d).at(i + 1 - 1e-6, v, p),
          across,
          new double[] {0, depth},
          SEAL,
          1);
    }
  }

  private static boolean pane(Band band) {
    return band == Band.SCREEN || band == Band.REAR_PANE;
  }

  /** A pane between two pillars, with a dark border (frit) on the glass. */
  private void screen(int i, String name, boolean wind) {
    double half = shape.flank().at(shape.edge().x(i + .5), shape.edge().z(i + .5));
    double pillar = 1 - layout.pillar() * 1.05 / half;
    double clear = pillar - .035 / half;
    double length = length(i);
    double bottom = (wind ? .07 : .04) / length;
    double top = (wind ? .045 : .05) / length;
    double from = i + (wind ? bottom : top);
    double to = i + 1 - (wind ? top : bottom);
    double[] along = along(i);
    along[along.length - 1] -= 1e-7;
    pen.both(() -> {
      pen.patch(shape::top, along, new double[] {pillar, (1 + pillar) / 2, 1}, look.paint(), -1);
      pen.patch(shape::top, along, new double[] {clear, pillar}, Look.FRIT, -1);
      pen.patch(
          shape.inside(layout.pillar()),
          along,
          new double[] {pillar - .01, .97},
          wind ? look.lining() : look.plastic(),
          1);
      pen.patch(
          (s, d, p) -> shape.inside(d).at(s, pillar, p),
          along,
          new double[] {.001, layout.pillar()},
          look.plastic(),
          1);
    });
    double[] across = Pen.evenly(-clear, clear, 16);
    pen.patch(shape::top, new double[] {i, from}, across, Look.FRIT, -1);
    pen.patch(shape::top, new double[] {to, i + 1}, across, Look.FRIT, -1);
    Pen sheet = new Pen();
    sheet.patch(shape::top, Pen.steps(from, to, Math.min(1, .08 / length)), across, Look.FRIT, -1);
    panes.add(name, sheet.mesh(), wind, wind);
  }

  /** The flank's ends in front of and behind its columns. */
  private void caps() {
    double front = shape.edge().x(layout.sideFrom());
    double rear = shape.edge().x(layout.sideTo());
    for (int i = 0; i < layout.bands().length; i++) {
      if (i >= layout.sideFrom() && i < layout.sideTo()) {
        continue;
      }
      double to = i < layout.sideFrom() ? front : rear;
      pen.patch(
          (s, t, p) -> {
            double x = shape.edge().x(s);
            double z = shape.edge().z(s);
            Forms.set(p, x + (to - x) * t, 0, z);
            p[1] = shape.flank().at(p[0], z);
          },
          along(i),
          Pen.evenly(
              0, 1, Math.max(3, (int) (.5 * Math.abs(to - shape.edge().x(i)) / layout.cell()))),
          look.paint(),
          -1);
    }
  }

  double top(double x) {
    return shape.edgeHeight(x, layout.sideFrom(), layout.sideTo());
  }

  /** Lower edge of a window's glass. */
  double low(Window window, double x) {
    return shape.flank().belt(x) + window.sill();
  }

  /** Upper edge of a window's glass. */
  double high(Window window, double x) {
    double slope = (top(x + .06) - top(x - .06)) / .12;
    return Math.min(
        window.ceiling(), top(x) - window.rail() * Math.min(2.5, Math.sqrt(1 + slope * slope)));
  }

  /** A window's ends, front first, where its glass is high enough. */
  double[] ends(Window window) {
    double front = window.front();
    while (high(window, front) - low(window, front) < window.least() && front > window.rear()) {
      front -= .005;
    }
    double rear = window.rear();
    while (high(window, rear) - low(window, rear) < window.least() && rear < front) {
      rear += .005;
    }
    return new double[] {front, rear};
  }

  private void flanks() {
    double front = shape.edge().x(layout.sideFrom());
    double rear = shape.edge().x(layout.sideTo());
    TreeSet<Double> breaks = new TreeSet<>();
    breaks.add(front);
    breaks.add(rear);
    for (int knot = layout.sideFrom() + 1; knot < layout.sideTo(); knot++) {
      breaks.add(shape.edge().x(knot));
    }
    for (double axle : layout.axles()) {
      breaks.add(axle - layout.arch());
      breaks.add(axle + layout.arch());
    }
    breaks.add(layout.cabinFront());
    breaks.add(layout.cabinRear());
    for (Window window : layout.windows()) {
      for (double end : ends(window)) {
        breaks.add(end);
      }
    }
    double last = Double.NaN;
    for (double x : breaks) {
      if (x - last > 1e-6 && last >= rear - 1e-9 && x <= front + 1e-9) {
        double a = last;
        pen.both(() -> interval(a, x));
      }
      last = x;
    }
    for (Window window : layout.windows()) {
      pane(window, true);
      pane(window, false);
    }
  }

  private void interval(double rear, double front) {
    double middle = (front + rear) / 2;
    double[] xs = Pen.steps(rear, front, layout.cell());
    DoubleUnaryOperator lower = x -> shape.flank().sill();
    for (double axle : layout.axles()) {
      if (Math.abs(middle - axle) < layout.arch()) {
        lower = x -> layout.hub() + archHeight(x - axle);
        xs = roundArch(rear, front, axle);
      }
    }
    boolean cabin = middle < layout.cabinFront() && middle > layout.cabinRear();
    boolean before = false;
    boolean behind = false;
    Window window = null;
    for (Window w : layout.windows()) {
      double[] ends = ends(w);
      if (middle < ends[0] && middle > ends[1]) {
        window = w;
      }
      before |= Math.abs(ends[1] - front) < 1e-6;
      behind |= Math.abs(ends[0] - rear) < 1e-6;
    }
    Window here = window;
    DoubleUnaryOperator belt =
        x -> {
          double line = Math.min(shape.flank().belt(x), top(x));
          return here == null ? line : Math.min(line, low(here, x));
        };
    DoubleUnaryOperator crease = x -> Math.min(shape.flank().crease(x), belt.applyAsDouble(x));
    DoubleUnaryOperator body = lower;
    strip(
        xs,
        x -> Math.min(body.applyAsDouble(x), crease.applyAsDouble(x)),
        crease,
        0,
        5,
        look.paint());
    strip(xs, crease, belt, 0, 3, look.paint());
    if (cabin) {
      strip(
          xs,
          x -> Math.max(layout.floor(), body.applyAsDouble(x)),
          x -> belt.applyAsDouble(x) + .012,
          layout.door(),
          6,
          look.plastic());
    }
    if (window == null) {
      boolean narrow = before && behind && front - rear < .2;
      strip(xs, belt, this::top, 0, 7, narrow ? Look.FRIT : look.paint());
      if (cabin) {
        strip(xs, belt, x -> top(x) - .02, layout.pillar(), 5, look.lining());
        ledge(xs, x -> shape.flank().belt(x) + .012);
      }
    } else {
      opening(window, xs, belt);
    }
  }

  private void opening(Window window, double[] xs, DoubleUnaryOperator belt) {
    DoubleUnaryOperator low = x -> low(window, x);
    DoubleUnaryOperator high = x -> high(window, x);
    strip(xs, belt, low, 0, 1, SEAL);
    strip(xs, high, this::top, 0, 3, look.paint());
    strip(xs, x -> high(window, x) - .004, x -> high(window, x) + .014, -.002, 1, SEAL);
    strip(
        xs, high, x -> Math.max(high(window, x), top(x) - .02), layout.pillar(), 2, look.lining());
    ledge(xs, low);
    pen.patch(
        (x, d, p) -> shape.side(d).at(x, high(window, x), p),
        xs,
        new double[] {0, layout.pillar()},
        SEAL,
        1);
    double[] ends = ends(window);
    for (int end = 0; end < 2; end++) {
      double x = ends[end];
      if (Math.abs(x - xs[0]) > 1e-6 && Math.abs(x - xs[xs.length - 1]) > 1e-6) {
        continue;
      }
      pen.patch(
          (z, d, p) -> shape.side(d).at(x, z, p),
          Pen.steps(low(window, x), Math.max(low(window, x) + .01, high(window, x)), .1),
          new double[] {0, layout.pillar()},
          SEAL,
          end == 0 ? -1 : 1);
    }
  }

  /** The top of a door inside the glass. */
  private void ledge(double[] xs, DoubleUnaryOperator height) {
    pen.patch(
        (x, d, p) -> shape.side(d).at(x, height.applyAsDouble(x), p),
        xs,
        new double[] {.012, layout.door()},
        look.plastic(),
        -1);
  }

  private void pane(Window window, boolean left) {
    double[] ends = ends(window);
    double tallest = 0;
    for (double x : Pen.steps(ends[1], ends[0], .02)) {
      tallest = Math.max(tallest, high(window, x) - low(window, x));
    }
    boolean driver = left && window.name().equals("row-1");
    double gone = driver ? panes.lowered() * tallest : 0;
    Sheet sheet =
        (x, t, p) -> {
          double low = low(window, x);
          double high = Math.max(low, high(window, x) - gone);
          shape.side(.008).at(x, low + (high - low) * t, p);
        };
    Pen glass = new Pen();
    Runnable drawing =
        () ->
            glass.patch(
                sheet, Pen.steps(ends[1], ends[0], .08), Pen.evenly(0, 1, 6), Look.FRIT, -1);
    if (left) {
      drawing.run();
    } else {
      glass.right(drawing);
    }
    panes.add(window.name() + (left ? "-left" : "-right"), glass.mesh(), window.foremost(), false);
  }

  /** A part of the flank between two heights; moved inwards it is a lining. */
  private void strip(
      double[] xs,
      DoubleUnaryOperator low,
      DoubleUnaryOperator high,
      double depth,
      int rows,
      Material material) {
    Sheet side = shape.side(depth);
    pen.patch(
        (x, t, p) -> {
          double a = low.applyAsDouble(x);
          side.at(x, a + (high.applyAsDouble(x) - a) * t, p);
        },
        xs,
        Pen.evenly(0, 1, rows),
        material,
        depth > 0 ? 1 : -1);
  }

  private double archHeight(double dx) {
    double r = layout.arch();
    return Math.sqrt(Math.max(0, r * r - dx * dx));
  }

  private double[] roundArch(double rear, double front, double axle) {
    double r = layout.arch();
    double a = Math.acos(Math.clamp((rear - axle) / r, -1, 1));
    double b = Math.acos(Math.clamp((front - axle) / r, -1, 1));
    double[] angles = Pen.steps(0, a - b, .2);
    double[] xs = new double[angles.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = axle + r * Math.cos(a - angles[i]);
    }
    xs[0] = rear;
    xs[xs.length - 1] = front;
    return xs;
  }

  private void arches() {
    double r = layout.arch();
    double inner = shape.flank().halfWidth() - layout.archDepth();
    double sill = shape.flank().sill();
    for (double axle : layout.axles()) {
      Sheet liner =
          (a, t, p) -> {
            double x = axle + r * Math.cos(a);
            double z = layout.hub() + r * Math.sin(a);
            double y = shape.flank().at(x, z);
            Forms.set(p, x, y + (inner - y) * t, z);
          };
      pen.patch(liner, Pen.evenly(0, Math.PI, 14), new double[] {0, .1, 1}, Look.UNDERBODY, -1);
      pen.patch(
          (q, a, p) -> Forms.set(p, axle + q * Math.cos(a), inner, layout.hub() + q * Math.sin(a)),
          new double[] {0, r},
          Pen.evenly(0, Math.PI, 14),
          Look.UNDERBODY,
          -1);
      for (int end = -1; end <= 1; end += 2) {
        double x = axle + end * r;
        pen.patch(
            (z, t, p) -> {
              double y = shape.flank().at(x, z);
              Forms.set(p, x, y + (inner - y) * t, z);
            },
            new double[] {Math.min(sill, layout.hub() - .01), layout.hub()},
            new double[] {0, 1},
            Look.UNDERBODY,
            end > 0 ? -1 : 1);
      }
    }
  }

  private void underbody() {
    double half = shape.flank().halfWidth() - .1;
    double z = shape.flank().sill() + .005;
    double front = shape.edge().x(0);
    double rear = shape.edge().x(shape.edge().pieces());
    pen.patch(
        (x, y, p) -> Forms.set(p, x, y, z),
        Pen.steps(rear, front, .3),
        Pen.evenly(-half, half, 6),
        Look.UNDERBODY,
        -1);
  }
}
