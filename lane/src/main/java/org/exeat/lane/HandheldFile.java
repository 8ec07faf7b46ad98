package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.ModeProfile;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;

/**
 * {@code handheld.yaml}: a lane where officers take people's pictures with telephones.
 *
 * <pre>
 * name: Bus bay              # of the lane in its port, unlike all others'
 * port: Example
 * direction: exit            # entry or exit
 * modes: [bus, foot]         # vehicle, bus, truck, train, motorcycle, bicycle, foot
 * profiles:                  # optional: how people of a mode are gone about, as in lane.yaml
 *   bus:
 *     people: 9
 *     counted_by: [officer]
 *     ages: {under: 14, over: 79}
 *     prompts: [look_at_camera]
 * </pre>
 *
 * <p>Its JSON Schema, for editors, is {@code docs/handheld.schema.json}.
 */
public final class HandheldFile {
  private static final YamlReader READER =
      new YamlReader()
          .withDefault(HandheldLane.class, "profiles", Map.of())
          .withDefault(ModeProfile.class, "counted_by", Set.of());

  private HandheldFile() {}

  /**
   * Reads a lane.
   *
   * @throws InvalidYamlException where the file does not hold one; the message names line and key
   * @throws IOException where it cannot be read at all
   */
  public static HandheldLane read(Path file) throws InvalidYamlException, IOException {
    return READER.read(file, String.valueOf(file.getFileName()), HandheldLane.class).value();
  }
}
