package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out, and what follows it when it was wrong. */
class DisclosureCommandTest extends CrossingTest {
  @TempDir Path port = Path.of("");

  private int give(String crossing, String policy, String fields, Path to) {
    return run(
        "disclosure",
        "make",
        port.resolve("ledger").toString(),
        crossing,
        "1",
        "--policy",
        HOME.resolve("policies").resolve(policy).toString(),
        "--recipient",
        "a court",
        "--purpose",
        "order in a case",
        "--field",
        fields,
        "--out",
        to.toString());
  }

  @Test
  void aRecordGoesOutByARuleAndItsCorrectionFollows() throws IOException {
    String ledger = port.resolve("ledger").toString();
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    photo("a.png", 1);
    document(1, 1);
    assertEquals(0, verify("--ledger", ledger), err::toString);
    Matcher name = Pattern.compile("Recorded as crossing (\\S+)").matcher(out.toString());
    assertTrue(name.find());
    String crossing = name.group(1);

    Path to = port.resolve("court.json");
    assertEquals(2, give(crossing, "disclosure-none.yaml", "day", to));
    assertTrue(err.toString().contains("no rule of the policy none"), err.toString());
    assertEquals(2, give(crossing, "example-disclosure-court.yaml", "document", to));
    assertFalse(Files.exists(to));
    assertEquals(
        0, give(crossing, "example-disclosure-court.yaml", "DAY,outcome", to), err::toString);
    assertTrue(Files.readString(to).contains("confirmed by the face"));
    assertEquals(2, give(crossing, "example-disclosure-court.yaml", "day", to), "it is there");

    Matcher entry = Pattern.compile("Entry (\\d+) says so").matcher(out.toString());
    assertTrue(entry.find());
    String disclosure = entry.group(1);
    assertEquals(2, correct(ledger, "9"), "there is no such document");
    assertEquals(0, correct(ledger, "1"), err::toString);
    Matcher made = Pattern.compile("Entry (\\d+) corrects entry 3").matcher(out.toString());
    assertTrue(made.find(), out.toString());
    Path notice = port.resolve("notice.json");
    List<String> write =
        List.of(
            "correction", "notice", ledger, made.group(1), disclosure, "--out", notice.toString());
    assertEquals(0, run(write.toArray(String[]::new)), err::toString);
    assertTrue(Files.readString(notice).contains("another lane"));
    assertEquals(1, run("correction", "due", ledger));
    assertTrue(out.toString().contains("OVERDUE"), out.toString());
    assertEquals(
        0, run("correction", "sent", ledger, made.group(1), disclosure, "--how", "by letter"));
    assertEquals(0, run("correction", "due", ledger), out::toString);
    assertEquals(
        2, run("correction", "sent", ledger, made.group(1), disclosure, "--how", "by letter"));
    assertEquals(0, run("ledger", "verify", ledger));
    assertTrue(out.toString().matches("(?s).*correction_sent +1\\s.*"), out.toString());
  }

  private int correct(String ledger, String document) {
    return run(
        "correction",
        "make",
        ledger,
        "3",
        document,
        "--correction",
        "another lane",
        "--reason",
        "looked up",
        "--by",
        "2026-01-31");
  }
}
