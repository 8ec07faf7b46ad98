package org.exeat.records.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that appends is killed at a random moment, and again: what it said was appended is
 * there, once and in its place, and the tree holds.
 */
class LedgerCrashTest {
  /** As many moments as the build has time for; {@code -Dexeat.kills=200} tries more. */
  private static final int KILLS = Integer.getInteger("exeat.kills", 12);

  @TempDir Path temp;

  /** The process: appends crossings, and says the index of each entry that is on the disk. */
  static final class Appends {
    private Appends() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Ledger ledger = Ledger.open(folder, Clock.systemUTC());
      // what the last one left open is abandoned, with what is known
      int next = Integer.parseInt(arguments[1]);
      try (LedgerWriter writer = new LedgerWriter(ledger, Duration.ofMillis(20), e -> {})) {
        for (var open : ledger.open().entrySet()) {
          say(
              writer.append(
                  new LedgerEntry.Abandoned(
                      Entries.START.plusSeconds(next),
                      open.getKey(),
                      open.getValue(),
                      "the machine stopped")));
        }
        for (int i = next; ; i++) {
          for (LedgerEntry e : Entries.crossing(i)) {
            say(writer.append(e));
          }
        }
      }
    }

    private static void say(CompletableFuture<Long> index) {
      index.thenAccept(i -> {
        System.out.println(i);
        System.out.flush();
      });
    }
  }

  @Test
  void whatWasAcknowledgedIsThere() throws Exception {
    Path folder = temp.resolve("ledger");
    Ledger.create(folder, "records.example/port-7", 1 << 20);
    Random random = new Random(3);
    int crossing = 0;
    long size = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = killed(folder, crossing, 1 + random.nextInt(400), random.nextInt(20));
      long before = size;
      try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
        size = ledger.size();
      }
      long now = size;
      assertTrue(now > acknowledged, () -> "entry " + acknowledged + " was acknowledged, " + now);
      LedgerFiles files = LedgerFiles.open(folder, LedgerFiles.key(folder));
      assertEquals(now, files.checkpoint().size());
      LedgerCheck.Report report =
          LedgerCheck.run(LedgerFiles.folder(folder), LedgerFiles.key(folder), 2, d -> {});
      assertEquals(List.of(), report.findings());
      assertTrue(report.open() <= 1, report.open() + " crossings are open");
      crossing = sameAsAppended(files, before, now, crossing);
    }
    assertTrue(size > 500, "only " + size + " entries were appended");
  }

  /** Whether the entries are those of the crossings in their order; the number of the next. */
  private static int sameAsAppended(LedgerFiles files, long from, long to, int first)
      throws IOException {
    int crossing = first;
    int step = 0;
    for (long i = from; i < to; i++) {
      byte[] entry = files.entry(i);
      if (EntryJson.read(entry) instanceof LedgerEntry.Abandoned) {
        assertEquals(first, crossing);
        assertEquals(0, step);
        continue;
      }
      assertArrayEquals(EntryJson.write(Entries.crossing(crossing).get(step)), entry);
      step = (step + 1) % 5;
      crossing += step == 0 ? 1 : 0;
    }
    return step == 0 ? crossing : crossing + 1;
  }

  /** The last index that it said before it was killed. */
  private long killed(Path folder, int crossing, int lines, int millis) throws Exception {
    Path said = temp.resolve("said");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Appends.class.getName(),
            folder.toString(),
            Integer.toString(crossing));
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
    List<String> all = whole(said);
    for (int i = 1; i < all.size(); i++) {
      assertEquals(Long.parseLong(all.get(0)) + i, Long.parseLong(all.get(i)));
    }
    return Long.parseLong(all.getLast());
  }

  /** Lines with their ends. */
  private static List<String> whole(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
