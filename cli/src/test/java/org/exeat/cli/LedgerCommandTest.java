package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest extends CommandTest {
  private static final CrossingId FIRST = CrossingId.parse("019d0c71-f3e3-7cc3-98c4-dc0c0c07398f");

  @TempDir Path folder = Path.of("");

  private Path ledger() {
    Path ledger = folder.resolve("ledger");
    assertEquals(
        0, run("ledger", "create", ledger.toString(), "--origin", "records.example/port-7"));
    return ledger;
  }

  private static void crossing(Path ledger, CrossingId id) throws IOException {
    Instant at = id.opened();
    try (Ledger open = Ledger.open(ledger, Clock.systemUTC())) {
      open.append(
          List.of(
              new LedgerEntry.Opened(at, id, 0, "lane-1", Direction.EXIT, Mode.FOOT),
              new LedgerEntry.Closed(at.plusSeconds(9), id, 1, 1, 1, 1, 0)));
    }
  }

  @Test
  void whatIsRecordedIsVerifiedProvedAndChecked() throws IOException {
    Path ledger = ledger();
    String key = LedgerFiles.key(ledger).toString();
    assertTrue(out.toString().contains(key), "the key to publish is told");
    crossing(ledger, FIRST);
    assertEquals(0, run("ledger", "verify", ledger.toString(), "--key", key), () -> out + "" + err);
    assertTrue(out.toString().contains("records.example/port-7: 2 entries"), out::toString);
    assertEquals("", err.toString());
    Path proofs = folder.resolve("proofs");
    assertEquals(
        0,
        run("ledger", "prove", ledger.toString(), FIRST.toString(), "--out", proofs.toString()),
        err::toString);
    assertTrue(err.toString().contains("--key"), "the key beside the files proves less");
    String proof = proofs.resolve("entry-1.tlog-proof").toString();
    assertEquals(0, run("ledger", "check", proof, "--key", key), err::toString);
    assertTrue(out.toString().contains("is entry 1 of the ledger"), out::toString);
    assertEquals(2, run("ledger", "check", proof, "--key", key.replace("port-7", "port-8")));
  }

  @Test
  void aChangedFileIsAFindingAndALedgerThatWasSetBackToo() throws IOException {
    Path ledger = ledger();
    Path files = ledger.resolve("log");
    Path kept = folder.resolve("kept");
    crossing(ledger, FIRST);
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy.resolve("tile/entries/000.p"));
    Files.createDirectories(copy.resolve("tile/0/000.p"));
    for (String f : List.of("checkpoint", "key", "tile/entries/000.p/2", "tile/0/000.p/2")) {
      Files.copy(files.resolve(f), copy.resolve(f), StandardCopyOption.REPLACE_EXISTING);
    }
    crossing(ledger, CrossingId.of(FIRST.opened().plusSeconds(60), new Random(1)));
    Files.copy(files.resolve("checkpoint"), kept);
    assertEquals(
        0, run("ledger", "verify", ledger.toString(), "--since", kept.toString()), err::toString);
    assertTrue(out.toString().contains("All 4 entries of the kept checkpoint are still there"));
    assertEquals(1, run("ledger", "verify", copy.toString(), "--since", kept.toString()));
    assertTrue(out.toString().contains("does not continue the kept checkpoint"), out::toString);

    Path bundle = files.resolve("tile/entries/000.p/4");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[40] ^= 1;
    Files.write(bundle, bytes);
    assertEquals(1, run("ledger", "verify", ledger.toString()));
    assertTrue(out.toString().contains("! entry 0 does not have its hash"), out::toString);
  }

  @Test
  void whatCannotBeUsedIsSaid() throws IOException {
    assertEquals(2, run("ledger", "verify", folder.toString()));
    assertTrue(err.toString().contains("there is no ledger in"), err::toString);
    Path ledger = ledger();
    assertEquals(2, run("ledger", "create", ledger.toString(), "--origin", "a.example"));
    assertTrue(err.toString().contains("already"), err::toString);
    assertEquals(2, run("ledger", "verify", ledger.toString(), "--key", "nonsense"));
    assertEquals(2, run("ledger", "prove", ledger.toString(), "0"));
    assertEquals(2, run("ledger", "prove", ledger.toString(), FIRST.toString()));
    assertEquals(2, run("ledger", "prove", ledger.toString(), "somebody"));
    crossing(ledger, FIRST);
    assertEquals(2, run("ledger", "prove", ledger.toString(), "2"));
    assertTrue(err.toString().contains("2 entries, counted from 0"), err::toString);
  }
}
