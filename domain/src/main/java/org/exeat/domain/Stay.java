package org.exeat.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry paired with the exit that followed it. Either may be missing: what is not on record may
 * have happened all the same, see {@link UnseenDepartures}.
 *
 * @param entry empty where an exit has none before it
 * @param exit empty where none follows, or another entry comes first
 */
public record Stay(Optional<HolderCrossing> entry, Optional<HolderCrossing> exit) {
  public Stay {
    if (entry.isEmpty() && exit.isEmpty()) {
      throw new IllegalArgumentException("a stay has an entry or an exit");
    }
  }

  /**
   * Pairs the crossings of one holder.
   *
   * @param crossings in any order; one that comes by two documents counts once
   * @return in the order of time
   */
  public static List<Stay> pair(List<HolderCrossing> crossings) {
    Map<CrossingId, HolderCrossing> once = new LinkedHashMap<>();
    crossings.stream()
        .sorted(
            Comparator.comparing(HolderCrossing::at)
                .thenComparing(c -> c.crossing().toString())
                .thenComparing(HolderCrossing::by))
        .forEach(c -> once.putIfAbsent(c.crossing(), c));
    List<Stay> stays = new ArrayList<>();
    Optional<HolderCrossing> entry = Optional.empty();
    for (HolderCrossing c : once.values()) {
      if (c.direction() == Direction.EXIT) {
        stays.add(new Stay(entry, Optional.of(c)));
        entry = Optional.empty();
      } else {
        entry.ifPresent(e -> stays.add(new Stay(Optional.of(e), Optional.empty())));
        entry = Optional.of(c);
      }
    }
    entry.ifPresent(e -> stays.add(new Stay(Optional.of(e), Optional.empty())));
    return stays;
  }
}
