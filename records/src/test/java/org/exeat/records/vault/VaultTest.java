package org.exeat.records.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.StoresTest;
import org.exeat.records.ledger.Evidence;
import org.junit.jupiter.api.Test;

class VaultTest extends StoresTest {
  private static final CrossingId ONE =
      CrossingId.of(Instant.parse("2026-03-20T08:00:00Z"), new Random(1));
  private static final CrossingId TWO =
      CrossingId.of(Instant.parse("2026-03-20T08:01:00Z"), new Random(2));
  private static final byte[] PHOTO = "a photograph of nobody".repeat(100).getBytes(UTF_8);
  private static final byte[] PORTRAIT = "a portrait of nobody".getBytes(UTF_8);

  private static final KeptEvidence FACTS =
      new KeptEvidence(
          EvidenceKind.CAPTURE,
          TravellerCategory.OTHER,
          Direction.EXIT,
          CrossingOutcome.CONFIRMED,
          Instant.parse("2026-03-20T08:05:00Z"));

  /** Whether the bytes are in any file, as they are. */
  private static boolean anywhere(Path folder, byte[] bytes) throws IOException {
    String wanted = new String(bytes, ISO_8859_1);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(f, ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whatIsKeptIsReadAndNowhereOnTheDiskAsItIs() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    Evidence portrait = vault().keep(ONE, PORTRAIT, FACTS);
    Evidence same = vault().keep(TWO, PORTRAIT, FACTS);
    assertNotEquals(portrait, same, "the same picture twice does not look the same");
    Vault vault = vault();
    assertArrayEquals(PHOTO, vault.read(ONE, photo));
    assertArrayEquals(PORTRAIT, vault.read(ONE, portrait));
    assertArrayEquals(PORTRAIT, vault.read(TWO, same));
    assertEquals(Map.of(photo, FACTS, portrait, FACTS), vault.kept(ONE));
    assertEquals(List.of(ONE, TWO), vault.crossings());
    assertFalse(anywhere(temp, "of nobody".getBytes(UTF_8)));
    assertThrows(VaultException.class, () -> vault.read(TWO, photo), "another crossing's");
  }

  @Test
  void destroyingOneLeavesTheOthers() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    Evidence portrait = vault().keep(ONE, PORTRAIT, FACTS);
    vault().destroy(ONE, List.of(photo), "a rule");
    Vault vault = vault();
    assertEquals(
        "the key of this evidence was destroyed, or there never was one",
        assertThrows(VaultException.class, () -> vault.read(ONE, photo)).getMessage());
    assertArrayEquals(PORTRAIT, vault.read(ONE, portrait));
    assertEquals(Map.of(photo, "a rule"), vault.untold(ONE));
    vault.told(ONE, vault.untold(ONE).keySet());
    assertEquals(List.of(), vault.untold());
    vault.destroy(ONE, List.of(portrait), "a rule");
    assertEquals(List.of(), vault.crossings());
    assertEquals(Map.of(portrait, "a rule"), vault.untold(ONE));
    assertThrows(VaultException.class, () -> vault.destroy(ONE, List.of(photo), "a rule"));
    vault.told(ONE, vault.untold(ONE).keySet());
    try (Stream<Path> left = Files.walk(temp.resolve("vault"))) {
      assertEquals(
          List.of("lock", ".renewal-due", ".keys-of-a-vault"),
          left.filter(Files::isRegularFile)
              .map(f -> f.getFileName().toString())
              .sorted(java.util.Comparator.reverseOrder())
              .toList());
    }
  }

  /** The disk at any moment between two files that are written, then the power comes back. */
  @Test
  void aDestructionThatWasCutOffIsFinished() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    Evidence portrait = vault().keep(ONE, PORTRAIT, FACTS);
    Path vault = temp.resolve("vault");
    Path cutOff = temp.resolve("cut-off");
    copy(vault, cutOff);
    // only the note that it is to go was written
    Files.writeString(cutOff.resolve("gone").resolve(ONE.toString()), photo.sha256() + " a rule");
    Vault again = vault(cutOff, master());
    assertEquals(Set.of(portrait), again.kept(ONE).keySet());
    assertEquals(Map.of(photo, "a rule"), again.untold(ONE));
    assertFalse(
        Files.exists(cutOff.resolve("evidence/" + ONE + "/" + photo.sha256())), "it has no key");
    assertArrayEquals(PORTRAIT, again.read(ONE, portrait));
  }

  @Test
  void oneDamagedKeyFileIsNotAllOfThem() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    vault().keep(TWO, PORTRAIT, FACTS);
    Files.writeString(temp.resolve("vault/keys/" + TWO), "broken");
    Vault vault = vault();
    assertEquals(List.of(TWO), vault.damaged());
    assertArrayEquals(PHOTO, vault.read(ONE, photo));
    assertEquals(1, vault.stored().size());
    vault.renew(() -> true);
    assertArrayEquals(PHOTO, vault().read(ONE, photo));
  }

  /** Cut off in the middle it is due still, also after a restart, and for what goes meanwhile. */
  @Test
  void aRenewalIsDueUntilItWasDone() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    Evidence other = vault().keep(TWO, PORTRAIT, FACTS);
    assertFalse(vault().renewalDue());
    vault().destroy(ONE, Set.of(photo), "a rule");
    assertTrue(vault().renewalDue());
    vault().renew(() -> false);
    closeVault();
    assertTrue(vault().renewalDue(), "the next run finishes it");
    assertArrayEquals(PORTRAIT, vault().read(TWO, other));
    Vault vault = vault();
    Evidence late = vault.keep(ONE, PHOTO, FACTS);
    vault.renew(() -> {
      try {
        if (vault.kept(ONE).containsKey(late)) {
          vault.destroy(ONE, Set.of(late), "a rule");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    });
    assertTrue(vault.renewalDue(), "its key may be in what was written before");
    vault.renew(() -> true);
    assertFalse(vault.renewalDue());
    closeVault();
    assertArrayEquals(PORTRAIT, vault().read(TWO, other));
  }

  @Test
  void keysThatAreNotMountedAreNotDestroyedKeys() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    closeVault();
    Path keys = temp.resolve("vault/keys");
    Files.move(keys, temp.resolve("elsewhere"));
    Files.createDirectory(keys);
    assertThrows(VaultException.class, () -> Vault.open(temp.resolve("vault"), master()));
    Files.delete(keys);
    Files.move(temp.resolve("elsewhere"), keys);
    assertArrayEquals(PHOTO, vault().read(ONE, photo));
  }

  @Test
  void twoCannotHaveIt() throws IOException {
    vault();
    assertTrue(
        assertThrows(VaultException.class, () -> Vault.open(temp.resolve("vault"), master()))
            .getMessage()
            .contains("open already"));
  }

  /** The disk fails between the note and the keys: the note alone is no destruction. */
  @Test
  void whatIsOnlyGoingToBeDestroyedIsNotToldYet() throws IOException {
    Vault vault = vault();
    Evidence photo = vault.keep(ONE, PHOTO, FACTS);
    Files.writeString(temp.resolve("vault/gone/" + ONE), photo.sha256() + " a rule");
    assertEquals(List.of(), vault.untold());
    assertArrayEquals(PHOTO, vault.read(ONE, photo));
    assertEquals(List.of(ONE), vault().untold(), "the next start finishes it");
    assertThrows(VaultException.class, () -> vault().read(ONE, photo));
  }

  @Test
  void aPieceWhoseKeyWasNotWrittenIsNothing() throws IOException {
    vault().keep(ONE, PORTRAIT, FACTS);
    Path stray = temp.resolve("vault/evidence/" + ONE + "/" + "00".repeat(32));
    Files.writeString(stray, "a file of which nobody was told");
    assertEquals(1, vault().kept(ONE).size());
    assertFalse(Files.exists(stray));
  }

  /** Holds that nobody sees would let evidence go that a court wants. */
  @Test
  void aVaultWhoseFolderOfHoldsIsAwayIsNotOpened() throws IOException {
    vault().keep(ONE, PHOTO, FACTS);
    vault().close();
    Files.delete(temp.resolve("vault/holds"));
    VaultException refused = assertThrows(VaultException.class, this::vault);
    assertTrue(refused.getMessage().contains("holds is not there"), refused.getMessage());
  }

  @Test
  void whatACrossingCameToAndItsHoldSurviveARestart() throws IOException {
    Instant then = Instant.parse("2026-03-20T08:05:00Z");
    KeptEvidence closed =
        new KeptEvidence(
            FACTS.kind(), FACTS.category(), FACTS.direction(), CrossingOutcome.CONFIRMED, then);
    Evidence photo = vault().keep(ONE, PHOTO, closed);
    assertEquals(Map.of(photo, closed), vault().kept(ONE));
    assertArrayEquals(PHOTO, vault().read(ONE, photo));
    LegalHold hold = new LegalHold(ONE, "order 12\nof a court", then.plusSeconds(60));
    vault().holds().place(hold);
    assertEquals(List.of(hold), vault().holds().all());
    vault().holds().end(ONE);
    assertEquals(List.of(), vault().holds().all());
    assertThrows(VaultException.class, () -> vault().holds().end(ONE));
  }

  @Test
  void aBackupForgetsWithTheMasterKey() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    Evidence portrait = vault().keep(TWO, PORTRAIT, FACTS);
    Path backup = temp.resolve("backup");
    copy(temp.resolve("vault"), backup);
    Vault vault = vault();
    vault.destroy(ONE, List.of(photo), "a rule");
    try (Vault old = Vault.open(backup, master())) {
      assertArrayEquals(PHOTO, old.read(ONE, photo), "under the same master key it lives");
    }
    vault.renew(() -> true);
    VaultException gone = assertThrows(VaultException.class, () -> Vault.open(backup, master()));
    assertTrue(gone.getMessage().contains("exeat-vault-1 is not in the key store"));
    assertArrayEquals(PORTRAIT, vault().read(TWO, portrait), "what is kept lives on");
    assertEquals(List.of("exeat-vault-2"), master().names());
  }

  /** Whoever copies the vault would copy them with it. */
  @Test
  void masterKeysAreNotMadeInTheVault() throws IOException {
    Path vault = temp.resolve("vault");
    Files.createDirectory(vault);
    Path inside = vault.resolve("master.p12");
    MasterKeys early = MasterKeys.pkcs12(inside, PASSWORD);
    String said = assertThrows(VaultException.class, () -> Vault.open(vault, early)).getMessage();
    assertTrue(said.contains("Move them out of it"), said);
    assertFalse(Files.exists(vault.resolve("evidence")), "nothing was made");
    Files.delete(inside);
    vault().keep(ONE, PHOTO, FACTS);
    for (String name : List.of("master.p12", "keys/master.p12", "holds/../master.p12")) {
      Path file = vault.resolve(name);
      assertThrows(VaultException.class, () -> MasterKeys.pkcs12(file, PASSWORD), name);
      assertFalse(Files.exists(file), name);
    }
    Path link = Files.createSymbolicLink(temp.resolve("elsewhere"), vault);
    Path linked = link.resolve("master.p12");
    assertThrows(VaultException.class, () -> MasterKeys.pkcs12(linked, PASSWORD), "by a link");
  }

  @Test
  void aWrongMasterKeyIsNamed() throws IOException {
    Evidence photo = vault().keep(ONE, PHOTO, FACTS);
    VaultException password =
        assertThrows(
            VaultException.class,
            () -> MasterKeys.pkcs12(temp.resolve("master.p12"), "other".toCharArray()));
    assertTrue(password.getMessage().contains("its password is another"), password.getMessage());
    closeVault();
    MasterKeys other = MasterKeys.pkcs12(temp.resolve("other.p12"), PASSWORD);
    VaultException key =
        assertThrows(
            VaultException.class, () -> Vault.open(temp.resolve("vault"), other).read(ONE, photo));
    assertTrue(key.getMessage().contains("not encrypted under this master key"));
    assertArrayEquals(PHOTO, vault().read(ONE, photo), "nothing is lost by it");
  }

  @Test
  void noByteOfAnyFileCanBeChanged() throws IOException {
    Evidence portrait = vault().keep(ONE, PORTRAIT, FACTS);
    for (Path file :
        List.of(
            temp.resolve("vault/keys/" + ONE),
            temp.resolve("vault/evidence/" + ONE + "/" + portrait.sha256()))) {
      byte[] right = Files.readAllBytes(file);
      for (int i = 0; i < right.length; i++) {
        byte[] changed = right.clone();
        changed[i] ^= 1;
        Files.write(file, changed);
        int at = i;
        assertThrows(
            VaultException.class,
            () -> vault().read(ONE, portrait),
            () -> file.getFileName() + ", byte " + at);
      }
      for (int length : List.of(0, 3, 20, right.length - 1)) {
        Files.write(file, java.util.Arrays.copyOf(right, length));
        assertThrows(VaultException.class, () -> vault().read(ONE, portrait));
      }
      Files.write(file, right);
    }
    assertArrayEquals(PORTRAIT, vault().read(ONE, portrait));
  }

  @Test
  void keysInASecurityModule() throws Exception {
    Path util = Path.of("/usr/bin/softhsm2-util");
    Path library = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    assumeTrue(Files.exists(util) && Files.exists(library), "SoftHSM is not there (softhsm2)");
    String configured = System.getenv("SOFTHSM2_CONF"); // the pom sets it
    assumeTrue(configured != null, "SOFTHSM2_CONF does not say where SoftHSM's tokens go");
    Path tokens = Files.createDirectories(temp.resolve("tokens"));
    Files.writeString(
        Path.of(configured), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Process init =
        new ProcessBuilder(
                util.toString(),
                "--init-token",
                "--free",
                "--label",
                "exeat",
                "--pin",
                "1234",
                "--so-pin",
                "5678")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, init.waitFor());
    Path configuration = temp.resolve("pkcs11.cfg");
    Files.writeString(
        configuration,
        "name = exeat\nlibrary = "
            + library
            + "\nslotListIndex = 0\nattributes(generate, CKO_SECRET_KEY, *) = {\n"
            + "  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n}\n");
    assertThrows(
        VaultException.class, () -> MasterKeys.pkcs11(configuration, "9999".toCharArray()));
    MasterKeys module = MasterKeys.pkcs11(configuration, "1234".toCharArray());
    Vault vault = vault(temp.resolve("vault"), module);
    Evidence photo = vault.keep(ONE, PHOTO, FACTS);
    Evidence portrait = vault.keep(TWO, PORTRAIT, FACTS);
    assertArrayEquals(PHOTO, vault.read(ONE, photo));
    vault.destroy(ONE, List.of(photo), "a rule");
    vault.renew(() -> true);
    assertEquals(List.of("exeat-vault-2"), module.names());
    assertArrayEquals(PORTRAIT, vault.read(TWO, portrait));
  }
}
