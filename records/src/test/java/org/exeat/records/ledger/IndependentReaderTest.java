package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the public formats that shares nothing with ours: Python's hashlib, and openssl. */
class IndependentReaderTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir Path temp;

  private record Read(int exit, String said) {}

  private Read read(Path files, NoteKey key) throws IOException, InterruptedException {
    Path script = temp.resolve("read_ledger.py");
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("read_ledger.py"))) {
      Files.write(script, in.readAllBytes());
    }
    Process process =
        new ProcessBuilder(PYTHON.toString(), script.toString(), files.toString(), key.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Read(process.waitFor(), said);
  }

  @Test
  void readsOurLedgersAndSeesWhatIsChanged() throws Exception {
    assumeTrue(
        Files.isExecutable(PYTHON) && Files.isExecutable(Path.of("/usr/bin/openssl")),
        "python3 and openssl are not there");
    Path folder = temp.resolve("ledger");
    Ledger.create(folder, "records.example/port-7", 1 << 24);
    Path files = folder.resolve("log");
    NoteKey key;
    try (Ledger ledger = Ledger.open(folder, Clock.systemUTC())) {
      key = ledger.key();
      int crossing = 0;
      for (int size : List.of(5, 250, 255, 1280, 4000)) {
        while (ledger.size() < size) {
          ledger.append(Entries.crossing(crossing++));
        }
        ledger.checkpoint();
        assertEquals(
            new Read(0, "records.example/port-7 " + ledger.size() + "\n"), read(files, key));
      }
    }
    Path bundle = files.resolve("tile/entries/003");
    byte[] changed = Files.readAllBytes(bundle);
    changed[1000] ^= 1;
    Files.write(bundle, changed);
    assertNotEquals(0, read(files, key).exit());
    assertNotEquals(0, read(files, NoteSigner.generate("records.example/port-7").key()).exit());
  }
}
