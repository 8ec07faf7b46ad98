package org.exeat.documents.chip;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * Lays an emulated chip on the virtual reader. The protocol of vsmartcard's vpcd: two bytes of
 * length, then a command APDU, or one byte for off (0), on (1), reset (2) and answer to reset (4);
 * APDUs and the answer to reset are answered in the same form.
 */
final class VirtualCard implements AutoCloseable {
  private static final int ANSWER_TO_RESET = 4;

  /** Direct convention, T=1, no historical bytes, check byte. */
  private static final byte[] ATR = {0x3B, (byte) 0x80, (byte) 0x80, 1, 1};

  private final Socket socket;
  private final CardTransport chip;
  private final Thread thread;

  VirtualCard(int port, CardTransport chip) throws IOException {
    this.chip = chip;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.thread = Thread.ofPlatform().daemon().name("virtual-card").start(this::serve);
  }

  private void serve() {
    try (DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      while (true) {
        // vpcd sends length and command apart, and would wait 40 ms for the acknowledgement
        // between.
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        byte[] message = in.readNBytes(in.readUnsignedShort());
        if (message.length == 1 && message[0] != ANSWER_TO_RESET) {
          chip.close();
          continue;
        }
        byte[] answer = message.length == 1 ? ATR : chip.transmit(message);
        byte[] framed = new byte[answer.length + 2];
        framed[0] = (byte) (answer.length >> 8);
        framed[1] = (byte) answer.length;
        System.arraycopy(answer, 0, framed, 2, answer.length);
        out.write(framed);
        out.flush();
      }
    } catch (IOException | ChipException e) {
      // Taken off the reader, by either end.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
