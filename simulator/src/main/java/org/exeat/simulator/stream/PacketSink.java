package org.exeat.simulator.stream;

import java.io.IOException;
import java.util.List;
import org.exeat.simulator.stream.RtpPacketizer.RtpPacket;

/** Where one client's packets go. */
interface PacketSink {
  /**
   * Sends packets in their order; may wait for the network.
   *
   * @throws IOException where the client cannot be reached any more
   */
  void send(List<RtpPacket> packets) throws IOException;
}
