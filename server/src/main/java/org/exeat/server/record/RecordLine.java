package org.exeat.server.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a list.
 *
 * @param entry its number in the ledger
 * @param at null where it cannot be read
 * @param kind such as {@code hold_placed}; {@code unreadable} where it cannot be read
 * @param crossing that it is about; null where about none
 * @param document whose holder's part of it, by its number in the crossing; null for all of it
 * @param who the pseudonym of the account that did it; null where it does not say
 * @param says what else it says, by the names that the ledger has for it
 */
public record RecordLine(
    long entry,
    @Nullable Instant at,
    String kind,
    @Nullable String crossing,
    @Nullable Integer document,
    @Nullable String who,
    Map<String, Object> says) {
  public RecordLine {
    says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
  }

  /** One that was changed, or whose file is missing. */
  static RecordLine unreadable(long entry) {
    return new RecordLine(entry, null, "unreadable", null, null, null, Map.of());
  }

  static RecordLine of(long entry, LedgerEntry e) {
    return switch (e) {
      case LedgerEntry.RetentionChecked r ->
          new RecordLine(
              entry,
              r.at(),
              "retention_checked",
              null,
              null,
              null,
              says(
                  "policy", r.policy(),
                  "stays", r.stays(),
                  "kept", r.kept(),
                  "held", r.held(),
                  "overdue", r.overdue(),
                  "unreadable", r.unreadable()));
      case LedgerEntry.PolicyChanged p ->
          new RecordLine(
              entry,
              p.at(),
              "policy_changed",
              null,
              null,
              p.officer().value(),
              says("policy", p.policy(), "sha256", p.sha256(), "reason", p.reason()));
      case LedgerEntry.HoldPlaced h ->
          about(entry, e, "hold_placed", h.crossing(), null, h.officer().value())
              .saying("reason", h.reason(), "until", h.until());
      case LedgerEntry.HoldEnded h ->
          about(entry, e, "hold_ended", h.crossing(), null, h.officer().value())
              .saying("reason", h.reason());
      case LedgerEntry.ChangeProposed c -> proposed(entry, c);
      case LedgerEntry.ChangeSettled c ->
          new RecordLine(
                  entry,
                  c.at(),
                  "change_" + c.settlement().name().toLowerCase(Locale.ROOT),
                  c.crossing().map(CrossingId::toString).orElse(null),
                  null,
                  c.officer().value(),
                  Map.of())
              .saying(
                  c.reason().isPresent()
                      ? new Object[] {"proposal", c.proposal(), "reason", c.reason().get()}
                      : new Object[] {"proposal", c.proposal()});
      case LedgerEntry.Disclosed d ->
          about(entry, e, "disclosed", d.crossing(), d.document(), d.officer().value())
              .saying(
                  "recipient", d.recipient(),
                  "purpose", d.purpose(),
                  "legal_basis", d.legalBasis(),
                  "fields", d.fields());
      case LedgerEntry.Viewed v ->
          about(
                  entry,
                  e,
                  v.exported() ? "taken_out" : "viewed",
                  v.crossing(),
                  v.document().orElse(null),
                  v.viewer().value())
              .saying("purpose", v.purpose());
      case LedgerEntry.NothingFound n ->
          new RecordLine(
              entry,
              n.at(),
              "nothing_found",
              null,
              null,
              n.viewer().value(),
              says("purpose", n.purpose()));
      case LedgerEntry.Corrected c ->
          about(entry, e, "corrected", c.crossing(), c.document(), c.officer().value())
              .saying(
                  "corrects", c.entry(),
                  "correction", c.correction(),
                  "reason", c.reason(),
                  "recipients_by", c.recipientsBy());
      case LedgerEntry.CorrectionSent c ->
          about(entry, e, "correction_sent", c.crossing(), c.document(), c.officer().value())
              .saying(
                  "correction_entry", c.correction(),
                  "disclosure_entry", c.disclosure(),
                  "how", c.how());
      default ->
          throw new IllegalArgumentException(
              "no list has entries of the kind "
                  + e.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    };
  }

  private static RecordLine proposed(long entry, LedgerEntry.ChangeProposed c) {
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("proposal", c.proposal());
    c.policy().ifPresent(p -> says.put("policy", p));
    c.sha256().ifPresent(s -> says.put("sha256", s));
    c.until().ifPresent(u -> says.put("until", u));
    says.put("reason", c.reason());
    return new RecordLine(
        entry,
        c.at(),
        "proposed_" + c.what().name().toLowerCase(Locale.ROOT),
        c.crossing().map(CrossingId::toString).orElse(null),
        null,
        c.officer().value(),
        says);
  }

  private static RecordLine about(
      long entry,
      LedgerEntry e,
      String kind,
      CrossingId crossing,
      @Nullable Integer document,
      String who) {
    return new RecordLine(entry, e.at(), kind, crossing.toString(), document, who, Map.of());
  }

  private RecordLine saying(Object... pairs) {
    return new RecordLine(entry, at, kind, crossing, document, who, says(pairs));
  }

  private static Map<String, Object> says(Object... pairs) {
    Map<String, Object> says = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      says.put((String) pairs[i], pairs[i + 1]);
    }
    return says;
  }

  /** A number that it says; empty where it says none of that name. */
  Optional<Integer> number(String name) {
    return says.get(name) instanceof Integer n ? Optional.of(n) : Optional.empty();
  }
}
