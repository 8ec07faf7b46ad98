package org.exeat.simulator.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.exeat.simulator.stream.RtpPacketizer.RtpPacket;

/**
 * One client's connection: reads its requests, sends the answers and, interleaved between them, the
 * packets. {@link #run} is for one thread; the rest may be called by any.
 */
final class RtspConnection implements Runnable, RtspConversation.Surroundings {
  /** How long a message that has begun may pause. */
  private static final Duration WITHIN_MESSAGE = Duration.ofSeconds(5);

  /** Bytes: more of what waits in the kernel would only be later. */
  private static final int SEND_BUFFER = 256 << 10;

  private final Socket socket;
  private final RtspServer server;
  private final RtspConversation conversation;

  /** So that an answer does not stand within a packet. */
  private final ReentrantLock sending = new ReentrantLock();

  private volatile Optional<ClientStream> stream = Optional.empty();

  RtspConnection(Socket socket, RtspServer server) {
    this.socket = socket;
    this.server = server;
    this.conversation = new RtspConversation(server::camera, this);
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSendBufferSize(SEND_BUFFER);
      converse();
    } catch (IOException e) {
      // The client is gone, which is its right; the server goes on without it.
    } finally {
      conversation.stream().ifPresent(ClientStream::end);
      server.forget(this);
    }
  }

  private void converse() throws IOException {
    BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
    RtspReader reader = new RtspReader(in);
    try {
      while (true) {
        int first = first(in);
        if (first < 0) {
          return;
        }
        socket.setSoTimeout(Math.toIntExact(WITHIN_MESSAGE.toMillis()));
        switch (reader.after(first)) {
          case RtspMessage.Request request -> {
            send(conversation.answer(request).bytes());
            conversation.proceed();
          }
          case RtspMessage.Interleaved report -> {}
          case RtspMessage.End end -> {
            return;
          }
        }
      }
    } catch (RtspSyntaxException e) {
      send(new RtspResponse(e.status()).with("Connection", "close").bytes());
    }
  }

  /**
   * Waits for the next message's first byte.
   *
   * @return below 0 where the client closed the connection or its session is out of time
   */
  private int first(BufferedInputStream in) throws IOException {
    socket.setSoTimeout(Math.toIntExact(Math.max(1, server.options().sessionTimeout().toMillis())));
    long before = -1;
    while (true) {
      try {
        return in.read();
      } catch (SocketTimeoutException e) {
        // Who takes packets from this connection need not say besides that it is there.
        long sent = conversation.interleaved() ? stream.map(ClientStream::sent).orElse(-1L) : -1;
        if (sent <= before) {
          return -1;
        }
        before = sent;
      }
    }
  }

  private void send(byte[] bytes) throws IOException {
    sending.lock();
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } finally {
      sending.unlock();
    }
  }

  private PacketSink interleaved(TransportOffer.Interleaved channels) {
    return packets -> send(interleave(packets, channels));
  }

  private static byte[] interleave(List<RtpPacket> packets, TransportOffer.Interleaved channels) {
    byte[] all = new byte[packets.stream().mapToInt(p -> p.bytes().length + 4).sum()];
    int at = 0;
    for (RtpPacket p : packets) {
      int length = p.bytes().length;
      all[at] = '$';
      all[at + 1] = (byte) (p.control() ? channels.rtcp() : channels.rtp());
      all[at + 2] = (byte) (length >> 8);
      all[at + 3] = (byte) length;
      System.arraycopy(p.bytes(), 0, all, at + 4, length);
      at += 4 + length;
    }
    return all;
  }

  @Override
  public InetAddress server() {
    return socket.getLocalAddress();
  }

  @Override
  public long timeoutSeconds() {
    return Math.max(1, server.options().sessionTimeout().toSeconds());
  }

  @Override
  public String datagramPorts() {
    return server.ports().range();
  }

  @Override
  public String newSessionName() {
    return HexFormat.of().withUpperCase().toHexDigits(server.random().nextLong());
  }

  @Override
  public int random() {
    return server.random().nextInt();
  }

  @Override
  public ClientStream stream(RtpPacketizer packetizer, TransportOffer transport) {
    PacketSink sink =
        switch (transport) {
          case TransportOffer.Interleaved channels -> interleaved(channels);
          case TransportOffer.Datagrams clientPorts ->
              server.ports().to(socket.getInetAddress(), clientPorts);
        };
    RtspServer.Options options = server.options();
    return new ClientStream(
        packetizer, sink, options.mostQueued(), options.mostDropped(), this::cut);
  }

  @Override
  public void begin(LiveCamera camera, ClientStream begun) {
    stream = Optional.of(begun);
    server.start(begun);
    camera.watch(begun);
  }

  /** Tells the client that its stream ends, if it has one. Does not wait. */
  void end() {
    stream.ifPresent(ClientStream::end);
  }

  /** Waits until the client was told, but not longer than so. */
  void await(Duration most) throws InterruptedException {
    if (stream.isPresent()) {
      stream.get().await(most);
    }
  }

  /** Closes the connection at once. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
