package org.exeat.domain;

import java.util.List;
import java.util.Set;

/**
 * A lane as it is built. Its frame: the origin on the road in the middle of the stop line, x in the
 * direction of travel, y to the left, z up, metres.
 *
 * @param name of the lane in its port
 * @param port of entry
 * @param width between its edges, metres
 * @param approach how far before the stop line it begins, metres
 * @param exit how far behind the stop line it ends, metres
 * @param trigger the part of the lane, as x from and to, where a vehicle's front makes the cameras
 *     take pictures
 */
public record Lane(
    String name,
    String port,
    Direction direction,
    Set<Mode> modes,
    double width,
    double approach,
    double exit,
    Trigger trigger,
    List<LaneCamera> cameras,
    List<LaneLamp> lamps,
    List<LaneStructure> structures) {
  /**
   * @param from x where it begins, metres
   * @param to x where it ends, more than from
   */
  public record Trigger(double from, double to) {
    public Trigger {
      if (!(from < to)) {
        throw new IllegalArgumentException("trigger must have from less than to");
      }
    }
  }

  public Lane {
    modes = Set.copyOf(modes);
    cameras = List.copyOf(cameras);
    lamps = List.copyOf(lamps);
    structures = List.copyOf(structures);
    require(!name.isBlank() && !port.isBlank(), "name and port must be there");
    require(!modes.isEmpty(), "modes must name at least one");
    require(width >= 1 && width <= 20, "width must be 1 to 20 m");
    require(approach >= 1 && approach <= 200, "approach must be 1 to 200 m");
    require(exit >= 0 && exit <= 200, "exit must be 0 to 200 m");
    require(!cameras.isEmpty(), "cameras must name at least one");
    require(
        cameras.stream().map(LaneCamera::name).distinct().count() == cameras.size(),
        "cameras must have names of their own");
    require(
        lamps.stream().map(LaneLamp::name).distinct().count() == lamps.size(),
        "lamps must have names of their own");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
