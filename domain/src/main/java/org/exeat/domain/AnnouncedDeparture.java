package org.exeat.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * A departure that travellers announced beforehand, of all who go together: how many they are, and
 * what opens the chips of their documents without their pages being read. Its {@code toString}
 * shows nothing of it.
 *
 * @param day on which they mean to leave
 * @param documents 1 to {@value ModeProfile#MOST}, no two of one number; names are not needed, and
 *     not kept
 */
public record AnnouncedDeparture(LocalDate day, List<TravelDocument> documents) {
  public AnnouncedDeparture {
    documents = List.copyOf(documents);
    if (documents.isEmpty() || documents.size() > ModeProfile.MOST) {
      throw new IllegalArgumentException(
          "a departure is announced of 1 to " + ModeProfile.MOST + " documents");
    }
    if (documents.stream().map(d -> d.issuingState() + "/" + d.documentNumber()).distinct().count()
        != documents.size()) {
      throw new IllegalArgumentException("a document is announced twice");
    }
  }

  /** Whether a document is one of them. */
  public boolean of(TravelDocument document) {
    return documents.stream().anyMatch(d -> d.same(document));
  }

  @Override
  public String toString() {
    return "AnnouncedDeparture[withheld]";
  }
}
