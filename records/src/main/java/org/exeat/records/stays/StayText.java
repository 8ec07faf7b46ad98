package org.exeat.records.stays;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.HolderCrossing.Confirmation;

/** What a sealed row says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StayText.Crossed.class, name = "crossed"),
  @JsonSubTypes.Type(value = StayText.Linked.class, name = "linked"),
  @JsonSubTypes.Type(value = StayText.Portrait.class, name = "portrait"),
})
sealed interface StayText {
  /** The holder crossed. */
  record Crossed(
      String port,
      CrossingId crossing,
      int document,
      Direction direction,
      Instant at,
      Confirmation by,
      Optional<LocalDate> until)
      implements StayText {}

  /**
   * An officer saw that the holder has another document, an earlier or a later one.
   *
   * @param secret of {@link StayHolder#secret}, Base64
   */
  record Linked(String secret) implements StayText {
    @Override
    public String toString() {
      return "Linked[withheld]";
    }
  }

  /**
   * A picture of the holder is in the vault, for as long as its own rule lets it be.
   *
   * @param evidence its name there
   */
  record Portrait(CrossingId crossing, int document, Instant at, String evidence)
      implements StayText {}
}
