package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.Mode;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Prompt;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.Verdict;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.LedgerException;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crossing from opening to closing, and what is out of its turn. */
class OpenCrossingTest {
  private static final Pseudonym OFFICER = new Pseudonyms(new byte[32]).officer("officer-7");
  private static final MadeDay DAY = new MadeDay();

  @TempDir Path folder;

  private final Time time = new Time();
  private Path ledger = Path.of("");

  /** A clock that a test moves. */
  private static final class Time extends Clock {
    private volatile Instant now = Instant.parse("2026-03-20T08:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  @BeforeEach
  void create() throws IOException {
    ledger = folder.resolve("ledger");
    Ledger.create(ledger, "records.example/port-7");
  }

  private CrossingBook book() throws IOException {
    return book(Optional.empty());
  }

  private CrossingBook book(Optional<EvidenceKeeping> keeping) throws IOException {
    return new CrossingBook(
        Ledger.open(ledger, time),
        keeping,
        time,
        e -> {
          throw new IllegalStateException(e);
        });
  }

  /** What the ledger holds, from its files alone. */
  private Map<String, Long> kinds() throws IOException {
    LedgerCheck.Report report =
        LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 2, done -> {});
    assertEquals(List.of(), report.findings());
    return report.kinds();
  }

  private static Assessment decide(OpenCrossing c, double... faces) throws IOException {
    List<org.exeat.capture.Occupant> occupants = new ArrayList<>();
    for (double f : faces) {
      occupants.add(MadeDay.occupant(f));
    }
    return c.decide(
        documents -> DAY.assess(c.direction(), Mode.VEHICLE, occupants, documents, Map.of()),
        occupants.stream().map(o -> Optional.<Integer>empty()).toList());
  }

  private static void present(OpenCrossing c, double degrees) throws IOException {
    assertTrue(c.read(MadeDay.document(c.handedOver(), degrees)));
  }

  /** Whoever is alone and has the own document. */
  private static Closing cross(OpenCrossing c, double degrees) throws IOException {
    present(c, degrees);
    decide(c, degrees);
    return c.close();
  }

  @Test
  void whomTheMachineDoesNotConfirmAnOfficerDoes() throws IOException {
    Closing closing;
    try (CrossingBook book = book()) {
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      present(c, 0);
      int late = c.handedOver();
      present(c, 90);
      c.prompt(EnumSet.of(Prompt.LOOK_AT_CAMERA));
      c.prompt(EnumSet.of(Prompt.LOOK_AT_CAMERA)); // the sign still says it
      Assessment a = decide(c, 1, 150, 270);
      assertInstanceOf(Verdict.Confirmed.class, a.decision().documents().get(0));
      assertEquals(
          new Verdict.Referred(new ReferralReason.DocumentNotInTime()),
          a.decision().documents().get(late));
      assertFalse(c.read(MadeDay.document(late, 150)), "it comes after the decision");
      assertFalse(c.read(MadeDay.document(late, 150)), "and again");
      Traveller holder = Traveller.holder(late + 1);
      assertEquals(
          Set.of(holder, Traveller.holder(3), Traveller.face(3)), Set.copyOf(c.unresolved()));
      c.resolve(holder, OFFICER, Resolution.CONFIRMED, "compared by eye");
      assertThrows(
          IllegalStateException.class,
          () -> c.resolve(holder, OFFICER, Resolution.NOT_CONFIRMED, "once more"));
      assertThrows(
          IllegalStateException.class,
          () -> c.resolve(Traveller.holder(1), OFFICER, Resolution.NOT_CONFIRMED, "confirmed"));
      assertThrows(
          IllegalArgumentException.class,
          () -> c.resolve(Traveller.face(3), OFFICER, Resolution.CONFIRMED, "by what?"));
      closing = c.close();
      assertFalse(c.read(MadeDay.document(late, 150)), "a reader that is slower than all");
      assertThrows(IllegalStateException.class, c::close);
      assertThrows(IllegalStateException.class, () -> c.abandon("again"));
    }
    assertEquals(Set.of(1, 2), closing.confirmed().keySet());
    assertEquals(Set.of(2), closing.byOfficer());
    assertEquals(2, closing.unresolved().size());
    assertEquals(
        Map.of(
            "opened", 1L,
            "document_presented", 4L,
            "prompted", 1L,
            "occupant_captured", 3L,
            "assessed", 1L,
            "resolved", 1L,
            "closed", 1L),
        kinds());
  }

  @Test
  void whereAllChooseAnOfficerNothingIsComparedWhateverIsRead() throws IOException {
    try (CrossingBook book = book()) {
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      present(c, 0);
      int being = c.handedOver();
      c.optOutAll();
      c.optOutAll(); // told by two devices
      c.read(MadeDay.document(being, 90));
      present(c, 150);
      Assessment a = decide(c, 0, 90, 150); // even if a camera had looked
      for (Verdict v : a.decision().documents()) {
        assertEquals(new Verdict.Referred(new ReferralReason.OptedOut()), v);
      }
      assertEquals(0, a.matrix().scored());
      c.close();
    }
    assertEquals(1, kinds().get("opted_out"));
  }

  private static TravelDocument document(double degrees) {
    return MadeDay.document(0, degrees).fields().orElseThrow();
  }

  private static AnnouncementCode announce(AnnouncedDepartures departures, double... degrees)
      throws IOException {
    return departures.announce(
        new AnnouncedDeparture(
            MadeDay.DATE, Arrays.stream(degrees).mapToObj(OpenCrossingTest::document).toList()),
        Instant.parse("2026-03-19T12:00:00Z"),
        entries -> {});
  }

  @Test
  void whoAnnouncedADepartureIsExpectedAndTheCodeIsGoneWhenTheCrossingCloses() throws IOException {
    try (AnnouncedDepartures departures = AnnouncedDepartures.open(folder.resolve("announced"));
        CrossingBook book = book()) {
      AnnouncementCode code = announce(departures, 0, 90, 150);
      OpenCrossing in = book.open("lane-1", Direction.ENTRY, Mode.VEHICLE);
      assertThrows(IllegalStateException.class, () -> in.announced(departures, code));
      OpenCrossing turned = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      turned.announced(departures, code);
      OpenCrossing beside = book.open("lane-2", Direction.EXIT, Mode.VEHICLE);
      assertThrows(IllegalArgumentException.class, () -> beside.announced(departures, code));
      turned.abandon("turned back");

      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertEquals(3, c.announced(departures, code).documents().size(), "it stayed for its day");
      assertThrows(IllegalArgumentException.class, () -> c.announced(departures, code));
      assertEquals(3, c.expected());
      present(c, 0);
      assertEquals(3, c.expected(), "it is one of them");
      assertEquals(1, decide(c, 0, 90).documents().size(), "who does not come is not presented");
      c.close();
      assertEquals(0, departures.size());
      OpenCrossing again = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertThrows(IllegalArgumentException.class, () -> again.announced(departures, code));
      assertEquals(0, again.expected());
    }
    assertEquals(2, kinds().get("announcement_shown"));
    assertEquals(1, kinds().get("announcement_gone"));
    assertEquals(1, kinds().get("document_presented"));
  }

  @Test
  void whatIsOutOfItsTurnIsRefusedAndNotRecorded() throws IOException {
    try (CrossingBook book = book()) {
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertThrows(IllegalStateException.class, c::close);
      assertThrows(IllegalStateException.class, c::unresolved);
      present(c, 0);
      decide(c, 0);
      assertThrows(IllegalStateException.class, () -> decide(c, 0));
      assertThrows(IllegalStateException.class, c::handedOver);
      assertThrows(IllegalArgumentException.class, () -> c.optOut(2));
      assertThrows(IllegalArgumentException.class, () -> c.read(MadeDay.document(7, 0)));
      assertThrows(IllegalStateException.class, () -> c.prompt(Set.of(Prompt.STOP)));
      assertThrows(
          IllegalStateException.class,
          () -> c.admit(1, OFFICER, "visit", "B-2", Optional.empty()),
          "who leaves is not admitted");
      c.abandon("turned back");
      assertThrows(IllegalStateException.class, c::close);
    }
    assertFalse(kinds().containsKey("closed"));
  }

  @Test
  void whoEntersIsAdmittedOnceConfirmed() throws IOException {
    try (CrossingBook book = book()) {
      OpenCrossing c = book.open("lane-1", Direction.ENTRY, Mode.FOOT);
      present(c, 0);
      present(c, 90);
      decide(c, 0);
      LocalDate until = LocalDate.of(2026, 9, 20);
      assertThrows(
          IllegalStateException.class,
          () -> c.admit(2, OFFICER, "visit", "B-2", Optional.of(until)));
      c.admit(1, OFFICER, "visit", "B-2", Optional.of(until));
      assertThrows(
          IllegalStateException.class,
          () -> c.admit(1, OFFICER, "visit", "B-2", Optional.empty()),
          "once");
      c.close();
      assertEquals(List.of(), c.documents(), "portraits are let go");
    }
    assertEquals(1, kinds().get("admitted"));
  }

  @Test
  void whatWasOpenWhenTheMachineStoppedIsAbandoned() throws IOException {
    try (CrossingBook book = book()) {
      assertEquals(0, book.abandoned());
      present(book.open("lane-1", Direction.EXIT, Mode.VEHICLE), 0);
      book.open("lane-2", Direction.EXIT, Mode.VEHICLE);
      cross(book.open("lane-3", Direction.EXIT, Mode.VEHICLE), 30);
      assertThrows(LedgerException.class, this::book, "a second start on the same data");
    }
    time.pass(Duration.ofDays(2));
    try (CrossingBook book = book()) {
      assertEquals(2, book.abandoned());
    }
    assertEquals(2, kinds().get("abandoned"));
    try (CrossingBook book = book()) {
      assertEquals(0, book.abandoned());
    }
  }

  @Test
  void aDocumentThatHasJustLeftDoesNotLeaveAgain() throws IOException {
    try (CrossingBook book = book()) {
      cross(book.open("lane-1", Direction.EXIT, Mode.VEHICLE), 0);
      time.pass(Duration.ofMinutes(59));
      OpenCrossing again = book.open("lane-2", Direction.EXIT, Mode.VEHICLE);
      present(again, 0);
      Assessment a = decide(again, 0);
      String why =
          assertInstanceOf(PresentedDocument.NotAccepted.class, a.documents().get(0).status())
              .why();
      assertTrue(why.contains("59 minutes ago"), why);
      assertFalse(why.contains("X0"), "no number in words");
      assertEquals(Map.of(), again.close().confirmed());
      OpenCrossing here = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      OpenCrossing there = book.open("lane-2", Direction.EXIT, Mode.VEHICLE);
      present(here, 30);
      present(there, 30);
      decide(here, 30);
      assertEquals(0, decide(there, 30).decision().confirmed(), "at the same time in two lanes");
      here.abandon("turned back");
      there.close();
      OpenCrossing once = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertEquals(Set.of(1), cross(once, 30).confirmed().keySet(), "who turned back comes again");
      OpenCrossing back = book.open("lane-2", Direction.ENTRY, Mode.VEHICLE);
      assertEquals(Set.of(1), cross(back, 0).confirmed().keySet());
      time.pass(Duration.ofMinutes(62));
      OpenCrossing later = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertEquals(Set.of(1), cross(later, 0).confirmed().keySet());
    }
  }

  /** A vault, and what a policy lets be kept in it: photographs for twelve hours. */
  private EvidenceKeeping keeping() throws Exception {
    return new EvidenceKeeping(
        Vault.open(
            folder.resolve("vault"),
            MasterKeys.pkcs12(folder.resolve("keys.p12"), "horse".toCharArray())),
        Optional.empty(),
        RetentionFile.read(Path.of("../policies/example-12-hours-and-14-days.yaml")),
        "UTO");
  }

  @Test
  void ofWhoOptsOutNothingIsComparedOrKept() throws Exception {
    EvidenceKeeping keeping = keeping();
    try (Vault vault = keeping.vault();
        CrossingBook book = book(Optional.of(keeping))) {
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      int number = c.handedOver();
      c.optOut(number + 1);
      c.optOut(number + 1);
      assertTrue(c.read(MadeDay.document(number, 0)));
      assertEquals(Optional.empty(), c.documents().get(0).face());
      assertEquals(Optional.empty(), c.documents().get(0).portrait());
      Assessment a = decide(c, 0);
      assertEquals(
          new Verdict.Referred(new ReferralReason.OptedOut()), a.decision().documents().get(0));
      c.resolve(Traveller.holder(1), OFFICER, Resolution.CONFIRMED, "compared by eye");
      assertEquals(List.of(), c.close().kept());
      OpenCrossing late = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      present(late, 30);
      decide(late, 30, 120);
      late.optOut(1);
      assertEquals(List.of(), late.close().kept(), "after the decision nothing is kept either");
      OpenCrossing other = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      assertEquals(
          Set.of(EvidenceKind.CAPTURE),
          Set.copyOf(cross(other, 60).kept().stream().map(EvidenceKeeping.Kept::what).toList()));
      assertEquals(1, vault.stored().size());
    }
    assertEquals(2, kinds().get("opted_out"));
    assertEquals(1, kinds().get("evidence_kept"));
  }

  @Test
  void whatWasKeptForAClosingThatDidNotComeIsDestroyed() throws Exception {
    EvidenceKeeping keeping = keeping();
    try (Vault vault = keeping.vault()) {
      CrossingBook book = book(Optional.of(keeping));
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      present(c, 0);
      decide(c, 0);
      book.close();
      assertThrows(IOException.class, c::close);
      assertThrows(IOException.class, c::close);
      assertEquals(1, vault.stored().size(), "a closing that is tried again keeps nothing twice");
      try (CrossingBook next = book(Optional.of(keeping))) {
        assertEquals(1, next.abandoned());
        assertEquals(List.of(), vault.stored());
      }
      assertEquals(1, vault.untold().size(), "the next retention run tells the ledger");
    }
    assertFalse(kinds().containsKey("evidence_kept"));
  }

  @Test
  void aCrossingThatWasOpenForTooLongIsClosedWithWhatIsKept() throws Exception {
    EvidenceKeeping keeping = keeping();
    try (Vault vault = keeping.vault();
        CrossingBook book = book(Optional.of(keeping))) {
      OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.BUS);
      present(c, 0);
      decide(c, 0);
      time.pass(Duration.ofHours(5));
      cross(book.open("lane-2", Direction.EXIT, Mode.VEHICLE), 90);
      assertThrows(IOException.class, () -> c.optOut(1), "it can only be closed");
      assertEquals(1, c.close().kept().size());
      assertEquals(2, vault.stored().size());
    }
    assertEquals(2, kinds().get("closed"));
  }

  @Test
  void whatTheLedgerDoesNotTakeHasNotHappened() throws IOException {
    CrossingBook book = book();
    OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
    present(c, 0);
    book.close();
    assertThrows(IOException.class, () -> decide(c, 0));
    assertThrows(IllegalStateException.class, c::close, "it is not decided");
    try (CrossingBook next = book()) {
      assertEquals(1, next.abandoned());
    }
  }

  @Test
  void lanesShareABook() throws Exception {
    int lanes = 8;
    int each = 25;
    try (CrossingBook book = book();
        ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        String name = "lane-" + lane;
        double from = lane * each;
        all.add(() -> {
          int confirmed = 0;
          for (int i = 0; i < each; i++) {
            OpenCrossing c = book.open(name, Direction.EXIT, Mode.VEHICLE);
            confirmed += cross(c, from + i).confirmed().size();
          }
          return confirmed;
        });
      }
      int confirmed = 0;
      for (Future<Integer> f : threads.invokeAll(all)) {
        confirmed += f.get();
      }
      assertEquals(lanes * each, confirmed);
    }
    assertEquals((long) lanes * each, kinds().get("closed"));
  }
}
