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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
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
    return new AnnouncedDeparture(day, List.of(document("X1048576"), document("X2097152")));
  }

  private AnnouncedDepartures open() throws IOException {
    return AnnouncedDepartures.open(folder.resolve("announced"));
  }

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private AnnouncementCode announce(AnnouncedDepartures departures, LocalDate day)
      throws IOException {
    return departures.announce(departure(day), NOW, told::addAll);
  }

  /** The only announcement for today. */
  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("announced/2026-03-20"))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Why each is gone that the ledger has heard of. */
  private List<Cause> gone() {
    return told.stream()
        .filter(AnnouncementGone.class::isInstance)
        .map(e -> ((AnnouncementGone) e).cause())
        .toList();
  }

  @Test
  void whoHasTheCodeFindsItAcrossARestartWithoutNames() throws IOException {
    AnnouncementCode code;
    try (AnnouncedDepartures departures = open()) {
      code = announce(departures, TODAY.plusDays(3));
      assertTrue(departures.due(code, NOW).isEmpty(), "its day has not come");
      assertEquals(1, told.size());
    }
    try (AnnouncedDepartures departures = open()) {
      String small = code.written().toLowerCase(Locale.ROOT).replace('1', 'l');
      AnnouncedDeparture found =
          departures.due(AnnouncementCode.parse(small), days(3)).orElseThrow();
      assertEquals(TODAY.plusDays(3), found.day());
      TravelDocument first = found.documents().getFirst();
      assertTrue(first.same(document("X1048576")));
      assertEquals(document("X1048576").dateOfExpiry(), first.dateOfExpiry());
      assertEquals("", first.surname() + first.givenNames());
      assertTrue(departures.due(AnnouncementCode.random(), days(3)).isEmpty());
      assertTrue(departures.due(code, days(5)).isEmpty(), "it is past");
    }
  }

  @Test
  void theFolderShowsNobodyAndNotHowManyTravel() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      AnnouncementCode code = announce(departures, TODAY);
      String shown = code.toString() + departure(TODAY);
      assertFalse(shown.contains(code.text()) || shown.contains("X1048576"), shown);
      departures.announce(
          new AnnouncedDeparture(TODAY, List.of(document("X4194304"))), NOW, told::addAll);
      try (Stream<Path> files = Files.list(folder.resolve("announced/2026-03-20"))) {
        assertEquals(1, files.map(f -> f.toFile().length()).distinct().count());
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String all = file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          for (String secret : List.of("X1048576", "ERIKSSON", code.text(), code.written())) {
            assertFalse(all.contains(secret), () -> secret + " in " + file);
          }
        }
      }
    }
  }

  @Test
  void oneCrossingHasIt() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      AnnouncementCode code = announce(departures, TODAY);
      assertTrue(departures.take(code, NOW).isPresent());
      assertTrue(departures.take(code, NOW).isEmpty(), "another lane");
      departures.spend(code); // and then the closing could not be recorded
      departures.release(code);
      departures.tell(told::addAll, NOW);
      assertEquals(List.of(), gone());
      assertTrue(departures.take(code, NOW).isPresent());
      departures.spend(code);
      departures.tell(told::addAll, NOW);
      assertEquals(List.of(Cause.USED), gone());
      departures.release(code); // whatever happens
      assertTrue(departures.take(code, NOW).isEmpty());
      assertEquals(0, departures.size());
    }
  }

  @Test
  void whatIsTakenBackOrPastIsErasedAndTold() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      AnnouncementCode withdrawn = announce(departures, TODAY);
      announce(departures, TODAY);
      AnnouncementCode later = announce(departures, TODAY.plusDays(5));
      assertTrue(departures.withdraw(withdrawn));
      assertFalse(departures.withdraw(withdrawn));
      assertEquals(0, departures.forgetPast(days(1)), "who queues past midnight still goes");
      assertEquals(1, departures.forgetPast(days(2)));
      assertEquals(1, departures.size());
      departures.tell(told::addAll, days(2));
      assertEquals(Set.of(Cause.WITHDRAWN, Cause.EXPIRED), Set.copyOf(gone()));
      departures.tell(told::addAll, days(3));
      assertEquals(2, gone().size(), "each is told once");
      assertTrue(departures.due(later, days(5)).isPresent());
    }
  }

  /** Its path is given as people do: relative, and with a dot. */
  @Test
  void whatWasSpentWhenThePowerFailedIsErasedByTheNextRunAndTold() throws IOException {
    AnnouncementCode code;
    try (AnnouncedDepartures departures = open()) {
      code = announce(departures, TODAY);
      departures.take(code, NOW);
      departures.spend(code);
      assertThrows(
          IOException.class,
          () ->
              departures.tell(
                  entries -> {
                    throw new IOException("the disk is full");
                  },
                  NOW));
    }
    Path relative =
        Path.of(".").toAbsolutePath().normalize().relativize(folder.resolve("announced"));
    try (AnnouncedDepartures departures =
        AnnouncedDepartures.open(Path.of(".").resolve(relative))) {
      assertTrue(departures.due(code, NOW).isEmpty());
      departures.tell(told::addAll, NOW);
      assertEquals(List.of(Cause.USED), gone());
    }
    try (AnnouncedDepartures departures = open()) {
      code = announce(departures, TODAY);
      departures.spend(code);
    }
    assertTrue(Files.exists(file()), "the power failed before it was erased");
    try (AnnouncedDepartures departures = open()) {
      assertTrue(departures.due(code, NOW).isEmpty());
      assertEquals(0, departures.size());
    }
    Path note = folder.resolve("announced/gone").resolve("0".repeat(64) + "-USED");
    for (String other : List.of("../ledger", "announcements-key", "2026-03-20/../lock", "")) {
      Files.writeString(note, other);
      assertThrows(AnnouncementException.class, this::open);
    }
    Files.writeString(note, "2026-03-20/" + "0".repeat(32)); // was erased already
    try (AnnouncedDepartures departures = open()) {
      departures.tell(told::addAll, NOW);
    }
  }

  @Test
  void whatTheLedgerDoesNotHearOfIsNotAnnounced() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      assertThrows(
          IOException.class,
          () ->
              departures.announce(
                  departure(TODAY),
                  NOW,
                  entries -> {
                    throw new IOException("the disk is full");
                  }));
      assertEquals(0, departures.size());
    }
  }

  @Test
  void whatCannotBeAnnouncedIsRefused() throws IOException {
    try (AnnouncedDepartures departures = open()) {
      for (int days : List.of(-2, 31)) {
        assertThrows(
            IllegalArgumentException.class, () -> announce(departures, TODAY.plusDays(days)));
      }
      assertThrows(AnnouncementException.class, this::open);
      AnnouncementCode code = announce(departures, TODAY);
      byte[] bytes = Files.readAllBytes(file());
      for (int length : List.of(0, 5, bytes.length - 1)) {
        Files.write(file(), Arrays.copyOf(bytes, length));
        assertThrows(AnnouncementException.class, () -> departures.due(code, NOW));
      }
      bytes[20] ^= 1;
      Files.write(file(), bytes);
      String told =
          String.valueOf(
              assertThrows(AnnouncementException.class, () -> departures.take(code, NOW))
                  .getMessage());
      assertTrue(told.contains("was changed or cut off"), told);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new AnnouncedDeparture(TODAY, List.of(document("X1048576"), document("X1048576"))));
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
