package org.exeat.records.stays;

import java.io.IOException;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.UnseenDepartures;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Rows of stays in PostgreSQL. Nothing here can be asked for a holder: only for rows by their
 * names. Thread-safe.
 */
final class StayTable {
  /** Names that are asked for at once. */
  private static final int ASKED = 10_000;

  private final StayConnection database;
  private final String port;

  StayTable(StayConnection database, String port) {
    this.database = database;
    this.port = port;
  }

  /**
   * Inserts what is not there yet, all or nothing, but for rows of holders who have more on a day
   * than there are names for.
   *
   * @return rows for which there was no name
   */
  int insert(Collection<? extends OutboxLine> lines) throws IOException {
    List<StayRow> rows = new ArrayList<>();
    List<OutboxLine.Exit> exits = new ArrayList<>();
    for (OutboxLine line : lines) {
      switch (line) {
        case OutboxLine.Row r -> rows.add(r.row());
        case OutboxLine.Exit e -> exits.add(e);
        case OutboxLine.Dropped d -> {}
      }
    }
    return database.transaction(h -> {
      int nameless = 0;
      int[] inserted = insert(h, rows, 0);
      for (int i = 0; i < inserted.length; i++) {
        if (inserted[i] == 0 && !insertElsewhere(h, rows.get(i))) {
          nameless++;
        }
      }
      insertExits(h, exits);
      return nameless;
    });
  }

  /** Takes one of each row's slots; says for each whether it was free and the row not there. */
  private static int[] insert(Handle h, List<StayRow> rows, int slot) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    PreparedBatch batch =
        h.prepareBatch(
            """
            insert into stay values (:slot, :port, :crossing, :document, :part, :category, :direction, :outcome,
              :closed, :evidence, :sealed) on conflict do nothing
            """);
    for (StayRow row : rows) {
      KeptEvidence facts = row.facts();
      batch
          .bind("slot", row.day().slot(slot))
          .bind("port", row.port())
          .bind("crossing", row.crossing().value())
          .bind("document", row.document())
          .bind("part", row.part())
          .bind("category", lower(facts.category()))
          .bind("direction", lower(facts.direction()))
          .bind("outcome", lower(facts.outcome()))
          .bind("closed", facts.closed().atOffset(ZoneOffset.UTC))
          .bind("evidence", row.evidence().sha256())
          .bind("sealed", row.sealed())
          .add();
    }
    return batch.execute();
  }

  /** Returns whether there was a name for it, or it is there. */
  private static boolean insertElsewhere(Handle h, StayRow row) {
    for (int slot = 1; slot < StayHolder.Day.MOST; slot++) {
      if (there(h, row) || insert(h, List.of(row), slot)[0] > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean there(Handle h, StayRow row) {
    return h.createQuery(
            """
            select exists (select 1 from stay
              where port = :port and crossing = :crossing and document = :document and part = :part)
            """)
        .bind("port", row.port())
        .bind("crossing", row.crossing().value())
        .bind("document", row.document())
        .bind("part", row.part())
        .mapTo(boolean.class)
        .one();
  }

  private static void insertExits(Handle h, List<OutboxLine.Exit> exits) {
    if (exits.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            """
            insert into exit_crossing values (:port, :crossing, :at, :people, :recorded, :abandoned)
              on conflict do nothing
            """);
    for (OutboxLine.Exit e : exits) {
      batch
          .bind("port", e.port())
          .bind("crossing", e.crossing().value())
          .bind("at", e.at().atOffset(ZoneOffset.UTC))
          .bind("people", e.people())
          .bind("recorded", e.recorded())
          .bind("abandoned", e.abandoned())
          .add();
    }
    batch.execute();
  }

  /** The days, UTC, of the first and the last row of all; empty where there is none. */
  Optional<List<LocalDate>> days() throws IOException {
    return database.transaction(h ->
        h.createQuery("select min(closed), max(closed) from stay having count(*) > 0")
            .map((r, c) ->
                List.of(
                    day(r.getObject(1, OffsetDateTime.class)),
                    day(r.getObject(2, OffsetDateTime.class))))
            .findOne());
  }

  private static LocalDate day(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * A row that was found.
   *
   * @param slot its name
   * @param sealed its text
   */
  record Found(byte[] slot, byte[] sealed) {}

  /** The rows with these names, as far as there are. */
  List<Found> rows(List<byte[]> slots) throws IOException {
    if (slots.isEmpty()) {
      return List.of();
    }
    return database.transaction(h -> {
      List<Found> found = new ArrayList<>();
      for (int from = 0; from < slots.size(); from += ASKED) {
        byte[][] some =
            slots.subList(from, Math.min(slots.size(), from + ASKED)).toArray(byte[][]::new);
        found.addAll(
            h.createQuery("select slot, sealed from stay where slot = any(:slots)")
                .bindBySqlType("slots", array(h, some), Types.ARRAY)
                .map((r, c) -> new Found(r.getBytes(1), r.getBytes(2)))
                .list());
      }
      return found;
    });
  }

  private static Array array(Handle h, byte[][] values) {
    try {
      return h.getConnection().createArrayOf("bytea", values);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many left through this port in a time, and of how many it is on record. */
  UnseenDepartures unseen(Instant from, Instant to) throws IOException {
    return database.transaction(h ->
        h.createQuery(
                """
                select coalesce(sum(people), 0), coalesce(sum(recorded), 0), count(*) filter (where abandoned)
                  from exit_crossing where port = :port and at between :from and :to
                """)
            .bind("port", port)
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map((r, c) -> new UnseenDepartures(r.getLong(1), r.getLong(2), r.getLong(3)))
            .one());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
