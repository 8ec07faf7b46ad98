package org.exeat.simulator.vehicle;

import java.util.List;
import java.util.SplittableRandom;
import org.exeat.domain.Position;

/** Builds cars: sedan, hatchback, SUV, minivan, pickup. */
final class CarModel {
  private static final double TYRE = .225;

  private CarModel() {}

  static Vehicle make(VehiclePlan plan) {
    CarDesign design = CarDesign.of(plan.kind(), plan.seed());
    List<Seat> seats = Seating.of(design.rows());
    Look look = Look.of(plan.seed());
    Panes panes = new Panes(plan.glazing(), plan.seed());
    Pen pen = new Pen();
    BodyShape shape = design.shape();
    Shell shell = new Shell(pen, shape, layout(design), look, panes);
    shell.draw();
    List<Position> lamps = new CarTrim(pen, design, shape, shell, look).draw();
    new CarCabin(pen, design, shape, look, seats).draw();
    if (plan.kind() == VehicleKind.PICKUP) {
      PickupBed.draw(pen, design, shape, look);
    }
    wheels(pen, design, shape, plan.seed());
    SeatForm form = new SeatForm(pen, look, 4);
    for (int index = 0; index < seats.size(); index++) {
      if (plan.childSeats().contains(index)) {
        form.childSeat(seats.get(index));
      }
    }
    return new Vehicle(
        plan.kind(),
        pen.mesh(),
        panes.all(),
        seats,
        lamps,
        design.length(),
        design.width(),
        design.height());
  }

  private static Shell.Layout layout(CarDesign design) {
    int sideTo = design.edge()[9][0] < design.edge()[8][0] - .1 ? 9 : 8;
    double lastHip = design.rows().getLast().x();
    double rear =
        switch (design.kind()) {
          case SEDAN -> design.edge()[8][0];
          case PICKUP -> design.edge()[8][0] + .02;
          case HATCHBACK, SUV, MINIVAN -> design.edge()[sideTo][0] + .01;
          case TRUCK, COACH, MOTORCYCLE, BICYCLE, FOOT -> lastHip;
        };
    return new Shell.Layout(
        design.bands(),
        2,
        sideTo,
        design.windows(),
        new double[] {design.frontAxle(), design.rearAxle()},
        design.wheel() + .045,
        design.wheel(),
        .30,
        design.edge()[4][0] + .02,
        rear,
        design.floor(),
        .065,
        .10,
        .10);
  }

  private static void wheels(Pen pen, CarDesign design, BodyShape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x3eel);
    int spokes = random.nextInt(5, 11);
    boolean dark = random.nextDouble() < .25;
    for (double axle : new double[] {design.frontAxle(), design.rearAxle()}) {
      double outer = shape.flank().at(axle, design.wheel() * 2) - .015;
      pen.both(() ->
          WheelForm.car(
              pen,
              axle,
              outer,
              design.wheel(),
              TYRE,
              spokes,
              dark ? Look.BLACK_METAL : Look.ALLOY));
    }
  }
}
