package org.exeat.documents.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.exeat.documents.trust.SpecimenPki.Party;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trust store on a disk that lost power, lost bits, or is used by two at once. */
class TrustFolderDamageTest {
  private static final List<Party> PARTIES = new ArrayList<>();

  @TempDir private Path folder = Path.of("."); // JUnit sets it
  private TrustFolder store = new TrustFolder(folder);

  @BeforeAll
  static void authorities() throws Exception {
    for (String name : List.of("one", "two", "three")) {
      PARTIES.add(SpecimenPki.authority("C=UT,CN=" + name));
    }
  }

  @BeforeEach
  void twoImports() throws Exception {
    store = new TrustFolder(folder);
    assertEquals(0, store.read().entries().size());
    add(0);
    add(1);
    assertEquals(2, store.read().entries().size());
  }

  /** At whichever byte the power went: what no whole line counts has not happened. */
  @Test
  void theLastLineIsCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(lines());
    int secondLine = new String(whole, UTF_8).indexOf('\n') + 1;
    for (int keep = secondLine; keep < whole.length; keep++) {
      Files.write(lines(), Arrays.copyOf(whole, keep));
      assertEquals(1, store.read().entries().size(), "cut to " + keep);
      assertEquals(1, store.history().size());
    }
    add(1);
    assertEquals(2, store.read().entries().size());
    assertEquals(2, Files.readAllLines(lines()).size());
  }

  /** The name of the file that was imported has letters of two bytes, and the first was written. */
  @Test
  void theLastLineIsCutWithinALetter() throws Exception {
    Files.write(lines(), "{\"source\":\"M".getBytes(UTF_8), StandardOpenOption.APPEND);
    Files.write(lines(), new byte[] {(byte) 0xC3}, StandardOpenOption.APPEND);
    assertEquals(2, store.read().entries().size());
    add(2);
    assertEquals(3, store.read().entries().size());
    assertEquals(3, store.history().size());
  }

  @Test
  void theLastBlockIsZeros() throws Exception {
    Files.write(lines(), new byte[4096], StandardOpenOption.APPEND);
    add(2);
    assertEquals(3, store.read().entries().size());
  }

  @Test
  void oneBitOfACertificateIsAnother() throws Exception {
    Path file = certificate(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertEquals(
        "the file certificates/"
            + file.getFileName()
            + " of the trust store is not what its name"
            + " says",
        damage());
  }

  @Test
  void aCertificateIsMissing() throws Exception {
    Files.delete(certificate(1));
    assertEquals(
        "the trust store lacks the file certificates/" + certificate(1).getFileName(), damage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"at\":1}",
        "\0\0\0",
        "not json",
        "{\"at\":\"2026-11-25T12:00:00Z\"",
        "{\"at\":\"yesterday\"}",
        "\"text\"",
        "7"
      })
  void aLineInTheMiddleIsDamaged(String instead) throws Exception {
    List<String> whole = Files.readAllLines(lines());
    Files.write(lines(), List.of(whole.get(0), instead, whole.get(1)));
    assertEquals("imports.jsonl of the trust store is damaged at line 2", damage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"AUTHORITY\">\"AUTHORITZ\"",
        "\"AUTHORITY\">\"REVOCATION_LIST\"",
        "\"AUTHORITY\">null",
        "\"GIVEN\">\"TAKEN\"",
        "\"GIVEN\">null",
        "\"tester\">null",
        "\"certificates\":[>\"x\":[",
        "\"refused\":[]>\"refused\":null",
        "\"lists\":[]>\"lists\":[null]",
        "\"alreadyThere\":0>\"alreadyThere\":\"some\"",
        "\"at\":\">\"at\":\"x"
      })
  void aFieldIsDamaged(String change) throws Exception {
    String[] sides = change.split(">", -1);
    String whole = Files.readString(lines());
    String damaged = whole.replace(sides[0], sides[1]);
    assertFalse(whole.equals(damaged), change);
    Files.writeString(lines(), damaged);
    assertEquals("imports.jsonl of the trust store is damaged at line 1", damage());
  }

  /** A line names a file by its hash and nothing else. */
  @Test
  void aLineThatPointsOutOfTheFolder() throws Exception {
    String whole = Files.readString(lines());
    String name = String.valueOf(certificate(0).getFileName());
    Files.writeString(lines(), whole.replace(name, "../imports.jsonl"));
    assertEquals("the trust store lacks the file certificates/../imports.jsonl", damage());
  }

  /**
   * No line counts it, so nobody has seen it; the import that brings it again does not trust it.
   */
  @Test
  void whatAnImportThatWasCutOffLeftBehind() throws Exception {
    Path left = folder.resolve("certificates").resolve(sha256(2));
    Files.write(left, new byte[] {0x30});
    Files.write(folder.resolve("certificates").resolve("import1.part"), new byte[] {0x30});
    assertEquals(2, store.read().entries().size());
    add(2);
    assertEquals(3, store.read().entries().size());
  }

  @Test
  void twoAtOnce() throws Exception {
    TrustFolder same = new TrustFolder(folder.resolve("certificates").resolve(".."));
    store.add(before -> {
      for (TrustFolder other : List.of(store, same)) {
        TrustImportException e =
            assertThrows(TrustImportException.class, () -> other.add(b -> outcome(b, 1)));
        assertTrue(String.valueOf(e.getMessage()).contains("somebody else is importing"));
      }
      return outcome(before, 2);
    });
    assertEquals(3, store.read().entries().size());
    assertEquals(3, store.history().size());
    add(2); // the folder is free again
    assertEquals(3, store.read().entries().size());
    assertEquals(4, store.history().size());
  }

  /** An import that fails leaves nothing, and the folder free. */
  @Test
  void anImportThatFails() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            store.add(before -> {
              throw new IllegalStateException("on purpose");
            }));
    add(2);
    assertEquals(3, store.read().entries().size());
  }

  private String damage() throws Exception {
    TrustImportException reading = assertThrows(TrustImportException.class, () -> store.read());
    // Nothing is added to a store that is damaged.
    byte[] before = Files.readAllBytes(lines());
    TrustImportException adding = assertThrows(TrustImportException.class, () -> add(2));
    assertEquals(reading.getMessage(), adding.getMessage());
    assertTrue(Arrays.equals(before, Files.readAllBytes(lines())));
    return String.valueOf(reading.getMessage());
  }

  private void add(int party) throws Exception {
    store.add(before -> outcome(before, party));
  }

  private static TrustImport.Outcome outcome(TrustStore before, int party) {
    try {
      return SpecimenPki.take(before, PARTIES.get(party).certificate().getEncoded());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path lines() {
    return folder.resolve("imports.jsonl");
  }

  private Path certificate(int party) {
    return folder.resolve("certificates").resolve(sha256(party));
  }

  private static String sha256(int party) {
    return CertificateProfile.sha256(PARTIES.get(party).certificate());
  }
}
