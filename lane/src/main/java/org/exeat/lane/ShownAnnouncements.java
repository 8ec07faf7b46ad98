package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.records.announced.AnnouncedDepartures;
import org.exeat.records.announced.AnnouncementCode;

/**
 * The announced departures whose codes were shown in one crossing. For use by one thread at a time.
 */
final class ShownAnnouncements {
  private record Shown(AnnouncedDepartures store, AnnouncedDeparture departure) {}

  private final Map<AnnouncementCode, Shown> shown = new HashMap<>();

  void add(AnnouncedDepartures store, AnnouncementCode code, AnnouncedDeparture departure) {
    shown.put(code, new Shown(store, departure));
  }

  /** How many travel by what was announced. */
  int people() {
    return shown.values().stream().mapToInt(s -> s.departure().documents().size()).sum();
  }

  /** Documents, by their numbers from 1, that were announced. */
  Set<Integer> numbers(List<Presented> documents) {
    Set<Integer> numbers = new HashSet<>();
    for (Presented p : documents) {
      boolean announced =
          p.fields()
              .filter(f -> shown.values().stream().anyMatch(s -> s.departure().of(f)))
              .isPresent();
      if (announced) {
        numbers.add(p.number() + 1);
      }
    }
    return numbers;
  }

  /** The crossing is about to close: the codes open nothing any more. */
  void spend() throws IOException {
    for (Map.Entry<AnnouncementCode, Shown> s : shown.entrySet()) {
      s.getValue().store().spend(s.getKey());
    }
  }

  /** The crossing did not close: who turned back may come again. */
  void release(CrossingBook book) {
    afterwards(book, AnnouncedDepartures::release);
  }

  /** The crossing is over: what cannot be erased and told now is when the store is opened next. */
  void erase(CrossingBook book, Instant now) {
    afterwards(book, (store, code) -> store.tell(book::append, now));
  }

  private interface Act {
    void on(AnnouncedDepartures store, AnnouncementCode code) throws IOException;
  }

  /** The crossing is over already, whatever comes of this. */
  private void afterwards(CrossingBook book, Act act) {
    for (Map.Entry<AnnouncementCode, Shown> s : shown.entrySet()) {
      try {
        act.on(s.getValue().store(), s.getKey());
      } catch (IOException e) {
        book.trouble(e);
      } catch (RuntimeException e) {
        book.trouble(new IOException(e));
      }
    }
    shown.clear();
  }
}
