package org.exeat.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.account.Accounts.Attempt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final String CHOSEN = "four words and a dot.";

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-03-20T08:00:00Z");
  private final InstantSource clock = () -> now;
  private Path file = Path.of("");

  @BeforeEach
  void where() {
    file = folder.resolve("accounts.json");
  }

  private Accounts accounts() throws Exception {
    return new Accounts(file, clock);
  }

  @Test
  void aFirstPasswordIsGoodForChoosingAnother() throws Exception {
    Accounts accounts = accounts();
    assertTrue(accounts.isEmpty());
    String first = accounts.add("officer-1", Set.of(Role.OFFICER));
    assertInstanceOf(Attempt.Wrong.class, accounts.signIn("officer-1", first + "x"));
    assertInstanceOf(Attempt.Wrong.class, accounts.signIn("officer-2", first));
    Account account =
        assertInstanceOf(Attempt.SignedIn.class, accounts.signIn("officer-1", first)).account();
    assertTrue(account.mustChange());
    assertEquals(Optional.empty(), accounts.change("officer-1", "something else", CHOSEN));
    assertFalse(accounts.change("officer-1", first, CHOSEN).orElseThrow().mustChange());
    assertInstanceOf(Attempt.Wrong.class, accounts.signIn("officer-1", first));
    // and a restart knows it
    Account again =
        assertInstanceOf(Attempt.SignedIn.class, accounts().signIn("officer-1", CHOSEN)).account();
    assertEquals(Set.of(Role.OFFICER), again.roles());
    assertFalse(again.mustChange());
  }

  @Test
  void passwordsAreKeptAsHashesInAPrivateFile() throws Exception {
    Accounts accounts = accounts();
    String first = accounts.add("officer-1", Set.of(Role.OFFICER));
    assertNotEquals(first, accounts.add("auditor-1", Set.of(Role.AUDITOR)));
    String text = Files.readString(file);
    assertFalse(text.contains(first));
    assertTrue(text.contains("$argon2id$v=19$m=16384,t=2,p=1$"), "RFC 9106, 16 MiB and 2 passes");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(accounts.all().toString().contains("argon2"), "a hash is not told in passing");
  }

  @Test
  void whoKeepsTryingIsLockedOutForAWhile() throws Exception {
    Accounts accounts = accounts();
    String first = accounts.add("officer-1", Set.of(Role.OFFICER));
    for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
      assertInstanceOf(Attempt.Wrong.class, accounts.signIn("officer-1", "wrong"));
      assertInstanceOf(Attempt.Wrong.class, accounts.signIn("nobody", "wrong"));
    }
    Attempt locked = new Attempt.Locked(now.plus(Accounts.LOCKED));
    assertEquals(locked, accounts.signIn("officer-1", first));
    assertEquals(locked, accounts.signIn("nobody", "wrong"), "nobody is told who there is");
    now = now.plus(Accounts.LOCKED);
    assertInstanceOf(Attempt.SignedIn.class, accounts.signIn("officer-1", first));
    assertInstanceOf(Attempt.Wrong.class, accounts.signIn("officer-1", "wrong"));
    assertInstanceOf(Attempt.SignedIn.class, accounts.signIn("officer-1", first));
  }

  @Test
  void manyTriesAtOnceAreManyTries() throws Exception {
    Accounts accounts = accounts();
    accounts.add("officer-1", Set.of(Role.OFFICER));
    List<Future<Attempt>> tries = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        tries.add(many.submit(() -> accounts.signIn("officer-1", "guess")));
      }
    }
    int wrong = 0;
    for (Future<Attempt> t : tries) {
      wrong += t.get() instanceof Attempt.Wrong ? 1 : 0;
    }
    assertTrue(wrong <= Accounts.MOST_FAILURES, wrong + " passwords were tried");
  }

  /** A device that is started sends several requests at once, with the one password that it has. */
  @Test
  void aDevicesFirstRequestsAreOneTry() throws Exception {
    Accounts accounts = accounts();
    String password = accounts.add("gate", Set.of(Role.DEVICE));
    List<Future<Attempt>> first = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        first.add(many.submit(() -> accounts.device("gate", password)));
      }
    }
    for (Future<Attempt> f : first) {
      assertInstanceOf(Attempt.SignedIn.class, f.get());
    }
  }

  /** Many devices come at once after a start, and their passwords are hashed one after another. */
  @Test
  void manyDevicesWaitForTheirTurn() throws Exception {
    Accounts accounts = new Accounts(file, clock, 1, Duration.ofMinutes(1));
    List<String> passwords = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      passwords.add(accounts.add("gate-" + i, Set.of(Role.DEVICE)));
    }
    List<Future<Attempt>> first = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 36; i++) {
        int n = i % 12;
        first.add(many.submit(() -> accounts.device("gate-" + n, passwords.get(n))));
      }
    }
    for (Future<Attempt> f : first) {
      assertInstanceOf(Attempt.SignedIn.class, f.get());
    }
  }

  @Test
  void whoHasNoMorePatienceIsToldSoAndHasNotTried() throws Exception {
    String password = accounts().add("gate", Set.of(Role.DEVICE));
    Accounts accounts = MadeAccounts.busy(file, clock);
    for (int i = 0; i < 2 * Accounts.MOST_FAILURES; i++) {
      assertEquals(new Attempt.Busy(), accounts.device("gate", password), "and is not locked");
    }
  }

  @Test
  void guessesOfADevicesPasswordAreTriesEach() throws Exception {
    Accounts accounts = accounts();
    String password = accounts.add("gate", Set.of(Role.DEVICE));
    accounts.device("gate", password);
    List<Future<Attempt>> tries = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        String guess = "guess " + i;
        tries.add(many.submit(() -> accounts.device("gate", guess)));
      }
    }
    int wrong = 0;
    for (Future<Attempt> t : tries) {
      wrong += t.get() instanceof Attempt.Wrong ? 1 : 0;
    }
    assertEquals(Accounts.MOST_FAILURES, wrong, "passwords were tried");
    assertInstanceOf(Attempt.Locked.class, accounts.device("gate", "one more"));
    assertInstanceOf(
        Attempt.SignedIn.class, accounts.device("gate", password), "what it proved stands");
    accounts.reset("gate");
    assertInstanceOf(
        Attempt.Locked.class, accounts.device("gate", password), "and ends with its password");
  }

  @Test
  void aDeviceHasNoOtherRole() throws Exception {
    Accounts accounts = accounts();
    assertThrows(
        IllegalArgumentException.class,
        () -> accounts.add("both", Set.of(Role.DEVICE, Role.OFFICER)));
    assertTrue(accounts.isEmpty());
  }

  /** Whoever was removed by what cannot be read is not kept for ever. */
  @Test
  void accountsWhoseFileIsBrokenGoOnForAMomentOnly() throws Exception {
    Accounts server = accounts();
    String first = server.add("officer-1", Set.of(Role.OFFICER));
    server.change("officer-1", first, CHOSEN);
    byte[] sound = Files.readAllBytes(file);
    Files.writeString(file, "[{");
    Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(5)));
    assertInstanceOf(Attempt.SignedIn.class, server.signIn("officer-1", CHOSEN));
    assertTrue(server.trouble().orElseThrow().contains("accounts.json"), "it is told");
    assertThrows(IOException.class, () -> server.change("officer-1", CHOSEN, "another one, long"));
    assertEquals("[{", Files.readString(file), "what cannot be read is not written over");
    now = now.plusSeconds(60);
    assertEquals(Optional.empty(), server.named("officer-1"));
    assertInstanceOf(Attempt.Wrong.class, server.signIn("officer-1", CHOSEN));
    Files.write(file, sound);
    assertInstanceOf(Attempt.SignedIn.class, server.signIn("officer-1", CHOSEN));
    assertEquals(Optional.empty(), server.trouble());
  }

  /** A reset is not undone by whoever has the old password and is quick. */
  @Test
  void whatSomebodyElseChangedMeanwhileStands() throws Exception {
    Accounts server = accounts();
    Accounts command = accounts();
    String first = server.add("officer-1", Set.of(Role.OFFICER));
    server.change("officer-1", first, CHOSEN);
    command.remove("officer-1");
    Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(9)));
    assertEquals(Optional.empty(), server.change("officer-1", CHOSEN, "another one, long"));
    assertThrows(
        IllegalArgumentException.class, () -> server.reset("officer-1"), "there is none any more");
    command.add("officer-1", Set.of(Role.OFFICER));
    assertThrows(
        IllegalArgumentException.class, () -> server.add("officer-1", Set.of(Role.OFFICER)));
  }

  @Test
  void whatMayNotBeChosenIsSaid() throws Exception {
    Accounts accounts = accounts();
    String first = accounts.add("officer-1", Set.of(Role.OFFICER));
    for (String chosen : new String[] {"short", first, "officer-1", "x".repeat(201)}) {
      String said =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class,
                      () -> accounts.change("officer-1", first, chosen))
                  .getMessage());
      assertFalse(said.contains(chosen), "a message does not repeat a password");
    }
    assertThrows(
        IllegalArgumentException.class, () -> accounts.add("officer-1", Set.of(Role.OFFICER)));
    assertThrows(
        IllegalArgumentException.class, () -> accounts.add("A Name", Set.of(Role.OFFICER)));
    assertThrows(IllegalArgumentException.class, () -> accounts.add("nothing", Set.of()));
    assertEquals(1, accounts.all().size());
  }

  @Test
  void aFileThatHoldsNoAccountsIsRefusedWithoutItsContent() throws Exception {
    for (String text :
        new String[] {
          "",
          "[",
          "{}",
          "[{\"name\":\"secretive\"}]",
          "[{\"name\":\"a\",\"roles\":[\"OFFICER\"],"
              + "\"passwordHash\":\"secretive\",\"mustChange\":true}]"
        }) {
      Files.writeString(file, text);
      String said =
          String.valueOf(assertThrows(InvalidInputException.class, this::accounts).getMessage());
      assertTrue(said.contains("accounts.json is no file of accounts"), said);
      assertFalse(said.contains("secretive"), said);
    }
  }
}
