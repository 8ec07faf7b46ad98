package org.exeat.records.stays;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.exeat.domain.CrossingId;

/** What waits for the database. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutboxLine.Row.class, name = "row"),
  @JsonSubTypes.Type(value = OutboxLine.Exit.class, name = "exit"),
  @JsonSubTypes.Type(value = OutboxLine.Dropped.class, name = "dropped"),
})
sealed interface OutboxLine {
  /** Which crossing it is of. */
  CrossingId crossing();

  /** A row to insert. */
  record Row(StayRow row) implements OutboxLine {
    @Override
    public CrossingId crossing() {
      return row.crossing();
    }
  }

  /**
   * How many left in a crossing.
   *
   * @param people who were there
   * @param recorded of these, whose departure was confirmed
   * @param abandoned whether it ended without being closed
   */
  record Exit(
      String port, CrossingId crossing, Instant at, int people, int recorded, boolean abandoned)
      implements OutboxLine {}

  /** The crossing did not close: what came of it before does not count. */
  record Dropped(CrossingId crossing) implements OutboxLine {}
}
