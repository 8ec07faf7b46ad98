package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a new user runs it: drawing, verifying, the page; the truth is known. */
class DemoCommandTest extends CommandTest {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void weights() {
    needWeights();
  }

  @Test
  void everybodyInTheSpecimenCarloadIsAccountedFor() throws Exception {
    Path car = folder.resolve("car");
    assertEquals(0, run("demo", "--out", car.toString()), err::toString);

    JsonNode result = JsonMapper.shared().readTree(car.resolve("result.json").toFile());
    List<String> verdicts = new ArrayList<>();
    result.get("documents").forEach(d -> verdicts.add(d.get("verdict").asString()));
    assertEquals(List.of("confirmed", "confirmed", "confirmed", "referred"), verdicts);
    assertEquals(5, result.get("occupants").size());

    String page = Files.readString(car.resolve("report.html"));
    assertTrue(page.contains("no document for this face"));
    assertFalse(page.contains("http://") || page.contains("https://"), "the page fetches nothing");
    assertFalse(page.contains("<script"));
    assertTrue(out.toString().contains("report.html"));
    assertFalse(out.toString().contains("SPECIMEN,"), "no names in the terminal");
  }

  @Test
  void aFolderWithSomethingElseIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "precious");
    assertEquals(2, run("demo", "--out", folder.toString()));
    assertTrue(err.toString().contains("no specimen carload"), err::toString);
    assertFalse(Files.exists(folder.resolve("photos")));
  }
}
