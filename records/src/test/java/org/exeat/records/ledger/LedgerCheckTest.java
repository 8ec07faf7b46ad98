package org.exeat.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of 700 entries whose files somebody changes. */
class LedgerCheckTest {
  @TempDir static Path temp;

  private static Path files = Path.of("");
  private static NoteKey key = NoteSigner.generate("nobody").key();

  @BeforeAll
  static void write() throws IOException {
    Path folder = temp.resolve("ledger");
    Ledger.create(folder, "records.example/port-7", 1 << 20);
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      key = ledger.key();
      for (int i = 0; i < 140; i++) {
        ledger.append(Entries.crossing(i));
      }
    }
    files = folder.resolve("log");
  }

  private static LedgerCheck.Report check() throws IOException {
    return LedgerCheck.run(files, key, 2, done -> {});
  }

  private static List<Path> all() throws IOException {
    try (Stream<Path> walk = Files.walk(files)) {
      return walk.filter(Files::isRegularFile)
          .filter(f -> !f.endsWith("key")) // the check was told the key
          .sorted()
          .toList();
    }
  }

  @Test
  void oneBitAnywhereIsFound() throws IOException {
    assertEquals(List.of(), check().findings());
    Random random = new Random(7);
    for (Path file : all()) {
      byte[] right = Files.readAllBytes(file);
      for (int n = 0; n < 60; n++) {
        byte[] changed = right.clone();
        int at = random.nextInt(changed.length);
        changed[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, changed);
        String where = files.relativize(file) + ", byte " + at;
        if (file.endsWith("checkpoint")) {
          assertThrows(LedgerException.class, LedgerCheckTest::check, where);
        } else {
          assertFalse(check().findings().isEmpty(), where);
        }
      }
      Files.write(file, right);
    }
    assertEquals(List.of(), check().findings());
  }

  @Test
  void everyFileThatIsMissingOrCutOffIsNamed() throws IOException {
    for (Path file : all()) {
      byte[] right = Files.readAllBytes(file);
      String name = files.relativize(file).toString();
      for (int length : List.of(0, 1, right.length - 1, right.length + 1)) {
        Files.write(file, Arrays.copyOf(right, length));
        if (name.equals("checkpoint")) {
          assertThrows(LedgerException.class, LedgerCheckTest::check);
        } else {
          List<String> findings = check().findings();
          assertTrue(
              findings.getFirst().startsWith(name), name + " of " + length + ": " + findings);
        }
      }
      Files.delete(file);
      if (!name.equals("checkpoint")) {
        assertEquals(name + " is missing", check().findings().getFirst());
      }
      Files.write(file, right);
    }
  }

  @Test
  void anEntryThatIsReplacedByAnotherIsNamed() throws IOException {
    Path bundle = files.resolve("tile/entries/001");
    byte[] right = Files.readAllBytes(bundle);
    List<byte[]> entries = new ArrayList<>(EntryBundle.read(right, "001"));
    entries.set(13, entries.get(8)); // a closing instead of another
    Files.write(bundle, EntryBundle.write(entries));
    LedgerCheck.Report report = check();
    Files.write(bundle, right);
    assertEquals("entry 269 does not have its hash in tile/0/001", report.findings().getFirst());
    assertTrue(
        report.findings().stream().anyMatch(f -> f.matches("entry 269: crossing .* is over")),
        report.findings().toString());
  }

  /** Who has the key can sign anything; what crossings cannot do is found all the same. */
  @Test
  void aPortThatSignsWhatCannotBeIsFound() throws IOException {
    Path folder = temp.resolve("forged");
    Ledger.create(folder, "records.example/port-8", 1 << 20);
    List<byte[]> entries = new ArrayList<>();
    Entries.crossing(0).forEach(e -> entries.add(EntryJson.write(e)));
    entries.remove(2);
    entries.add("{\"kind\":\"watched\",\"plate\":\"X\"}".getBytes(StandardCharsets.UTF_8));
    entries.add(
        new String(EntryJson.write(Entries.crossing(1).getFirst()), StandardCharsets.UTF_8)
            .replace(",\"step\"", ", \"step\"")
            .getBytes(StandardCharsets.UTF_8));
    NoteSigner signer = NoteSigner.read(folder.resolve("signing-key"));
    TreeEdge edge = new TreeEdge();
    entries.forEach(e -> edge.add(Hash.leaf(e), (tile, hashes) -> {}));
    Path forged = folder.resolve("log");
    Tile tile = new Tile(0, 0, entries.size());
    Files.createDirectories(forged.resolve("tile/0/000.p"));
    Files.createDirectories(forged.resolve("tile/entries/000.p"));
    edge.begun((t, hashes) -> {
      try {
        Files.write(forged.resolve(t.path()), TileReader.bytes(hashes));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    Files.write(forged.resolve(tile.entries()), EntryBundle.write(entries));
    Files.writeString(
        forged.resolve("checkpoint"),
        signer.sign(new Checkpoint("records.example/port-8", entries.size(), edge.root()).text()));
    List<String> findings = LedgerCheck.run(forged, signer.key(), 1, d -> {}).findings();
    assertEquals(3, findings.size(), findings.toString());
    assertTrue(findings.get(0).startsWith("entry 4 is none of the entries"), findings.get(0));
    assertEquals("entry 5 is not written as entries are", findings.get(1));
    assertTrue(findings.get(2).matches("entry 2: step 3 .* comes before step 2"));
  }

  /** A part of a tile that has more than it says: what is behind its end nobody would look at. */
  @Test
  void nothingHidesBehindTheEndOfAPart() throws IOException {
    Path bundle = files.resolve("tile/entries/002.p/188");
    byte[] right = Files.readAllBytes(bundle);
    List<byte[]> entries = new ArrayList<>(EntryBundle.read(right, "002"));
    while (entries.size() < Tile.FULL) {
      entries.add(entries.getFirst());
    }
    Files.write(bundle, EntryBundle.write(entries));
    LedgerCheck.Report report = check();
    Files.write(bundle, right);
    assertEquals(
        "tile/entries/002.p/188 has 256 entries, and must have 188", report.findings().getFirst());
  }

  @Test
  void timesAreUtcInTheFiles() throws IOException {
    byte[] first = LedgerFiles.open(files, key).entry(0);
    assertEquals(
        "{\"kind\":\"opened\",\"at\":\"2026-03-20T08:00:00.000Z\",\"crossing\":\""
            + Entries.id(0)
            + "\",\"step\":0,"
            + "\"lane\":\"lane-1\",\"direction\":\"EXIT\",\"mode\":\"VEHICLE\"}",
        new String(first, StandardCharsets.UTF_8));
    assertEquals(Instant.parse("2026-03-20T08:00:00Z"), EntryJson.read(first).at());
  }
}
