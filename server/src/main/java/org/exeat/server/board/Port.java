package org.exeat.server.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.records.ledger.Pseudonym;

/**
 * The lanes of one port. Immutable.
 *
 * @param boards one for each lane, each of another name
 * @param shift what was closed on all of them
 * @param officers by what an account is called in the port's record
 * @param devices of the lanes that listen to some, by lane
 * @param handheld lanes where officers take the pictures, by lane
 */
public record Port(
    List<LaneBoard> boards,
    Shift shift,
    Officers officers,
    Map<String, LaneDevices> devices,
    Map<String, HandheldDesk> handheld) {
  public Port {
    boards = List.copyOf(boards);
    devices = Map.copyOf(devices);
    handheld = Map.copyOf(handheld);
    if (boards.stream().map(LaneBoard::lane).distinct().count() < boards.size()) {
      throw new IllegalArgumentException("two lanes of a port have the same name");
    }
  }

  /** A port whose lanes have cameras of their own. */
  public Port(
      List<LaneBoard> boards, Shift shift, Officers officers, Map<String, LaneDevices> devices) {
    this(boards, shift, officers, devices, Map.of());
  }

  /** Names accounts in the record. */
  public interface Officers {
    /** The pseudonym of an account. */
    Pseudonym of(String account);
  }

  /** What the devices of a lane talk to, where it listens to any. */
  public Optional<LaneDevices> devicesOf(String lane) {
    return Optional.ofNullable(devices.get(lane));
  }

  /** What officers' telephones talk to, where they take a lane's pictures. */
  public Optional<HandheldDesk> handheldOf(String lane) {
    return Optional.ofNullable(handheld.get(lane));
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
