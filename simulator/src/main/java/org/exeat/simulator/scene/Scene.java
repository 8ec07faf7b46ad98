package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.simulator.render.CameraSensor;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Weather;
import org.exeat.simulator.traffic.ArrivalPlan;
import org.exeat.simulator.traffic.BystanderPlan;
import org.exeat.simulator.traffic.Plant;
import org.exeat.simulator.traffic.TrafficPlan;

/**
 * A lane with the world around it: all that a run follows from, besides the number of vehicles.
 *
 * @param name of the scene
 * @param version of its truth: whoever changes what happens in it counts up
 * @param lane as built
 * @param seed of all that is drawn at random
 * @param clocks how cameras' clocks go wrong, by the camera's name; the others go right
 * @param bystanders who is beside the lane
 */
public record Scene(
    String name,
    int version,
    Lane lane,
    long seed,
    World world,
    CameraSensor.Chip sensor,
    Map<String, ClockError> clocks,
    TrafficPlan traffic,
    BystanderPlan bystanders) {
  /** Copies, in an order that is always the same. */
  public Scene {
    clocks = Collections.unmodifiableMap(new TreeMap<>(clocks));
  }

  /**
   * The same people and vehicles through another lane, where all stop if it has a barrier; clocks
   * of cameras that it lacks are left out.
   */
  public Scene with(Lane other) {
    Map<String, ClockError> kept = new TreeMap<>(clocks);
    kept.keySet().retainAll(other.cameras().stream().map(LaneCamera::name).toList());
    return new Scene(name, version, other, seed, world, sensor, kept, traffic, bystanders);
  }

  /** The same scene with other faults in its traffic. */
  public Scene with(Map<Plant.Kind, Double> faults) {
    return new Scene(
        name, version, lane, seed, world, sensor, clocks, traffic.with(faults), bystanders);
  }

  /**
   * The same scene at other hours.
   *
   * @param from local time of day
   * @param to as of {@link ArrivalPlan}
   */
  public Scene between(LocalTime from, LocalTime to) {
    ArrivalPlan a = traffic.arrivals();
    return new Scene(
        name,
        version,
        lane,
        seed,
        world,
        sensor,
        clocks,
        traffic.with(new ArrivalPlan(from, to, a.meanHeadway(), a.queueShare())),
        bystanders);
  }

  /** The same scene with others beside the lane. */
  public Scene with(BystanderPlan others) {
    return new Scene(name, version, lane, seed, world, sensor, clocks, traffic, others);
  }

  /** The same scene with other traffic of the same kind. */
  public Scene seeded(long otherSeed) {
    return new Scene(name, version, lane, otherSeed, world, sensor, clocks, traffic, bystanders);
  }

  /**
   * Where and when the lane is.
   *
   * @param latitude degrees, north positive
   * @param longitude degrees, east positive
   * @param zone what local time is, against UTC
   * @param heading direction of travel, degrees clockwise from north
   * @param dates days that traffic is drawn for, taken in turn
   * @param weather share of each hour's weather, adding up to 1
   * @param ground the road and what lies around it
   */
  public record World(
      double latitude,
      double longitude,
      ZoneOffset zone,
      double heading,
      List<LocalDate> dates,
      Map<Weather, Double> weather,
      Environment.Ground ground) {
    public World {
      dates = List.copyOf(dates);
      weather = Collections.unmodifiableMap(new TreeMap<>(weather));
      require(Math.abs(latitude) <= 90, "latitude must be -90 to 90");
      require(Math.abs(longitude) <= 180, "longitude must be -180 to 180");
      require(heading >= 0 && heading < 360, "heading must be 0 up to 360");
      require(!dates.isEmpty(), "dates must name at least one");
      double sum = 0;
      for (double share : weather.values()) {
        require(share >= 0 && share <= 1, "weather must hold shares of 0 to 1");
        sum += share;
      }
      require(Math.abs(sum - 1) < 1e-6, "weather must add up to 1");
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw new IllegalArgumentException(rule);
      }
    }
  }

  /**
   * How a camera's clock goes wrong.
   *
   * @param offset what it shows too much at midnight, seconds
   * @param drift what it gains, microseconds per second
   */
  public record ClockError(double offset, double drift) {
    /** A clock that is right. */
    static final ClockError NONE = new ClockError(0, 0);

    public ClockError {
      if (!(Math.abs(offset) <= 86_400)) {
        throw new IllegalArgumentException("offset must be -86400 to 86400 s");
      }
      if (!(Math.abs(drift) <= 10_000)) {
        throw new IllegalArgumentException("drift must be -10000 to 10000 microseconds per second");
      }
    }

    /** What the clock shows, seconds since midnight. */
    double shows(double seconds) {
      return seconds + offset + drift * 1e-6 * seconds;
    }
  }
}
