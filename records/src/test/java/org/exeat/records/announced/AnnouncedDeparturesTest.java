package org.exeat.records.announced;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
import org.exeat.records.announced.AnnouncedDepartures.Found;
import org.exeat.records.announced.AnnouncedDepartures.Made;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.AnnouncementGone;
import org.exeat.records.ledger.LedgerEntry.AnnouncementGone.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is announced is there for its day and who has the code, and for nothing else. */
class AnnouncedDeparturesTest {
  private static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

  @TempDir Path folder;

  private final List<LedgerEntry> told = new ArrayList<>();

  private static TravelDocument document(String number) {
    return new TravelDocument(
        "P", "UTO", number, "ERIKSSON", "ANNA", TODAY.minusYears(40), TODAY.plusYears(4));
  }

  private static AnnouncedDeparture departure(LocalDate day) {
    return new AnnouncedDeparture(day, List.of(document("X1"), document("X2")));
  }

  private AnnouncedDepartures open() throws IOException {
    return AnnouncedDepartures.open(folder.resolve("announced"));
  }

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  @Test
  void whoHasTheCodeFindsItAcrossARestartWithoutNames() throws IOException {
    Made made;
    try (AnnouncedDepartures departures = open()) {
      made = departures.announce(departure(TODAY.plusDays(3)), NOW);
      assertTrue(departures.due(made.code(), NOW).isEmpty(), "its day has not come");
    }
    try (AnnouncedDepartures departures = open()) {
      String small = made.code().written().toLowerCase(Locale.ROOT).replace('1', 'l');
      Found found = departures.due(AnnouncementCode.parse(small), days(3)).orElseThrow();
      assertEquals(made.evidence(), found.evidence());
      assertEquals(TODAY.plusDays(3), found.departure().day());
      TravelDocument first = found.departure().documents().getFirst();
      assertTrue(first.same(document("X1")));
      assertEquals(document("X1").dateOfExpiry(), first.dateOfExpiry());
      assertEquals("", first.surname() + first.givenNames());
      assertTrue(departures.find(AnnouncementCode.random()).isEmpty());
    }
  }

  @Test
  void theFolderShowsNobody() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      Made made = departures.announce(departure(TODAY), NOW);
      String shown = made.toString() + made.code() + departure(TODAY);
      assertFalse(shown.contains(made.code().text()) || shown.contains("X1"), shown);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String all = file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          for (String secret :
              List.of("X1", "UTO", "ERIKSSON", made.code().text(), made.code().written())) {
            assertFalse(all.contains(secret), () -> secret + " in " + file);
          }
        }
      }
    }
  }

  @Test
  void whatIsUsedOrTakenBackOrPastIsErasedAndTold() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      Made used = departures.announce(departure(TODAY), NOW);
      Made withdrawn = departures.announce(departure(TODAY), NOW);
      Made past = departures.announce(departure(TODAY), NOW);
      Made later = departures.announce(departure(TODAY.plusDays(5)), NOW);
      departures.forget(used.code(), Cause.USED);
      departures.forget(withdrawn.code(), Cause.WITHDRAWN);
      assertTrue(departures.find(used.code()).isEmpty());
      assertEquals(0, departures.forgetPast(days(1)), "who queues past midnight still goes");
      assertEquals(1, departures.forgetPast(days(2)));
      assertTrue(departures.find(past.code()).isEmpty());
      assertEquals(1, departures.size());
      departures.tell(told::addAll, days(2));
      assertEquals(3, told.size());
      for (Made made : List.of(used, withdrawn, past)) {
        Cause cause = made == used ? Cause.USED : made == past ? Cause.EXPIRED : Cause.WITHDRAWN;
        assertTrue(told.contains(new AnnouncementGone(days(2), made.evidence(), cause)));
      }
      departures.tell(told::addAll, days(3));
      assertEquals(3, told.size(), "each is told once");
      assertTrue(departures.due(later.code(), days(5)).isPresent());
    }
  }

  @Test
  void whatTheLedgerCouldNotHearIsToldByTheNextRun() throws IOException {
    Made made;
    Path file;
    byte[] sealed;
    try (AnnouncedDepartures departures = open()) {
      made = departures.announce(departure(TODAY), NOW);
      try (Stream<Path> files = Files.list(folder.resolve("announced/2026-03-20"))) {
        file = files.findFirst().orElseThrow();
      }
      sealed = Files.readAllBytes(file);
      departures.forget(made.code(), Cause.USED);
      assertThrows(
          IOException.class,
          () ->
              departures.tell(
                  entries -> {
                    throw new IOException("the disk is full");
                  },
                  NOW));
    }
    Files.write(file, sealed); // as if the power had failed before it was erased
    try (AnnouncedDepartures departures = open()) {
      departures.tell(told::addAll, NOW);
      assertEquals(List.of(new AnnouncementGone(NOW, made.evidence(), Cause.USED)), told);
      assertTrue(departures.find(made.code()).isEmpty());
      assertFalse(Files.exists(file));
    }
  }

  @Test
  void whatCannotBeAnnouncedIsRefused() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      for (int days : List.of(-2, 31)) {
        assertThrows(
            IllegalArgumentException.class,
            () -> departures.announce(departure(TODAY.plusDays(days)), NOW));
      }
      assertThrows(AnnouncementException.class, this::open);
      Made made = departures.announce(departure(TODAY), NOW);
      try (Stream<Path> files = Files.list(folder.resolve("announced/2026-03-20"))) {
        Path file = files.findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : List.of(0, 5, bytes.length - 1)) {
          Files.write(file, java.util.Arrays.copyOf(bytes, length));
          assertThrows(AnnouncementException.class, () -> departures.find(made.code()));
        }
        bytes[20] ^= 1;
        Files.write(file, bytes);
        String told =
            String.valueOf(
                assertThrows(AnnouncementException.class, () -> departures.find(made.code()))
                    .getMessage());
        assertTrue(told.contains("was changed or cut off"), told);
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new AnnouncedDeparture(TODAY, List.of(document("X1"), document("X1"))));
    assertThrows(IllegalArgumentException.class, () -> new AnnouncedDeparture(TODAY, List.of()));
  }

  @Test
  void slipsOfThePenAreToldFromCodes() {
    String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    int passed = 0;
    int slips = 0;
    for (int n = 0; n < 40; n++) {
      AnnouncementCode code = AnnouncementCode.random();
      assertEquals(code, AnnouncementCode.parse(" " + code.written().replace('-', ' ')));
      for (int at = 0; at < 15; at++) {
        byte[] slip = code.text().getBytes(US_ASCII);
        slip[at] = (byte) digits.charAt((digits.indexOf(slip[at]) + 1 + n % 31) % 32);
        slips++;
        try {
          AnnouncementCode.parse(new String(slip, US_ASCII));
          passed++;
        } catch (IllegalArgumentException e) {
          assertFalse(String.valueOf(e.getMessage()).contains(code.text()));
        }
      }
    }
    assertTrue(passed < slips / 10, passed + " of " + slips + " slips passed");
    for (String none : List.of("", "ABCD-EFGH", "UUUU-UUUU-UUUU-UUUU", "1".repeat(400))) {
      assertThrows(IllegalArgumentException.class, () -> AnnouncementCode.parse(none));
    }
  }
}
