package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.domain.Calibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people write by hand, and hostile ones: read, or refused with place and rule. */
class InputFileTest {
  private static final String DOCUMENT =
      """
      issuing_state: UTO
      document_number: X1
      surname: SPECIMENSURNAME
      given_names: ANNA
      date_of_birth: 1974-08-12
      date_of_expiry: 2090-04-15
      opted_out: false
      """;

  private static final String CROSSING = "date: 2026-11-01\nofficer_count: 5\nsensor_count: 5\n";

  private static final String CALIBRATION =
      """
      model_sha256: "fe400a18984307092b8927bfad08bdc4581731c1c5e4cd2363132cbc2a88b1db"
      preparation: 2
      run: {name: n, date: "2026-11-24", command: c, data_set: d, persons: 2, images: 4, genuine: 2, impostor: 10, not_shown: x}
      neutral_score: 0.5
      repeatability: 0.1
      points:
      - {target_fmr: 0.1, score: 0.6, false_matches: 0, fmr: 0.0, fmr_upper: 0.1, fnmr: 0.0, fnmr_upper: 0.1}
      centers: {captures: [0.1, 0.2], portraits: [0.3, 0.4]}
      """;

  /** What YAML gives a meaning, and what no file should hold. */
  private static final String[] PIECES = {
    ":",
    "- ",
    "&a ",
    "*a",
    "!!java.net.URL ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "\"",
    "'",
    "\n",
    "\t",
    "---\n",
    "...",
    "#",
    "\0",
    "\u202e",
    "\ud83d\ude97",
    "null",
    "~",
    "1e999",
    "-1",
    "9999-99-99",
    "true",
    "<<: *a",
    "? ",
    "%YAML 9.9\n",
    "\\"
  };

  @TempDir Path folder = Path.of("");

  private static String message(String text, Class<? extends Record> type) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> InputFile.parse(text, "f.yaml", type))
            .getMessage());
  }

  @Test
  void saysLineKeyAndRuleAndNeverTheValue() {
    String unknown = message(DOCUMENT + "surename: X\n", DocumentFile.class);
    assertTrue(unknown.contains("unknown key 'surename'") && unknown.contains("surname"), unknown);
    String day = message(DOCUMENT.replace("1974-08-12", "SECRET"), DocumentFile.class);
    assertTrue(day.contains("line 5") && day.contains("date_of_birth"), day);
    assertFalse(day.contains("SECRET"), day);
    assertEquals(
        "f.yaml, line 1: officer_count must be 0 to 1000 people",
        message("officer_count: -3", CrossingFile.class));
    assertTrue(message("", DocumentFile.class).contains("empty"));
    assertTrue(message("[1, 2", DocumentFile.class).contains("well-formed"));
  }

  @Test
  void aPortraitIsAFileBesideTheDocumentAndNothingElse() throws Exception {
    Path document = Files.createDirectories(folder.resolve("d"));
    Files.writeString(folder.resolve("outside.png"), "");
    for (String named : new String[] {"../outside.png", "/etc/passwd", ".", "a\0b", ""}) {
      assertThrows(
          InvalidInputException.class,
          () -> PresentedFolder.portrait(document, Optional.of(named)),
          () -> named.length() + " characters");
    }
    assertEquals(Optional.empty(), PresentedFolder.portrait(document, Optional.of("missing.png")));
  }

  /** Fuzzing: whatever a file holds, a record or a named refusal comes out. */
  @Property(tries = 1500)
  void damagedFilesAreReadOrRefused(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] texts = {DOCUMENT, CROSSING, CALIBRATION};
    List<Class<? extends Record>> types =
        List.of(DocumentFile.class, CrossingFile.class, Calibration.class);
    int kind = random.nextInt(types.size());
    StringBuilder text = new StringBuilder(texts[kind]);
    for (int n = random.nextInt(5); n >= 0; n--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(6));
      text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
    }
    if (random.nextInt(5) == 0) {
      text.setLength(random.nextInt(text.length() + 1));
    }
    try {
      Object value = InputFile.parse(text.toString(), "f.yaml", types.get(kind));
      if (value instanceof DocumentFile d) {
        d.document(java.time.LocalDate.of(2026, 11, 1));
      }
    } catch (InvalidInputException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(".yaml"), message);
      assertFalse(message.contains("SPECIMENSURNAME"), message);
    }
  }
}
