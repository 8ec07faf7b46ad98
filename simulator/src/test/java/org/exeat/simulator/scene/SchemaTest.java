package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.Lane;
import org.exeat.yaml.RecordSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas under {@code docs/} say what the records say. After a change of the records, {@code
 * -Dexeat.write-schemas=true} writes them anew.
 */
class SchemaTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final RecordSchema RECORDS =
      new RecordSchema(
          Set.of(
              "Content.sensor",
              "Content.bystanders",
              "Content.clocks",
              "Content.traffic",
              "Sensor.spectrum",
              "LaneCamera.still_every",
              "Sensor.readout",
              "Exposure.metering",
              "Exposure.bracket",
              "Lane.lamps",
              "Lane.structures",
              "Lane.profiles",
              "HandheldLane.profiles",
              "ModeProfile.counted_by"));

  private static Map<String, Object> schema(String name) {
    return switch (name) {
      case "lane" -> RECORDS.of("lane.yaml: a lane as it is built", Lane.class);
      case "handheld" ->
          RECORDS.of("handheld.yaml: a lane where officers take the pictures", HandheldLane.class);
      case "scene" -> RECORDS.of("scene.yaml: a simulator's scene", SceneFile.Content.class);
      case "truth" -> {
        Map<String, Object> either = new LinkedHashMap<>();
        either.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        either.put("title", "truth.jsonl: one of these in each line");
        either.put(
            "oneOf",
            List.of(RECORDS.record(Truth.Vehicle.class), RECORDS.record(Truth.Frame.class)));
        yield either;
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"lane", "handheld", "scene", "truth"})
  void theSchemaSaysWhatTheRecordsSay(String name) throws Exception {
    String written =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(schema(name))
            + "\n";
    Path file = DOCS.resolve(name + ".schema.json");
    if (Boolean.getBoolean("exeat.write-schemas")) {
      Files.writeString(file, written);
    }
    assertEquals(Files.readString(file), written);
  }
}
