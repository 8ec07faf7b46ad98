package org.exeat.simulator.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.simulator.render.CameraSensor;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Weather;
import org.exeat.simulator.traffic.BystanderPlan;
import org.exeat.simulator.traffic.TrafficPlan;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlFile;
import org.exeat.yaml.YamlReader;

/**
 * {@code scene.yaml}: a lane's file and the world around it.
 *
 * <pre>
 * scene: lane-1              # a-z, 0-9 and -
 * version: 1                 # of its truth, from 1
 * lane: lane.yaml            # the lane's file, beside this one
 * seed: 41                   # of all that is drawn at random
 * world:
 *   latitude: 32.5           # degrees, north positive
 *   longitude: -116.9        # degrees, east positive
 *   utc_offset: -8           # hours between local time and UTC
 *   heading: 180             # direction of travel, degrees clockwise from north
 *   dates: [2026-03-20, 2026-06-21]   # days, taken in turn
 *   weather: {clear: 0.6, hazy: 0.2, overcast: 0.15, rain: 0.05}   # adding up to 1
 *   ground: {road: 0.12, beside: {red: 0.25, green: 0.2, blue: 0.12}, skyline: 2.5, pattern: 7}
 * sensor:                    # optional: what is inside all cameras; see CameraSensor.Chip
 *   {full_well: 12000, read_noise: 2, quantum_efficiency: 0.6, infrared_efficiency: 0.22,
 *    lens_blur: 0.6, veil: 0.015}
 * clocks:                    # optional: by the camera's name
 *   front: {offset: 0.18, drift: 20}  # s at midnight, microseconds per second
 * traffic: …                 # optional: see TrafficPlan; mixed daylight traffic if absent
 * bystanders:                # optional: people beside the lane; see BystanderPlan; nobody if absent
 *   {present: 2, walks: 0.3, aside: {mean: 2.8, spread: 0.6, min: 2, max: 4.5}}
 * </pre>
 *
 * <p>Its JSON Schema, for editors, is {@code docs/scene.schema.json}.
 */
public final class SceneFile {
  private static final YamlReader READER =
      new YamlReader()
          .withDefault(Content.class, "sensor", CameraSensor.Chip.USUAL)
          .withDefault(Content.class, "clocks", Map.of())
          .withDefault(Content.class, "traffic", TrafficPlan.MIXED_DAYLIGHT)
          .withDefault(Content.class, "bystanders", BystanderPlan.NONE);

  private SceneFile() {}

  /** Reads a lane's file; the room that owns lanes has it. */
  public interface LaneReader {
    /** Reads one. */
    Lane read(Path file) throws InvalidYamlException, IOException;
  }

  /** The file as written. */
  record Content(
      String scene,
      int version,
      String lane,
      long seed,
      Surroundings world,
      CameraSensor.Chip sensor,
      Map<String, Scene.ClockError> clocks,
      TrafficPlan traffic,
      BystanderPlan bystanders) {
    Content {
      require(scene.matches("[a-z0-9][a-z0-9-]{0,63}"), "scene must be 1 to 64 of a-z, 0-9 and -");
      require(version >= 1, "version must be 1 or more");
      require(!lane.isBlank(), "lane must name the lane's file");
    }
  }

  /** The part {@code world}. */
  record Surroundings(
      double latitude,
      double longitude,
      double utcOffset,
      double heading,
      List<LocalDate> dates,
      Map<Weather, Double> weather,
      Environment.Ground ground) {
    Surroundings {
      require(Math.abs(utcOffset) <= 18, "utc_offset must be -18 to 18 hours");
      // the checks of what it becomes, at the place that was written
      world(latitude, longitude, utcOffset, heading, dates, weather, ground);
    }

    Scene.World world() {
      return world(latitude, longitude, utcOffset, heading, dates, weather, ground);
    }

    private static Scene.World world(
        double latitude,
        double longitude,
        double utcOffset,
        double heading,
        List<LocalDate> dates,
        Map<Weather, Double> weather,
        Environment.Ground ground) {
      return new Scene.World(
          latitude,
          longitude,
          ZoneOffset.ofTotalSeconds((int) Math.round(utcOffset * 3600)),
          heading,
          dates,
          weather,
          ground);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /**
   * Reads a scene and its lane.
   *
   * @param file the scene's file, or the folder that holds {@code scene.yaml}
   * @throws InvalidYamlException where one of them does not hold what it has to; the message names
   *     file, line and key
   */
  public static Scene read(Path file, LaneReader lanes) throws InvalidYamlException, IOException {
    Path path = Files.isDirectory(file) ? file.resolve("scene.yaml") : file;
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          path + " is no file; a scene is a YAML file, or a folder with scene.yaml");
    }
    YamlFile<Content> read = READER.read(path, String.valueOf(path.getFileName()), Content.class);
    Content content = read.value();
    Path lanePath = path.resolveSibling(content.lane());
    if (!Files.isRegularFile(lanePath)) {
      throw read.refusal("lane", "names no file beside this one");
    }
    Lane lane = lanes.read(lanePath);
    for (String camera : content.clocks().keySet()) {
      if (lane.cameras().stream().map(LaneCamera::name).noneMatch(camera::equals)) {
        throw read.refusal("clocks." + camera, "must name a camera of the lane");
      }
    }
    return new Scene(
        content.scene(),
        content.version(),
        lane,
        content.seed(),
        content.world().world(),
        content.sensor(),
        content.clocks(),
        content.traffic(),
        content.bystanders());
  }
}
