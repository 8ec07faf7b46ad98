package org.exeat.lane;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.TravelDocument;
import org.exeat.records.ledger.LedgerEntry.Resolution;

/**
 * What officers said in one crossing, of holders by their documents' numbers from 1. For use by one
 * thread at a time.
 */
final class OfficersWord {
  private final Map<Traveller, Resolution> resolutions = new HashMap<>();
  private final Map<Integer, Optional<LocalDate>> admitted = new HashMap<>();
  private final Map<Integer, TravelDocument> others = new HashMap<>();

  /** Whether somebody has looked at this traveller. */
  boolean looked(Traveller traveller) {
    return resolutions.containsKey(traveller);
  }

  void resolve(Traveller traveller, Resolution resolution) {
    resolutions.put(traveller, resolution);
  }

  /** Whether an officer confirmed the holder. */
  boolean confirms(int document) {
    return resolutions.get(Traveller.holder(document)) == Resolution.CONFIRMED;
  }

  /** Whether an officer looked and did not confirm the holder. */
  boolean doubts(int document) {
    Resolution said = resolutions.get(Traveller.holder(document));
    return said != null && said != Resolution.CONFIRMED;
  }

  boolean admitted(int document) {
    return admitted.containsKey(document);
  }

  void admit(int document, Optional<LocalDate> until) {
    admitted.put(document, until);
  }

  /** The last day to which the holder was admitted. */
  Optional<LocalDate> until(int document) {
    return admitted.getOrDefault(document, Optional.empty());
  }

  void link(int document, TravelDocument other) {
    others.put(document, other);
  }

  /** Another document of the holder's that an officer saw. */
  Optional<TravelDocument> other(int document) {
    return Optional.ofNullable(others.get(document));
  }

  /** Lets go of documents. */
  void forget() {
    others.clear();
  }
}
