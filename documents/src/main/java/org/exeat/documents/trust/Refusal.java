package org.exeat.documents.trust;

/**
 * A piece that was not taken into the trust store.
 *
 * @param piece which, such as {@code certificate 17 of the master list} or the name of its subject
 * @param why the rule that it breaks
 */
public record Refusal(String piece, String why) {}
