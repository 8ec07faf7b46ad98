package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTextsTest {
  @TempDir Path folder;

  @Test
  void everyBuiltInLanguageHasEveryPromptInItsOwnWords() throws Exception {
    for (Prompt p : Prompt.values()) {
      String en = PromptTexts.of("en", Optional.empty()).of(p);
      String fr = PromptTexts.of("fr", Optional.empty()).of(p);
      String es = PromptTexts.of("es", Optional.empty()).of(p);
      assertNotEquals(en, fr);
      assertNotEquals(fr, es);
      assertNotEquals(en, es);
    }
    assertEquals(
        "Por favor, quítese las gafas de sol",
        PromptTexts.of("es", Optional.empty()).of(Prompt.REMOVE_SUNGLASSES));
  }

  @Test
  void textsOfOnesOwnTakeTheirPlaceAndMayAddALanguage() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Prompt p : Prompt.values()) {
      lines.append(p).append("=Bitte ").append(p.ordinal()).append('\n');
    }
    Files.writeString(folder.resolve("prompts_de.properties"), lines);
    assertEquals("Bitte 1", PromptTexts.of("de", Optional.of(folder)).of(Prompt.LOOK_AT_CAMERA));
    assertEquals(PromptTexts.of("en", Optional.empty()), PromptTexts.of("en", Optional.of(folder)));
    Files.writeString(folder.resolve("prompts.txt"), "no texts");
    assertEquals(
        List.of("en", "fr", "es", "de"),
        PromptTexts.all(Optional.of(folder)).stream().map(PromptTexts::language).toList());
    assertEquals(
        PromptTexts.BUILT_IN,
        PromptTexts.all(Optional.empty()).stream().map(PromptTexts::language).toList());
    InvalidInputException nowhere =
        assertThrows(
            InvalidInputException.class,
            () -> PromptTexts.all(Optional.of(folder.resolve("nowhere"))));
    assertTrue(nowhere.getMessage().contains("nowhere"), nowhere.getMessage());
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() throws Exception {
    Files.writeString(folder.resolve("prompts_de.properties"), "LOOK_AT_CAMERA=Hierher bitte\n");
    InvalidInputException lacks =
        assertThrows(InvalidInputException.class, () -> PromptTexts.of("de", Optional.of(folder)));
    assertTrue(lacks.getMessage().contains("STOP"), lacks.getMessage());
    Files.writeString(folder.resolve("prompts_de.properties"), "DANCE=Tanzen\n");
    assertTrue(
        assertThrows(InvalidInputException.class, () -> PromptTexts.of("de", Optional.of(folder)))
            .getMessage()
            .contains("DANCE"));
    assertTrue(
        assertThrows(InvalidInputException.class, () -> PromptTexts.of("xx", Optional.empty()))
            .getMessage()
            .contains("en, fr, es"));
    assertThrows(InvalidInputException.class, () -> PromptTexts.of("../en", Optional.empty()));
  }
}
