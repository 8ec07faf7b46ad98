package org.exeat.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where people cross: a lane that is built, or one that officers carry. */
public sealed interface CrossingPlace permits Lane, HandheldLane {
  /** The lane's name in its port. */
  String name();

  /** Port of entry. */
  String port();

  /** In which direction it is open. */
  Direction direction();

  /** In which modes people cross, in the order of {@link Mode}; at least one. */
  Set<Mode> modes();

  /** Cameras that stand there, none where officers carry them. */
  List<LaneCamera> cameras();

  /** Of modes, where they differ from the usual ones. */
  Map<Mode, ModeProfile> profiles();

  /** How people of a mode are gone about here. */
  default ModeProfile profile(Mode mode) {
    return profiles().getOrDefault(mode, ModeProfile.usual(mode));
  }

  /** The mode of who comes without anybody saying it: the first of them, in the order of Mode. */
  default Mode usualMode() {
    return modes().iterator().next();
  }
}
