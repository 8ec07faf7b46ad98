package org.exeat.domain;

/** Where the state is that issued a document: the coarsest thing that can be said of it. */
public enum WorldRegion {
  AFRICA,
  AMERICAS,
  ASIA,
  EUROPE,
  OCEANIA,
  /** Organisations, and codes that stand for no state: of the stateless, of refugees. */
  NO_STATE
}
