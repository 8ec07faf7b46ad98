package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.exeat.records.StoresTest;
import org.junit.jupiter.api.Test;

class LedgerTest extends StoresTest {
  private static final String ORIGIN = "records.example/port-7";

  private Path ledger() throws IOException {
    Path folder = temp.resolve("ledger");
    Ledger.create(folder, ORIGIN, 1 << 20);
    return folder;
  }

  private static LedgerCheck.Report check(Path folder) throws IOException {
    return LedgerCheck.run(LedgerFiles.folder(folder), LedgerFiles.key(folder), 2, done -> {});
  }

  @Test
  void whatIsAppendedIsThereAndProved() throws IOException {
    Path folder = ledger();
    NoteKey key;
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      key = ledger.key();
      for (int i = 0; i < 200; i++) {
        assertEquals(5L * i, ledger.append(Entries.crossing(i)));
        if (i % 37 == 0) {
          ledger.checkpoint();
        }
      }
    }
    LedgerFiles files = LedgerFiles.open(folder, key);
    assertEquals(1000, files.checkpoint().size());
    assertEquals(List.of(35L, 36L, 37L, 38L, 39L), files.of(Entries.id(7)));
    for (long i : List.of(0L, 255L, 256L, 999L)) {
      byte[] entry = files.entry(i);
      assertArrayEquals(EntryJson.write(Entries.crossing((int) i / 5).get((int) i % 5)), entry);
      byte[] proof = files.prove(i).text().getBytes(UTF_8);
      assertEquals(files.prove(i), LedgerProof.proved(proof, key));
      assertNotProvedWhereAnythingIsChanged(proof, key);
    }
    LedgerCheck.Report report = check(folder);
    assertEquals(List.of(), report.findings());
    assertEquals(0, report.open());
    assertEquals(
        Map.of(
            "opened", 200L,
            "document_presented", 200L,
            "occupant_captured", 200L,
            "assessed", 200L,
            "closed", 200L),
        report.kinds());
  }

  private static void assertNotProvedWhereAnythingIsChanged(byte[] proof, NoteKey key) {
    for (int at = 0; at < proof.length; at += 7) {
      byte[] changed = proof.clone();
      changed[at] ^= 1;
      int byteChanged = at;
      assertThrows(
          LedgerException.class,
          () -> LedgerProof.proved(changed, key),
          () -> "byte " + byteChanged + " was changed");
    }
  }

  @Test
  void checkpointsContinueEachOther() throws IOException {
    Path folder = ledger();
    List<Checkpoint> all = new ArrayList<>();
    NoteKey key;
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      key = ledger.key();
      for (int i = 0; i < 150; i++) {
        ledger.append(Entries.crossing(i));
        if (i % 10 == 0) {
          all.add(ledger.checkpoint());
        }
      }
    }
    LedgerFiles files = LedgerFiles.open(folder, key);
    for (Checkpoint earlier : all) {
      assertTrue(files.continues(earlier));
      assertFalse(files.continues(new Checkpoint(ORIGIN, earlier.size(), Hash.leaf(new byte[0]))));
    }
    assertFalse(files.continues(new Checkpoint(ORIGIN, 751, files.checkpoint().root())));
  }

  @Test
  void anEntryThatMayNotComeIsRefusedAndNothingIsAppended() throws IOException {
    Path folder = ledger();
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      List<LedgerEntry> first = Entries.crossing(1);
      ledger.append(first.subList(0, 3));
      assertRefused(ledger, "step 2 of crossing .* was recorded already", first.get(2));
      assertRefused(ledger, "step 0 of crossing .* was recorded already", first.get(0));
      assertRefused(ledger, "step 4 of crossing .* comes before step 3", first.get(4));
      assertRefused(ledger, "crossing .* is not open", Entries.crossing(2).get(1));
      // all or nothing: the first of the two might come
      assertThrows(
          RefusedEntryException.class, () -> ledger.append(List.of(first.get(3), first.get(3))));
      assertEquals(3, ledger.size());
      assertEquals(Map.of(Entries.id(1), 3), ledger.open());
      ledger.append(first.subList(3, 5));
      assertRefused(ledger, "crossing .* is over", first.get(4));
      assertRefused(ledger, "crossing .* is over", first.get(0));
    }
  }

  private static void assertRefused(Ledger ledger, String why, LedgerEntry entry) {
    String said =
        assertThrows(RefusedEntryException.class, () -> ledger.append(List.of(entry))).getMessage();
    assertTrue(said.matches(why), said);
  }

  @Test
  void aReplayIsKnownAfterARestartAndHoursLater() throws IOException {
    Path folder = ledger();
    List<LedgerEntry> first = Entries.crossing(1);
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      ledger.append(first);
    }
    int later = (int) CrossingOrder.LONGEST.multipliedBy(3).toSeconds();
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      assertRefused(ledger, "crossing .* is over", first.get(0));
      ledger.append(Entries.crossing(later));
      assertRefused(ledger, "crossing .* time so far back .*", first.get(0));
    }
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      assertRefused(ledger, "crossing .* time so far back .*", first.get(0));
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesWithoutACheckpoint() throws IOException {
    Path folder = ledger();
    Path copy = temp.resolve("copy");
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      for (int i = 0; i < 130; i++) {
        ledger.append(Entries.crossing(i));
        if (i == 60) {
          ledger.checkpoint();
        }
      }
      ledger.append(Entries.crossing(130).subList(0, 2));
      copy(folder, copy); // as the disk is when the power fails
    }
    try (Ledger ledger = Ledger.open(copy, Clock.systemUTC())) {
      assertEquals(652, ledger.size());
      assertEquals(Map.of(Entries.id(130), 2), ledger.open());
    }
    assertEquals(List.of(), check(copy).findings());
    assertEquals(1, check(copy).open());
  }

  /** The last batch is torn at every byte: all of it is gone, for it was not acknowledged then. */
  @Test
  void aTornBatchIsGoneAsAWhole() throws IOException {
    Path folder = ledger();
    Path copy = temp.resolve("copy");
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      ledger.append(Entries.crossing(0));
      ledger.append(Entries.crossing(1));
      copy(folder, copy);
    }
    long first = batch(Entries.crossing(0));
    long both = first + batch(Entries.crossing(1));
    Path journal = copy.resolve("journal");
    assertEquals(10, recovered(journal));
    for (long at = first; at < both; at++) {
      byte changed;
      try (FileChannel file =
          FileChannel.open(journal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, at);
        changed = one.get(0);
        file.write(ByteBuffer.wrap(new byte[] {(byte) (changed ^ 0x10)}), at);
        assertEquals(5, recovered(journal), "byte " + at);
        file.write(ByteBuffer.wrap(new byte[] {changed}), at);
      }
    }
    assertEquals(10, recovered(journal));
  }

  /** What was before in the file never follows what is written over its beginning. */
  @Test
  void whatIsLeftFromBeforeACheckpointDoesNotComeBack() throws IOException {
    Path journal = temp.resolve("journal");
    Journal.create(journal, 1 << 16);
    List<byte[]> same = List.of("always the same length".getBytes(UTF_8));
    try (Journal open = Journal.open(journal, 0).journal()) {
      for (int i = 0; i < 5; i++) {
        open.append(i, same);
      }
      open.covered();
      // a torn batch and two whole ones behind it, then the machine comes back
      open.append(5, same);
    }
    try (Journal open = Journal.open(journal, 5).journal()) {
      assertEquals(1, Journal.open(journal, 5).entries().size());
      open.covered();
      open.append(1, same); // as if 1 were next, where 2 to 4 lie behind it
    }
    assertEquals(1, Journal.open(journal, 1).entries().size());
  }

  private static long batch(List<LedgerEntry> entries) {
    return 24 + entries.stream().mapToLong(e -> 2 + EntryJson.write(e).length).sum();
  }

  private static int recovered(Path journal) throws IOException {
    Journal.Opened opened = Journal.open(journal, 0);
    opened.journal().close();
    return opened.entries().size();
  }

  @Test
  void whatComesFromTheFutureIsRefused() throws IOException {
    Path folder = ledger();
    Clock clock = Clock.fixed(Entries.START, ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(folder, clock)) {
      ledger.append(Entries.crossing(500));
      assertRefused(
          ledger,
          "an entry of .* lies in this machine's future; .*",
          Entries.crossing(700).getFirst());
      ledger.append(Entries.crossing(1));
    }
  }

  @Test
  void aCrossingThatIsOpenForTooLongCanOnlyBeClosed() throws IOException {
    Path folder = ledger();
    List<LedgerEntry> first = Entries.crossing(1);
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      ledger.append(first.subList(0, 3));
      ledger.append(Entries.crossing((int) CrossingOrder.LONGEST.toSeconds() + 10));
      assertRefused(ledger, "crossing .* has been open for so long .*", first.get(3));
      ledger.append(
          List.of(
              new LedgerEntry.Abandoned(first.get(3).at(), Entries.id(1), 3, "nobody closed it")));
    }
    assertEquals(List.of(), check(folder).findings());
  }

  @Test
  void aDiskThatTakesNoTilesStopsTheCheckpointAndNotTheLane() throws IOException {
    Path folder = ledger();
    Path tiles = folder.resolve("log/tile");
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      Files.writeString(tiles, "in the way");
      for (int i = 0; i < 120; i++) {
        ledger.append(Entries.crossing(i));
        assertThrows(IOException.class, ledger::checkpoint);
      }
      Files.delete(tiles);
      assertEquals(600, ledger.checkpoint().size());
    }
    assertEquals(List.of(), check(folder).findings());
    assertEquals(600, check(folder).checkpoint().size());
  }

  @Test
  void aFullJournalSaysSoAndGoesOnAfterACheckpoint() throws IOException {
    Path folder = temp.resolve("small");
    Ledger.create(folder, ORIGIN, 3000);
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      ledger.append(Entries.crossing(0));
      LedgerException full =
          assertThrows(
              LedgerException.class,
              () -> {
                for (int i = 1; i < 10; i++) {
                  ledger.append(Entries.crossing(i));
                }
              });
      assertTrue(full.getMessage().startsWith("the journal is full"), full.getMessage());
      long size = ledger.size();
      ledger.checkpoint();
      ledger.append(Entries.crossing((int) size / 5));
      assertEquals(size + 5, ledger.size());
    }
  }

  @Test
  void aSecondStartOnTheSameFolderIsRefused() throws IOException {
    Path folder = ledger();
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      assertTrue(
          assertThrows(LedgerException.class, () -> Ledger.open(folder, Clock.systemUTC()))
              .getMessage()
              .contains("open already"));
      ledger.append(Entries.crossing(0));
    }
    assertThrows(LedgerException.class, () -> Ledger.create(folder, ORIGIN));
    Ledger.open(folder, Clock.systemUTC()).close();
  }

  @Test
  void aLedgerThatWasSetBackIsNotOpened() throws IOException {
    Path folder = ledger();
    Path copy = temp.resolve("copy");
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      ledger.append(Entries.crossing(0));
      ledger.checkpoint();
      copy(folder.resolve("log"), copy);
      ledger.append(Entries.crossing(1));
      ledger.checkpoint();
      ledger.append(Entries.crossing(2));
      Files.copy(folder.resolve("journal"), temp.resolve("journal"));
    }
    Files.copy(
        temp.resolve("journal"),
        folder.resolve("journal"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        copy.resolve("checkpoint"),
        folder.resolve("log/checkpoint"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(
        assertThrows(LedgerException.class, () -> Ledger.open(folder, Clock.systemUTC()))
            .getMessage()
            .contains("set back"));
  }

  @Test
  void manyThreadsShareAWriteAndEachHearsOfItsOwn() throws Exception {
    Path folder = ledger();
    List<CompletableFuture<Long>> indices = new ArrayList<>();
    CompletableFuture<Long> again;
    List<IOException> troubles = new ArrayList<>();
    try (LedgerWriter writer =
        new LedgerWriter(
            Ledger.open(folder, Clock.systemUTC()), Duration.ofMillis(5), troubles::add)) {
      for (int i = 0; i < 300; i++) {
        for (LedgerEntry e : Entries.crossing(i)) {
          indices.add(writer.append(e));
        }
      }
      again = writer.append(Entries.crossing(3).getFirst());
    }
    assertEquals(List.of(), troubles);
    for (int i = 0; i < indices.size(); i++) {
      assertEquals(i, indices.get(i).get());
    }
    assertTrue(
        assertThrows(ExecutionException.class, again::get).getCause()
            instanceof RefusedEntryException);
    assertEquals(List.of(), check(folder).findings());
    assertEquals(1500, check(folder).checkpoint().size());
  }

  @Test
  void aJournalThatIsNotEmptiedIsSaid() throws Exception {
    Path folder = temp.resolve("short");
    Ledger.create(folder, "records.example/port-7", 8192);
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      for (int i = 0; ledger.trouble().isEmpty(); i++) {
        ledger.append(Entries.crossing(i));
      }
      assertTrue(ledger.trouble().orElseThrow().contains("% full"));
      ledger.checkpoint();
      assertEquals(Optional.empty(), ledger.trouble());
    }
  }
}
