package org.exeat.records.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Any bytes where a ledger's files are read: what is there or a refusal. The first byte says which
 * file they are taken for.
 */
class LedgerFuzzTest {
  private static final NoteKey KEY =
      NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) throws IOException {
    byte[] file = bytes.length == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    try {
      switch (bytes.length == 0 ? 0 : bytes[0] & 3) {
        case 0 -> {
          LedgerEntry entry = EntryJson.read(file);
          assertArrayEquals(file, EntryJson.write(entry));
        }
        case 1 -> assertArrayEquals(file, EntryBundle.write(EntryBundle.read(file, "bundle")));
        case 2 -> assertNotNull(Checkpoint.read(file, KEY));
        default -> assertNotNull(LedgerProof.proved(file, KEY));
      }
    } catch (LedgerException e) {
      assertNotNull(e.getMessage());
    }
  }
}
