package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.capture.Occupant;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing.Confirmation;
import org.exeat.domain.Mode;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.RetentionTime;
import org.exeat.domain.Stay;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.domain.UnseenDepartures;
import org.exeat.domain.Verdict;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a crossing at the lane to a stay. */
class StaysAtTheLaneTest {
  private static final MadeDay DAY = new MadeDay();
  private static final Pseudonym OFFICER = new Pseudonym("0".repeat(32));
  private static final Clock CLOCK = Clock.systemUTC();

  private final List<IOException> troubles = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void create() throws IOException {
    Ledger.create(folder.resolve("ledger"), "records.example/port-7");
  }

  private StayBook stays() throws IOException {
    return StayBook.open(
        folder.resolve("stays"),
        "records.example/port-7",
        in -> new OwnDatabase(in, Path.of("target", "postgres")),
        troubles::add);
  }

  @AfterEach
  void noTrouble() {
    assertEquals(List.of(), troubles);
  }

  private CrossingBook book(Vault vault, StayBook stays) throws Exception {
    return book(
        vault, stays, RetentionFile.read(Path.of("../policies/example-12-hours-and-14-days.yaml")));
  }

  private CrossingBook book(Vault vault, StayBook stays, RetentionPolicy policy) throws Exception {
    return new CrossingBook(
        Ledger.open(folder.resolve("ledger"), CLOCK),
        Optional.of(new EvidenceKeeping(vault, Optional.of(stays), policy, "NOB")),
        CLOCK,
        e -> {
          throw new IllegalStateException(e);
        });
  }

  private Vault vault() throws IOException {
    return Vault.open(
        folder.resolve("vault"),
        MasterKeys.pkcs12(folder.resolve("keys.p12"), "horse".toCharArray()));
  }

  private Map<String, Long> kinds() throws IOException {
    Path ledger = folder.resolve("ledger");
    LedgerCheck.Report report =
        LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 2, done -> {});
    assertEquals(List.of(), report.findings());
    return report.kinds();
  }

  private static OpenCrossing decided(
      CrossingBook book, Direction direction, List<Double> documents, List<Double> faces)
      throws IOException {
    OpenCrossing c = book.open("lane-1", direction, Mode.VEHICLE);
    for (double d : documents) {
      c.read(MadeDay.document(c.handedOver(), d));
    }
    List<Occupant> occupants = new ArrayList<>();
    for (double f : faces) {
      occupants.add(MadeDay.occupant(f));
    }
    c.decide(
        all -> DAY.assess(direction, Mode.VEHICLE, occupants, all, Map.of()),
        occupants.stream().map(o -> Optional.<Integer>empty()).toList());
    return c;
  }

  private static TravelDocument document(double degrees) {
    return MadeDay.document(0, degrees).fields().orElseThrow();
  }

  @Test
  void whoIsConfirmedEntersAndLeavesAndWhoIsNotDoesNeither() throws Exception {
    LocalDate until = LocalDate.now(CLOCK).plusDays(90);
    try (Vault vault = vault();
        StayBook stays = stays();
        CrossingBook book = book(vault, stays)) {
      OpenCrossing in = decided(book, Direction.ENTRY, List.of(0.0, 90.0), List.of(0.0, 200.0));
      in.admit(1, OFFICER, "visit", "B2", Optional.of(until));
      assertThrows(
          IllegalStateException.class, () -> in.link(2, document(30), OFFICER, "old passport"));
      in.close();

      OpenCrossing turned = decided(book, Direction.EXIT, List.of(0.0), List.of(0.0));
      turned.abandon("turned back");

      // the holder of 0 leaves by a new document, the holder of 90 by an officer's eye
      OpenCrossing out = decided(book, Direction.EXIT, List.of(30.0, 90.0), List.of(30.0, 200.0));
      out.link(1, document(0), OFFICER, "cancelled passport shown");
      assertThrows(IllegalStateException.class, () -> out.link(1, document(0), OFFICER, "again"));
      for (Traveller t : out.unresolved()) {
        out.resolve(
            t,
            OFFICER,
            t.document().isPresent() ? Resolution.CONFIRMED : Resolution.NOT_CONFIRMED,
            "looked");
      }
      assertEquals(Set.of(1, 2), out.close().confirmed().keySet());

      for (double asked : List.of(0.0, 30.0)) {
        List<Stay> found = stays.of(document(asked));
        assertEquals(1, found.size());
        assertEquals(in.id(), found.getFirst().entry().orElseThrow().crossing());
        assertEquals(Optional.of(until), found.getFirst().entry().orElseThrow().until());
        assertEquals(Confirmation.BIOMETRIC, found.getFirst().exit().orElseThrow().by());
      }
      List<Stay> byEye = stays.of(document(90));
      assertEquals(1, byEye.size());
      assertEquals(Optional.empty(), byEye.getFirst().entry());
      assertEquals(Confirmation.OFFICER, byEye.getFirst().exit().orElseThrow().by());
      assertEquals(new UnseenDepartures(2, 2, 1), stays.unseen(in.id().opened(), CLOCK.instant()));
    }
    assertEquals(1, kinds().get("linked"));
  }

  /** The code was shown, and neither machine nor officer confirmed who the holders are. */
  @Test
  void whatWasAnnouncedOnlyIsSaidToBeThatAndWhomAnOfficerDoubtsHasNotLeft() throws Exception {
    RetentionPolicy policy =
        new RetentionPolicy(
            "announced",
            "for a test",
            List.of(
                new RetentionRule(
                    "stays",
                    Set.of(TravellerCategory.OTHER),
                    Set.of(Direction.EXIT),
                    Set.of(CrossingOutcome.CONFIRMED, CrossingOutcome.ANNOUNCED),
                    Set.of(EvidenceKind.STAY),
                    new RetentionTime(Optional.empty(), Optional.empty(), Optional.of(3)),
                    "none")));
    try (Vault vault = vault();
        StayBook stays = stays();
        AnnouncedDepartures departures = AnnouncedDepartures.open(folder.resolve("announced"));
        CrossingBook book = book(vault, stays, policy)) {
      AnnouncementCode code =
          departures.announce(
              new AnnouncedDeparture(
                  LocalDate.now(CLOCK),
                  Stream.of(0, 90, 150, 180, 270, 210).map(d -> document(d)).toList()),
              CLOCK.instant(),
              entries -> {});
      OpenCrossing out = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
      out.announced(departures, code);
      for (double d : List.of(0.0, 90.0, 150.0, 180.0, 270.0, 30.0)) {
        out.read(MadeDay.document(out.handedOver(), d));
      }
      out.optOut(4);
      List<Occupant> occupants = List.of(MadeDay.occupant(0), MadeDay.occupant(315));
      Assessment a =
          out.decide(
              all -> DAY.assess(Direction.EXIT, Mode.VEHICLE, occupants, all, Map.of()),
              occupants.stream().map(o -> Optional.<Integer>empty()).toList());
      assertTrue(
          a.decision().documents().get(4)
              instanceof Verdict.Referred(ReferralReason.FaceDoesNotMatch why));
      out.resolve(Traveller.holder(3), OFFICER, Resolution.NOT_CONFIRMED, "another person");
      out.close();
      Map<Double, List<Confirmation>> expected =
          Map.of(
              0.0, List.of(Confirmation.BIOMETRIC),
              90.0, List.of(Confirmation.ANNOUNCED), // no face was found
              150.0, List.of(), // an officer doubts it
              180.0, List.of(), // opted out, and no officer looked
              270.0, List.of(), // another's face, it seems
              210.0, List.of(), // presented nothing
              30.0, List.of()); // came along, and was not announced
      for (Map.Entry<Double, List<Confirmation>> e : expected.entrySet()) {
        assertEquals(
            e.getValue(),
            stays.of(document(e.getKey())).stream().map(s -> s.exit().orElseThrow().by()).toList(),
            e.getKey().toString());
      }
      assertEquals(
          1, stays.unseen(out.id().opened(), CLOCK.instant()).recorded(), "only who is confirmed");
    }
  }

  /** Who has changed since the passport was made is known by the picture of the last crossing. */
  @Test
  void thePictureOfAnEarlierCrossingIsASecondReferenceForTheSameDocument() throws Exception {
    try (Vault vault = vault();
        StayBook stays = stays();
        CrossingBook book = book(vault, stays)) {
      OpenCrossing first = decided(book, Direction.ENTRY, List.of(0.0), List.of(0.0));
      Evidence kept =
          first.close().kept().stream()
              .filter(k -> k.what() == EvidenceKind.ENCOUNTER_PORTRAIT)
              .findFirst()
              .orElseThrow()
              .evidence();
      assertEquals(1, confirmedAt45(book, 0));
      assertEquals(0, confirmedAt45(book, 90), "another document's holder has no part in it");
      vault.destroy(first.id(), Set.of(kept), "its time is over");
      assertEquals(0, confirmedAt45(book, 0));
    }
    assertEquals(1, kinds().get("viewed"));
  }

  /** Somebody with a face of 45 degrees whom only a reference near 40 confirms. */
  private static int confirmedAt45(CrossingBook book, double document) throws IOException {
    OpenCrossing c = book.open("lane-1", Direction.EXIT, Mode.VEHICLE);
    int number = c.handedOver();
    c.read(MadeDay.document(number, document));
    if (c.encounter(number).isPresent()) {
      c.refer(number, DAY.encounter(new byte[40]).orElseThrow());
    }
    List<Occupant> occupants = List.of(MadeDay.occupant(45));
    int confirmed =
        c.decide(
                all -> DAY.assess(Direction.EXIT, Mode.VEHICLE, occupants, all, Map.of()),
                List.of(Optional.empty()))
            .decision()
            .confirmed();
    c.abandon("a test");
    return confirmed;
  }

  /** The machine stops after the stay was noted and before the ledger says that it closed. */
  @Test
  void ofACrossingThatDidNotCloseThereIsNoStay() throws Exception {
    try (Vault vault = vault()) {
      try (StayBook stays = stays()) {
        CrossingBook book = book(vault, stays);
        OpenCrossing out = decided(book, Direction.EXIT, List.of(0.0), List.of(0.0));
        book.close();
        assertThrows(IOException.class, out::close);
        assertEquals(List.of(), stays.of(document(0)));
      }
      try (StayBook stays = stays();
          CrossingBook book = book(vault, stays)) {
        assertEquals(1, book.abandoned());
        assertEquals(List.of(), stays.of(document(0)));
      }
      try (StayBook stays = stays();
          CrossingBook book = book(vault, stays)) {
        assertEquals(0, book.abandoned());
        assertEquals(List.of(), stays.of(document(0)));
      }
    }
  }
}
