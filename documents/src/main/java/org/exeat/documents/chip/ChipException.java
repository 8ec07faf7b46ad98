package org.exeat.documents.chip;

import java.io.Serial;

/**
 * Why a chip was not read. Nothing half-read is ever handed out. Messages hold no content of the
 * document.
 */
public final class ChipException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** The closed set of reasons. */
  public enum Kind {
    /** No reader, or nothing that could talk to one. */
    NO_READER,
    /** No card came in time. */
    NO_CARD,
    /** The card went away while it was read. */
    CARD_TAKEN_AWAY,
    /** The key does not open the chip. */
    ACCESS_DENIED,
    /** A card, but without the travel document application. */
    NOT_A_TRAVEL_DOCUMENT,
    /** A file announces more bytes than are allowed. */
    FILE_TOO_LARGE,
    /** The chip answered in a way that ICAO Doc 9303 does not know. */
    PROTOCOL
  }

  private final Kind kind;

  ChipException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ChipException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The reason. */
  public Kind kind() {
    return kind;
  }

  /** Whether laying the document on the reader again may be all that is needed. */
  public boolean retryable() {
    return switch (kind) {
      case CARD_TAKEN_AWAY, NO_CARD -> true;
      case NO_READER, ACCESS_DENIED, NOT_A_TRAVEL_DOCUMENT, FILE_TOO_LARGE, PROTOCOL -> false;
    };
  }
}
