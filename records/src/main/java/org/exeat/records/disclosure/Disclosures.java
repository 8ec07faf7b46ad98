package org.exeat.records.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.DisclosedField;
import org.exeat.domain.DisclosurePolicy;
import org.exeat.domain.DisclosureRule;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonym;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives parts of the record to other systems, where a policy allows it, and lets those that have
 * them know what was wrong. Nothing leaves before the ledger says that it does. For use by one
 * thread.
 */
public final class Disclosures {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Ledger ledger;
  private final Path folder;
  private final Clock clock;
  private final Pseudonym officer;

  /**
   * @param folder of the ledger
   * @param officer who does it
   */
  public Disclosures(Ledger ledger, Path folder, Clock clock, Pseudonym officer) {
    this.ledger = ledger;
    this.folder = folder;
    this.clock = clock;
    this.officer = officer;
  }

  /**
   * What may go out.
   *
   * @param entry number in the ledger
   * @param json what the recipient gets
   */
  public record Given(long entry, String json) {
    @Override
    public String toString() {
      return "Given[withheld]";
    }
  }

  /**
   * Gives a holder's part of a crossing to somebody.
   *
   * @param document number in the crossing, from 1
   * @param shown the document itself, where its number is to go with it
   * @throws RefusedDisclosureException where no rule of the policy allows it, the document is not
   *     the one that was presented, or the ledger does not have what is asked for; nothing is
   *     recorded then
   */
  public Given give(
      DisclosurePolicy policy,
      CrossingId crossing,
      int document,
      Optional<TravelDocument> shown,
      String recipient,
      String purpose,
      Set<DisclosedField> fields)
      throws IOException {
    DisclosureRule rule =
        policy
            .rule(recipient, purpose, fields)
            .orElseThrow(() ->
                new RefusedDisclosureException(
                    "no rule of the policy "
                        + policy.name()
                        + " lets this recipient have these fields for this purpose"));
    HolderPart part = HolderPart.of(files(), crossing, document);
    if (shown.isPresent()) {
      TravelDocument d = shown.get();
      Pseudonym holder = ledger.pseudonyms().holder(crossing, d.issuingState(), d.documentNumber());
      if (!part.holder().equals(Optional.of(holder))) {
        throw new RefusedDisclosureException(
            "the document that is shown is not document " + document + " of this crossing");
      }
      part = part.with(d);
    }
    if (part.fields().containsKey(DisclosedField.CORRECTIONS)
        && !fields.contains(DisclosedField.CORRECTIONS)) {
      throw new RefusedDisclosureException(
          "this record was corrected: it goes with the field corrections, or not at all");
    }
    Map<String, String> record = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (DisclosedField f : fields.stream().sorted().toList()) {
      String name = f.name().toLowerCase(Locale.ROOT);
      String value = part.fields().get(f);
      if (value == null && f == DisclosedField.CORRECTIONS) {
        continue; // there are none
      }
      if (value == null) {
        throw new RefusedDisclosureException("the record has no " + name + " of this holder");
      }
      names.add(name);
      record.put(name, value);
    }
    long entry =
        ledger.append(
            List.of(
                new LedgerEntry.Disclosed(
                    clock.instant(),
                    crossing,
                    document,
                    officer,
                    recipient,
                    purpose,
                    rule.legalBasis(),
                    names)));
    ledger.checkpoint();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("recipient", recipient);
    out.put("purpose", purpose);
    out.put("legal_basis", rule.legalBasis());
    out.put("record", record);
    out.put("entry", entry);
    return new Given(entry, json(out));
  }

  /**
   * A correction that a recipient has to hear of.
   *
   * @param correction number of its entry
   * @param disclosure number of the entry by which the recipient got the record
   * @param by day by which the recipient must have it
   */
  public record Due(
      long correction,
      long disclosure,
      CrossingId crossing,
      int document,
      String recipient,
      LocalDate by) {}

  /**
   * Corrects an entry, by another one.
   *
   * @param entry number in the ledger of what is wrong
   * @param document whose holder is concerned; an entry about several takes a correction for each
   * @param by day by which all recipients must have it
   * @return the number of the correction
   * @throws RefusedDisclosureException where there is no such entry of a crossing with this
   *     document
   */
  public long correct(long entry, int document, String reason, String correction, LocalDate by)
      throws IOException {
    LedgerFiles files = files();
    if (entry < 0 || entry >= files.checkpoint().size()) {
      throw new RefusedDisclosureException("the ledger has no entry " + entry);
    }
    CrossingId crossing =
        SubjectAccess.crossing(files.read(entry))
            .orElseThrow(
                () -> new RefusedDisclosureException("entry " + entry + " is about no crossing"));
    HolderPart.of(files, crossing, document); // refuses where there is no such document
    if (document(files.read(entry)).filter(d -> d != document).isPresent()) {
      throw new RefusedDisclosureException(
          "entry " + entry + " is about another document than " + document);
    }
    long index =
        ledger.append(
            List.of(
                new LedgerEntry.Corrected(
                    clock.instant(), crossing, document, entry, officer, reason, correction, by)));
    ledger.checkpoint();
    return index;
  }

  /** The one document that an entry is about; empty where it is about several, or a face. */
  private static Optional<Integer> document(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.DocumentPresented e -> Optional.of(e.document());
      case LedgerEntry.OptedOut e -> e.document();
      case LedgerEntry.Resolved e -> e.document();
      case LedgerEntry.Admitted e -> Optional.of(e.document());
      case LedgerEntry.Linked e -> Optional.of(e.document());
      case LedgerEntry.EvidenceKept e -> e.document();
      case LedgerEntry.ReceiptIssued e -> Optional.of(e.document());
      case LedgerEntry.ReceiptRevoked e -> Optional.of(e.document());
      case LedgerEntry.Corrected e -> Optional.of(e.document());
      default -> Optional.empty();
    };
  }

  /** What recipients have not been told yet, by the day by which they must. */
  public List<Due> due() throws IOException {
    return due(files());
  }

  /** The same of any ledger, from its files. */
  public static List<Due> due(LedgerFiles files) throws IOException {
    DueCorrections due = new DueCorrections();
    files.read(0, files.checkpoint().size(), DueCorrections.KINDS, due::add);
    return due.due();
  }

  /**
   * What a recipient is to be told.
   *
   * @throws RefusedDisclosureException where the recipient has nothing to hear of
   */
  public String notice(long correction, long disclosure) throws IOException {
    LedgerFiles files = files();
    Due due = require(files, correction, disclosure);
    if (!(files.read(correction) instanceof LedgerEntry.Corrected c)) {
      throw new IllegalStateException("what is due is a correction");
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("recipient", due.recipient());
    out.put("disclosed_by_entry", disclosure);
    out.put("corrected_by_entry", correction);
    out.put("correction", c.correction());
    out.put("reason", c.reason());
    out.put("to_be_corrected_by", c.recipientsBy().toString());
    return json(out);
  }

  /**
   * A recipient was told.
   *
   * @param how in the officer's words
   */
  public void sent(long correction, long disclosure, String how) throws IOException {
    Due due = require(files(), correction, disclosure);
    ledger.append(
        List.of(
            new LedgerEntry.CorrectionSent(
                clock.instant(),
                due.crossing(),
                due.document(),
                correction,
                disclosure,
                officer,
                how)));
    ledger.checkpoint();
  }

  private static Due require(LedgerFiles files, long correction, long disclosure)
      throws IOException {
    return due(files).stream()
        .filter(d -> d.correction() == correction && d.disclosure() == disclosure)
        .findFirst()
        .orElseThrow(() ->
            new RefusedDisclosureException(
                "nobody is to be told of correction "
                    + correction
                    + " who got the record by entry "
                    + disclosure));
  }

  private LedgerFiles files() throws IOException {
    ledger.checkpoint();
    return LedgerFiles.open(folder, ledger.key());
  }

  private static String json(Map<String, Object> out) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
  }
}
