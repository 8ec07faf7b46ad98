package org.exeat.records.stays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Finds the rows of a holder, whose names come out of the document, day by day. Thread-safe. */
final class StaySearch {
  /** Documents of one holder that links lead to. */
  private static final int MOST_DOCUMENTS = 16;

  private final StayTable table;

  StaySearch(StayTable table) {
    this.table = table;
  }

  /**
   * All that is sealed for a document's holder, under linked documents too.
   *
   * @throws StayException where the database is away, or a row was changed
   */
  List<StayText> texts(StayHolder holder) throws IOException {
    Optional<List<LocalDate>> days = table.days();
    if (days.isEmpty()) {
      return List.of();
    }
    List<StayText> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Queue<StayHolder> holders = new ArrayDeque<>();
    add(holder, seen, holders);
    while (!holders.isEmpty()) {
      StayHolder next = holders.remove();
      for (byte[] sealed : sealed(next, days.get().getFirst(), days.get().getLast())) {
        StayText text = StayJson.read(next.open(sealed), StayText.class, "a row of the stays");
        if (text instanceof StayText.Linked l) {
          add(new StayHolder(Base64.getDecoder().decode(l.secret())), seen, holders);
        } else {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** All rows of a holder: of most days the first few, of busy days the rest too. */
  private List<byte[]> sealed(StayHolder holder, LocalDate first, LocalDate last)
      throws IOException {
    List<StayHolder.Day> days = first.datesUntil(last.plusDays(1)).map(holder::day).toList();
    List<byte[]> slots = new ArrayList<>();
    Map<ByteBuffer, StayHolder.Day> dayOf = new HashMap<>();
    for (StayHolder.Day day : days) {
      List<byte[]> few = day.slots(0, StayHolder.Day.MOSTLY);
      slots.addAll(few);
      few.forEach(slot -> dayOf.put(ByteBuffer.wrap(slot), day));
    }
    Set<StayHolder.Day> withRows = new LinkedHashSet<>();
    List<byte[]> sealed = new ArrayList<>();
    for (StayTable.Found f : table.rows(slots)) {
      sealed.add(f.sealed());
      withRows.add(Objects.requireNonNull(dayOf.get(ByteBuffer.wrap(f.slot()))));
    }
    List<byte[]> more = new ArrayList<>();
    // any of them may have more, whichever of the first are gone
    withRows.forEach(day -> more.addAll(day.slots(StayHolder.Day.MOSTLY, StayHolder.Day.MOST)));
    table.rows(more).forEach(f -> sealed.add(f.sealed()));
    return sealed;
  }

  private static void add(StayHolder holder, Set<String> seen, Queue<StayHolder> to) {
    if (seen.size() < MOST_DOCUMENTS
        && seen.add(Base64.getEncoder().encodeToString(holder.secret()))) {
      to.add(holder);
    }
  }
}
