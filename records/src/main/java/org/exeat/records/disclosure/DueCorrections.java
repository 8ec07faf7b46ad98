package org.exeat.records.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.LedgerEntry;

/**
 * Who has a record that was corrected and has not been told of it, as entries come. It keeps of
 * each disclosure its number and the recipient, by crossing and document, for a correction may come
 * at any time. For use by one thread at a time.
 */
public final class DueCorrections {
  /** The entries that it takes; others do not concern it. */
  public static final Set<Class<? extends LedgerEntry>> KINDS =
      Set.of(
          LedgerEntry.Disclosed.class,
          LedgerEntry.Corrected.class,
          LedgerEntry.CorrectionSent.class);

  private record Holder(CrossingId crossing, int document) {}

  private record Given(long disclosure, String recipient) {}

  private record Untold(long correction, long disclosure) {}

  private final Map<Holder, List<Given>> given = new HashMap<>();
  private final Map<Untold, Disclosures.Due> due = new LinkedHashMap<>();

  /**
   * Takes an entry, in the ledger's order.
   *
   * @param index its number
   */
  public void add(long index, LedgerEntry entry) {
    switch (entry) {
      case LedgerEntry.Disclosed d ->
          given
              .computeIfAbsent(new Holder(d.crossing(), d.document()), h -> new ArrayList<>(1))
              .add(new Given(index, d.recipient()));
      case LedgerEntry.Corrected c -> corrected(index, c); // who gets it later gets it with it
      case LedgerEntry.CorrectionSent s -> due.remove(new Untold(s.correction(), s.disclosure()));
      default -> {}
    }
  }

  private void corrected(long index, LedgerEntry.Corrected c) {
    for (Given g : given.getOrDefault(new Holder(c.crossing(), c.document()), List.of())) {
      due.put(
          new Untold(index, g.disclosure()),
          new Disclosures.Due(
              index, g.disclosure(), c.crossing(), c.document(), g.recipient(), c.recipientsBy()));
    }
  }

  /** Who is to be told, by the day by which they must. */
  public List<Disclosures.Due> due() {
    List<Disclosures.Due> sorted = new ArrayList<>(due.values());
    sorted.sort(Comparator.comparing(Disclosures.Due::by));
    return sorted;
  }
}
