package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.domain.TravellerCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three policies that come along, and files that are none. */
class RetentionFileTest {
  private static final Path POLICIES = Path.of("../policies");
  private static final Instant CLOSED = Instant.parse("2026-03-20T20:00:00Z");

  @TempDir Path temp;

  /** When it goes; {@code null} in words where it is gone at closing. */
  private static String goes(
      RetentionPolicy policy,
      EvidenceKind kind,
      TravellerCategory category,
      Direction direction,
      CrossingOutcome outcome) {
    KeptEvidence kept = new KeptEvidence(kind, category, direction, outcome, CLOSED);
    Instant due = policy.due(kept);
    return due.equals(CLOSED) ? RetentionPolicy.AT_CLOSING : due.toString();
  }

  @Test
  void strictKeepsNothing() throws Exception {
    RetentionPolicy strict = RetentionFile.read(POLICIES.resolve("strict.yaml"));
    assertEquals(RetentionPolicy.STRICT, strict);
  }

  @Test
  void twelveHoursAndFourteenDays() throws Exception {
    RetentionPolicy p = RetentionFile.read(POLICIES.resolve("example-12-hours-and-14-days.yaml"));
    for (Direction direction : Direction.values()) {
      assertEquals(
          "2026-03-21T08:00:00Z",
          goes(
              p,
              EvidenceKind.CAPTURE,
              TravellerCategory.OWN_CITIZEN,
              direction,
              CrossingOutcome.NOT_CONFIRMED));
      assertEquals(
          RetentionPolicy.AT_CLOSING,
          goes(
              p,
              EvidenceKind.ENCOUNTER_PORTRAIT,
              TravellerCategory.OWN_CITIZEN,
              direction,
              CrossingOutcome.CONFIRMED));
      assertEquals(
          "2026-04-03T20:00:00Z",
          goes(
              p,
              EvidenceKind.ENCOUNTER_PORTRAIT,
              TravellerCategory.OTHER,
              direction,
              CrossingOutcome.CONFIRMED_BY_OFFICER));
      assertEquals(
          RetentionPolicy.AT_CLOSING,
          goes(
              p,
              EvidenceKind.ENCOUNTER_PORTRAIT,
              TravellerCategory.OTHER,
              direction,
              CrossingOutcome.NOT_CONFIRMED));
      assertEquals(
          RetentionPolicy.AT_CLOSING,
          goes(
              p,
              EvidenceKind.CAPTURE,
              TravellerCategory.UNKNOWN,
              direction,
              CrossingOutcome.CONFIRMED),
          "of whom nobody knows who it is nothing is kept");
    }
  }

  @Test
  void threeYearsAfterExit() throws Exception {
    RetentionPolicy p = RetentionFile.read(POLICIES.resolve("example-3-years-after-exit.yaml"));
    assertEquals(
        "2029-03-20T20:00:00Z",
        goes(
            p,
            EvidenceKind.ENCOUNTER_PORTRAIT,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED));
    assertEquals(
        "2029-09-16T20:00:00Z",
        goes(
            p,
            EvidenceKind.ENCOUNTER_PORTRAIT,
            TravellerCategory.OTHER,
            Direction.ENTRY,
            CrossingOutcome.CONFIRMED));
    assertEquals(
        RetentionPolicy.AT_CLOSING,
        goes(
            p,
            EvidenceKind.CAPTURE,
            TravellerCategory.OTHER,
            Direction.EXIT,
            CrossingOutcome.CONFIRMED));
  }

  @Test
  void everyExampleSaysThatItIsNoAdvice() throws Exception {
    for (String name :
        new String[] {"example-12-hours-and-14-days.yaml", "example-3-years-after-exit.yaml"}) {
      RetentionPolicy p = RetentionFile.read(POLICIES.resolve(name));
      assertTrue(p.note().contains("not legal advice"), name);
      for (RetentionRule rule : p.rules()) {
        assertTrue(rule.legalBasis().startsWith("Example."), rule.name());
      }
    }
  }

  @Test
  void aRuleWithoutALawIsRefusedWithItsLine() throws Exception {
    Path file = temp.resolve("policy.yaml");
    String text =
        """
        name: ours
        note: none
        rules:
          - name: everything
            evidence: [capture]
            keep: {days: 3}
        """;
    Files.writeString(file, text);
    assertTrue(refusal(file).contains("legal_basis"), refusal(file));
    Files.writeString(file, text + "    legal_basis: ' '\n");
    assertTrue(refusal(file).matches("(?s).*policy.yaml.*7.*legal_basis.*"), refusal(file));
    Files.writeString(file, text.replace("{days: 3}", "{}") + "    legal_basis: a law\n");
    assertTrue(refusal(file).contains("hours, days or years"), refusal(file));
    Files.writeString(file, text.replace("capture", "plate") + "    legal_basis: a law\n");
    assertTrue(refusal(file).contains("evidence"), refusal(file));
  }

  private static String refusal(Path file) {
    return assertThrows(InvalidInputException.class, () -> RetentionFile.read(file)).getMessage();
  }
}
