package org.exeat.records.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Pseudonyms;

/**
 * All that a port's ledger says of the holder of one document. What it says of others in the same
 * vehicle is left out: an entry that is about several is shown with the holder's part alone, and
 * cannot be proved to the holder as it stands.
 *
 * @param crossings in which the document was presented, in their order
 */
public record SubjectAccess(List<Crossing> crossings) {
  public SubjectAccess {
    crossings = List.copyOf(crossings);
  }

  /**
   * One crossing.
   *
   * @param lines in their order
   * @param documents numbers under which the holder's was presented
   * @param others entries that are about others, or about faces of whom nobody knows whose they
   *     are, and were left out
   */
  public record Crossing(CrossingId id, Set<Integer> documents, List<Line> lines, int others) {
    public Crossing {
      documents = Set.copyOf(documents);
      lines = List.copyOf(lines);
    }
  }

  /**
   * One entry.
   *
   * @param index in the ledger
   * @param entry as far as it is about the holder
   * @param whole whether that is all of it, so that it can be proved by {@link LedgerFiles#prove}
   */
  public record Line(long index, LedgerEntry entry, boolean whole) {}

  /**
   * Looks for a holder. Only who has the port's key of pseudonyms and the document can.
   *
   * @param state that issued the document, as in the zone
   * @param number of the document
   */
  public static SubjectAccess of(
      LedgerFiles ledger, Pseudonyms pseudonyms, String state, String number) throws IOException {
    Map<CrossingId, Own> own = new LinkedHashMap<>();
    presented(ledger, pseudonyms, state, number)
        .forEach((crossing, documents) -> own.put(crossing, new Own(crossing, documents)));
    // whose face it is is said after the photograph
    ledger.read((index, entry) -> {
      if (entry instanceof LedgerEntry.Assessed a) {
        Optional.ofNullable(own.get(a.crossing())).ifPresent(o -> o.confirmed(a));
      }
    });
    ledger.read((index, entry) ->
        crossing(entry)
            .flatMap(c -> Optional.ofNullable(own.get(c)))
            .ifPresent(o -> o.add(index, entry)));
    return new SubjectAccess(
        own.values().stream()
            .map(o -> new Crossing(o.id, o.documents, o.lines, o.others))
            .toList());
  }

  /** Numbers under which a holder's document was presented, of each crossing in which it was. */
  static Map<CrossingId, Set<Integer>> presented(
      LedgerFiles ledger, Pseudonyms pseudonyms, String state, String number) throws IOException {
    Map<CrossingId, Set<Integer>> presented = new LinkedHashMap<>();
    ledger.read((index, entry) -> {
      if (entry instanceof LedgerEntry.DocumentPresented d
          && d.holder().equals(Optional.of(pseudonyms.holder(d.crossing(), state, number)))) {
        presented.computeIfAbsent(d.crossing(), c -> new HashSet<>()).add(d.document());
      }
    });
    return presented;
  }

  /** The crossing that an entry is about; empty where it is about none. */
  static Optional<CrossingId> crossing(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.Step s -> Optional.of(s.crossing());
      case LedgerEntry.Deleted e -> Optional.of(e.crossing());
      case LedgerEntry.Viewed e -> Optional.of(e.crossing());
      case LedgerEntry.Disclosed e -> Optional.of(e.crossing());
      case LedgerEntry.ReceiptIssued e -> Optional.of(e.crossing());
      case LedgerEntry.ReceiptRevoked e -> Optional.of(e.crossing());
      case LedgerEntry.Corrected e -> Optional.of(e.crossing());
      case LedgerEntry.CorrectionSent e -> Optional.of(e.crossing());
      case LedgerEntry.PortraitRenewed e -> Optional.of(e.crossing());
      case LedgerEntry.HoldPlaced e -> Optional.of(e.crossing());
      case LedgerEntry.HoldEnded e -> Optional.of(e.crossing());
      case LedgerEntry.ChangeProposed e -> e.crossing();
      case LedgerEntry.ChangeSettled e -> e.crossing();
      case LedgerEntry.NothingFound e -> Optional.empty();
      case LedgerEntry.PolicyChanged e -> Optional.empty();
      case LedgerEntry.RetentionChecked e -> Optional.empty();
      case LedgerEntry.DepartureAnnounced e -> Optional.empty();
      case LedgerEntry.AnnouncementGone e -> Optional.empty();
    };
  }

  /** What is the holder's in one crossing. */
  private static final class Own {
    private final CrossingId id;
    private final Set<Integer> documents;
    private final Set<Integer> faces = new HashSet<>();
    private final Set<Evidence> evidence = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private int others;

    Own(CrossingId id, Set<Integer> documents) {
      this.id = id;
      this.documents = documents;
    }

    /** A face is the holder's where it confirmed the document; else nobody knows whose it is. */
    void confirmed(LedgerEntry.Assessed a) {
      for (LedgerEntry.Outcome o : a.outcomes()) {
        if (o.outcome().equals(LedgerEntry.CONFIRMED)
            && o.document().filter(documents::contains).isPresent()) {
          o.occupant().ifPresent(faces::add);
        }
      }
    }

    void add(long index, LedgerEntry entry) {
      Optional<LedgerEntry> part = part(entry);
      if (part.isEmpty()) {
        others++;
      } else {
        lines.add(new Line(index, part.get(), part.get().equals(entry)));
      }
    }

    /** As far as an entry is about the holder. */
    private Optional<LedgerEntry> part(LedgerEntry entry) {
      return switch (entry) {
        case LedgerEntry.DocumentPresented e -> of(e, documents.contains(e.document()));
        case LedgerEntry.OccupantCaptured e -> of(e, faces.contains(e.occupant()));
        case LedgerEntry.Assessed e -> assessed(e);
        case LedgerEntry.OptedOut e ->
            of(e, e.document().isEmpty() || documents.contains(e.document().get()));
        case LedgerEntry.Resolved e -> of(e, e.document().filter(documents::contains).isPresent());
        case LedgerEntry.Admitted e -> of(e, documents.contains(e.document()));
        case LedgerEntry.Linked e -> of(e, documents.contains(e.document()));
        case LedgerEntry.EvidenceKept e -> {
          boolean own =
              e.document().filter(documents::contains).isPresent()
                  || e.occupant().filter(faces::contains).isPresent();
          if (own) {
            evidence.add(e.evidence());
          }
          yield of(e, own);
        }
        case LedgerEntry.Deleted e -> {
          List<Evidence> own = e.evidence().stream().filter(evidence::contains).toList();
          yield of(new LedgerEntry.Deleted(e.at(), e.crossing(), own, e.rule()), !own.isEmpty());
        }
        case LedgerEntry.ReceiptIssued e -> of(e, documents.contains(e.document()));
        case LedgerEntry.ReceiptRevoked e -> of(e, documents.contains(e.document()));
        case LedgerEntry.Opened e -> of(e, true);
        case LedgerEntry.Prompted e -> of(e, true);
        case LedgerEntry.Closed e -> of(e, true);
        case LedgerEntry.Abandoned e -> of(e, true);
        case LedgerEntry.Viewed e ->
            of(e, e.document().isEmpty() || documents.contains(e.document().get()));
        case LedgerEntry.Disclosed e -> of(e, documents.contains(e.document()));
        case LedgerEntry.Corrected e -> of(e, documents.contains(e.document()));
        case LedgerEntry.CorrectionSent e -> of(e, documents.contains(e.document()));
        case LedgerEntry.PortraitRenewed e -> {
          boolean own = documents.contains(e.document());
          if (own) {
            evidence.add(e.evidence());
            evidence.add(e.stay());
          }
          yield of(e, own);
        }
        case LedgerEntry.HoldPlaced e -> of(e, true);
        case LedgerEntry.HoldEnded e -> of(e, true);
        case LedgerEntry.ChangeProposed e -> of(e, true);
        case LedgerEntry.ChangeSettled e -> of(e, true);
        case LedgerEntry.NothingFound e -> of(e, false);
        case LedgerEntry.PolicyChanged e -> of(e, false);
        case LedgerEntry.RetentionChecked e -> of(e, false);
        case LedgerEntry.AnnouncementShown e -> of(e, true);
        case LedgerEntry.DepartureAnnounced e -> of(e, false);
        case LedgerEntry.AnnouncementGone e -> of(e, false);
      };
    }

    private static Optional<LedgerEntry> of(LedgerEntry entry, boolean own) {
      return own ? Optional.of(entry) : Optional.empty();
    }

    private Optional<LedgerEntry> assessed(LedgerEntry.Assessed e) {
      List<LedgerEntry.Outcome> own =
          e.outcomes().stream()
              .filter(o -> o.document().filter(documents::contains).isPresent())
              .toList();
      return of(
          new LedgerEntry.Assessed(
              e.at(), e.crossing(), e.step(), e.model(), e.calibration(), e.threshold(), own),
          !own.isEmpty());
    }
  }
}
