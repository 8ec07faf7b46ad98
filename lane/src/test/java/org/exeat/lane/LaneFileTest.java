package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.domain.AgeExemption;
import org.exeat.domain.Coverage;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneCamera.Metering;
import org.exeat.domain.LaneCamera.Shutter;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Mode;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.domain.Spectrum;
import org.exeat.yaml.InvalidYamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lanes as files: what may be left out, and what cannot be built. */
class LaneFileTest {
  private static final String LANE =
      """
      name: Lane 3
      port: Example
      direction: exit
      modes: [vehicle, motorcycle]
      width: 3.2
      approach: 30
      exit: 15
      trigger: {from: -2.5, to: 0.5}
      cameras:
        - name: front
          position: [4.2, 1.7, 1.75]
          look_at: [-1.6, 0, 1.15]
          focal_length: 13.5
          aperture: 2.8
          frame_rate: 4
          jpeg_quality: 85
          sensor: &sensor
            width: 5.6
            columns: 1920
            rows: 1080
            shutter: rolling
            readout: 0.016
          exposure: {shortest: 0.0001, longest: 0.004, highest_gain: 30}
        - name: left
          position: [-1, 2.0, 1.5]
          look_at: [-2, 0, 1.15]
          focal_length: 8
          aperture: 2.8
          frame_rate: 4
          jpeg_quality: 85
          polarizer: 90
          sensor: *sensor
          exposure:
            shortest: 0.0001
            longest: 0.004
            highest_gain: 30
            metering: {left: 0.25, top: 0, right: 0.75, bottom: 1}
      lamps:
        - name: front-infrared
          position: [4.3, 1.8, 2.0]
          look_at: [-1.6, 0, 1.15]
          spectrum: near_infrared
          beam: 30
          intensity: 12
          diameter: 0.15
          use: night
      structures:
        - {kind: booth, from: [-3.5, 2.1, 0], to: [-0.5, 4, 2.7]}
        - {kind: gantry, from: [5.8, -3, 5], to: [6.2, 3, 5.5]}
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void aLaneIsReadWithItsDefaults() throws Exception {
    Lane lane = LaneFile.read(Files.writeString(folder.resolve("lane.yaml"), LANE));
    assertEquals(Direction.EXIT, lane.direction());
    assertEquals(List.of(Mode.VEHICLE, Mode.MOTORCYCLE), List.copyOf(lane.modes()));
    LaneCamera front = lane.cameras().getFirst();
    assertEquals(new Position(4.2, 1.7, 1.75), front.position());
    assertEquals(
        new LaneCamera.Sensor(5.6, 1920, 1080, Spectrum.VISIBLE, Shutter.ROLLING, .016),
        front.sensor());
    assertEquals(3.15, front.sensor().height(), 1e-12);
    assertEquals(Optional.empty(), front.polarizer());
    assertEquals(Metering.WHOLE, front.exposure().metering());
    assertEquals(LaneCamera.Exposure.AS_METERED, front.exposure().bracket());
    LaneCamera left = lane.cameras().getLast();
    assertEquals(Optional.of(90.0), left.polarizer());
    assertEquals(front.sensor(), left.sensor());
    assertEquals(new Metering(.25, 0, .75, 1), left.exposure().metering());
    assertEquals(LaneStructure.Kind.BOOTH, lane.structures().getFirst().kind());
    int lamps = LANE.indexOf("lamps:");
    assertTrue(LaneFile.parse(LANE.substring(0, lamps), "lane.yaml").lamps().isEmpty());
  }

  @Test
  void aPulsedLampShinesForAsLongAsAShutterOfItsSpectrumMayBeOpen() throws Exception {
    String pulsed = LANE.replace("use: night", "use: always\n    pulse: 0.0003");
    assertEquals(
        Optional.of(.0003), LaneFile.parse(pulsed, "lane.yaml").lamps().getFirst().pulse());
    String visible = pulsed.replace("spectrum: near_infrared", "spectrum: visible");
    assertEquals(
        "lane.yaml, line 38: lamps must shine for as long as a shutter of their spectrum may be open:"
            + " the pulse of front-infrared is shorter than the longest exposure",
        assertThrows(InvalidYamlException.class, () -> LaneFile.parse(visible, "lane.yaml"))
            .getMessage());
    String bracket =
        LANE.replaceFirst("highest_gain: ([0-9]+)", "highest_gain: $1, bracket: [0, 2.5]");
    assertEquals(
        List.of(0.0, 2.5),
        LaneFile.parse(bracket, "lane.yaml").cameras().getFirst().exposure().bracket());
    String far = bracket.replace("[0, 2.5]", "[0, 7]");
    String refused =
        String.valueOf(
            assertThrows(InvalidYamlException.class, () -> LaneFile.parse(far, "lane.yaml"))
                .getMessage());
    assertTrue(refused.contains("bracket must have values of -6 to 6"), refused);
    String still = LANE.replaceFirst("frame_rate: 4", "frame_rate: 4\n    still_every: 4");
    assertEquals(4, LaneFile.parse(still, "lane.yaml").cameras().getFirst().stillEvery());
    assertEquals(1, LaneFile.parse(LANE, "lane.yaml").cameras().getFirst().stillEvery());
  }

  /** Each change to the file and the whole message about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width: 5.6|width: -1|line 18: cameras[0].sensor.width must be more than 0 and at most 60"
            + " mm",
        "columns: 1920|columns: 8193|line 19: cameras[0].sensor.columns must be 16 to 8192 pixels",
        "shutter: rolling|shutter: global|line 22: cameras[0].sensor.readout must be 0 where shutter"
            + " is global",
        "focal_length: 8|focal_lenght: 8|line 27: unknown key 'cameras[1].focal_lenght'; did you"
            + " mean 'focal_length'? Known are name, position, look_at, focal_length, aperture,"
            + " frame_rate, still_every, jpeg_quality, sensor, exposure, polarizer",
        "left: 0.25|left: 0.8|line 37: cameras[1].exposure.metering.left must be 0 or more and less"
            + " than right",
        "name: left|name: front|line 9: cameras must have names of their own",
        "trigger: {from: -2.5, to: 0.5}|trigger: {from: -2.5, to: 20}|line 8: trigger must lie"
            + " within the lane, from -approach to exit",
        "{from: -2.5, to: 0.5}|{from: 1, to: 0.5}|line 8: trigger.from must be less than to",
        "modes: [vehicle, motorcycle]|modes: []|line 4: modes must name at least one",
        "position: [-1, 2.0, 1.5]|position: [-1, 1.2, 1.5]|line 25: cameras[1].position must not lie"
            + " in the way: y from -1.30 to 1.30 is kept free to a height of 4.2 m",
        "position: [-1, 2.0, 1.5]|position: [-1, 2.2, 1.5]|line 25: cameras[1].position must not lie"
            + " inside structures[0], the booth",
        "position: [-1, 2.0, 1.5]|position: [-1, 2.0, 0]|line 25: cameras[1].position must lie above"
            + " the ground",
        "position: [4.3, 1.8, 2.0]|position: [4.3, 1.8, -2.0]|line 40: lamps[0].position must lie"
            + " above the ground",
        "[5.8, -3, 5]|[5.8, -3, 4]|line 49: structures[1] must not lie in the way: y from -1.30 to"
            + " 1.30 is kept free to a height of 4.2 m",
        "[5.8, -3, 5]|[5.8, -3, 6]|line 49: structures[1].from must be less than to in x, y and z",
        "[-3.5, 2.1, 0]|[-3.5, 2.1, -1]|line 48: structures[0].from must not lie below the ground",
        "kind: booth|kind: kiosk|line 48: structures[0].kind must be one of canopy, gantry, post,"
            + " booth, kerb, barrier",
        "aperture: 2.8|aperture:|line 14: cameras[0].aperture must be there and be a number",
      })
  void whatCannotBeBuiltIsRefusedAtItsKey(String from, String to, String message) {
    assertTrue(LANE.contains(from), from);
    String text = LANE.replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertEquals(
        "lane.yaml, " + message,
        assertThrows(InvalidYamlException.class, () -> LaneFile.parse(text, "lane.yaml"))
            .getMessage());
  }

  @Test
  void profilesOfModesTakeThePlaceOfTheUsualOnes() throws Exception {
    String profile =
        """
        profiles:
          motorcycle:
            people: 2
            counted_by: [officer]
            ages: {under: 14, over: 79}
            prompts: [stop, remove_helmet]
        """;
    Lane lane = LaneFile.parse(LANE + profile, "lane.yaml");
    assertEquals(
        new ModeProfile(
            2,
            Set.of(Coverage.Source.OFFICER),
            new AgeExemption(14, 79),
            Set.of(Prompt.STOP, Prompt.REMOVE_HELMET)),
        lane.profile(Mode.MOTORCYCLE));
    assertEquals(ModeProfile.usual(Mode.VEHICLE), lane.profile(Mode.VEHICLE));
    assertEquals(
        Set.of(),
        LaneFile.parse(LANE + profile.replace("    counted_by: [officer]\n", ""), "lane.yaml")
            .profile(Mode.MOTORCYCLE)
            .countedBy());
    refused(
        LANE + profile.replace("motorcycle:", "bus:"),
        "line 50: profiles must be of modes that the lane has, and bus is none");
    refused(
        LANE + profile.replace("people: 2", "people: 61"),
        "line 52: profiles.motorcycle.people must be 1 to 60");
    refused(
        LANE + profile.replace("[stop, remove_helmet]", "[]"),
        "line 55: profiles.motorcycle.prompts must name at least one");
    refused(
        LANE + profile.replace("remove_helmet", "kneel"),
        "line 55: profiles.motorcycle.prompts[1] must be one of stop, look_at_camera,");
  }

  /** Nothing else may lie in the way. */
  @Test
  void anArmClosesTheLaneBehindTheStopLine() throws Exception {
    String arm = "  - {kind: barrier, from: [1.0, -1.8, 0.85], to: [1.1, 1.8, 0.95]}\n";
    Lane lane = LaneFile.parse(LANE + arm, "lane.yaml");
    assertEquals(Optional.of(lane.structures().getLast()), lane.barrier());
    assertEquals(lane.structures().subList(0, 2), lane.fixtures());
    assertEquals(Optional.empty(), LaneFile.parse(LANE, "lane.yaml").barrier());
    refused(
        LANE + arm.replace("barrier", "post"), "line 50: structures[2] must not lie in the way");
    refused(LANE + arm + arm, "line 47: structures must name one barrier at most");
    String rule =
        "line 50: structures[2] must close the lane as an arm does: x between 0, the stop line, and"
            + " 15.00, the lane's end, from one to the other half a metre at most; y from -1.30 or"
            + " less to 1.30 or more; z from 1.2 or less to 1.5 or less";
    refused(LANE + arm.replace("[1.0, -1.8", "[-0.2, -1.8"), rule);
    refused(LANE + arm.replace("[1.0, -1.8", "[15.0, -1.8").replace("[1.1,", "[15.1,"), rule);
    refused(LANE + arm.replace("[1.1,", "[1.6,"), rule);
    refused(LANE + arm.replace("[1.1, 1.8", "[1.1, 1.2"), rule);
    refused(LANE + arm.replace("0.85]", "1.3]").replace("0.95]", "1.4]"), rule);
    refused(LANE + arm.replace("0.95]", "1.6]"), rule);
  }

  private static void refused(String text, String message) {
    String told =
        String.valueOf(
            assertThrows(InvalidYamlException.class, () -> LaneFile.parse(text, "lane.yaml"))
                .getMessage());
    assertTrue(told.startsWith("lane.yaml, " + message), told);
  }

  @Test
  void aFootwayIsLower() throws Exception {
    String low = LANE.replace("[5.8, -3, 5]", "[5.8, -3, 3]");
    assertThrows(InvalidYamlException.class, () -> LaneFile.parse(low, "lane.yaml"));
    assertEquals(
        2.5, LaneFile.parse(low.replace("[vehicle, motorcycle]", "[foot]"), "f").clearance());
  }

  /** Whatever becomes of a lane's file, a lane or a refusal at a line comes out. */
  @Property(tries = 500)
  void damagedLanesAreReadOrRefused(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] lines = LANE.split("\n");
    StringBuilder text = new StringBuilder();
    int gone = random.nextInt(lines.length);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (random.nextInt(12) == 0) {
        line = line.replaceAll("\\d+", Long.toString(random.nextLong()));
      }
      text.append(i == gone ? "" : line).append('\n');
    }
    try {
      assertTrue(LaneFile.parse(text.toString(), "lane.yaml").width() >= 1);
    } catch (InvalidYamlException e) {
      assertTrue(e.getMessage().matches("lane\\.yaml, line \\d+: .+"), e.getMessage());
    }
  }
}
