package org.exeat.capture;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's waiting for a network: on demand, when a time has passed, or when the waiting
 * thread is interrupted. FFmpeg asks about ten times a second. Thread-safe.
 */
final class Interruption implements AutoCloseable {
  private static final Map<Long, Interruption> ALL = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** One for all: JavaCPP has room for ten functions of a kind. */
  private static final Callback CALLBACK = new Callback();

  private final long number = NUMBERS.incrementAndGet();
  private volatile long deadline = System.nanoTime() + Long.MAX_VALUE / 2;
  private volatile boolean requested;

  /** Makes one that does not interrupt anything yet. */
  Interruption() {
    ALL.put(number, this);
  }

  /** Asks this one whenever the demuxer waits. */
  void watch(AVFormatContext demuxer) {
    demuxer.interrupt_callback().callback(CALLBACK).opaque(new Number(number));
  }

  /** What begins now may take so long. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Ends the waiting, now and later, until {@link #withdraw}. */
  void request() {
    requested = true;
  }

  /** Takes the request back. */
  void withdraw() {
    requested = false;
  }

  /** Whether the allowed time has passed. */
  boolean late() {
    return System.nanoTime() - deadline > 0;
  }

  /** To be called after the demuxer was closed. */
  @Override
  public void close() {
    ALL.remove(number);
  }

  /** A number where FFmpeg carries an address. */
  private static final class Number extends Pointer {
    Number(long number) {
      address = number;
    }
  }

  /** What FFmpeg calls, on the thread that waits. */
  private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      Interruption i = ALL.get(opaque.address());
      return i == null || i.requested || i.late() || Thread.currentThread().isInterrupted() ? 1 : 0;
    }
  }
}
