package org.exeat.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param modes in which people cross
 * @param trigger the part of the lane, as x from and to, where a vehicle's front makes the cameras
 *     take pictures
 * @param profiles of modes, where they differ from the usual ones
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
    List<LaneStructure> structures,
    Map<Mode, ModeProfile> profiles)
    implements CrossingPlace {
  /** At either edge, metres, where posts and cameras may reach in. */
  private static final double STRIP = .3;

  /**
   * @param from x where it begins, metres
   * @param to x where it ends, more than from
   */
  public record Trigger(double from, double to) {
    public Trigger {
      if (!(from < to)) {
        throw new IllegalArgumentException("from must be less than to");
      }
    }
  }

  public Lane {
    cameras = List.copyOf(cameras);
    lamps = List.copyOf(lamps);
    structures = List.copyOf(structures);
    Map<Mode, ModeProfile> copy = new EnumMap<>(Mode.class);
    copy.putAll(profiles);
    profiles = Collections.unmodifiableMap(copy);
    require(!name.isBlank(), "name must be there");
    require(!port.isBlank(), "port must be there");
    require(!modes.isEmpty(), "modes must name at least one");
    modes = Collections.unmodifiableSet(EnumSet.copyOf(modes)); // in the order of Mode
    for (Mode mode : profiles.keySet()) {
      require(
          modes.contains(mode),
          "profiles must be of modes that the lane has, and "
              + mode.name().toLowerCase(Locale.ROOT)
              + " is none");
    }
    require(width >= 1 && width <= 20, "width must be 1 to 20 m");
    require(approach >= 1 && approach <= 200, "approach must be 1 to 200 m");
    require(exit >= 0 && exit <= 200, "exit must be 0 to 200 m");
    require(
        trigger.from() >= -approach && trigger.to() <= exit,
        "trigger must lie within the lane, from -approach to exit");
    require(!cameras.isEmpty(), "cameras must name at least one");
    require(
        cameras.stream().map(LaneCamera::name).distinct().count() == cameras.size(),
        "cameras must have names of their own");
    require(
        lamps.stream().map(LaneLamp::name).distinct().count() == lamps.size(),
        "lamps must have names of their own");
    require(
        structures.stream().filter(s -> s.kind() == LaneStructure.Kind.BARRIER).count() <= 1,
        "structures must name one barrier at most");
    for (LaneLamp lamp : lamps) {
      require(
          lamp.pulse().isEmpty()
              || cameras.stream()
                  .filter(c -> c.sensor().spectrum() == lamp.spectrum())
                  .allMatch(c -> c.exposure().longest() <= lamp.pulse().get()),
          "lamps must shine for as long as a shutter of their spectrum may be open: the pulse of "
              + lamp.name()
              + " is shorter than the longest exposure");
    }
  }

  /**
   * Height that is kept free for what passes, metres: 4.2 where vehicles do, for Directive 96/53/EC
   * lets them be 4.0 high, otherwise 2.5, the usual headroom of foot and cycle ways.
   */
  public double clearance() {
    boolean low = Set.of(Mode.FOOT, Mode.BICYCLE, Mode.MOTORCYCLE).containsAll(modes);
    return low ? 2.5 : 4.2;
  }

  /**
   * Half the width that is kept free, metres: all but a strip of 0.3 at either edge, where posts
   * and cameras may reach in.
   */
  public double halfWay() {
    return Math.max(0, width / 2 - STRIP);
  }

  /** The arm that closes it. */
  public Optional<LaneStructure> barrier() {
    return structures.stream().filter(s -> s.kind() == LaneStructure.Kind.BARRIER).findAny();
  }

  /** All that stands there and never moves: everything but the barrier. */
  public List<LaneStructure> fixtures() {
    return structures.stream().filter(s -> s.kind() != LaneStructure.Kind.BARRIER).toList();
  }

  /** The same lane with other cameras. */
  public Lane with(List<LaneCamera> others) {
    return new Lane(
        name,
        port,
        direction,
        modes,
        width,
        approach,
        exit,
        trigger,
        others,
        lamps,
        structures,
        profiles);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
