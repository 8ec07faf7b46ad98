package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two announce that they leave; one presents a document at the lane. */
class DepartureCommandTest extends CrossingTest {
  /** The specimens of ICAO Doc 9303. */
  private static final String PASSPORT =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  private static final String CARD =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<
      """;

  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

  @TempDir Path port = Path.of("");

  private String ledger = "";
  private String announced = "";

  @BeforeEach
  void create() throws IOException {
    ledger = port.resolve("ledger").toString();
    announced = port.resolve("announced").toString();
    Files.writeString(port.resolve("passport.txt"), PASSPORT);
    Files.writeString(port.resolve("card.txt"), CARD);
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
  }

  private int announce(LocalDate day, String zone) {
    out.getBuffer().setLength(0);
    return run(
        "departure",
        "announce",
        "--announced",
        announced,
        "--ledger",
        ledger,
        "--day",
        day.toString(),
        "--zone",
        port.resolve("passport.txt").toString(),
        "--zone",
        port.resolve(zone).toString());
  }

  private String code() {
    Matcher code = CODE.matcher(out.toString());
    assertTrue(code.find(), out.toString());
    return code.group();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  @Test
  void whoWasAnnouncedAndDoesNotComeIsMissedAndTheCodeIsGone() throws IOException {
    photo("a.png", 1);
    document(1, 1);
    yaml(folder.resolve("documents/d1"), "L898902C3");
    assertEquals(0, announce(today(), "card.txt"), err::toString);
    String code = code();
    assertEquals(1, verify("--ledger", ledger, "--announced", announced, "--code", code));
    assertTrue(out.toString().contains("1 of 2 people captured"), out.toString());
    assertEquals(2, verify("--ledger", ledger, "--announced", announced, "--code", code));
    assertTrue(err.toString().contains("it may have been used"), err.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("ledger", "verify", ledger), err::toString);
    for (String kind :
        new String[] {"departure_announced", "announcement_shown", "announcement_gone"}) {
      assertTrue(out.toString().matches("(?s).*" + kind + " +1\\s.*"), out.toString());
    }
    String all = out.toString() + err;
    assertFalse(all.contains("D23145890") || all.contains("ERIKSSON"), all);
  }

  @Test
  void anEntryHasNoAnnouncedDeparture() throws IOException {
    photo("a.png", 1);
    document(1, 1);
    Files.writeString(folder.resolve("crossing.yaml"), "direction: entry\n");
    assertEquals(0, announce(today(), "card.txt"), err::toString);
    String code = code();
    assertEquals(2, verify("--ledger", ledger, "--announced", announced, "--code", code));
    assertTrue(err.toString().contains("this crossing is an entry"), err.toString());
    assertEquals(2, verify("--announced", announced, "--code", code));
    assertTrue(err.toString().contains("takes all three"), err.toString());
  }

  @Test
  void itIsTakenBackOrGoneWhenItsDayIsOver() throws IOException {
    assertEquals(0, announce(today().plusDays(3), "card.txt"), err::toString);
    String[] withdraw = {
      "departure", "withdraw", code(), "--announced", announced, "--ledger", ledger
    };
    assertEquals(0, run(withdraw), err::toString);
    assertEquals(2, run(withdraw));
    assertTrue(err.toString().contains("it may be gone"), err.toString());
    withdraw[2] = "ABCD-EFGH";
    assertEquals(2, run(withdraw));
    assertTrue(err.toString().contains("no code of an announcement"), err.toString());

    assertEquals(0, announce(today(), "card.txt"), err::toString);
    Path day = port.resolve("announced").resolve(today().toString());
    Files.move(day, day.resolveSibling(today().minusDays(2).toString())); // as time goes by
    Files.writeString(port.resolve("password"), "correct horse\n");
    String[] retention = {
      "retention",
      "run",
      HOME.resolve("policies/strict.yaml").toString(),
      "--ledger",
      ledger,
      "--vault",
      port.resolve("vault").toString(),
      "--password-file",
      port.resolve("password").toString(),
      "--announced",
      announced
    };
    out.getBuffer().setLength(0);
    assertEquals(0, run(retention), err::toString);
    assertTrue(out.toString().contains("whose day is over, erased: 1"), out.toString());
    retention[retention.length - 1] = port.resolve("elsewhere").toString();
    assertEquals(2, run(retention));
    assertTrue(err.toString().contains("no departures are announced in"), err.toString());
  }

  @Test
  void whatCannotBeAnnouncedIsToldWithoutANumber() throws IOException {
    assertEquals(2, announce(today().plusDays(31), "card.txt"));
    assertTrue(err.toString().contains("at most 30 days ahead"), err.toString());
    assertEquals(2, announce(today(), "passport.txt"));
    assertTrue(err.toString().contains("announced twice"), err.toString());
    Files.writeString(port.resolve("card.txt"), CARD.replace("D23145890", "D23145891"));
    assertEquals(2, announce(today(), "card.txt"));
    assertTrue(err.toString().contains("card.txt: the machine readable zone"), err.toString());
    assertFalse(err.toString().contains("L898902C3"), err.toString());
  }
}
