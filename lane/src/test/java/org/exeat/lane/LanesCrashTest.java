package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.exeat.capture.Occupant;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerCheck;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A port whose lanes are busy is killed at a random moment, and again: what was acknowledged is
 * there, no crossing is lost or doubled, and those that were half open are abandoned with what is
 * known of them.
 */
class LanesCrashTest {
  /** As many moments as the build has time for; {@code ./exeat test --soak} tries 200. */
  private static final int KILLS = Integer.getInteger("exeat.kills", 6);

  private static final int LANES = 4;

  @TempDir Path temp;

  /** The process: lanes that open and close crossings, and say so once it is recorded. */
  static final class Port {
    private Port() {}

    public static void main(String[] arguments) throws Exception {
      CrossingBook book = book(Path.of(arguments[0]));
      for (int lane = 0; lane < LANES; lane++) {
        String name = "lane-" + lane;
        double from = 90.0 * lane;
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int i = 0; ; i++) {
                  cross(book, name, from + i % 80);
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

  private static CrossingBook book(Path folder) throws IOException {
    Clock clock = Clock.systemUTC();
    return new CrossingBook(Ledger.open(folder, clock), Optional.empty(), clock, e -> {});
  }

  @Test
  void noCrossingIsLostOrDoubled() throws Exception {
    Path folder = temp.resolve("ledger");
    Ledger.create(folder, "records.example/port-7");
    Random random = new Random(5);
    Set<String> said = new HashSet<>();
    int abandoned = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      said.addAll(killed(folder, 1 + random.nextInt(200), random.nextInt(20)));
      try (CrossingBook book = book(folder)) {
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
  }

  /** What it said before it was killed. */
  private List<String> killed(Path folder, int lines, int millis) throws Exception {
    Path said = temp.resolve("said");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Port.class.getName(),
            folder.toString());
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
