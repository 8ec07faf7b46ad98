package org.exeat.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What was found at one place.
 *
 * @param subject what was looked at
 * @param words what was seen, without names and secrets
 * @param todo what to do about it; empty where all is well
 */
record DoctorFinding(Level level, String subject, String words, String todo) {
  /** How it stands. */
  enum Level {
    /** All is well. */
    OK,
    /** It works, and somebody should see to it. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static DoctorFinding ok(String subject, String words) {
    return new DoctorFinding(Level.OK, subject, words, "");
  }

  static DoctorFinding warn(String subject, String words, String todo) {
    return new DoctorFinding(Level.WARN, subject, words, todo);
  }

  static DoctorFinding fail(String subject, String words, String todo) {
    return new DoctorFinding(Level.FAIL, subject, words, todo);
  }

  /** The same about something that is called otherwise. */
  DoctorFinding about(String other) {
    return new DoctorFinding(level, other, words, todo);
  }

  /**
   * Prints findings and how many there are of what.
   *
   * @return whether none fails
   */
  static boolean print(List<DoctorFinding> findings, PrintWriter out) {
    for (DoctorFinding f : findings) {
      String level =
          switch (f.level()) {
            case OK -> "ok    ";
            case WARN -> "warn  ";
            case FAIL -> "FAIL  ";
          };
      out.println(level + f.subject() + ": " + Terminal.plain(f.words()));
      if (!f.todo().isEmpty()) {
        out.println("      -> " + Terminal.plain(f.todo()));
      }
    }
    long failed = count(findings, Level.FAIL);
    out.println(
        String.format(
            Locale.ROOT,
            "%d looked at, %d fail, %d warnings",
            findings.size(),
            failed,
            count(findings, Level.WARN)));
    out.flush();
    return failed == 0;
  }

  private static long count(List<DoctorFinding> findings, Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }
}
