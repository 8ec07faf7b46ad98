package org.exeat.records.stays;

import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exeat.domain.CrossingId;
import org.exeat.domain.CrossingOutcome;
import org.exeat.domain.Direction;
import org.exeat.domain.EvidenceKind;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.TravellerCategory;
import org.exeat.domain.UnseenDepartures;
import org.exeat.records.EvidenceStore;
import org.exeat.records.ledger.Evidence;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Rows of stays in PostgreSQL. Nothing here can be asked for a holder: only for rows by their
 * names. Its tables are made and brought up to date at the first use. Thread-safe.
 */
final class StayTable {
  /** Names that are asked for at once. */
  private static final int ASKED = 10_000;

  /** Rows that are held against the policy at once. */
  private static final int PAGE = 1_000;

  private final Database database;
  private final String port;
  private boolean migrated;

  StayTable(Database database, String port) {
    this.database = database;
    this.port = port;
  }

  /** What is done with a connection. */
  private interface Work<T> {
    T in(Handle handle);
  }

  /**
   * In one transaction.
   *
   * @throws StayException where the database is not there, or breaks; nothing was done then, as far
   *     as it said
   */
  private <T> T transaction(Work<T> work) throws IOException {
    Jdbi jdbi = migrated();
    try {
      return jdbi.inTransaction(work::in);
    } catch (JdbiException e) {
      throw new StayException("the database of stays broke off: " + cause(e), e);
    }
  }

  private synchronized Jdbi migrated() throws IOException {
    Jdbi jdbi = Jdbi.create(database.source());
    jdbi.configure(SqlStatements.class, s -> s.setAttachAllStatementsForCleanup(true));
    if (!migrated) {
      try {
        Flyway.configure()
            .dataSource(database.source())
            .locations("classpath:org/exeat/records/stays")
            .table("exeat_schema")
            .validateMigrationNaming(true)
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw new StayException("the database of stays cannot be used: " + cause(e), e);
      }
      migrated = true;
    }
    return jdbi;
  }

  /** The first line of the innermost words, which hold no parameter. */
  private static String cause(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
  }

  /** Inserts what is not there yet, all or nothing. */
  void insert(Collection<? extends OutboxLine> lines) throws IOException {
    List<StayRow> rows = new ArrayList<>();
    List<OutboxLine.Exit> exits = new ArrayList<>();
    for (OutboxLine line : lines) {
      switch (line) {
        case OutboxLine.Row r -> rows.add(r.row());
        case OutboxLine.Exit e -> exits.add(e);
        case OutboxLine.Dropped d -> {}
      }
    }
    transaction(h -> {
      int[] inserted = insert(h, rows, 0);
      for (int i = 0; i < inserted.length; i++) {
        if (inserted[i] == 0) {
          insertElsewhere(h, rows.get(i));
        }
      }
      insertExits(h, exits);
      return lines.size();
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
          .bind("outcome", lower(facts.outcome().orElseThrow()))
          .bind("closed", facts.closed().orElseThrow().atOffset(ZoneOffset.UTC))
          .bind("evidence", row.evidence().sha256())
          .bind("sealed", row.sealed())
          .add();
    }
    return batch.execute();
  }

  private static void insertElsewhere(Handle h, StayRow row) {
    for (int slot = 1; slot < StayHolder.Day.MOST; slot++) {
      if (there(h, row) || insert(h, List.of(row), slot)[0] > 0) {
        return;
      }
    }
    throw new IllegalStateException(
        "a holder has more crossings on a day than there are rows for: crossing " + row.crossing());
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
    return transaction(h ->
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
    return transaction(h -> {
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
    return transaction(h ->
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

  /** Rows of this port. */
  private long count() throws IOException {
    return transaction(h ->
        h.createQuery("select count(*) from stay where port = :port")
            .bind("port", port)
            .mapTo(long.class)
            .one());
  }

  /**
   * How the rows stand against a policy. Kinds of rows that differ for the policy are gone through
   * from the oldest, and no further than there is something due.
   */
  EvidenceStore.Standing against(RetentionPolicy policy, List<LegalHold> holds, Instant now)
      throws IOException {
    return new EvidenceStore.Standing(
        due(policy, holds, now), count(), held(policy, holds, now), 0);
  }

  private List<RetentionPlan.Item> due(RetentionPolicy policy, List<LegalHold> holds, Instant now)
      throws IOException {
    return transaction(h -> {
      List<RetentionPlan.Item> due = new ArrayList<>();
      for (TravellerCategory category : TravellerCategory.values()) {
        for (Direction direction : Direction.values()) {
          for (CrossingOutcome outcome : CrossingOutcome.values()) {
            due.addAll(due(h, new Kind(category, direction, outcome), policy, holds, now));
          }
        }
      }
      return due;
    });
  }

  private record Kind(TravellerCategory category, Direction direction, CrossingOutcome outcome) {}

  private List<RetentionPlan.Item> due(
      Handle h, Kind kind, RetentionPolicy policy, List<LegalHold> holds, Instant now) {
    List<RetentionPlan.Item> due = new ArrayList<>();
    for (int passed = 0; ; passed += PAGE) {
      List<RetentionPlan.Stored> page = page(h, kind, passed);
      RetentionPlan plan = RetentionPlan.of(policy, page, holds, now);
      due.addAll(plan.due());
      boolean someMayFollow =
          plan.items().stream().anyMatch(i -> i.hold().isPresent() || plan.due().contains(i));
      if (page.size() < PAGE || !someMayFollow) {
        return due;
      }
    }
  }

  private List<RetentionPlan.Stored> page(Handle h, Kind kind, int from) {
    return h.createQuery(
            """
            select crossing, evidence, category, direction, outcome, closed from stay
              where port = :port and category = :category and direction = :direction and outcome = :outcome
              order by closed, slot offset :from limit :limit
            """)
        .bind("port", port)
        .bind("category", lower(kind.category()))
        .bind("direction", lower(kind.direction()))
        .bind("outcome", lower(kind.outcome()))
        .bind("from", from)
        .bind("limit", PAGE)
        .map((r, c) -> stored(r))
        .list();
  }

  /** Rows that are kept beyond their time by a hold. */
  private long held(RetentionPolicy policy, List<LegalHold> holds, Instant now) throws IOException {
    if (holds.isEmpty()) {
      return 0;
    }
    List<RetentionPlan.Stored> rows =
        transaction(h ->
            h.createQuery(
                    """
                    select crossing, evidence, category, direction, outcome, closed from stay
                      where port = :port and crossing in (<held>)
                    """)
                .bind("port", port)
                .bindList("held", holds.stream().map(x -> x.crossing().value()).toList())
                .map((r, c) -> stored(r))
                .list());
    return RetentionPlan.of(policy, rows, holds, now).items().stream()
        .filter(i -> i.hold().isPresent())
        .count();
  }

  private static RetentionPlan.Stored stored(ResultSet r) throws SQLException {
    return new RetentionPlan.Stored(
        new CrossingId(r.getObject("crossing", UUID.class)),
        r.getString("evidence"),
        new KeptEvidence(
            EvidenceKind.STAY,
            TravellerCategory.valueOf(upper(r.getString("category"))),
            Direction.valueOf(upper(r.getString("direction"))),
            Optional.of(CrossingOutcome.valueOf(upper(r.getString("outcome")))),
            Optional.of(r.getObject("closed", OffsetDateTime.class).toInstant())));
  }

  /** Deletes rows, and remembers until it is {@link #told} that the ledger has to hear of it. */
  void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule) throws IOException {
    transaction(h -> {
      for (Evidence e : evidence) {
        h.createUpdate("insert into stay_gone values (:port, :crossing, :evidence, :rule)")
            .bind("port", port)
            .bind("crossing", crossing.value())
            .bind("evidence", e.sha256())
            .bind("rule", rule)
            .execute();
        int deleted =
            h.createUpdate(
                    "delete from stay where port = :port and crossing = :crossing and evidence = :evidence")
                .bind("port", port)
                .bind("crossing", crossing.value())
                .bind("evidence", e.sha256())
                .execute();
        if (deleted != 1) {
          throw new IllegalStateException("crossing " + crossing + " has no such row");
        }
      }
      return evidence.size();
    });
  }

  /** Gives the room of deleted rows back, so that it is written over. */
  void vacuum() throws IOException {
    Jdbi jdbi = migrated();
    try {
      jdbi.useHandle(h -> h.execute("vacuum stay"));
    } catch (JdbiException e) {
      throw new StayException("the database of stays broke off: " + cause(e), e);
    }
  }

  /** What was destroyed and the ledger has not heard of. */
  Map<CrossingId, Map<Evidence, String>> untold() throws IOException {
    return transaction(h -> {
      Map<CrossingId, Map<Evidence, String>> untold = new LinkedHashMap<>();
      h.createQuery(
              "select crossing, evidence, rule from stay_gone where port = :port order by crossing, evidence")
          .bind("port", port)
          .map((r, c) ->
              untold
                  .computeIfAbsent(
                      new CrossingId(r.getObject(1, UUID.class)), x -> new LinkedHashMap<>())
                  .put(new Evidence(r.getString(2)), r.getString(3)))
          .list();
      return untold;
    });
  }

  /** The ledger has heard of it. */
  void told(CrossingId crossing, Collection<Evidence> evidence) throws IOException {
    if (!evidence.isEmpty()) {
      transaction(h ->
          h.createUpdate(
                  "delete from stay_gone where port = :port and crossing = :crossing and evidence in (<told>)")
              .bind("port", port)
              .bind("crossing", crossing.value())
              .bindList("told", evidence.stream().map(Evidence::sha256).toList())
              .execute());
    }
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
