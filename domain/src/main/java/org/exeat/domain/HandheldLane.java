package org.exeat.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A lane without cameras of its own: an officer goes to those who cross, in a bus, on a platform,
 * on foot, and takes their pictures with a telephone.
 *
 * @param name in its port: letters, digits, spaces, dots, dashes
 * @param port of entry
 * @param modes in which people cross
 * @param profiles of modes, where they differ from the usual ones
 */
public record HandheldLane(
    String name, String port, Direction direction, Set<Mode> modes, Map<Mode, ModeProfile> profiles)
    implements CrossingPlace {
  public HandheldLane {
    Map<Mode, ModeProfile> copy = new EnumMap<>(Mode.class);
    copy.putAll(profiles);
    profiles = Collections.unmodifiableMap(copy);
    require(
        name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .-]{0,39}"),
        "name must be 1 to 40 letters, digits, spaces, dots and dashes");
    require(!port.isBlank(), "port must be there");
    require(!modes.isEmpty(), "modes must name at least one");
    modes = Collections.unmodifiableSet(EnumSet.copyOf(modes)); // in the order of Mode
    for (Mode mode : profiles.keySet()) {
      require(
          modes.contains(mode),
          "profiles must be of modes that the lane has, and "
              + mode.name().toLowerCase(Locale.ROOT)
              + " is none");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  @Override
  public List<LaneCamera> cameras() {
    return List.of();
  }
}
