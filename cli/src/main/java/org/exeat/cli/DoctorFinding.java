package org.exeat.cli;

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
}
