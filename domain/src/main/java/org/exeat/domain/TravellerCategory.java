package org.exeat.domain;

/** The law's categories of travellers, by their documents, never by their looks. */
public enum TravellerCategory {
  /** Holders of a document that the port's own state issued to its citizens. */
  OWN_CITIZEN,
  PERMANENT_RESIDENT,
  OTHER,
  /** Nobody has said, or there is no document; a rule must name them to cover them. */
  UNKNOWN
}
