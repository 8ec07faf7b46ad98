package org.exeat.domain;

/** Which way a lane leads. */
public enum Direction {
  ENTRY,
  EXIT
}
