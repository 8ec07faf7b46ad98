package org.exeat.capture;

import java.time.Instant;

/**
 * A frame with the time at which it was taken by the host's clock, which all cameras of a lane
 * share; {@link Frame#time} is the camera's own.
 */
public record TimedFrame(Frame frame, Instant taken) {}
