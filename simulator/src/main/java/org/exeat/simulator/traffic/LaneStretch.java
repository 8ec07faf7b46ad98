package org.exeat.simulator.traffic;

import java.util.List;
import org.exeat.domain.Position;

/**
 * The stretch of lane that traffic drives through, along its x axis; the stop line is at x = 0, the
 * lane's middle at y = 0.
 *
 * @param approach how far before the stop line vehicles come into the lane, metres, 2 to 500
 * @param exit how far behind it the lane ends, the same from 0 on; a vehicle has left when its rear
 *     is past it
 * @param barrier whether an arm closes it behind the stop line, at which all stop but those on foot
 * @param cameras what people look at who look at a camera, in the lane's frame; may be empty
 */
public record LaneStretch(double approach, double exit, boolean barrier, List<Position> cameras) {
  public LaneStretch {
    PlanCheck.between("approach", approach, 2, 500);
    PlanCheck.between("exit", exit, 0, 500);
    cameras = List.copyOf(cameras);
  }
}
