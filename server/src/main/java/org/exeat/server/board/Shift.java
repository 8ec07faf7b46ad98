package org.exeat.server.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The crossings that were closed last, on all lanes, in numbers. Thread-safe. */
public final class Shift {
  /** More are in the ledger. */
  public static final int MOST = 200;

  private final Deque<ClosedView> closed = new ArrayDeque<>();

  synchronized void closed(ClosedView crossing) {
    closed.addFirst(crossing);
    while (closed.size() > MOST) {
      closed.removeLast();
    }
  }

  /** Newest first. */
  public synchronized List<ClosedView> closed() {
    return List.copyOf(closed);
  }
}
