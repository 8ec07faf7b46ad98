package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.Corrected;
import org.exeat.records.ledger.LedgerEntry.CorrectionSent;
import org.exeat.records.ledger.LedgerEntry.Disclosed;
import org.exeat.records.ledger.Pseudonym;
import org.junit.jupiter.api.Test;

class DueCorrectionsTest {
  private static final Instant AT = Instant.parse("2026-03-20T08:00:00Z");
  private static final Pseudonym OFFICER = new Pseudonym("ab".repeat(16));

  private static CrossingId crossing(int number) {
    return CrossingId.of(AT, new Random(number));
  }

  private static Disclosed disclosed(int crossing, int document) {
    return new Disclosed(
        AT,
        crossing(crossing),
        document,
        OFFICER,
        "office " + document,
        "count",
        "an act",
        List.of("day"));
  }

  private static Corrected corrected(int crossing, int document, int days) {
    return new Corrected(
        AT,
        crossing(crossing),
        document,
        0,
        OFFICER,
        "mixed up",
        "row 2",
        LocalDate.of(2026, 4, 1).plusDays(days));
  }

  /** All of each with all of the others: what it has to come to. */
  private static List<Disclosures.Due> plain(List<LedgerEntry> entries) {
    List<Disclosures.Due> due = new ArrayList<>();
    for (int c = 0; c < entries.size(); c++) {
      for (int d = 0; d < c; d++) {
        if (entries.get(c) instanceof Corrected correction
            && entries.get(d) instanceof Disclosed given
            && given.crossing().equals(correction.crossing())
            && given.document() == correction.document()) {
          long one = c;
          long other = d;
          boolean told =
              entries.stream()
                  .anyMatch(e ->
                      e instanceof CorrectionSent s
                          && s.correction() == one
                          && s.disclosure() == other);
          if (!told) {
            due.add(
                new Disclosures.Due(
                    c,
                    d,
                    given.crossing(),
                    given.document(),
                    given.recipient(),
                    correction.recipientsBy()));
          }
        }
      }
    }
    due.sort(Comparator.comparing(Disclosures.Due::by));
    return due;
  }

  @Property
  void itIsThoseWhoHaveItAndWereNotTold(@ForAll Random random) {
    List<LedgerEntry> entries = new ArrayList<>();
    DueCorrections due = new DueCorrections();
    for (int i = 0; i < 60; i++) {
      int crossing = random.nextInt(3);
      int document = 1 + random.nextInt(2);
      List<Disclosures.Due> open = due.due();
      LedgerEntry entry =
          switch (random.nextInt(3)) {
            case 0 -> disclosed(crossing, document);
            case 1 -> corrected(crossing, document, random.nextInt(4));
            default -> {
              if (open.isEmpty()) {
                yield disclosed(crossing, document);
              }
              Disclosures.Due told = open.get(random.nextInt(open.size()));
              yield new CorrectionSent(
                  AT,
                  told.crossing(),
                  told.document(),
                  told.correction(),
                  told.disclosure(),
                  OFFICER,
                  "by letter");
            }
          };
      entries.add(entry);
      due.add(i, entry);
      assertEquals(plain(entries), due.due());
    }
  }

  /** As many as a port makes in years: each with each other would be 10,000,000,000. */
  @Test
  void manyDisclosuresAndCorrectionsAreNotHeldAgainstEachOther() {
    DueCorrections due = new DueCorrections();
    int many = 100_000;
    IntStream.range(0, many).forEach(i -> due.add(i, disclosed(i, 1)));
    IntStream.range(0, many).forEach(i -> due.add(many + i, corrected(i, 1, i % 9)));
    assertEquals(many, due.due().size());
  }
}
