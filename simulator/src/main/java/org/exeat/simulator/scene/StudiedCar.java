package org.exeat.simulator.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.exeat.simulator.render.CabinLight;
import org.exeat.simulator.render.Sightline;
import org.exeat.simulator.vehicle.Glazing;
import org.exeat.simulator.vehicle.Sitter;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;
import org.exeat.simulator.vehicle.VehicleMaker;
import org.exeat.simulator.vehicle.VehiclePlan;

/**
 * A car that layouts are tried on, with all that is the same whatever looks at it. Immutable.
 *
 * @param faces of mean adults who look ahead, one for each seat, in the order of these
 */
record StudiedCar(Vehicle vehicle, CabinLight cabin, Sightline sight, List<SeatedFace> faces) {
  /** The kinds that drive past lane-1. */
  static final List<VehicleKind> KINDS =
      List.of(
          VehicleKind.SEDAN,
          VehicleKind.HATCHBACK,
          VehicleKind.SUV,
          VehicleKind.MINIVAN,
          VehicleKind.PICKUP);

  /** Shares of light that rear panes of a car of each kind pass: clear, and privacy glass. */
  private static final double[] REAR = {.74, .25};

  StudiedCar {
    faces = List.copyOf(faces);
  }

  /** Two of each kind, the same ones for the same scene; half a second of one core for each. */
  static List<StudiedCar> of(Scene scene, List<VehicleKind> kinds) {
    List<VehiclePlan> plans = new ArrayList<>();
    for (VehicleKind kind : kinds) {
      for (int i = 0; i < REAR.length; i++) {
        Glazing glass = new Glazing(.76, REAR[i], .8, .03, 0);
        plans.add(new VehiclePlan(kind, scene.seed() * 100 + i, glass, Set.of()));
      }
    }
    return plans.parallelStream().map(p -> of(VehicleMaker.make(p))).toList();
  }

  private static StudiedCar of(Vehicle vehicle) {
    List<CabinLight.Sheet> panes =
        vehicle.panes().stream().map(p -> new CabinLight.Sheet(p.surface(), p.glass())).toList();
    return new StudiedCar(
        vehicle,
        new CabinLight(vehicle.body(), panes),
        new Sightline(vehicle.body(), panes),
        vehicle.seats().stream().map(s -> SeatedFace.of(Sitter.eye(s), 1)).toList());
  }
}
