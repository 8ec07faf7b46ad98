package org.exeat.records.announced;

import java.io.IOException;

/** Announcements that cannot be read, or that somebody else has open. */
public final class AnnouncementException extends IOException {
  private static final long serialVersionUID = 1L;

  AnnouncementException(String message) {
    super(message);
  }

  AnnouncementException(String message, Throwable cause) {
    super(message, cause);
  }
}
