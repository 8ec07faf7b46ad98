package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.Direction;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** The page that a traveller takes away, and its code. */
class ReceiptPageTest {
  /** As long as receipts are, of characters that they have. */
  private static final String CODE = "eyJraWQ_-.~".repeat(121);

  @Test
  void itSaysTheSameInThreeLanguagesOnOnePage() throws Exception {
    byte[] pdf =
        new ReceiptPage(
                Direction.EXIT,
                "https://port-7.example",
                LocalDate.of(2026, 11, 28),
                "2026-11-28T16:30:00Z",
                "01a2218d-02c6-72e5-a16e-4433731f7486",
                true,
                "UTO L898902C3",
                LocalDate.of(1974, 8, 12),
                CODE)
            .pdf();
    try (PdfReader reader = new PdfReader(pdf)) {
      assertEquals(1, reader.getNumberOfPages());
      String text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
      for (String part :
          List.of(
              "Departure confirmed, 28 November 2026",
              "Sortie confirmée, 28 novembre 2026",
              "Salida confirmada, 28 de noviembre de 2026",
              "Confirmed by an officer",
              "Confirmé par un agent",
              "UTO L898902C3",
              "The port keeps no copy",
              "Le poste n'en garde pas",
              "El puesto no guarda")) {
        assertTrue(text.contains(part), () -> part + " in " + text);
      }
    }
  }

  @Test
  void theCodeIsReadOffAPhotograph() {
    QrCode code = QrCode.of(CODE);
    int module = 4;
    int side = (code.size() + 8) * module;
    int[] rgb = new int[side * side];
    Arrays.fill(rgb, 0xf0f0e8);
    for (int y = 0; y < code.size() * module; y++) {
      for (int x = 0; x < code.size() * module; x++) {
        if (code.dark(x / module, y / module)) {
          rgb[(y + 4 * module) * side + x + 4 * module] = 0x202028;
        }
      }
    }
    assertEquals(Optional.of(CODE), QrCode.read(side, side, rgb));
    Arrays.fill(rgb, 0xf0f0e8);
    assertEquals(Optional.empty(), QrCode.read(side, side, rgb));
    assertThrows(IllegalArgumentException.class, () -> QrCode.of("x".repeat(3000)));
  }
}
