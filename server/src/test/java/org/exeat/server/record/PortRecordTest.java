package org.exeat.server.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.records.disclosure.DayStatistics;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerProof;
import org.exeat.records.ledger.Pseudonyms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server reads off a record, of known numbers. */
class PortRecordTest {
  @TempDir Path folder = Path.of("");

  private MadeRecord made;
  private PortRecord record;

  /** Work that is to be done in the background, when the test lets it. */
  private final Deque<Runnable> background = new ArrayDeque<>();

  @BeforeEach
  void make() throws IOException {
    made = new MadeRecord(folder);
    record = made.record(background::add);
  }

  @AfterEach
  void close() throws IOException {
    made.close();
  }

  @Test
  void aDayIsCountedOnceAndNoneThatIsNotOver() throws IOException {
    assertEquals(Optional.of(new PortRecord.Days(made.day(), made.day())), record.days());
    DayStatistics day = record.day(made.day());
    assertEquals(OptionalLong.of(220), day.hours().sum());
    assertEquals(OptionalLong.of(350), day.travellers().cells().get("confirmed by machine"));
    assertEquals(OptionalLong.of(50), day.referred().sum());
    assertEquals(OptionalLong.of(150), day.complete().cells().get("everybody captured"));
    assertEquals(Optional.of(Duration.ofSeconds(12)), day.decision().median());
    assertEquals(Optional.of(Duration.ofSeconds(45)), day.closing().most());
    assertEquals(day, record.day(made.day()));
    assertThrows(IllegalArgumentException.class, () -> record.day(LocalDate.now(ZoneOffset.UTC)));
    assertThrows(IllegalArgumentException.class, () -> record.month(YearMonth.now(ZoneOffset.UTC)));
    YearMonth before = YearMonth.of(2020, 1);
    assertEquals(Optional.empty(), record.month(before).others());
    assertSame(record.month(before), record.month(before), "read once");
  }

  @Test
  void listsAreNewestFirstInPartsAndFollowTheLedger() throws IOException {
    assertNull(record.standing().retention());
    made.years();
    PortRecord.Standing standing = record.standing();
    assertEquals(61, standing.counts().get("retention"));
    assertEquals(2, standing.counts().get("looks"));
    assertEquals(Optional.of(1200), Objects.requireNonNull(standing.retention()).number("kept"));
    List<Long> seen = new ArrayList<>();
    Optional<Long> before = Optional.empty();
    do {
      PortRecord.Page page = record.page(RecordList.RETENTION, before, 25);
      assertTrue(page.lines().size() <= 25);
      page.lines().forEach(line -> seen.add(line.entry()));
      before = Optional.ofNullable(page.older());
    } while (before.isPresent());
    assertEquals(61, seen.size());
    assertEquals(seen.stream().distinct().sorted((a, b) -> Long.compare(b, a)).toList(), seen);
    RecordLine disclosed =
        record.page(RecordList.DISCLOSURES, Optional.empty(), 25).lines().getFirst();
    assertEquals(made.crossing().toString(), disclosed.crossing());
    assertEquals(List.of("day", "outcome"), disclosed.says().get("fields"));
    for (RecordList list : RecordList.values()) {
      assertFalse(record.page(list, Optional.empty(), 25).lines().isEmpty(), list::word);
    }
  }

  @Test
  void whoIsToBeToldOfACorrectionIsKnownUntilTheyAre() throws IOException {
    made.years();
    assertEquals(1, record.standing().due());
    assertEquals(1, record.standing().overdue());
    made.append(
        new LedgerEntry.CorrectionSent(
            Instant.now(),
            made.crossing(),
            1,
            record.due().getFirst().correction(),
            record.due().getFirst().disclosure(),
            new Pseudonyms(new byte[32]).officer("officer"),
            "by letter"));
    assertEquals(List.of(), record.due());
    assertEquals(0, record.standing().due());
  }

  @Test
  void whatIsTakenOutIsProvedAndRecordedFirst() throws IOException {
    Map<String, String> proofs = record.prove(made.crossing(), "auditor", "sample 4");
    assertEquals(8, proofs.size());
    for (String proof : proofs.values()) {
      LedgerProof.proved(proof.getBytes(StandardCharsets.UTF_8), LedgerFiles.key(folder));
    }
    RecordLine look = record.page(RecordList.LOOKS, Optional.empty(), 25).lines().getFirst();
    assertEquals("taken_out", look.kind());
    assertEquals("sample 4", look.says().get("purpose"));
    CrossingId unknown = CrossingId.of(Instant.now(), new Random(77));
    assertEquals(Map.of(), record.prove(unknown, "auditor", "sample 5"));
    assertEquals(1, record.page(RecordList.LOOKS, Optional.empty(), 25).total());
    PortRecord deaf =
        new PortRecord(
            folder,
            LedgerFiles.key(folder),
            (crossing, account, purpose) -> {
              throw new IOException("the disk is full");
            },
            Instant::now,
            background::add);
    assertThrows(IOException.class, () -> deaf.prove(made.crossing(), "auditor", "sample 6"));
  }

  @Test
  void oneVerificationRunsAtATimeAndFindsWhatWasChanged() throws IOException {
    Verification verification = record.verification();
    assertTrue(verification.start());
    assertFalse(verification.start(), "one runs already");
    assertTrue(verification.state().running());
    background.remove().run();
    Verification.Result sound = Objects.requireNonNull(verification.state().last());
    assertFalse(verification.state().running());
    assertTrue(sound.sound(), sound.findings()::toString);
    assertEquals(record.standing().size(), sound.entries());
    assertEquals(200L, sound.kinds().get("closed"));
    made.tamper("compared by eye", "compared by ear");
    assertTrue(verification.start());
    background.remove().run();
    Verification.Result changed = Objects.requireNonNull(verification.state().last());
    assertFalse(changed.sound());
    assertTrue(
        changed.findings().getFirst().matches("entry [0-9]+ does not have its hash in tile/0/000"),
        changed.findings()::toString);
  }

  @Test
  void aChangedEntryDoesNotStopTheLists() throws IOException {
    made.years();
    made.tamper("\"kind\":\"closed\"", "\"kind\":\"viewed\"");
    assertTrue(record.standing().unreadable() > 0);
    assertEquals(61, record.standing().counts().get("retention"));
    background.clear();
    assertTrue(record.verification().start());
    background.remove().run();
    assertFalse(Objects.requireNonNull(record.verification().state().last()).sound());
  }
}
