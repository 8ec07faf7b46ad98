package org.exeat.documents.mrz;

/** Whether a printed check digit is the computed one. */
public enum CheckOutcome {
  RIGHT,
  WRONG
}
