package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    assertTheCrossingIsRecordedAndNobodyNamed(car);
  }

  private void assertTheCrossingIsRecordedAndNobodyNamed(Path car) throws Exception {
    Path ledger = car.resolve("ledger");
    assertEquals(0, run("ledger", "verify", ledger.toString()), out::toString);
    assertTrue(out.toString().matches("(?s).*document_presented +4\\R.*"), out::toString);
    assertEquals(0, run("ledger", "prove", ledger.toString(), "10", "--out", car.toString()));
    assertTrue(out.toString().contains("\"outcome\":\"no_document_for_face\""), out::toString);
    byte[] journal = Files.readAllBytes(ledger.resolve("journal"));
    String recorded = new String(journal, StandardCharsets.ISO_8859_1);
    assertTrue(recorded.contains("document_presented"), "what is looked through is the record");
    int looked = 0;
    try (Stream<Path> zones = Files.walk(car.resolve("documents"))) {
      for (Path zone : zones.filter(f -> f.endsWith("DG1.bin")).toList()) {
        String text = Files.readString(zone, StandardCharsets.ISO_8859_1);
        for (String part : text.substring(10).split("<+", -1)) {
          if (part.length() >= 4) {
            looked++;
            assertFalse(recorded.contains(part), "a part of a zone is in the ledger");
          }
        }
      }
    }
    assertTrue(looked >= 8, looked + " parts of zones were looked for");
  }

  @Test
  void aFolderWithSomethingElseIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "precious");
    assertEquals(2, run("demo", "--out", folder.toString()));
    assertTrue(err.toString().contains("no specimen carload"), err::toString);
    assertFalse(Files.exists(folder.resolve("photos")));
  }
}
