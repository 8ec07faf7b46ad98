package org.exeat.server.board;

import java.util.List;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.Pseudonym;

/**
 * The lanes of one port. Immutable.
 *
 * @param boards one for each lane, each of another name
 * @param shift what was closed on all of them
 * @param officers by what an account is called in the port's record
 */
public record Port(List<LaneBoard> boards, Shift shift, Officers officers) {
  public Port {
    boards = List.copyOf(boards);
    if (boards.stream().map(LaneBoard::lane).distinct().count() < boards.size()) {
      throw new IllegalArgumentException("two lanes of a port have the same name");
    }
  }

  /** Names accounts in the record. */
  public interface Officers {
    /** The pseudonym of an account. */
    Pseudonym of(String account);
  }

  /** A lane by its name. */
  public Optional<LaneBoard> lane(String name) {
    return boards.stream().filter(b -> b.lane().equals(name)).findFirst();
  }

  /** The lane where a crossing is open. */
  public Optional<LaneBoard> of(CrossingId crossing) {
    return boards.stream().filter(b -> b.crossing(crossing).isPresent()).findFirst();
  }
}
