package org.exeat.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.HolderCrossing.Confirmation;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.Mode;
import org.exeat.domain.Stay;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stores of an earlier version are opened, read and written on by this one. {@code
 * stores-0.1.zip} is what {@link #write} made when the formats were what they were at version 0.1,
 * of 2026-11-28, and is never made anew; a later version adds its own.
 */
class UpgradeTest {
  private static final Path PROGRAMS = Path.of("target", "postgres");
  private static final String PORT = "records.example/port-7";
  private static final char[] PASSWORD = "horse".toCharArray();
  private static final byte[] PICTURE = "a picture of nobody".getBytes(UTF_8);
  private static final Instant START = Instant.parse("2026-03-20T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC);
  private static final CrossingId CLOSED = CrossingId.of(START, new Random(1));
  private static final CrossingId HALF_OPEN = CrossingId.of(START, new Random(2));

  @TempDir Path folder = Path.of("");

  private static KeptEvidence facts(EvidenceKind kind) {
    return new KeptEvidence(
        kind, TravellerCategory.OTHER, Direction.EXIT, CrossingOutcome.CONFIRMED, START);
  }

  private static TravelDocument document() {
    LocalDate day = LocalDate.of(1990, 1, 1);
    return new TravelDocument("P", "UTO", "X1", "NEMO", "NOBODY", day, day.plusYears(50));
  }

  private static Vault vault(Path in) throws IOException {
    return Vault.open(in.resolve("vault"), MasterKeys.pkcs12(in.resolve("keys.p12"), PASSWORD));
  }

  private static LedgerEntry opened(CrossingId crossing) {
    return new LedgerEntry.Opened(START, crossing, 0, "lane-1", Direction.EXIT, Mode.VEHICLE);
  }

  /** Stores with a little of everything, and the rows of stays as lines. */
  private static void write(Path in) throws Exception {
    Ledger.create(in.resolve("ledger"), PORT);
    try (Ledger ledger = Ledger.open(in.resolve("ledger"), CLOCK);
        Vault vault = vault(in);
        OwnDatabase database = new OwnDatabase(in, PROGRAMS)) {
      ledger.append(
          List.of(
              opened(CLOSED),
              new LedgerEntry.EvidenceKept(
                  START,
                  CLOSED,
                  1,
                  Optional.empty(),
                  Optional.of(1),
                  EvidenceKind.CAPTURE,
                  vault.keep(CLOSED, PICTURE, facts(EvidenceKind.CAPTURE))),
              new LedgerEntry.Closed(START, CLOSED, 2, 1, 1, 1, 0)));
      ledger.checkpoint();
      ledger.append(List.of(opened(HALF_OPEN)));
      try (StayBook stays = StayBook.open(in.resolve("stays"), PORT, f -> database, e -> {})) {
        stays.begin(Set.of());
        stays.note(
            CLOSED,
            List.of(
                new StayBook.Note(
                    1,
                    document(),
                    facts(EvidenceKind.STAY),
                    Confirmation.BIOMETRIC,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            Optional.of(new StayBook.Departures(START, 1, 1, false)));
        stays.settle(CLOSED);
        assertEquals(1, stays.of(document()).size());
        rows(database, in.resolve("rows.jsonl"));
      }
    }
  }

  private static void rows(OwnDatabase database, Path to) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection c = database.source().getConnection();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select to_jsonb(stay) from stay")) {
      while (r.next()) {
        lines.add(r.getString(1));
      }
    }
    Files.write(to, lines);
  }

  private static void read(Path in) throws Exception {
    try (Ledger ledger = Ledger.open(in.resolve("ledger"), CLOCK)) {
      assertEquals(Set.of(HALF_OPEN), ledger.open().keySet());
      ledger.append(List.of(new LedgerEntry.Abandoned(START, HALF_OPEN, 1, "a test")));
      ledger.checkpoint();
      LedgerCheck.Report report =
          LedgerCheck.run(in.resolve("ledger/log"), ledger.key(), 1, done -> {});
      assertEquals(List.of(), report.findings());
      assertEquals(5, report.checkpoint().size());
      LedgerEntry.EvidenceKept kept =
          (LedgerEntry.EvidenceKept) LedgerFiles.open(in.resolve("ledger"), ledger.key()).read(1);
      try (Vault vault = vault(in)) {
        assertEquals(facts(EvidenceKind.CAPTURE), vault.kept(CLOSED).get(kept.evidence()));
        assertArrayEquals(PICTURE, vault.read(CLOSED, kept.evidence()));
      }
    }
  }

  private static void readStays(Path in, OwnDatabase database) throws IOException {
    try (StayBook stays = StayBook.open(in.resolve("stays"), PORT, f -> database, e -> {})) {
      stays.begin(Set.of());
      List<Stay> found = stays.of(document());
      assertEquals(1, found.size());
      assertEquals(CLOSED, found.getFirst().exit().orElseThrow().crossing());
    }
  }

  @Test
  void theStoresOfVersion01AreReadAndWrittenOn() throws Exception {
    unzip(Path.of("src/test/resources/stores-0.1.zip"), folder);
    read(folder);
    try (OwnDatabase database =
        new OwnDatabase(Files.createDirectory(folder.resolve("db")), PROGRAMS)) {
      Flyway.configure()
          .dataSource(database.source())
          .locations("classpath:org/exeat/records/stays")
          .table("exeat_schema")
          .target("1")
          .load()
          .migrate();
      insert(database, Files.readAllLines(folder.resolve("rows.jsonl")));
      readStays(folder, database);
    }
  }

  private static void insert(OwnDatabase database, List<String> rows)
      throws IOException, SQLException {
    assertEquals(1, rows.size());
    try (Connection c = database.source().getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "insert into stay select * from jsonb_populate_record(null::stay, ?::jsonb)")) {
      for (String row : rows) {
        s.setString(1, row);
        assertEquals(1, s.executeUpdate());
      }
    }
  }

  /** What this version writes it reads; the file above is made so. */
  @Test
  void theStoresOfThisVersionAreReadToo() throws Exception {
    write(folder);
    Path zip = folder.resolve("stores.zip");
    zip(folder, List.of("ledger", "vault", "keys.p12", "stays", "rows.jsonl"), zip);
    Path again = Files.createDirectory(folder.resolve("again"));
    unzip(zip, again);
    read(again);
    try (OwnDatabase database = new OwnDatabase(folder, PROGRAMS)) {
      readStays(again, database);
    }
  }

  private static void zip(Path root, List<String> names, Path to) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (String name : names) {
        try (Stream<Path> files = Files.walk(root.resolve(name))) {
          for (Path file : files.toList()) {
            boolean folder = Files.isDirectory(file);
            out.putNextEntry(new ZipEntry(root.relativize(file) + (folder ? "/" : "")));
            if (!folder) {
              Files.copy(file, out);
            }
          }
        }
      }
    }
  }

  private static void unzip(Path zip, Path to) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        Path file = to.resolve(e.getName()).normalize();
        assertTrue(file.startsWith(to));
        if (e.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.copy(in, file);
        }
      }
    }
  }
}
