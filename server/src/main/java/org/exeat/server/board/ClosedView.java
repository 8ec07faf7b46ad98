package org.exeat.server.board;

import java.time.Instant;

/**
 * A crossing that is over, in numbers.
 *
 * @param byOfficer of the confirmed
 * @param seconds from its opening to its closing
 */
public record ClosedView(
    String id,
    String lane,
    Instant closed,
    int documents,
    int confirmed,
    int byOfficer,
    int unresolved,
    long seconds) {}
