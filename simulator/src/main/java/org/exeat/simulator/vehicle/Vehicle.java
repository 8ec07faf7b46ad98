package org.exeat.simulator.vehicle;

import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.render.Mesh;

/**
 * A vehicle. Its frame is that of ISO 8855: x forward, y to the left, z up, metres; the origin is
 * on the ground below the middle of the front bumper, so that the vehicle lies at negative x.
 *
 * @param body all that is not glass, cabin included
 * @param panes in no order
 * @param seats the driver's first
 * @param headlights middles of the lit surfaces
 * @param length metres
 * @param width metres, mirrors not counted
 * @param height metres
 */
public record Vehicle(
    VehicleKind kind,
    Mesh body,
    List<Pane> panes,
    List<Seat> seats,
    List<Position> headlights,
    double length,
    double width,
    double height) {
  public Vehicle {
    panes = List.copyOf(panes);
    seats = List.copyOf(seats);
    headlights = List.copyOf(headlights);
  }
}
