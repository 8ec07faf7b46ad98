package org.exeat.records.stays;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.exeat.records.EvidenceStore;
import org.exeat.records.ledger.Evidence;
import org.jdbi.v3.core.Handle;

/**
 * How rows of stays go: what is due by a policy, and what was deleted until the port's ledger has
 * heard of it. Thread-safe.
 */
final class StayRetention {
  /** Rows that are held against the policy at once. */
  private static final int PAGE = 1_000;

  private final StayConnection database;
  private final String port;

  StayRetention(StayConnection database, String port) {
    this.database = database;
    this.port = port;
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
    return database.transaction(h -> {
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
        database.transaction(h ->
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
            CrossingOutcome.valueOf(upper(r.getString("outcome"))),
            r.getObject("closed", OffsetDateTime.class).toInstant()));
  }

  /** Deletes rows, and remembers until it is {@link #told} that the ledger has to hear of it. */
  void destroy(CrossingId crossing, Collection<Evidence> evidence, String rule) throws IOException {
    database.transaction(h -> {
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
    database.outside(h -> h.execute("vacuum stay"));
  }

  /** What was destroyed and the ledger has not heard of. */
  Map<CrossingId, Map<Evidence, String>> untold() throws IOException {
    return database.transaction(h -> {
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
      database.transaction(h ->
          h.createUpdate(
                  "delete from stay_gone where port = :port and crossing = :crossing and evidence in (<told>)")
              .bind("port", port)
              .bind("crossing", crossing.value())
              .bindList("told", evidence.stream().map(Evidence::sha256).toList())
              .execute());
    }
  }

  /** Whether there is a row of a crossing. */
  boolean keeps(CrossingId crossing) throws IOException {
    return database.transaction(h ->
        h.createQuery(
                "select exists (select 1 from stay where port = :port and crossing = :crossing)")
            .bind("port", port)
            .bind("crossing", crossing.value())
            .mapTo(boolean.class)
            .one());
  }

  /** Rows of this port. */
  private long count() throws IOException {
    return database.transaction(h ->
        h.createQuery("select count(*) from stay where port = :port")
            .bind("port", port)
            .mapTo(long.class)
            .one());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
