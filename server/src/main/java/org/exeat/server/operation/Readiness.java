package org.exeat.server.operation;

import java.util.ArrayList;
import java.util.List;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.Port;

/** Whether a port can take travellers now: its record can be written, its cameras see. */
public final class Readiness {
  private final Port port;
  private final Operation operation;

  public Readiness(Port port, Operation operation) {
    this.port = port;
    this.operation = operation;
  }

  /** What is in the way, in words without names of people; empty where nothing is. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    operation.record().get().ifPresent(reasons::add);
    for (LaneBoard board : port.boards()) {
      board
          .quiet()
          .forEach((camera, quiet) -> {
            if (quiet.compareTo(operation.silence()) > 0) {
              reasons.add(
                  "lane "
                      + board.lane()
                      + ": camera "
                      + camera
                      + " has sent nothing for "
                      + quiet.toSeconds()
                      + " s");
            }
          });
    }
    return reasons;
  }
}
