package org.exeat.simulator.stream;

/**
 * One encoded picture of a live camera, shared by all who watch it.
 *
 * @param accessUnit H.264, Annex B, with parameter sets where it is a key frame; not written to
 * @param ticks time since the camera's first frame, {@link H264Encoder#TICKS} a second
 * @param key whether decoding can start here
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is compared with nothing
record EncodedFrame(byte[] accessUnit, long ticks, boolean key) {}
