package org.exeat.cli;

import java.io.PrintWriter;
import java.util.List;
import org.exeat.capture.FeedHealth;
import org.exeat.lane.CaptureWording;

/** Tells in the terminal how a lane's live cameras do. A lane that breaks ends. */
final class LiveCameras implements LiveLane.Observer {
  private final PrintWriter err;
  private volatile List<FeedHealth> newest = List.of();

  /**
   * @param err hears what is wrong with a camera, when that changes
   */
  LiveCameras(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void cameras(List<FeedHealth> health) {
    newest = List.copyOf(health);
  }

  @Override
  public void trouble(String words) {
    err.println(words);
    err.flush();
  }

  @Override
  public void broken(RuntimeException cause) {
    throw cause;
  }

  /** How they did last; empty before the first look. Thread-safe. */
  List<FeedHealth> newest() {
    return newest;
  }

  /** Writes a line for each. */
  void tell(PrintWriter out) {
    newest.forEach(h -> out.println(CaptureWording.camera(h)));
    out.flush();
  }
}
