package org.exeat.records.disclosure;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.domain.DisclosedField;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;

/**
 * What the ledger says of one holder's part in a crossing that is over, field by field.
 *
 * @param holder pseudonym in this crossing; empty where the document could not be read
 * @param fields what is known of it, as text; the document's number is not
 */
record HolderPart(Optional<Pseudonym> holder, Map<DisclosedField, String> fields) {
  HolderPart {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads it.
   *
   * @throws RefusedDisclosureException where there is no such document, or the crossing is open
   */
  static HolderPart of(LedgerFiles files, CrossingId crossing, int document) throws IOException {
    Map<DisclosedField, String> fields = new EnumMap<>(DisclosedField.class);
    fields.put(DisclosedField.PORT, files.checkpoint().origin());
    fields.put(DisclosedField.CROSSING, crossing.toString());
    List<String> corrections = new ArrayList<>();
    Optional<Pseudonym> holder = Optional.empty();
    boolean presented = false;
    boolean over = false;
    for (long index : files.of(crossing)) {
      LedgerEntry entry = files.read(index);
      if (entry instanceof LedgerEntry.DocumentPresented d && d.document() == document) {
        presented = true;
        holder = d.holder();
        fields.putIfAbsent(DisclosedField.OUTCOME, "not confirmed"); // it may come again, late
      } else if (entry instanceof LedgerEntry.Corrected c && c.document() == document) {
        corrections.add(c.correction());
      } else {
        outcome(entry, document).ifPresent(o -> fields.put(DisclosedField.OUTCOME, o));
        over |= add(entry, document, fields);
      }
    }
    if (!corrections.isEmpty()) {
      fields.put(DisclosedField.CORRECTIONS, String.join("; ", corrections));
    }
    if (!presented) {
      throw new RefusedDisclosureException(
          "no document " + document + " was presented in crossing " + crossing);
    }
    if (!over) {
      throw new RefusedDisclosureException("crossing " + crossing + " is not over yet");
    }
    return new HolderPart(holder, fields);
  }

  private static Optional<String> outcome(LedgerEntry entry, int document) {
    return switch (entry) {
      case LedgerEntry.Assessed a
          when a.outcomes().stream()
              .anyMatch(o ->
                  o.document().equals(Optional.of(document))
                      && o.outcome().equals(LedgerEntry.CONFIRMED)) ->
          Optional.of("confirmed by the face");
      case LedgerEntry.Resolved r
          when r.document().equals(Optional.of(document))
              && r.resolution() == LedgerEntry.Resolution.CONFIRMED ->
          Optional.of("confirmed by an officer");
      default -> Optional.empty();
    };
  }

  /** Returns whether the crossing is over by it. */
  private static boolean add(LedgerEntry entry, int document, Map<DisclosedField, String> fields) {
    switch (entry) {
      case LedgerEntry.Opened o -> {
        fields.put(DisclosedField.DIRECTION, lower(o.direction()));
        fields.put(DisclosedField.MODE, lower(o.mode()));
        return false;
      }
      case LedgerEntry.Admitted a when a.document() == document -> {
        fields.put(
            DisclosedField.ADMISSION,
            a.purpose() + "; " + a.category() + a.until().map(u -> "; until " + u).orElse(""));
        return false;
      }
      case LedgerEntry.Closed c -> {
        ended(c.at(), fields);
        return true;
      }
      case LedgerEntry.Abandoned a -> {
        ended(a.at(), fields);
        fields.put(DisclosedField.OUTCOME, "not confirmed"); // of a crossing that did not close
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private static void ended(Instant at, Map<DisclosedField, String> fields) {
    fields.put(DisclosedField.DAY, at.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    fields.put(DisclosedField.TIME, at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** As it goes out of the port's hands: with the document's number, of who has shown it. */
  HolderPart with(TravelDocument document) {
    Map<DisclosedField, String> all = new EnumMap<>(fields);
    all.put(DisclosedField.DOCUMENT, document.issuingState() + " " + document.documentNumber());
    return new HolderPart(holder, all);
  }

  @Override
  public String toString() {
    return "HolderPart[withheld]";
  }
}
