package org.exeat.records.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CheckpointTest {
  /** Key, text and signature of the example in the documentation of Go's sumdb/note. */
  private static final String GO_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private final NoteSigner signer = NoteSigner.generate("records.example/port-7");
  private final Checkpoint checkpoint =
      new Checkpoint("records.example/port-7", 12, Hash.leaf(new byte[] {1, 2}));

  @Test
  void aKeyIsWrittenAsGoWritesIt() {
    assertEquals(GO_KEY, NoteKey.parse(GO_KEY).toString());
    assertEquals("PeterNeumann", NoteKey.parse(GO_KEY).name());
  }

  @Test
  void aNoteThatGoSignedIsRightlySigned() {
    LedgerException signedButNoCheckpoint =
        assertThrows(
            LedgerException.class,
            () -> Checkpoint.read(GO_NOTE.getBytes(UTF_8), NoteKey.parse(GO_KEY)));
    assertEquals("what is signed is no checkpoint", signedButNoCheckpoint.getMessage());
    String changed = GO_NOTE.replace("your problem is", "our problem is");
    assertEquals(
        "the signature of PeterNeumann is wrong",
        assertThrows(
                LedgerException.class,
                () -> Checkpoint.read(changed.getBytes(UTF_8), NoteKey.parse(GO_KEY)))
            .getMessage());
  }

  @Test
  void whatIsSignedIsRead() throws LedgerException {
    byte[] note = signer.sign(checkpoint.text()).getBytes(UTF_8);
    assertEquals(checkpoint, Checkpoint.read(note, signer.key()));
    assertEquals(checkpoint, Checkpoint.read(note, NoteKey.parse(signer.key().toString())));
  }

  @Test
  void witnessesMaySignToo() throws LedgerException {
    NoteSigner witness = NoteSigner.generate("witness.example");
    String own = signer.sign(checkpoint.text());
    String also = witness.sign(checkpoint.text());
    String both = own + also.substring(also.indexOf("— "));
    assertEquals(checkpoint, Checkpoint.read(both.getBytes(UTF_8), signer.key()));
    assertThrows(
        LedgerException.class,
        () -> Checkpoint.read(both.getBytes(UTF_8), witness.key()),
        "a witness's key does not make it the witness's ledger");
  }

  @Test
  void othersSignaturesAreNotEnough() {
    NoteKey other = NoteSigner.generate("records.example/port-7").key();
    byte[] note = signer.sign(checkpoint.text()).getBytes(UTF_8);
    assertTrue(
        assertThrows(LedgerException.class, () -> Checkpoint.read(note, other))
            .getMessage()
            .contains("not signed by records.example/port-7"));
  }

  @Test
  void noByteCanBeChanged() {
    byte[] note = signer.sign(checkpoint.text()).getBytes(UTF_8);
    for (int i = 0; i < note.length; i++) {
      byte[] changed = note.clone();
      changed[i] ^= 1;
      int at = i;
      assertThrows(
          LedgerException.class,
          () -> Checkpoint.read(changed, signer.key()),
          () -> "byte " + at + " was changed");
    }
  }

  @Test
  void aKeyWhoseNumberIsAnothersIsRefused() {
    String key = signer.key().toString();
    String[] parts = key.split("\\+", 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> NoteKey.parse("other.example+" + parts[1] + "+" + parts[2]));
    assertThrows(IllegalArgumentException.class, () -> NoteKey.parse("nothing"));
    assertThrows(IllegalArgumentException.class, () -> NoteSigner.generate("two words"));
  }
}
