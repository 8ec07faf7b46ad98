package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlFile;
import org.exeat.yaml.YamlReader;

/**
 * {@code lane.yaml}: a lane as it is built. Places are {@code [x, y, z]} in metres: the origin lies
 * on the road in the middle of the stop line, x leads in the direction of travel, y to the left, z
 * up. What stands in the way of vehicles, below ground or inside something else is refused.
 *
 * <pre>
 * name: Lane 3               # of the lane in its port
 * port: Example
 * direction: exit            # entry or exit
 * modes: [vehicle]           # vehicle, bus, truck, train, motorcycle, bicycle, foot; who comes
 *                            # without anybody saying how is taken for the first in this order
 * width: 3.2                 # m between its edges, 1 to 20
 * approach: 30               # m before the stop line that belong to it, 1 to 200
 * exit: 15                   # m behind the stop line, 0 to 200
 * trigger: {from: -2.5, to: 0.5}   # x of a vehicle's front between which pictures are taken
 * cameras:                   # one or more
 *   - name: front            # a-z, 0-9 and -, unique
 *     position: [4.2, 1.7, 1.75]
 *     look_at: [-1.6, 0, 1.15]     # is in the middle of the picture, which is level
 *     focal_length: 13.5     # mm, up to 1000
 *     aperture: 2.8          # f-number, 0.7 to 32
 *     frame_rate: 4          # pictures per second, up to 240
 *     still_every: 1         # optional: of these every how manieth is taken while the vehicle at
 *                            # the line stands; 1 if absent
 *     jpeg_quality: 85       # 1 to 100
 *     polarizer: 90          # optional: degrees from the picture's horizontal that it lets pass
 *     sensor:
 *       width: 5.6           # mm of the part that is read out, up to 60
 *       columns: 1920        # pixels, 16 to 8192
 *       rows: 1080           # the same; pixels are square
 *       spectrum: visible    # optional: visible, which is so if absent, or near_infrared
 *       shutter: rolling     # rolling or global
 *       readout: 0.016       # optional: s from the first row to the last, 0 to 0.2, 0 if absent
 *     exposure:              # what the automatic exposure may do
 *       shortest: 0.0001     # s
 *       longest: 0.004       # s, up to 1
 *       highest_gain: 30     # dB, 0 to 60
 *       metering: {left: 0.2, top: 0.2, right: 0.8, bottom: 0.9}   # optional: the part of the
 *                            # picture that is metered, in shares of it; the whole if absent
 *       bracket: [0, 2.5]    # optional: EV by which successive pictures are brighter than metered,
 *                            # in turn, -6 to 6; [0] if absent
 * lamps:                     # optional
 *   - name: front-infrared   # a-z, 0-9 and -, unique
 *     position: [4.3, 1.8, 2.0]
 *     look_at: [-1.6, 0, 1.15]
 *     spectrum: near_infrared      # or visible
 *     beam: 30               # degrees between the directions of half its strength, up to 180
 *     intensity: 12          # in the middle of the beam: W/sr, or cd where visible
 *     diameter: 0.15         # m of the surface that shines, up to 3
 *     use: night             # or always
 *     pulse: 0.0003          # optional: s that it shines in each exposure, which may not be longer;
 *                            # the intensity is then that of the pulse
 * structures:                # optional: boxes with their sides along the axes
 *   - kind: booth            # canopy, gantry, post, booth, kerb, or barrier: the arm that closes
 *                            # the lane behind the stop line, where it lies when it is down
 *     from: [-3.5, 2.1, 0]   # corner with the least x, y and z
 *     to: [-0.5, 4, 2.7]     # corner with the greatest
 * profiles:                  # optional: how people of a mode are gone about, where not as usual
 *   bus:
 *     people: 9              # who are held against documents in one crossing, 1 to 60
 *     counted_by: [officer]  # optional: everybody is captured only if one of these counted:
 *                            # officer, sensor, documents, silhouettes, faces; none if absent
 *     ages: {under: 14, over: 79}   # completed years; the officer looks at who is outside
 *     prompts: [look_at_camera, remove_sunglasses]   # what they can be asked for; see Prompt
 * </pre>
 *
 * <p>Its JSON Schema, for editors, is {@code docs/lane.schema.json}.
 */
public final class LaneFile {
  private static final YamlReader READER =
      new YamlReader()
          .withList(Position.class)
          .withDefault(LaneCamera.class, "still_every", 1)
          .withDefault(LaneCamera.Sensor.class, "spectrum", Spectrum.VISIBLE)
          .withDefault(LaneCamera.Sensor.class, "readout", 0.0)
          .withDefault(LaneCamera.Exposure.class, "metering", LaneCamera.Metering.WHOLE)
          .withDefault(LaneCamera.Exposure.class, "bracket", LaneCamera.Exposure.AS_METERED)
          .withDefault(Lane.class, "lamps", List.of())
          .withDefault(Lane.class, "structures", List.of())
          .withDefault(Lane.class, "profiles", Map.of())
          .withDefault(ModeProfile.class, "counted_by", Set.of());

  private LaneFile() {}

  /**
   * Reads a lane.
   *
   * @throws InvalidYamlException where the file does not hold one; the message names line and key
   * @throws IOException where it cannot be read at all
   */
  public static Lane read(Path file) throws InvalidYamlException, IOException {
    return checked(READER.read(file, String.valueOf(file.getFileName()), Lane.class));
  }

  /** The same for text that is already there. */
  static Lane parse(String text, String name) throws InvalidYamlException {
    return checked(READER.parse(text, name, Lane.class));
  }

  private static Lane checked(YamlFile<Lane> file) throws InvalidYamlException {
    Lane lane = file.value();
    for (int i = 0; i < lane.structures().size(); i++) {
      check(file, "structures[" + i + "]", lane.structures().get(i));
    }
    for (int i = 0; i < lane.cameras().size(); i++) {
      check(file, "cameras[" + i + "].position", lane.cameras().get(i).position());
    }
    for (int i = 0; i < lane.lamps().size(); i++) {
      check(file, "lamps[" + i + "].position", lane.lamps().get(i).position());
    }
    return lane;
  }

  private static void check(YamlFile<Lane> file, String key, LaneStructure s)
      throws InvalidYamlException {
    if (s.from().z() < 0) {
      throw file.refusal(key + ".from", "must not lie below the ground");
    }
    if (s.kind() == LaneStructure.Kind.BARRIER) {
      if (!closes(file.value(), s)) {
        throw file.refusal(
            key,
            String.format(
                Locale.ROOT,
                "must close the lane as an arm does: x between 0, the stop line, and %.2f, the lane's"
                    + " end, from one to the other half a metre at most; y from %.2f or less to %.2f"
                    + " or more; z from 1.2 or less to 1.5 or less",
                file.value().exit(),
                -file.value().halfWay(),
                file.value().halfWay()));
      }
    } else if (inTheWay(file.value(), s.from(), s.to())) {
      throw inTheWay(file, key);
    }
  }

  private static void check(YamlFile<Lane> file, String key, Position p)
      throws InvalidYamlException {
    Lane lane = file.value();
    if (p.z() <= 0) {
      throw file.refusal(key, "must lie above the ground");
    }
    for (int i = 0; i < lane.structures().size(); i++) {
      LaneStructure structure = lane.structures().get(i);
      if (structure.contains(p)) {
        throw file.refusal(
            key,
            "must not lie inside structures["
                + i
                + "], the "
                + structure.kind().name().toLowerCase(Locale.ROOT));
      }
    }
    if (inTheWay(lane, p, p)) {
      throw inTheWay(file, key);
    }
  }

  /** Whether vehicles that stop at the line stand before it, and none gets past. */
  private static boolean closes(Lane lane, LaneStructure arm) {
    return arm.from().x() > 0
        && arm.to().x() <= lane.exit()
        && arm.to().x() - arm.from().x() <= .5
        && arm.from().y() <= -lane.halfWay()
        && arm.to().y() >= lane.halfWay()
        && arm.from().z() <= 1.2
        && arm.to().z() <= 1.5;
  }

  /** Whether a box reaches into what is kept free for those who pass. */
  private static boolean inTheWay(Lane lane, Position from, Position to) {
    return to.x() > -lane.approach()
        && from.x() < lane.exit()
        && to.y() > -lane.halfWay()
        && from.y() < lane.halfWay()
        && from.z() < lane.clearance();
  }

  private static InvalidYamlException inTheWay(YamlFile<Lane> file, String key) {
    return file.refusal(
        key,
        String.format(
            Locale.ROOT,
            "must not lie in the way: y from %.2f to %.2f is kept free to a height of %.1f m",
            -file.value().halfWay(),
            file.value().halfWay(),
            file.value().clearance()));
  }
}
