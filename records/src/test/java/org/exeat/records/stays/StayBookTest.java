package org.exeat.records.stays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing;
import org.exeat.domain.HolderCrossing.Confirmation;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.RetentionTime;
import org.exeat.domain.Stay;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.domain.UnseenDepartures;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.retention.RetentionRun;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One PostgreSQL for all tests, emptied before each; those that harm it have their own. */
class StayBookTest {
  private static final Path PROGRAMS = Path.of("target", "postgres");
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final String PORT = "records.example/port-7";

  private static @org.jspecify.annotations.Nullable OwnDatabase shared;

  @TempDir Path temp;
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<IOException> troubles = Collections.synchronizedList(new ArrayList<>());

  @TempDir static Path sharedFolder;

  private static OwnDatabase shared() throws IOException {
    OwnDatabase open = shared;
    if (open == null) {
      open = new OwnDatabase(sharedFolder, PROGRAMS);
      shared = open;
    }
    return open;
  }

  @AfterAll
  static void stop() throws IOException {
    if (shared != null) {
      shared.close();
    }
  }

  @BeforeEach
  void empty() throws Exception {
    try (Connection c = shared().source().getConnection();
        Statement s = c.createStatement()) {
      s.execute("drop schema public cascade; create schema public");
    }
  }

  /** Somebody else's: closing the book does not stop it. */
  private record Lent(Database of) implements Database {
    @Override
    public DataSource source() throws IOException {
      return of.source();
    }

    @Override
    public void close() {}
  }

  /** There is none. */
  private record Away() implements Database {
    @Override
    public DataSource source() throws IOException {
      throw new StayException("the test has taken it away");
    }

    @Override
    public void close() {}
  }

  private StayBook book() throws IOException {
    return book(new Lent(shared()));
  }

  private StayBook book(Database database) throws IOException {
    StayBook book = unbegun(database);
    book.begin(Set.of());
    return book;
  }

  private StayBook unbegun(Database database) throws IOException {
    return StayBook.open(temp.resolve("stays"), PORT, f -> database, troubles::add);
  }

  private static TravelDocument document(int number) {
    return new TravelDocument(
        "P",
        "UTO",
        "QX" + (700_000 + number),
        "NEMO",
        "NOBODY",
        LocalDate.of(1990, 1, 1),
        LocalDate.of(2031, 1, 1));
  }

  private static KeptEvidence facts(Direction direction, Instant closed) {
    return new KeptEvidence(
        EvidenceKind.STAY, TravellerCategory.OTHER, direction, CrossingOutcome.CONFIRMED, closed);
  }

  private static StayBook.Note note(
      int holder, Direction direction, Instant at, Optional<TravelDocument> other) {
    return new StayBook.Note(
        1,
        document(holder),
        facts(direction, at),
        Confirmation.BIOMETRIC,
        direction == Direction.ENTRY ? Optional.of(LocalDate.of(2026, 9, 1)) : Optional.empty(),
        other,
        Optional.empty());
  }

  /** A holder crosses, and the ledger says so. */
  private CrossingId cross(StayBook book, int holder, Direction direction, Instant at)
      throws IOException {
    CrossingId crossing = CrossingId.of(at, random);
    book.note(
        crossing,
        List.of(note(holder, direction, at, Optional.empty())),
        direction == Direction.EXIT
            ? Optional.of(new StayBook.Departures(at, 2, 1, false))
            : Optional.empty());
    book.settle(crossing);
    return crossing;
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  @Test
  void anEntryIsPairedWithTheExitAndOnlyForWhoShowsTheDocument() throws IOException {
    try (StayBook book = book()) {
      CrossingId in = cross(book, 1, Direction.ENTRY, day(0));
      CrossingId out = cross(book, 1, Direction.EXIT, day(20));
      cross(book, 2, Direction.ENTRY, day(3));
      List<Stay> stays = book.of(document(1));
      assertEquals(1, stays.size());
      HolderCrossing entry = stays.getFirst().entry().orElseThrow();
      assertEquals(
          new HolderCrossing(
              in,
              1,
              PORT,
              Direction.ENTRY,
              day(0),
              Confirmation.BIOMETRIC,
              Optional.of(LocalDate.of(2026, 9, 1))),
          entry);
      assertEquals(out, stays.getFirst().exit().orElseThrow().crossing());
      assertEquals(Optional.empty(), book.of(document(2)).getFirst().exit());
      assertEquals(List.of(), book.of(document(3)));
      assertEquals(new UnseenDepartures(2, 1, 0), book.unseen(day(1), day(30)));
      assertEquals(new UnseenDepartures(0, 0, 0), book.unseen(day(21), day(30)));
    }
    try (StayBook again = book()) {
      assertEquals(1, again.of(document(1)).size());
    }
  }

  @Test
  void whatOfACrossingThatDidNotCloseIsNotWritten() throws IOException {
    CrossingId halfOpen = CrossingId.of(day(0), random);
    try (StayBook book = book()) {
      book.note(
          halfOpen, List.of(note(1, Direction.EXIT, day(0), Optional.empty())), Optional.empty());
      assertEquals(List.of(), book.of(document(1)));
      CrossingId dropped = CrossingId.of(day(0), random);
      book.note(
          dropped, List.of(note(1, Direction.EXIT, day(0), Optional.empty())), Optional.empty());
      book.drop(dropped);
      book.settle(dropped);
      assertEquals(List.of(), book.of(document(1)));
    }
    try (StayBook book = unbegun(new Lent(shared()))) {
      assertThrows(IllegalStateException.class, () -> book.of(document(1)));
      book.begin(Set.of(halfOpen));
      assertEquals(List.of(), book.of(document(1)));
    }
    try (StayBook book = book()) { // it is forgotten for good
      assertEquals(List.of(), book.of(document(1)));
    }
  }

  /** The machine was cut off between the ledger's entry and the writing. */
  @Test
  void whatWasNotedOfAClosedCrossingIsWrittenAfterARestart() throws IOException {
    CrossingId closed = CrossingId.of(day(0), random);
    try (StayBook book = book(new Away())) {
      book.note(
          closed, List.of(note(1, Direction.EXIT, day(0), Optional.empty())), Optional.empty());
      book.settle(closed);
      StayException refused = assertThrows(StayException.class, () -> book.of(document(1)));
      assertTrue(refused.getMessage().contains("taken it away"));
      assertEquals(1, book.waiting());
    }
    assertFalse(troubles.isEmpty());
    try (StayBook book = book()) {
      assertEquals(closed, book.of(document(1)).getFirst().exit().orElseThrow().crossing());
      assertEquals(0, book.waiting());
    }
  }

  @Test
  void linkedDocumentsAreOneHolders() throws IOException {
    try (StayBook book = book()) {
      cross(book, 1, Direction.ENTRY, day(0));
      CrossingId out = CrossingId.of(day(9), random);
      book.note(
          out,
          List.of(note(2, Direction.EXIT, day(9), Optional.of(document(1)))),
          Optional.empty());
      book.settle(out);
      for (int asked : List.of(1, 2)) {
        List<Stay> stays = book.of(document(asked));
        assertEquals(1, stays.size(), "asked for by document " + asked);
        assertEquals(out, stays.getFirst().exit().orElseThrow().crossing());
        assertTrue(stays.getFirst().entry().isPresent());
      }
    }
  }

  /** A driver who goes to and fro, each hour of the day; more than most holders have rows for. */
  @Test
  void aDayOfFortyEightCrossingsIsFoundAsAWhole() throws IOException {
    try (StayBook book = book()) {
      Set<CrossingId> all = new HashSet<>();
      Instant midnight = Instant.parse("2026-06-01T00:00:00Z");
      for (int i = 0; i < 48; i++) {
        Direction direction = i % 2 == 0 ? Direction.ENTRY : Direction.EXIT;
        all.add(cross(book, 1, direction, midnight.plus(Duration.ofMinutes(30L * i))));
      }
      Set<CrossingId> found = new HashSet<>();
      for (Stay s : book.of(document(1))) {
        found.add(s.entry().orElseThrow().crossing());
        found.add(s.exit().orElseThrow().crossing());
      }
      assertEquals(all, found);
    }
  }

  /**
   * Line 4: who has the whole database sees rows, and not which are one holder's, so that there is
   * no list of those who have not left.
   */
  @Test
  void rowsShowNobody() throws Exception {
    try (StayBook book = book()) {
      for (int holder = 0; holder < 10; holder++) {
        cross(book, holder, Direction.ENTRY, day(holder));
        cross(book, holder, Direction.EXIT, day(20 + holder));
      }
      book.of(document(0)); // they are written
    }
    Set<String> different = new HashSet<>();
    Set<Integer> lengths = new HashSet<>();
    try (Connection c = shared().source().getConnection();
        Statement s = c.createStatement()) {
      s.execute("checkpoint");
      try (ResultSet rows = s.executeQuery("select * from stay")) {
        Set<String> columns = new HashSet<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getMetaData().getColumnName(i));
        }
        assertEquals(
            Set.of(
                "slot",
                "port",
                "crossing",
                "document",
                "part",
                "category",
                "direction",
                "outcome",
                "closed",
                "evidence",
                "sealed"),
            columns);
        while (rows.next()) {
          assertTrue(different.add(Arrays.toString(rows.getBytes("slot"))));
          byte[] sealed = rows.getBytes("sealed");
          lengths.add(sealed.length);
          for (int part = 0; part + 16 <= sealed.length; part += 16) {
            assertTrue(
                different.add(Arrays.toString(Arrays.copyOfRange(sealed, part, part + 16))),
                "two rows have a part in common");
          }
        }
      }
    }
    assertEquals(1, lengths.size(), "the length tells what a row says");
    for (Path root : List.of(temp, sharedFolder)) {
      for (Path file : files(root)) {
        String bytes =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("NEMO") || bytes.contains("QX70000"), "a file shows a holder");
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** What was changed is not "nothing on record", and not a database that is away. */
  @Test
  void aRowThatWasChangedIsToldAsThat() throws Exception {
    try (StayBook book = book()) {
      cross(book, 1, Direction.ENTRY, day(0));
      book.of(document(1));
      try (Connection c = shared().source().getConnection();
          Statement s = c.createStatement()) {
        s.execute("update stay set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)");
      }
      StayException changed = assertThrows(StayException.class, () -> book.of(document(1)));
      assertFalse(changed instanceof DatabaseAwayException);
      assertTrue(changed.getMessage().contains("was changed"), changed.getMessage());
    }
  }

  private static RetentionPolicy days(int days) {
    return new RetentionPolicy(
        "test",
        "no legal advice",
        List.of(
            new RetentionRule(
                "stays",
                EnumSet.allOf(TravellerCategory.class),
                EnumSet.allOf(Direction.class),
                EnumSet.of(CrossingOutcome.CONFIRMED, CrossingOutcome.CONFIRMED_BY_OFFICER),
                Set.of(EvidenceKind.STAY),
                new RetentionTime(Optional.empty(), Optional.of(days), Optional.empty()),
                "none")));
  }

  @Test
  void whatIsDueIsDestroyedButNotWhatIsHeldAndTheLedgerHearsOfIt() throws Exception {
    Ledger.create(temp.resolve("ledger"), PORT);
    try (Vault vault =
            Vault.open(
                temp.resolve("vault"),
                MasterKeys.pkcs12(temp.resolve("keys.p12"), "horse".toCharArray()));
        Ledger ledger = Ledger.open(temp.resolve("ledger"), Clock.systemUTC());
        StayBook book = book()) {
      CrossingId old = cross(book, 1, Direction.ENTRY, day(0));
      CrossingId held = cross(book, 2, Direction.ENTRY, day(0));
      cross(book, 3, Direction.EXIT, day(9));
      vault.holds().place(new LegalHold(held, "order 12", day(100)));
      RetentionRun run = new RetentionRun(vault, Optional.of(book), ledger::append);
      RetentionRun.Done done = run.run(() -> days(5), () -> day(10), true);
      assertEquals(1, done.destroyed().size());
      assertEquals(old, done.destroyed().getFirst().stored().crossing());
      assertEquals(
          new LedgerEntry.RetentionChecked(day(10), "test", true, 2, 1, 0, 0), done.checked());
      assertEquals(List.of(), book.of(document(1)));
      assertEquals(1, book.of(document(2)).size());
      assertEquals(1, book.of(document(3)).size());
      assertEquals(List.of(), book.untold());
      ledger.checkpoint();
      LedgerEntry told = LedgerFiles.open(temp.resolve("ledger"), ledger.key()).read(0);
      assertEquals(
          new LedgerEntry.Deleted(
              day(10),
              old,
              List.of(new Evidence(done.destroyed().getFirst().stored().evidence())),
              "stays"),
          told);
    }
  }

  /** Many pages of rows that are due, and some that are not among the newest. */
  @Test
  void everythingDueIsFoundHoweverMuchItIs() throws Exception {
    try (StayBook book = book()) {
      int due = 2_300;
      List<StayBook.Note> notes = new ArrayList<>();
      for (int i = 0; i < due; i++) {
        StayBook.Note n = note(i, Direction.ENTRY, day(0), Optional.empty());
        notes.add(
            new StayBook.Note(
                i + 1,
                n.holder(),
                n.facts(),
                n.by(),
                n.until(),
                Optional.empty(),
                Optional.empty()));
      }
      CrossingId train = CrossingId.of(day(0), random);
      book.note(train, notes, Optional.empty());
      book.settle(train);
      cross(book, 1, Direction.ENTRY, day(8));
      assertEquals(due, book.against(days(5), List.of(), day(10)).due().size());
      assertEquals(
          due,
          book.against(days(5), List.of(new LegalHold(train, "order", day(50))), day(10)).held());
    }
  }

  @Test
  void anOwnDatabaseWritesThroughAndWantsItsPassword() throws Exception {
    try (Connection c = shared().source().getConnection();
        Statement s = c.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        try (ResultSet r = s.executeQuery("show " + setting)) {
          assertTrue(r.next());
          assertEquals("on", r.getString(1), setting);
        }
      }
      String url = c.getMetaData().getURL().replaceFirst("\\?.*", "");
      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(url + "?user=postgres&password=wrong").close());
    }
  }

  /** The database is killed again and again while crossings close; nothing is lost or doubled. */
  @Test
  void aDatabaseThatDiesUnderLoadIsStartedAgainAndCatchesUp() throws Exception {
    Path folder = temp.resolve("stays");
    Set<CrossingId> closed = new HashSet<>();
    int holders = 5;
    try (StayBook book =
        StayBook.open(folder, PORT, f -> new OwnDatabase(f, PROGRAMS), troubles::add)) {
      book.begin(Set.of());
      for (int i = 0; i < 200; i++) {
        closed.add(
            cross(
                book,
                i % holders,
                i / holders % 2 == 0 ? Direction.ENTRY : Direction.EXIT,
                START.plus(Duration.ofHours(2L * i))));
        if (i % 70 == 35) {
          long server =
              Long.parseLong(
                  Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
          ProcessHandle.of(server).orElseThrow().destroyForcibly();
        }
      }
      Set<CrossingId> found = new HashSet<>();
      int rows = 0;
      for (int h = 0; h < holders; h++) {
        for (Stay s : await(book, document(h))) {
          for (HolderCrossing c : Stream.concat(s.entry().stream(), s.exit().stream()).toList()) {
            found.add(c.crossing());
            rows++;
          }
        }
      }
      assertEquals(closed, found);
      assertEquals(closed.size(), rows);
    }
  }

  private static List<Stay> await(StayBook book, TravelDocument document) throws IOException {
    IOException last = new IOException("never asked");
    for (int tries = 0; tries < 20; tries++) {
      try {
        return book.of(document);
      } catch (IOException e) {
        last = e; // it is being started again
      }
    }
    throw last;
  }

  /** A process that was killed leaves its server running. */
  @Test
  void aServerThatAnEarlierRunLeftRunningIsStopped() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("own"));
    OwnDatabase first = new OwnDatabase(folder, PROGRAMS);
    try (Connection c = first.source().getConnection();
        Statement s = c.createStatement()) {
      s.execute("create table kept (n int); insert into kept values (7)");
    }
    Files.delete(folder.resolve("postgres/epg-lock")); // which died with the process
    try (OwnDatabase second = new OwnDatabase(folder, PROGRAMS);
        Connection c = second.source().getConnection();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select n from kept")) {
      assertTrue(r.next());
      assertEquals(7, r.getInt(1));
    } finally {
      first.close();
    }
  }

  @Test
  void aBookIsOpenOnce() throws IOException {
    try (StayBook book = book()) {
      assertEquals(0, book.waiting());
      assertThrows(StayException.class, () -> unbegun(new Away()));
    }
  }

  @Test
  void aKeyThatIsNoneIsRefusedByName() throws IOException {
    Files.createDirectories(temp.resolve("stays"));
    Files.write(temp.resolve("stays/stays-key"), "short".getBytes(UTF_8));
    StayException refused = assertThrows(StayException.class, () -> unbegun(new Away()));
    assertTrue(refused.getMessage().startsWith("stays-key holds no key"));
  }
}
