package org.exeat.simulator.stream;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.exeat.simulator.stream.RtpPacketizer.RtpPacket;

/**
 * The pair of UDP ports from which all datagrams leave: an even one for RTP, and the next for RTCP
 * (RFC 3550, clause 11). What clients send there is not read; that they are still there is told by
 * their requests. Thread-safe.
 */
final class DatagramPorts implements AutoCloseable {
  private static final int TRIES = 200;

  private final DatagramSocket rtp;
  private final DatagramSocket rtcp;

  private DatagramPorts(DatagramSocket rtp, DatagramSocket rtcp) {
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  /**
   * Binds a free pair.
   *
   * @throws IOException where none is found
   */
  static DatagramPorts open(InetAddress address) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      DatagramSocket even = new DatagramSocket(new InetSocketAddress(address, 0));
      if (even.getLocalPort() % 2 == 0) {
        try {
          int next = even.getLocalPort() + 1;
          return new DatagramPorts(even, new DatagramSocket(new InetSocketAddress(address, next)));
        } catch (SocketException e) {
          // Somebody has the next one: another pair.
        }
      }
      even.close();
    }
    throw new IOException("no two neighbouring UDP ports are free on " + address);
  }

  /** As a Transport header says them. */
  String range() {
    return rtp.getLocalPort() + "-" + rtcp.getLocalPort();
  }

  /** Sends to one client's ports. */
  PacketSink to(InetAddress client, TransportOffer.Datagrams ports) {
    return packets -> {
      for (RtpPacket p : packets) {
        DatagramSocket from = p.control() ? rtcp : rtp;
        int port = p.control() ? ports.rtcp() : ports.rtp();
        from.send(new DatagramPacket(p.bytes(), p.bytes().length, client, port));
      }
    };
  }

  @Override
  public void close() {
    rtp.close();
    rtcp.close();
  }
}
