package org.exeat.documents.mrz;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Zones of specimens: those of the shared fixtures, and the day on which the tests read. */
final class Specimens {
  static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  /** The specimen visa of Doc 9303 part 7. */
  static final List<String> VISA =
      List.of(
          "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
          "L898902C<3UTO6908061F9406236ZE184226B<<<<<<<");

  private static final Path CASES =
      Path.of("").toAbsolutePath().resolve("../../shared/fixtures/mrz/cases.json").normalize();

  private Specimens() {}

  /** One zone of the shared fixtures. */
  record Case(
      String id,
      MrzFormat format,
      List<String> lines,
      Map<CheckedField, CheckOutcome> checks,
      boolean allRight) {
    @Override
    public String toString() {
      return id;
    }

    boolean french() {
      return lines.getFirst().startsWith("IDFRA");
    }
  }

  static List<Case> cases() {
    assumeTrue(Files.isRegularFile(CASES), "the shared fixtures are not here");
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(CASES.toFile())) {
      List<String> lines = new ArrayList<>();
      node.get("lines").forEach(line -> lines.add(line.asString()));
      Map<CheckedField, CheckOutcome> checks = new EnumMap<>(CheckedField.class);
      for (Map.Entry<String, JsonNode> check : node.get("checks").properties()) {
        CheckedField field =
            switch (check.getKey()) {
              case "doc" -> CheckedField.DOCUMENT_NUMBER;
              case "dob" -> CheckedField.DATE_OF_BIRTH;
              case "exp" -> CheckedField.DATE_OF_EXPIRY;
              case "optional" -> CheckedField.OPTIONAL;
              case "composite" -> CheckedField.COMPOSITE;
              default -> throw new IllegalStateException(check.getKey());
            };
        checks.put(field, check.getValue().asBoolean() ? CheckOutcome.RIGHT : CheckOutcome.WRONG);
      }
      cases.add(
          new Case(
              node.get("id").asString(),
              MrzFormat.valueOf(node.get("format").asString().replace('-', '_')),
              lines,
              checks,
              node.get("all_checks_ok").asBoolean()));
    }
    return cases;
  }

  static Case named(String id) {
    return cases().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
