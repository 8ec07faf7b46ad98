package org.exeat.records.stays;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.exeat.domain.CrossingId;
import org.exeat.domain.KeptEvidence;
import org.exeat.domain.TravelDocument;

/**
 * Makes the rows of a port. Immutable.
 *
 * @param key 32 secret bytes; ports that pair together have the same
 */
record StayRows(byte[] key, String port) {
  /** Of a document. */
  StayHolder holder(TravelDocument document) {
    return StayHolder.of(key, document.issuingState(), document.documentNumber());
  }

  /** What is kept of a holder's part in a crossing. */
  List<StayRow> of(CrossingId crossing, StayBook.Note n) {
    Instant at = n.facts().closed();
    StayHolder holder = holder(n.holder());
    List<StayRow> rows = new ArrayList<>();
    rows.add(
        row(
            crossing,
            n,
            0,
            holder,
            new StayText.Crossed(
                port, crossing, n.document(), n.facts().direction(), at, n.by(), n.until())));
    if (n.other().isPresent()) {
      StayHolder other = holder(n.other().get());
      rows.add(row(crossing, n, 1, holder, linked(other)));
      rows.add(row(crossing, n, 2, other, linked(holder)));
    }
    n.portrait()
        .ifPresent(p ->
            rows.add(
                row(
                    crossing,
                    n,
                    3,
                    holder,
                    new StayText.Portrait(crossing, n.document(), at, p.sha256()))));
    return rows;
  }

  private static StayText linked(StayHolder other) {
    return new StayText.Linked(Base64.getEncoder().encodeToString(other.secret()));
  }

  private StayRow row(
      CrossingId crossing, StayBook.Note n, int part, StayHolder holder, StayText text) {
    return row(crossing, n.document(), part, n.facts(), holder, text);
  }

  private StayRow row(
      CrossingId crossing,
      int document,
      int part,
      KeptEvidence facts,
      StayHolder holder,
      StayText text) {
    LocalDate day = facts.closed().atOffset(ZoneOffset.UTC).toLocalDate();
    return new StayRow(
        port, crossing, document, part, facts, holder.day(day), holder.seal(StayJson.write(text)));
  }

  /**
   * A picture of a holder that was made after the crossing was over.
   *
   * @param part a number that the crossing's rows of this document do not have yet
   */
  StayRow later(TravelDocument document, StayBook.Portrait portrait, KeptEvidence facts, int part) {
    return row(
        portrait.crossing(),
        portrait.document(),
        part,
        facts,
        holder(document),
        new StayText.Portrait(
            portrait.crossing(), portrait.document(), portrait.at(), portrait.evidence().sha256()));
  }

  @Override
  public String toString() {
    return "StayRows[withheld]";
  }
}
