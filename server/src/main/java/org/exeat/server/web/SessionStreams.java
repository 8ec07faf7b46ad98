package org.exeat.server.web;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The streams that are open in a session, which end when it does: by signing out, by somebody else
 * signing in, or by its time. Thread-safe.
 */
final class SessionStreams implements HttpSessionBindingListener {
  private final Set<Runnable> open = new HashSet<>();
  private boolean over;

  /**
   * A stream has begun.
   *
   * @param end ends it; is called once at most, at once where the session is over
   */
  void add(Runnable end) {
    synchronized (this) {
      if (!over) {
        open.add(end);
        return;
      }
    }
    end.run();
  }

  /** A stream has ended by itself. */
  synchronized void remove(Runnable end) {
    open.remove(end);
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    List<Runnable> all;
    synchronized (this) {
      over = true;
      all = List.copyOf(open);
      open.clear();
    }
    all.forEach(Runnable::run);
  }
}
