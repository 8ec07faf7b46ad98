package org.exeat.server.account;

/** What an account is for. Whatever is not said to be open to a role is closed to it. */
public enum Role {
  /** Watches lanes, and resolves what the machine refers. */
  OFFICER,
  /** Watches lanes and their figures. */
  SUPERVISOR,
  /** Checks the record. */
  AUDITOR,
  /** Answers for what is kept and disclosed. */
  PRIVACY_OFFICER,
  /** Sets lanes up. */
  INTEGRATOR,
  /** A camera, a reader, a sign. */
  DEVICE
}
