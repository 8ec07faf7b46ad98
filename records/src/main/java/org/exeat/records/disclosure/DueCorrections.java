package org.exeat.records.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.records.ledger.LedgerEntry;

/**
 * Who has a record that was corrected and has not been told of it, as entries come. For use by one
 * thread at a time.
 */
public final class DueCorrections {
  /** The entries that it takes; others do not concern it. */
  public static final Set<Class<? extends LedgerEntry>> KINDS =
      Set.of(
          LedgerEntry.Disclosed.class,
          LedgerEntry.Corrected.class,
          LedgerEntry.CorrectionSent.class);

  private record Told(long correction, long disclosure) {}

  private final Map<Long, LedgerEntry.Disclosed> given = new LinkedHashMap<>();
  private final Map<Long, LedgerEntry.Corrected> corrected = new LinkedHashMap<>();
  private final Set<Told> told = new HashSet<>();

  /**
   * Takes an entry, in the ledger's order.
   *
   * @param index its number
   */
  public void add(long index, LedgerEntry entry) {
    switch (entry) {
      case LedgerEntry.Disclosed d -> given.put(index, d);
      case LedgerEntry.Corrected c -> corrected.put(index, c);
      case LedgerEntry.CorrectionSent s -> told.add(new Told(s.correction(), s.disclosure()));
      default -> {}
    }
  }

  /** Who is to be told, by the day by which they must. */
  public List<Disclosures.Due> due() {
    List<Disclosures.Due> due = new ArrayList<>();
    corrected.forEach((correction, c) ->
        given.forEach((disclosure, d) -> {
          boolean concerned =
              d.crossing().equals(c.crossing())
                  && d.document() == c.document()
                  && disclosure < correction; // who gets it later gets the correction with it
          if (concerned && !told.contains(new Told(correction, disclosure))) {
            due.add(
                new Disclosures.Due(
                    correction,
                    disclosure,
                    c.crossing(),
                    c.document(),
                    d.recipient(),
                    c.recipientsBy()));
          }
        }));
    due.sort(Comparator.comparing(Disclosures.Due::by));
    return due;
  }
}
