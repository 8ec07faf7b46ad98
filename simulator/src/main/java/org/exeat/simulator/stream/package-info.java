/**
 * What a lane's cameras deliver, for readers outside this process: H.264 in MP4 files and as live
 * RTSP streams. Encoding, the file format and the RTP payload are FFmpeg's; the RTSP conversation
 * is this package's.
 */
@NullMarked
package org.exeat.simulator.stream;

import org.jspecify.annotations.NullMarked;
