package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.exeat.capture.Occupant;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.RetentionTime;
import org.exeat.domain.Stay;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonyms;
import org.exeat.records.stays.Database;
import org.exeat.records.stays.OwnDatabase;
import org.exeat.records.stays.StayBook;
import org.exeat.records.stays.StayException;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A port whose lanes are busy is killed at a random moment, and again: what was acknowledged is
 * there, no crossing is lost or doubled, and those that were half open are abandoned with what is
 * known of them. The database of stays is away most of the time; when it comes, it gets the stay of
 * each crossing that closed, and of no other.
 */
class LanesCrashTest {
  /** As many moments as the build has time for; {@code ./exeat test --soak} tries 200. */
  private static final int KILLS = Integer.getInteger("exeat.kills", 6);

  private static final int LANES = 4;
  private static final String PORT = "records.example/port-7";

  @TempDir Path temp;

  /** The process: lanes that open and close crossings, and say so once it is recorded. */
  static final class Port {
    private Port() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      CrossingBook book = book(folder, keeping(folder, new Away()));
      for (int lane = 0; lane < LANES; lane++) {
        String name = "lane-" + lane;
        double from = 90.0 * lane;
        int first = 17 * Integer.parseInt(arguments[1]); // not always the same holders
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int i = 0; ; i++) {
                  cross(book, name, from + (first + i) % 80);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    }

    private static void cross(CrossingBook book, String lane, double face) throws IOException {
      OpenCrossing c = book.open(lane, Direction.EXIT, Mode.VEHICLE);
      say("opened", c);
      c.read(MadeDay.document(c.handedOver(), face));
      c.prompt(Set.of(Prompt.LOOK_AT_CAMERA));
      c.handedOver();
      List<Occupant> seen = List.of(MadeDay.occupant(face));
      c.decide(
          documents -> new MadeDay().assess(c.direction(), Mode.VEHICLE, seen, documents, Map.of()),
          List.of(Optional.of(1)));
      for (Traveller t : c.unresolved()) {
        c.resolve(
            t,
            new Pseudonyms(new byte[32]).officer("officer"),
            LedgerEntry.Resolution.SENT_ON,
            "looked");
      }
      c.close();
      say("closed", c);
    }

    private static synchronized void say(String what, OpenCrossing c) {
      System.out.println(what + " " + c.id());
      System.out.flush();
    }
  }

  /** Stays are kept and nothing else. */
  private static final RetentionPolicy STAYS =
      new RetentionPolicy(
          "stays",
          "no legal advice",
          List.of(
              new RetentionRule(
                  "stays",
                  EnumSet.allOf(TravellerCategory.class),
                  EnumSet.allOf(Direction.class),
                  EnumSet.allOf(CrossingOutcome.class),
                  Set.of(EvidenceKind.STAY),
                  new RetentionTime(Optional.empty(), Optional.empty(), Optional.of(1)),
                  "none")));

  /** A database that is away. */
  private record Away() implements Database {
    @Override
    public DataSource source() throws IOException {
      throw new StayException("away");
    }

    @Override
    public void close() {}
  }

  /** One that others use too. */
  private record Lent(Database of) implements Database {
    @Override
    public DataSource source() throws IOException {
      return of.source();
    }

    @Override
    public void close() {}
  }

  private static EvidenceKeeping keeping(Path folder, Database database) throws IOException {
    return new EvidenceKeeping(
        Vault.open(
            folder.resolve("vault"),
            MasterKeys.pkcs12(folder.resolve("keys.p12"), "horse".toCharArray())),
        Optional.of(stays(folder, database)),
        STAYS,
        "UTO");
  }

  private static StayBook stays(Path folder, Database database) throws IOException {
    return StayBook.open(folder.resolve("stays"), PORT, in -> database, e -> {});
  }

  private static CrossingBook book(Path folder, EvidenceKeeping keeping) throws IOException {
    Clock clock = Clock.systemUTC();
    return new CrossingBook(
        Ledger.open(folder.resolve("ledger"), clock), Optional.of(keeping), clock, e -> {});
  }

  @Test
  void noCrossingIsLostOrDoubled() throws Exception {
    Path port = temp.resolve("port");
    Path folder = port.resolve("ledger");
    Ledger.create(folder, PORT);
    Random random = new Random(5);
    OwnDatabase database =
        new OwnDatabase(
            Files.createDirectories(temp.resolve("database")), Path.of("target", "postgres"));
    Set<String> said = new HashSet<>();
    int abandoned = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      said.addAll(killed(port, kill, 1 + random.nextInt(200), random.nextInt(20)));
      boolean back = kill % 3 == 1; // what came before is written, and what comes follows it
      EvidenceKeeping keeping = keeping(port, back ? new Lent(database) : new Away());
      try (Vault vault = keeping.vault();
          StayBook stays = keeping.stays().orElseThrow();
          CrossingBook book = book(port, keeping)) {
        assertTrue(book.abandoned() <= LANES, () -> book.abandoned() + " were open");
        abandoned += book.abandoned();
      }
      LedgerCheck.Report report =
          LedgerCheck.run(LedgerFiles.folder(folder), LedgerFiles.key(folder), 2, d -> {});
      assertEquals(List.of(), report.findings());
      assertEquals(0, report.open());
    }
    Map<String, Integer> recorded = new HashMap<>();
    LedgerFiles.open(folder, LedgerFiles.key(folder))
        .read((index, entry) -> {
          switch (entry) {
            case LedgerEntry.Opened e -> recorded.merge("opened " + e.crossing(), 1, Integer::sum);
            case LedgerEntry.Closed e -> recorded.merge("closed " + e.crossing(), 1, Integer::sum);
            case LedgerEntry.Abandoned e ->
                recorded.merge("abandoned " + e.crossing(), 1, Integer::sum);
            default -> {}
          }
        });
    assertTrue(recorded.keySet().containsAll(said), "what was acknowledged is there");
    assertTrue(recorded.values().stream().allMatch(n -> n == 1), "nothing is there twice");
    long opened = recorded.keySet().stream().filter(k -> k.startsWith("opened")).count();
    long ended = recorded.keySet().size() - opened;
    assertEquals(opened, ended, "each is closed or abandoned");
    assertEquals(
        abandoned, recorded.keySet().stream().filter(k -> k.startsWith("abandoned")).count());
    assertTrue(opened > 100 && abandoned > 0, () -> opened + " crossings were opened");
    Set<CrossingId> lost = kept(folder);
    Set<CrossingId> found = found(port, database);
    int kept = lost.size();
    lost.removeAll(found);
    assertEquals(0, lost.size(), "stays are lost");
    assertEquals(kept, found.size(), "stays of crossings that did not close");
  }

  /** Crossings that closed and of which the ledger says that a stay is kept. */
  private static Set<CrossingId> kept(Path ledger) throws IOException {
    Set<CrossingId> kept = new HashSet<>();
    Set<CrossingId> closed = new HashSet<>();
    LedgerFiles.open(ledger, LedgerFiles.key(ledger))
        .read((index, entry) -> {
          switch (entry) {
            case LedgerEntry.EvidenceKept e -> kept.add(e.crossing());
            case LedgerEntry.Closed e -> closed.add(e.crossing());
            default -> {}
          }
        });
    assertTrue(closed.containsAll(kept));
    assertTrue(kept.size() > 50, () -> kept.size() + " stays are kept");
    return kept;
  }

  /** Crossings that the holders of all documents have stays of. */
  private static Set<CrossingId> found(Path port, OwnDatabase database) throws IOException {
    Set<CrossingId> found = new HashSet<>();
    try (StayBook stays = stays(port, database)) {
      stays.begin(Set.of());
      for (int face = 0; face < 360; face++) {
        for (Stay s : stays.of(MadeDay.document(0, face).fields().orElseThrow())) {
          assertTrue(found.add(s.exit().orElseThrow().crossing()), "a stay is there twice");
        }
      }
    }
    return found;
  }

  /** What it said before it was killed. */
  private List<String> killed(Path folder, int kill, int lines, int millis) throws Exception {
    Path said = temp.resolve("said");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Port.class.getName(),
            folder.toString(),
            Integer.toString(kill));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    while (whole(said).size() < lines) {
      assertFalse(process.waitFor(1, TimeUnit.MILLISECONDS), "it ended before it was killed");
    }
    process.waitFor(millis, TimeUnit.MILLISECONDS); // a moment that no line marks
    process.destroyForcibly().waitFor();
    return whole(said);
  }

  /** Lines with their ends. */
  private static List<String> whole(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
