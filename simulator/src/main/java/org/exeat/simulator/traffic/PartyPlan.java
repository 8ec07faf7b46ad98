package org.exeat.simulator.traffic;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * Who travels together and where they sit. Grown-ups take the seat beside the driver first, then
 * the outer seats of the second row, its centre, then the third row, as far as children leave them
 * free; in a coach they sit anywhere.
 *
 * @param sizes of the parties by kind; a kind that is not listed comes with its driver alone
 * @param childShare share of passengers that are children of 1 to 17 years, 0 to 1; none travel on
 *     two wheels, on foot or in a truck
 * @param childRows how strongly a child is drawn to the first, second and third row where there is
 *     room, adding up to 1; rows further behind count as the last one listed
 * @param childSeatAge up to this age children sit in a child seat, years, 0 to 12
 */
public record PartyPlan(
    Map<VehicleKind, PartySize> sizes,
    double childShare,
    List<Double> childRows,
    double childSeatAge) {
  public PartyPlan {
    PlanCheck.present("parties.sizes", sizes);
    EnumMap<VehicleKind, PartySize> copy = new EnumMap<>(VehicleKind.class);
    copy.putAll(sizes);
    sizes = Collections.unmodifiableMap(copy);
    PlanCheck.share("parties.child_share", childShare);
    PlanCheck.present("parties.child_rows", childRows);
    childRows = List.copyOf(childRows);
    PlanCheck.whole("parties.child_rows", childRows);
    PlanCheck.between("parties.child_seat_age", childSeatAge, 0, 12);
  }

  /** The sizes of parties in vehicles of a kind. */
  PartySize size(VehicleKind kind) {
    PartySize size = sizes.get(kind);
    return size == null ? PartySize.around(1) : size;
  }

  /** How strongly a child is drawn to a row, from 1. */
  double childRow(int row) {
    return childRows.get(Math.min(row, childRows.size()) - 1);
  }
}
