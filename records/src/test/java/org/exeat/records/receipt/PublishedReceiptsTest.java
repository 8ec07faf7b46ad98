package org.exeat.records.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.records.receipt.InvalidReceiptException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedReceiptsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder = Path.of("");

  private ReceiptOffice.Issued issued;

  @BeforeEach
  void issue() throws Exception {
    ReceiptOffice.create(folder, "https://port-7.example", () -> NOW);
    try (ReceiptOffice office = ReceiptOffice.open(folder, () -> NOW)) {
      issued =
          office.issue(
              new Receipt(
                  Direction.EXIT,
                  LocalDate.of(2026, 11, 28),
                  NOW,
                  CrossingId.of(NOW, new Random(1)),
                  false,
                  "UTO",
                  "L898902C3",
                  LocalDate.of(1974, 8, 12)));
    }
  }

  @Test
  void whatIsPublishedSaysWhetherItWasRevoked() throws Exception {
    PublishedReceipts published = new PublishedReceipts(folder);
    assertEquals("https://port-7.example", published.issuer());
    assertTrue(published.keys().contains("P-256") && !published.keys().contains("\"d\""));
    assertEquals(ReceiptCheck.Status.VALID, published.check(issued.text(), NOW).status());
    try (ReceiptOffice office = ReceiptOffice.open(folder, () -> NOW)) {
      office.revoke(issued.number());
      // whoever has the office open does not matter
      assertEquals(ReceiptCheck.Status.REVOKED, published.check(issued.text(), NOW).status());
    }
    Instant late = NOW.plus(Duration.ofDays(8));
    assertEquals(ReceiptCheck.Status.UNKNOWN, published.check(issued.text(), late).status());
    Files.delete(folder.resolve("public/status/1"));
    assertEquals(ReceiptCheck.Status.UNKNOWN, published.check(issued.text(), NOW).status());
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    PublishedReceipts published = new PublishedReceipts(folder);
    assertEquals(Reason.NO_RECEIPT, reason(published, "rubbish"));
    int signature = issued.text().indexOf('~') - 20;
    char other = issued.text().charAt(signature) == 'A' ? 'B' : 'A';
    String changed =
        issued.text().substring(0, signature) + other + issued.text().substring(signature + 1);
    assertEquals(Reason.NOT_SIGNED, reason(published, changed));
    String twice = issued.text() + issued.text().split("~", 3)[1] + "~";
    assertEquals(Reason.SHOWN_UNSIGNED, reason(published, twice));
    Files.writeString(folder.resolve("public/keys.json"), "{\"keys\":[]}");
    assertEquals(Reason.NOT_PUBLISHED, reason(published, issued.text()));
    assertThrows(
        ReceiptOfficeException.class, () -> new PublishedReceipts(folder.resolve("numbers")));
  }

  private static Reason reason(PublishedReceipts published, String receipt) {
    return assertThrows(InvalidReceiptException.class, () -> published.check(receipt, NOW))
        .reason();
  }
}
