package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;
import org.exeat.records.ledger.LedgerEntry.AnnouncementGone.Cause;

/**
 * The announced departures whose codes were shown in one crossing. For use by one thread at a time.
 */
final class ShownAnnouncements {
  private final Map<AnnouncementCode, AnnouncedDeparture> shown = new HashMap<>();
  private final Set<AnnouncedDepartures> stores = new HashSet<>();

  boolean contains(AnnouncementCode code) {
    return shown.containsKey(code);
  }

  void add(AnnouncedDepartures store, AnnouncementCode code, AnnouncedDeparture departure) {
    stores.add(store);
    shown.put(code, departure);
  }

  /** What was announced and is not among the documents whose fields are known. */
  List<TravelDocument> missing(List<Presented> documents) {
    List<TravelDocument> missing = new ArrayList<>();
    for (AnnouncedDeparture departure : shown.values()) {
      for (TravelDocument d : departure.documents()) {
        boolean known = documents.stream().anyMatch(p -> p.fields().filter(d::same).isPresent());
        if (!known && missing.stream().noneMatch(d::same)) {
          missing.add(d);
        }
      }
    }
    return missing;
  }

  /** Documents, by their numbers from 1, that were announced. */
  Set<Integer> numbers(List<Presented> documents) {
    Set<Integer> numbers = new HashSet<>();
    for (Presented p : documents) {
      if (p.fields().filter(f -> shown.values().stream().anyMatch(d -> d.of(f))).isPresent()) {
        numbers.add(p.number() + 1);
      }
    }
    return numbers;
  }

  /** The crossing is over: what cannot be erased now goes when its day is over. */
  void used(CrossingBook book, Instant now) {
    try {
      for (AnnouncedDepartures store : stores) {
        for (AnnouncementCode code : shown.keySet()) {
          store.forget(code, Cause.USED);
        }
        store.tell(book::append, now);
      }
    } catch (IOException e) {
      book.trouble(e);
    }
  }

  /** Lets go of them. */
  void forget() {
    shown.clear();
    stores.clear();
  }
}
