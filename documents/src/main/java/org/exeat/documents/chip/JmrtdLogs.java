package org.exeat.documents.chip;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Silences JMRTD and scuba. They write to {@code java.util.logging}, whose default handler prints
 * to the console, and at warnings they write answers of the chip in hexadecimal: personal data. The
 * one class that may name {@code java.util.logging}, because only through it can these loggers be
 * turned off; the field keeps them, for a logger that nobody holds is forgotten together with its
 * level.
 */
final class JmrtdLogs {
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("org.jmrtd"), Logger.getLogger("net.sf.scuba"));

  private JmrtdLogs() {}

  static void silence() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
