package org.exeat.lane;

import java.util.Optional;

/**
 * Whom an officer looks at: a document's holder, or a face that no document was laid beside.
 *
 * @param document from 1; empty for a face
 * @param occupant from 1; empty for a document
 */
public record Traveller(Optional<Integer> document, Optional<Integer> occupant) {
  public Traveller {
    if (document.isPresent() == occupant.isPresent()) {
      throw new IllegalArgumentException("a traveller has a document's number, or a face's");
    }
  }

  /** The holder of a document. */
  public static Traveller holder(int document) {
    return new Traveller(Optional.of(document), Optional.empty());
  }

  /** Somebody without one. */
  public static Traveller face(int occupant) {
    return new Traveller(Optional.empty(), Optional.of(occupant));
  }
}
