package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.exeat.capture.CoverageState;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.Occupant;
import org.exeat.domain.Coverage;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.Verdict;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages, documents and the record, joined. */
class LaneCrossingsTest {
  private static final Instant T = Instant.parse("2026-03-20T08:00:00Z");

  @TempDir Path folder;

  private final List<Assessment> decided = new ArrayList<>();
  private final List<Closing> closed = new ArrayList<>();
  private final List<Exception> troubles = new ArrayList<>();
  private final List<Integer> soFar = new ArrayList<>();
  private CrossingBook book;
  private @Nullable OpenCrossing there;

  private final LaneCrossings.Listener listener =
      new LaneCrossings.Listener() {
        @Override
        public void opened(OpenCrossing crossing) {
          there = crossing;
        }

        @Override
        public void seen(OpenCrossing crossing, CoverageState state, Assessment now) {
          soFar.add(now.decision().confirmed());
        }

        @Override
        public void decided(OpenCrossing crossing, CoverageState state, Assessment assessment) {
          decided.add(assessment);
          try {
            closed.add(crossing.close());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void trouble(Exception cause) {
          troubles.add(cause);
        }
      };

  @BeforeEach
  void open() throws IOException {
    Ledger.create(folder.resolve("ledger"), "records.example/port-7");
    book =
        new CrossingBook(
            Ledger.open(folder.resolve("ledger"), Clock.systemUTC()),
            Optional.empty(),
            Clock.systemUTC(),
            e -> {});
  }

  @AfterEach
  void close() throws IOException {
    book.close();
  }

  private Map<String, Long> kinds() throws IOException {
    book.close();
    Path ledger = folder.resolve("ledger");
    return LedgerCheck.run(LedgerFiles.folder(ledger), LedgerFiles.key(ledger), 1, done -> {})
        .kinds();
  }

  private LaneCrossings lane(LaneCrossings.Day day, Duration patience) {
    return new LaneCrossings("lane-1", Direction.EXIT, book, () -> day, patience, listener);
  }

  /** A lane is asked to end by an interrupt, which may come at any moment. */
  @Test
  void whoIsInterruptedRecordsTheEndAllTheSame() throws Exception {
    LaneCrossings lane = lane(new MadeDay(), Duration.ofSeconds(20));
    lane.accept(new Event.Opened(T, "1", Mode.VEHICLE));
    Thread.currentThread().interrupt();
    lane.accept(new Event.Closed(T, "1", MadeDay.seen(Set.of(), 0)));
    assertTrue(Thread.currentThread().isInterrupted());
    lane.accept(new Event.Opened(T, "2", Mode.VEHICLE));
    lane.close();
    assertTrue(Thread.interrupted(), "it is still asked to end");
    assertEquals(List.of(), troubles);
    assertEquals(
        Map.of(
            "opened", 2L,
            "occupant_captured", 1L,
            "assessed", 1L,
            "closed", 1L,
            "abandoned", 1L),
        kinds());
  }

  @Test
  void aVehiclesPeopleAreConfirmedByWhatTheyHandOver() throws Exception {
    try (LaneCrossings lane = lane(new MadeDay(), Duration.ofSeconds(20))) {
      assertThrows(IllegalStateException.class, () -> lane.handOver(MadeDay.handedOver(0)));
      assertEquals(Map.of(), lane.counts());
      lane.accept(new Event.Opened(T, "1", Mode.VEHICLE));
      assertEquals(1, lane.handOver(MadeDay.handedOver(0)));
      assertEquals(2, lane.handOver(MadeDay.handedOver(90)));
      assertEquals(Map.of(Coverage.Source.DOCUMENTS, 2), lane.counts());
      lane.accept(new Event.Seen(T, MadeDay.seen(Set.of(Prompt.LOOK_AT_CAMERA), 0)));
      lane.accept(new Event.Closed(T, "1", MadeDay.seen(Set.of(), 91, 0)));
      assertFalse(lane.open());
      assertThrows(IllegalStateException.class, () -> lane.handOver(MadeDay.handedOver(30)));
      assertEquals(Set.of(1, 2), closed.getFirst().confirmed().keySet());
      lane.accept(new Event.Opened(T, "2", Mode.VEHICLE));
      lane.accept(new Event.Closed(T, "2", MadeDay.seen(Set.of(), 0)));
      assertEquals(
          new Verdict.Referred(new ReferralReason.NoDocumentForFace(0)),
          decided.get(1).decision().occupants().get(0),
          "the next vehicle has nothing of the first one's");
      lane.accept(new Event.Opened(T, "3", Mode.VEHICLE)); // and is left open
    }
    assertEquals(1, soFar.size());
    assertEquals(List.of(), troubles);
    assertEquals(
        Map.of(
            "opened", 3L,
            "document_presented", 2L,
            "prompted", 1L,
            "occupant_captured", 3L,
            "assessed", 2L,
            "closed", 2L,
            "abandoned", 1L),
        kinds());
  }

  @Test
  void nobodyWaitsForADocumentThatIsNotReadInTimeOrBreaks() throws Exception {
    CountDownLatch decisionIsMade = new CountDownLatch(1);
    CountDownLatch isBeingRead = new CountDownLatch(1);
    LaneCrossings.Day slow =
        new MadeDay() {
          @Override
          public Presented document(int number, HandedOver at, Mode mode, boolean optedOut)
              throws IOException {
            if (number == 1) {
              throw new IOException("the reader was unplugged");
            }
            if (number == 2) {
              isBeingRead.countDown();
              try {
                decisionIsMade.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }
            return super.document(number, at, mode, optedOut);
          }
        };
    try (LaneCrossings lane = lane(slow, Duration.ofMillis(1))) {
      lane.accept(new Event.Opened(T, "1", Mode.VEHICLE));
      lane.handOver(MadeDay.handedOver(0));
      lane.handOver(MadeDay.handedOver(40));
      lane.handOver(MadeDay.handedOver(90));
      isBeingRead.await(); // the two before it are read
      lane.accept(new Event.Closed(T, "1", MadeDay.seen(Set.of(), 0, 90)));
      decisionIsMade.countDown();
    }
    List<Verdict> documents = decided.getFirst().decision().documents();
    assertTrue(documents.get(0) instanceof Verdict.Confirmed, documents::toString);
    Verdict broken = documents.get(1);
    assertTrue(
        broken instanceof Verdict.Referred(ReferralReason.ComparisonFailed(Throwable cause))
            && "the reader was unplugged".equals(cause.getMessage()),
        broken::toString);
    assertEquals(new Verdict.Referred(new ReferralReason.DocumentNotInTime()), documents.get(2));
    assertEquals(3, kinds().get("document_presented"));
  }

  @Test
  void whatBreaksEndsTheCrossingAndNotTheLane() throws Exception {
    LaneCrossings.Day broken =
        new MadeDay() {
          @Override
          public Assessment assess(
              Direction direction,
              Mode mode,
              List<Occupant> occupants,
              List<Presented> documents,
              Map<Coverage.Source, Integer> counts) {
            if (occupants.size() == 2) {
              throw new IllegalStateException("the engine was lost");
            }
            return super.assess(direction, mode, occupants, documents, counts);
          }
        };
    try (LaneCrossings lane = lane(broken, Duration.ofSeconds(20))) {
      lane.accept(new Event.Opened(T, "1", Mode.VEHICLE));
      lane.accept(new Event.Seen(T, MadeDay.seen(Set.of(), 0, 90)));
      lane.accept(new Event.Closed(T, "1", MadeDay.seen(Set.of(), 0, 90)));
      lane.accept(new Event.Opened(T, "2", Mode.VEHICLE));
      Objects.requireNonNull(there).abandon("an officer sent it back");
      lane.accept(new Event.Seen(T, MadeDay.seen(Set.of(Prompt.STOP), 0)));
      lane.accept(new Event.Closed(T, "2", MadeDay.seen(Set.of(), 0)));
      lane.accept(new Event.Opened(T, "3", Mode.VEHICLE));
      lane.handOver(MadeDay.handedOver(0));
      lane.accept(new Event.Closed(T, "3", MadeDay.seen(Set.of(), 0)));
    }
    assertEquals(1, troubles.size(), troubles::toString);
    assertEquals(1, closed.size());
    assertEquals(2, kinds().get("abandoned"));
  }

  @Test
  void whatCannotBeRecordedConfirmsNobody() throws Exception {
    try (LaneCrossings lane = lane(new MadeDay(), Duration.ofSeconds(20))) {
      lane.accept(new Event.Opened(T, "1", Mode.VEHICLE));
      lane.handOver(MadeDay.handedOver(0));
      book.close();
      lane.accept(new Event.Closed(T, "1", MadeDay.seen(Set.of(), 0)));
      lane.accept(new Event.Opened(T, "2", Mode.VEHICLE));
      assertFalse(lane.open());
    }
    assertEquals(List.of(), decided);
    assertTrue(troubles.size() >= 2, troubles::toString);
  }
}
