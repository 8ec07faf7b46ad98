package org.exeat.simulator.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.exeat.simulator.stream.RtpPacketizer.RtpPacket;

/**
 * What one client still has to get of a camera. The camera puts frames in and is never held up; a
 * thread of the client's own ({@link #run}) takes them out. A client that is too slow misses frames
 * up to the next key frame with room for it, and is left when it has missed too many in a row.
 *
 * <p>{@link #offer} is called by one thread at a time, the rest by any.
 */
final class ClientStream implements Runnable {
  /** The end of the queue is an empty place. */
  private final BlockingQueue<Optional<EncodedFrame>> queue = new LinkedBlockingQueue<>();

  private final RtpPacketizer packetizer;
  private final PacketSink sink;
  private final int mostQueued;
  private final int mostDropped;
  private final Runnable leave;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean ended;
  private boolean begun;
  private boolean missed = true;
  private int droppedInRow;

  /**
   * A stream that has not begun.
   *
   * @param packetizer closed when the stream is over
   * @param mostQueued frames, at least 1
   * @param mostDropped frames in a row, after which the client is left
   * @param leave ends the client's connection; does not wait
   */
  ClientStream(
      RtpPacketizer packetizer, PacketSink sink, int mostQueued, int mostDropped, Runnable leave) {
    this.packetizer = packetizer;
    this.sink = sink;
    this.mostQueued = mostQueued;
    this.mostDropped = mostDropped;
    this.leave = leave;
  }

  /**
   * Puts a frame in, or drops it. Never waits.
   *
   * @return whether the client is left because it misses too many
   */
  boolean offer(EncodedFrame frame) {
    if (ended) {
      return false;
    }
    if (queue.size() < mostQueued && (frame.key() || !missed)) {
      begun = true;
      missed = false;
      droppedInRow = 0;
      queue.add(Optional.of(frame));
      return false;
    }
    missed = true;
    if (!begun) {
      return false; // it has not had its first key frame yet
    }
    dropped.incrementAndGet();
    droppedInRow++;
    if (droppedInRow <= mostDropped) {
      return false;
    }
    end();
    leave.run();
    return true;
  }

  /** Sends what is put in, until {@link #end} or until the client cannot be reached. */
  @Override
  public void run() {
    try (packetizer) {
      Optional<EncodedFrame> frame = queue.take();
      while (frame.isPresent()) {
        List<RtpPacket> packets = packetizer.packets(frame.get());
        sink.send(packets);
        sent.addAndGet(packets.size());
        frame = queue.take();
      }
      sink.send(packetizer.farewell());
    } catch (IOException e) {
      leave.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      leave.run();
    } finally {
      ended = true;
      over.countDown();
    }
  }

  /** Ends the stream: what is queued is dropped, the client is told, {@link #run} returns. */
  void end() {
    ended = true;
    queue.clear();
    queue.add(Optional.empty());
  }

  /** Whether it ended. */
  boolean ended() {
    return ended;
  }

  /**
   * Waits until {@link #run} has returned, or for so long.
   *
   * @return whether it has
   */
  boolean await(Duration most) throws InterruptedException {
    return over.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Packets handed to the network. */
  long sent() {
    return sent.get();
  }

  /** Frames that were not sent because the client was too slow. */
  long dropped() {
    return dropped.get();
  }
}
