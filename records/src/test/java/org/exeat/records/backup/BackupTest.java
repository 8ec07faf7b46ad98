package org.exeat.records.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.Mode;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.TravellerCategory;
import org.exeat.records.StoresTest;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.Checkpoint;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.LedgerWriter;
import org.exeat.records.receipt.Receipt;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.records.vault.Vault;
import org.exeat.records.vault.VaultException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupTest extends StoresTest {
  private static final Instant AT = Instant.parse("2026-03-20T08:00:00Z");
  private static final byte[] FACE = "a picture of nobody".getBytes(UTF_8);

  private final CrossingId crossing = CrossingId.of(AT, new Random(1));
  private Path port;
  private Path backup;
  private Evidence evidence;

  @BeforeEach
  void port() throws IOException {
    port = temp.resolve("port");
    backup = temp.resolve("port.exeat");
    Files.createDirectory(port);
    Ledger.create(port.resolve("ledger"), "records.example/port-7");
    ReceiptOffice.create(port.resolve("office"), "https://port-7.example", Clock.systemUTC());
    AnnouncedDepartures.open(port.resolve("announced")).close();
    Files.writeString(port.resolve("accounts.json"), "[]");
    Files.createDirectory(port.resolve("receipts"));
    evidence = keep(portsVault());
    closeVault();
  }

  private Vault portsVault() throws IOException {
    return vault(port.resolve("vault"), master());
  }

  private Evidence keep(Vault vault) throws IOException {
    return vault.keep(
        crossing,
        FACE,
        new KeptEvidence(
            EvidenceKind.CAPTURE,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED,
            AT));
  }

  private static List<LedgerEntry> crossing(int number) {
    Instant at = AT.plusSeconds(number);
    CrossingId id = CrossingId.of(at, new Random(number));
    return List.of(
        new LedgerEntry.Opened(at, id, 0, "1", Direction.EXIT, Mode.VEHICLE),
        new LedgerEntry.Closed(at.plusSeconds(4), id, 1, 0, 0, 0, 0));
  }

  private static AnnouncementCode announce(AnnouncedDepartures departures, String number)
      throws IOException {
    LocalDate day = LocalDate.of(2026, 3, 21);
    return departures.announce(
        new AnnouncedDeparture(
            day,
            List.of(
                new TravelDocument(
                    "P", "UTO", number, "NEMO", "NOBODY", day.minusYears(40), day.plusYears(4)))),
        AT,
        entries -> {});
  }

  private Backup.Contents create() throws IOException {
    return Backup.create(port, backup, Clock.systemUTC());
  }

  private Path restored() throws IOException {
    Path to = Files.createTempDirectory(temp, "restored");
    assertEquals(0, Backup.restore(backup, to, Optional.empty()).ledger().found());
    return to;
  }

  @Test
  void whatIsRestoredGoesOn() throws Exception {
    try (Ledger ledger = Ledger.open(port.resolve("ledger"), Clock.systemUTC())) {
      ledger.append(crossing(1));
    }
    Backup.Contents made = create();
    assertEquals(2, made.ledger().checkpoint().size());
    assertEquals(List.of(), made.open());
    assertEquals(List.of("receipts", "announced/announcements-key"), made.leftOut());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    Path to = restored();
    try (Ledger ledger = Ledger.open(to.resolve("ledger"), Clock.systemUTC())) {
      ledger.append(crossing(2));
      assertEquals(4, ledger.size());
    }
    assertArrayEquals(FACE, vault(to.resolve("vault"), master()).read(crossing, evidence));
    try (ReceiptOffice office = ReceiptOffice.open(to.resolve("office"), Clock.systemUTC())) {
      ReceiptOffice.Issued issued =
          office.issue(
              new Receipt(
                  Direction.EXIT,
                  LocalDate.of(2026, 3, 20),
                  AT,
                  crossing,
                  false,
                  "UTO",
                  "L898902C3",
                  LocalDate.of(1974, 8, 12)));
      assertEquals(2, issued.number().list(), "numbers of the old list may be given out");
    }
    AnnouncedDepartures.open(to.resolve("announced")).close();
    assertEquals("[]", Files.readString(to.resolve("accounts.json")));
    assertThrows(
        BackupException.class, () -> Backup.restore(backup, to, Optional.empty()), "not empty");
    assertThrows(BackupException.class, this::create, "it is there already");
  }

  /** A lane runs: each backup is a part of the ledger from its beginning, and opens. */
  /** Or another policy would come into force by restoring, and the first run destroy by it. */
  @Test
  void policiesAndWhatWaitsForASecondPersonAreRestored() throws Exception {
    Path changes = port.resolve("changes");
    String policy = "policies/" + "ab".repeat(32) + ".yaml";
    String proposal = "proposals/" + "cd".repeat(16);
    for (String file : List.of("in-force", policy, proposal)) {
      Files.createDirectories(changes.resolve(file).getParent());
      Files.writeString(changes.resolve(file), "of " + file);
    }
    Files.writeString(changes.resolve("notes.txt"), "somebody's");
    assertEquals(
        List.of("announced/announcements-key", "changes/notes.txt", "receipts"),
        sorted(create().leftOut()));
    Path to = restored().resolve("changes");
    for (String file : List.of("in-force", policy, proposal)) {
      assertEquals("of " + file, Files.readString(to.resolve(file)));
    }
    assertFalse(Files.exists(to.resolve("notes.txt")));
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  @Test
  void aBackupOfALedgerThatIsWrittenIsSound() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Ledger ledger = Ledger.open(port.resolve("ledger"), Clock.systemUTC());
    try (Vault open = portsVault();
        LedgerWriter writer =
            new LedgerWriter(
                ledger,
                Duration.ofMillis(300),
                e -> {
                  throw new IllegalStateException(e);
                })) {
      Thread lane =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (int i = 10; !enough.get(); i++) {
                    CompletableFuture<Long> written = writer.append(crossing(i));
                    written.join();
                    if (i % 100 == 0) {
                      keep(open);
                    }
                  }
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      for (int i = 0; i < 6; i++) {
        backup = temp.resolve("port-" + i);
        assertEquals(List.of("ledger", "vault"), create().open().stream().sorted().toList());
      }
      enough.set(true);
      lane.join();
    }
    LedgerFiles all =
        LedgerFiles.open(port.resolve("ledger"), LedgerFiles.key(port.resolve("ledger")));
    assertTrue(all.checkpoint().size() > 500, "the lane was busy: " + all.checkpoint().size());
    long before = -1;
    for (int i = 0; i < 6; i++) {
      backup = temp.resolve("port-" + i);
      Path to = restored();
      Ledger.open(to.resolve("ledger"), Clock.systemUTC()).close(); // with its journal
      Checkpoint then =
          LedgerFiles.open(to.resolve("ledger"), LedgerFiles.key(to.resolve("ledger")))
              .checkpoint();
      assertTrue(all.continues(then), "backup " + i);
      assertTrue(then.size() > before, then.size() + " after " + before);
      before = then.size();
      assertArrayEquals(FACE, vault(to.resolve("vault"), master()).read(crossing, evidence));
    }
  }

  @Test
  void aFlippedBitIsTold() throws Exception {
    create();
    byte[] sound = Files.readAllBytes(backup);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] flipped = sound.clone();
      int at = i == 0 ? 0 : i == 1 ? flipped.length - 1 : random.nextInt(flipped.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path changed = Files.write(temp.resolve("changed"), flipped);
      assertThrows(
          BackupException.class,
          () -> Backup.check(changed, Optional.empty(), d -> {}),
          "byte " + at);
      Path to = temp.resolve("never");
      assertThrows(BackupException.class, () -> Backup.restore(changed, to, Optional.empty()));
      assertFalse(Files.exists(to));
    }
    Path cut = Files.write(temp.resolve("cut"), java.util.Arrays.copyOf(sound, sound.length / 2));
    assertThrows(BackupException.class, () -> Backup.check(cut, Optional.empty(), d -> {}));
  }

  /** It looks for a retention run at what it copied, and not only at what is there afterwards. */
  @Test
  void aRetentionRunMeanwhileIsNoticed() throws Exception {
    Vault open = portsVault();
    open.keep(
        CrossingId.of(AT, new Random(4)),
        new byte[1 << 20],
        new KeptEvidence(
            EvidenceKind.CAPTURE,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED,
            AT));
    AtomicBoolean run = new AtomicBoolean();
    // evidence comes after all keys, and is the first that does not fit into the buffer
    OutputStream to =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            if (!run.getAndSet(true)) {
              open.destroy(crossing, List.of(evidence), "a rule");
              open.renew(() -> true);
            }
          }
        };
    BackupException said =
        assertThrows(
            BackupException.class,
            () -> BackupWriter.write(PortFolder.of(port), to, Clock.systemUTC()));
    assertTrue(said.getMessage().contains("a retention run"), said.getMessage());
    assertTrue(run.get());
  }

  @Test
  void whatIsWrongWithTheVaultIsTold() throws Exception {
    assertEquals(List.of(), create().vault());
    Files.delete(backup);
    CrossingId other = CrossingId.of(AT, new Random(5));
    CrossingId third = CrossingId.of(AT, new Random(6));
    Path vault = port.resolve("vault");
    Path keys = vault.resolve("keys");
    byte[] own = Files.readAllBytes(keys.resolve(crossing.toString()));
    Files.writeString(keys.resolve(other.toString()), "no keys");
    byte[] old = own.clone();
    old[5 + "exeat-vault-".length()] = '7';
    Files.write(keys.resolve(third.toString()), old);
    Path piece = vault.resolve("evidence").resolve(crossing.toString()).resolve(evidence.sha256());
    Files.write(piece, new byte[40]);
    Backup.Contents made = create();
    assertEquals(0, made.ledger().found());
    assertFalse(made.sound());
    String said = String.join("\n", made.vault());
    assertTrue(said.contains("under 2 master keys"), said);
    assertTrue(said.contains("keys of 1 crossings are damaged"), said);
    assertTrue(said.contains("1 pieces of evidence"), said);
    assertTrue(said.contains("of 2 crossings the vault has keys and no evidence"), said);
    Path to = Files.createTempDirectory(temp, "restored");
    assertEquals(made.vault(), Backup.restore(backup, to, Optional.empty()).vault());
  }

  /** Who keeps keys or passwords in a store's folder does not find them in a backup. */
  @Test
  void onlyWhatIsAStoresOwnIsInIt() throws Exception {
    List<String> strange =
        List.of(
            "announced/announcements-key",
            "announced/2026-11-30/code.txt",
            "ledger/log/tile/notes",
            "ledger/password",
            "office/public/old/1",
            "vault/keys/master-keys.p12",
            "vault/master-keys.p12",
            "vault/password.part");
    for (String name : strange) {
      Path file = port.resolve(name);
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        Files.writeString(file, "correct horse");
      }
    }
    Files.writeString(port.resolve("vault/keys/" + crossing + ".part"), "cut off");
    Backup.Contents made = create();
    assertEquals(
        Stream.concat(strange.stream(), Stream.of("receipts")).sorted().toList(),
        made.leftOut().stream().sorted().toList());
    Path to = restored();
    try (Stream<Path> files = Files.walk(to)) {
      List<String> all =
          files
              .filter(Files::isRegularFile)
              .map(f -> to.relativize(f).toString())
              .filter(f -> !f.matches("(ledger/log/tile/.*|vault/evidence/.*)"))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "accounts.json",
              "ledger/journal",
              "ledger/log/checkpoint",
              "ledger/log/key",
              "ledger/pseudonym-key",
              "ledger/signing-key",
              "office/issuer",
              "office/numbers/1",
              "office/numbers/2",
              "office/public/keys.json",
              "office/public/status/1",
              "office/signing-key",
              "vault/keys/.keys-of-a-vault",
              "vault/keys/" + crossing),
          all);
    }
    assertArrayEquals(FACE, vault(to.resolve("vault"), master()).read(crossing, evidence));
  }

  /** All that the stores write is known by its name. */
  @Test
  void whatStoresWriteIsNotLeftOut() throws Exception {
    try (Ledger ledger = Ledger.open(port.resolve("ledger"), Clock.systemUTC());
        AnnouncedDepartures departures = AnnouncedDepartures.open(port.resolve("announced"))) {
      for (int i = 0; i < 600; i++) {
        ledger.append(crossing(i));
      }
      ledger.checkpoint();
      AnnouncementCode code = announce(departures, "X1048576");
      announce(departures, "X2097152");
      assertTrue(departures.withdraw(code));
      Vault vault = portsVault();
      Evidence second = keep(vault);
      vault.destroy(crossing, List.of(second), "a rule");
      vault.holds().place(new LegalHold(crossing, "order 12", AT.plusSeconds(864_000)));
    }
    closeVault();
    Backup.Contents made = create();
    assertEquals(
        List.of("announced/announcements-key", "receipts"),
        made.leftOut().stream().sorted().toList());
    Path to = restored();
    for (String store : List.of("ledger", "office", "announced", "vault")) {
      try (Stream<Path> files = Files.walk(port.resolve(store))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = port.relativize(file).toString();
          assertTrue(
              Files.exists(to.resolve(name))
                  || name.matches(".*/(lock|announcements-key)|.*\\.p/\\d+"),
              name);
        }
      }
    }
  }

  /** Changes the manifest of the backup, and seals it again, as who means harm would. */
  private void forge(String was, String is) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(backup)) {
      Path manifest = zip.getPath(Archive.MANIFEST);
      String text = Files.readString(manifest);
      assertTrue(text.contains(was), text);
      Files.writeString(manifest, text.replace(was, is));
    }
    try (var zip = new java.io.RandomAccessFile(backup.toFile(), "rw")) {
      // the comment is gone with the rewriting: it is put there again
      zip.seek(zip.length() - 2);
      byte[] comment = Archive.unsealed().getBytes(UTF_8);
      zip.write(new byte[] {(byte) comment.length, 0});
      zip.write(comment);
    }
    Archive.seal(backup);
  }

  /** The names in a backup are not trusted, even where it is sealed. */
  @Test
  void nothingIsUnpackedOutside() throws Exception {
    List<List<String>> forgeries =
        List.of(
            List.of("\"folders\":[", "\"folders\":[\"../out\","),
            List.of("\"folders\":[", "\"folders\":[\"/out\","),
            List.of("\"folders\":[", "\"folders\":[\"\","),
            List.of("\"RECEIPTS\":\"office\"", "\"RECEIPTS\":\"../out\""),
            List.of("\"RECEIPTS\":\"office\"", "\"RECEIPTS\":\"..\""),
            List.of("\"RECEIPTS\":\"office\"", "\"RECEIPTS\":\"office/../../out\""),
            List.of("\"LEDGER\":\"ledger\"", "\"LEDGER\":\"../port/ledger\""),
            List.of("\"bytes\":", "\"bytes\":-"));
    Path out = temp.resolve("in").resolve("out");
    ReceiptOffice.create(out, "https://port-8.example", Clock.systemUTC());
    for (List<String> forgery : forgeries) {
      create();
      forge(forgery.getFirst(), forgery.getLast());
      Path to = temp.resolve("in").resolve("to");
      assertThrows(
          BackupException.class,
          () -> Backup.check(backup, Optional.empty(), d -> {}),
          forgery.getLast());
      assertThrows(
          BackupException.class,
          () -> Backup.restore(backup, to, Optional.empty()),
          forgery.getLast());
      assertFalse(Files.exists(to), forgery.getLast());
      assertFalse(Files.exists(out.resolve("numbers/2")), "a list was begun elsewhere");
      Files.delete(backup);
    }
  }

  @Test
  void whatWasDestroyedSinceCannotBeReadOutOfIt() throws Exception {
    CrossingId stays = CrossingId.of(AT, new Random(2));
    Vault vault = portsVault();
    Evidence kept =
        vault.keep(
            stays,
            FACE,
            new KeptEvidence(
                EvidenceKind.CAPTURE,
                TravellerCategory.OTHER,
                Direction.EXIT,
                CrossingOutcome.CONFIRMED,
                AT));
    closeVault();
    create();
    Path before = restored();
    assertArrayEquals(FACE, vault(before.resolve("vault"), master()).read(crossing, evidence));
    vault = portsVault();
    vault.destroy(crossing, List.of(evidence), "a rule");
    vault.renew(() -> true);
    assertArrayEquals(FACE, vault.read(stays, kept));
    closeVault();
    Path after = restored();
    assertThrows(VaultException.class, () -> Vault.open(after.resolve("vault"), master()));
    try (Stream<Path> files = Files.walk(after)) {
      assertTrue(
          files.noneMatch(f -> f.toString().endsWith(".p12") || f.endsWith("announcements-key")));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aBackupThatIsNotSoundIsNotThere() throws Exception {
    try (Ledger ledger = Ledger.open(port.resolve("ledger"), Clock.systemUTC())) {
      for (int i = 0; i < 200; i++) {
        ledger.append(crossing(i));
      }
    }
    Path bundle = port.resolve("ledger/log/tile/entries/000");
    byte[] entries = Files.readAllBytes(bundle);
    entries[entries.length / 2] ^= 1;
    Files.write(bundle, entries);
    List<String> before = names(temp);
    assertThrows(BackupException.class, this::create);
    assertEquals(before, names(temp));
  }

  /** What cannot be unpacked to its end is no port, nor half of one. */
  @Test
  void aRestoreThatFailsLeavesNothing() throws Exception {
    create();
    forge("\"folders\":[", "\"folders\":[\"vault/keys/" + crossing + "\",");
    Path to = temp.resolve("new/port");
    assertThrows(IOException.class, () -> Backup.restore(backup, to, Optional.empty()));
    assertFalse(Files.exists(to));
    Files.createDirectory(to);
    assertThrows(IOException.class, () -> Backup.restore(backup, to, Optional.empty()));
    assertEquals(List.of(), names(to));
    forge("\"folders\":[\"vault/keys/" + crossing + "\",", "\"folders\":[");
    Backup.restore(backup, to, Optional.empty());
    assertEquals(List.of("accounts.json", "announced", "ledger", "office", "vault"), names(to));
  }

  @Test
  void whatIsNoPortIsRefused() throws Exception {
    assertThrows(
        BackupException.class,
        () -> Backup.create(temp.resolve("none"), backup, Clock.systemUTC()));
    Ledger.create(port.resolve("ledger-2"), "records.example/port-8");
    assertThrows(BackupException.class, this::create, "which of the two is it?");
    Path other = Files.writeString(temp.resolve("text"), "no backup at all, only some words");
    assertThrows(BackupException.class, () -> Backup.check(other, Optional.empty(), d -> {}));
  }
}
