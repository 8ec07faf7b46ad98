package org.exeat.server.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exeat.records.disclosure.DueCorrections;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerException;
import org.exeat.records.ledger.LedgerFiles;

/**
 * Where in a ledger the entries of each list are: their numbers and nothing of what they say, so
 * that a ledger of any length has its lists; but for who has got which holder's part of which
 * crossing, which corrections need. It is read once, and then what has come since. For use by one
 * thread at a time.
 */
final class RecordIndex {
  /** Entries that are read together; where they cannot be, they are passed over. */
  private static final int TOGETHER = 256;

  private static final Set<Class<? extends LedgerEntry>> LISTED =
      Stream.concat(
              Arrays.stream(RecordList.values()).flatMap(list -> list.kinds().stream()),
              DueCorrections.KINDS.stream())
          .collect(Collectors.toCollection(HashSet::new));

  private final Map<RecordList, Numbers> lists = new EnumMap<>(RecordList.class);
  private final DueCorrections due = new DueCorrections();
  private long read;
  private long unreadable;

  RecordIndex() {
    for (RecordList list : RecordList.values()) {
      lists.put(list, new Numbers());
    }
  }

  /** Numbers that grow. */
  static final class Numbers {
    private long[] numbers = new long[16];
    private int count;

    private void add(long number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = number;
    }

    int count() {
      return count;
    }

    /** The greatest that are less than one, the greatest first. */
    long[] before(long number, int most) {
      int found = Arrays.binarySearch(numbers, 0, count, number);
      int end = found < 0 ? -found - 1 : found;
      long[] newest = new long[Math.min(most, end)];
      for (int i = 0; i < newest.length; i++) {
        newest[i] = numbers[end - 1 - i];
      }
      return newest;
    }
  }

  /** Reads what has come since the last time. What cannot be read is counted. */
  void catchUp(LedgerFiles files) throws IOException {
    long size = files.checkpoint().size();
    while (read < size) {
      long next = Math.min(size, (read / TOGETHER + 1) * TOGETHER);
      try {
        files.read(read, next, LISTED, this::add);
      } catch (LedgerException e) {
        unreadable += next - read; // what is wrong with it the verification says
      }
      read = next;
    }
  }

  private void add(long number, LedgerEntry entry) {
    lists.forEach((list, numbers) -> {
      if (list.kinds().contains(entry.getClass())) {
        numbers.add(number);
      }
    });
    due.add(number, entry);
  }

  Numbers of(RecordList list) {
    return Objects.requireNonNull(lists.get(list));
  }

  DueCorrections due() {
    return due;
  }

  /** Entries that could not be read, and perhaps belong into a list. */
  long unreadable() {
    return unreadable;
  }
}
