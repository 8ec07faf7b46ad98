package org.exeat.yaml;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record with a component of every kind that the reader knows. */
record Port(
    String name,
    int lanes,
    long seed,
    double width,
    float scale,
    boolean open,
    Colour colour,
    LocalDate since,
    LocalTime opens,
    Duration shift,
    ZoneId zone,
    List<Booth> booths,
    Set<Colour> signs,
    Map<String, Spot> masts,
    Map<Colour, Double> shares,
    Optional<Double> tilt,
    Optional<Booth> spare,
    @Nullable Integer officers) {
  enum Colour {
    RED,
    DARK_GREEN
  }

  /** Written as a list. */
  record Spot(double x, double y) {
    Spot {
      if (x < 0) {
        throw new IllegalArgumentException("x must be 0 m or more");
      }
    }
  }

  record Booth(double roomWidth, Optional<String> note) {
    Booth {
      if (!(roomWidth > 0 && roomWidth <= 60)) {
        throw new IllegalArgumentException("room_width must be more than 0 and at most 60 m");
      }
    }
  }

  Port {
    if (lanes > 9 && booths.isEmpty()) {
      throw new IllegalArgumentException("more than 9 lanes need a booth");
    }
  }

  static final YamlReader READER =
      new YamlReader()
          .withDefault(Port.class, "scale", 1f)
          .withDefault(Port.class, "open", true)
          .withList(Spot.class);

  static final String TEXT =
      """
      # a comment
      name: Otay
      lanes: 5
      seed: 9000000000
      width: 3.5
      colour: Dark_Green
      since: 2026-11-25
      opens: 07:30
      shift: PT8H
      zone: -08:00
      booths:
        - room_width: 2
          note: "on the left"
        - {room_width: 2.5}
      signs: [red, dark_green]
      masts:
        north: [1, 2.5]
        south: [0, -1e1]
      shares: {red: .25, dark_green: 0.75}
      tilt: 12
      officers:
      """;
}
