package org.exeat.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a crossing, from verify to the day on which it goes. */
class RetentionCommandTest extends CrossingTest {
  private static final Path POLICY = HOME.resolve("policies/example-12-hours-and-14-days.yaml");

  @TempDir Path stores = Path.of("");

  private String vault = "";
  private String ledger = "";

  @BeforeEach
  void stores() throws IOException {
    vault = stores.resolve("vault").toString();
    ledger = stores.resolve("ledger").toString();
    password("correct horse");
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
  }

  private void password(String password) throws IOException {
    Files.writeString(folder.resolve("password"), password + "\n");
  }

  /** With the vault and its password behind. */
  private int withVault(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", vault, "--password-file", folder.resolve("password").toString()));
    return run(all.toArray(String[]::new));
  }

  private int verifyAndKeep(String state) {
    return verify(
        "--ledger",
        ledger,
        "--vault",
        vault,
        "--password-file",
        folder.resolve("password").toString(),
        "--retention",
        POLICY.toString(),
        "--own-state",
        state);
  }

  private String said() {
    String said = out.toString();
    out.getBuffer().setLength(0);
    return said;
  }

  private boolean anywhereInTheStores(String text) throws IOException {
    try (Stream<Path> files = Files.walk(stores)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(f, ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void anEncounterPortraitIsKeptPlannedHeldAndDestroyed() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    document(2, 1);
    assertEquals(1, verifyAndKeep("XXO"), err::toString);
    String recorded = said();
    assertTrue(
        recorded.contains("Kept in the vault: 0 portraits out of documents, 1 photographs"),
        recorded);
    Matcher name = Pattern.compile("Recorded as crossing ([0-9a-f-]{36})").matcher(recorded);
    assertTrue(name.find(), recorded);
    String crossing = name.group(1);
    assertEquals(0, withVault("retention", "plan", POLICY.toString()), err::toString);
    String plan = said();
    assertTrue(
        plan.matches(
            "(?s).*" + crossing + " +encounter portrait +other +encounter portraits of others.*"),
        plan);
    assertTrue(plan.contains("1 pieces of evidence, 0 of them due now"), plan);
    assertFalse(anywhereInTheStores("JFIF"), "a picture lies in the stores as it is");
    assertFalse(anywhereInTheStores("SPECIMENSURNAME"), "a name lies in the stores");

    assertEquals(2, hold(crossing, "2020-01-01"), "it must end in the future");
    assertEquals(0, hold(crossing, "2999-12-31"), err::toString);
    said();
    String strict = HOME.resolve("policies/strict.yaml").toString();
    assertEquals(0, withVault("retention", "run", strict, "--ledger", ledger));
    assertTrue(
        said().contains("0 pieces of evidence were destroyed; 1 are kept, 1 of them by a legal"),
        out::toString);
    assertEquals(
        0,
        withVault(
            "retention", "release", crossing, "--reason", "order 12 is over", "--ledger", ledger),
        err::toString);
    assertEquals(0, withVault("retention", "run", strict, "--ledger", ledger));
    assertTrue(said().contains("1 pieces of evidence were destroyed; 0 are kept"), out::toString);
    assertEquals(0, run("ledger", "verify", ledger), out::toString);
    String kinds = said();
    for (String kind : new String[] {"deleted", "hold_placed", "hold_ended"}) {
      assertTrue(kinds.matches("(?s).*" + kind + " +1\\R.*"), kinds);
    }
    assertTrue(kinds.matches("(?s).*retention_checked +2\\R.*"), kinds);
  }

  private int hold(String crossing, String until) {
    return withVault(
        "retention",
        "hold",
        crossing,
        "--reason",
        "order 12",
        "--until",
        until,
        "--ledger",
        ledger);
  }

  @Test
  void theLedgerSaysWhichWayAndHow() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    Files.writeString(folder.resolve("crossing.yaml"), "direction: entry\nmode: foot\n");
    assertEquals(0, verifyAndKeep("UTO"), err::toString);
    assertEquals(0, run("ledger", "prove", ledger, "0", "--out", folder.toString()));
    assertTrue(said().contains("\"direction\":\"ENTRY\",\"mode\":\"FOOT\""), out::toString);
  }

  @Test
  void keysThatCannotBeReadAreNoProof() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    assertEquals(0, verifyAndKeep("UTO"), err::toString);
    assertEquals(0, verifyAndKeep("UTO"), err::toString);
    Matcher name = Pattern.compile("Recorded as crossing ([0-9a-f-]{36})").matcher(said());
    assertTrue(name.find());
    Files.writeString(Path.of(vault, "keys", name.group(1)), "broken");
    assertEquals(1, withVault("retention", "run", POLICY.toString(), "--ledger", ledger));
    assertTrue(said().contains("! the keys of 1 crossings cannot be read"), out::toString);
  }

  @Test
  void citizensArePhotographedForHoursOnly() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    assertEquals(0, verifyAndKeep("UTO"), err::toString);
    said();
    assertEquals(0, withVault("retention", "plan", POLICY.toString()));
    String plan = said();
    assertTrue(plan.matches("(?s).*capture +own citizen +citizens' photographs.*"), plan);
  }

  /** Somebody opted out: a face that is nobody's for sure may be that person's. */
  @Test
  void ofWhoOptsOutNoPictureIsKept() throws IOException {
    photo("a.png", 0);
    document(1, 0, "opted_out: true");
    assertEquals(1, verifyAndKeep("UTO"), err::toString);
    assertTrue(said().contains("Kept in the vault: 0 portraits out of documents, 0 photographs"));
    assertEquals(0, run("ledger", "verify", ledger));
    assertTrue(said().matches("(?s).*opted_out +1\\R.*"), "that somebody did is recorded");
  }

  @Test
  void aPolicyIsExplained() {
    assertEquals(0, run("retention", "explain", POLICY.toString()));
    String words = said();
    assertTrue(words.contains("not legal advice"), words);
    assertFalse(words.contains("opted out"), "of who opted out nothing is kept");
    assertTrue(
        words.matches("(?s).*encounter portraits of others +encounter portrait .*14 days.*"));
    assertTrue(words.contains("Everything else is gone when the crossing closes"), words);
  }

  @Test
  void whatCannotBeUsedIsSaid() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    assertEquals(2, verify("--ledger", ledger, "--vault", vault));
    assertTrue(err.toString().contains("takes all three"), err::toString);
    password("");
    assertEquals(2, withVault("retention", "plan", POLICY.toString()));
    assertTrue(err.toString().contains("EXEAT_VAULT_PASSWORD"), err::toString);
    password("correct horse");
    assertEquals(0, withVault("retention", "plan", POLICY.toString()));
    password("another");
    assertEquals(2, withVault("retention", "plan", POLICY.toString()));
    assertTrue(err.toString().contains("its password is another"), err::toString);
    assertEquals(2, run("retention", "explain", folder.resolve("photos/a.png").toString()));
    assertEquals(2, run("retention", "explain", folder.resolve("nothing.yaml").toString()));
    assertTrue(err.toString().contains("there is no file"), err::toString);
  }
}
