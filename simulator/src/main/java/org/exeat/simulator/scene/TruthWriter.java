package org.exeat.simulator.scene;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.Box;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Point;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.render.Glass;
import org.exeat.simulator.traffic.Occupant;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PlannedDocument;
import org.exeat.simulator.vehicle.Pane;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** From what was drawn to the lines of {@link Truth}, and to JSON and back. */
public final class TruthWriter {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private TruthWriter() {}

  /** One line of the file, without its end. */
  static String json(Truth truth) {
    return MAPPER.writeValueAsString(truth);
  }

  /** A line of the file. */
  public static Truth read(String line) {
    return line.startsWith("{\"type\":\"VEHICLE\"")
        ? MAPPER.readValue(line, Truth.Vehicle.class)
        : MAPPER.readValue(line, Truth.Frame.class);
  }

  static Truth.Vehicle vehicle(Passage p, LocalDate date) {
    List<Truth.Traveller> party = new ArrayList<>();
    for (Occupant o : p.occupants()) {
      party.add(
          new Truth.Traveller(
              o.number(),
              o.seat().row(),
              lower(o.seat().side()),
              o.childSeat(),
              rounded(o.person().age(), 1),
              o.person().seed(),
              wears(o.wear())));
    }
    return new Truth.Vehicle(
        Truth.Type.VEHICLE,
        p.number(),
        lower(p.vehicle().kind()),
        date.atStartOfDay().plusNanos(Math.round(p.motion().begin() * 1e3) * 1_000_000),
        glass(p),
        party,
        p.documents().stream().map(d -> document(d, p.occupants())).toList(),
        p.plants().stream().map(t -> new Truth.Planted(lower(t.kind()), t.occupants())).toList());
  }

  private static Truth.Document document(PlannedDocument d, List<Occupant> occupants) {
    Optional<Integer> holder =
        occupants.stream()
            .filter(o -> o.person().seed() == d.holder().seed())
            .map(Occupant::number)
            .findFirst();
    return new Truth.Document(
        d.number(),
        d.presenter(),
        d.holder().seed(),
        holder,
        d.layout().name(),
        rounded(d.portraitAge(), 1),
        lower(d.fault()));
  }

  private static Truth.Glass glass(Passage p) {
    double windscreen = 1;
    double rear = 1;
    double dirt = 0;
    for (Pane pane : p.vehicle().panes()) {
      Glass g = pane.glass();
      if (pane.name().equals("windscreen")) {
        windscreen = g.visible();
        dirt = g.dirt();
      } else {
        rear = Math.min(rear, g.visible());
      }
    }
    return new Truth.Glass(rounded(windscreen, 3), rounded(rear, 3), rounded(dirt, 3));
  }

  private static List<String> wears(Wear wear) {
    List<String> wears = new ArrayList<>();
    if (wear.glasses() == Wear.Glasses.SUN) {
      wears.add("sunglasses");
    }
    if (wear.headgear() != Wear.Headgear.NONE) {
      wears.add(lower(wear.headgear()));
    }
    if (wear.mask()) {
      wears.add("mask");
    }
    return wears;
  }

  /**
   * @param time seconds since midnight of the date
   */
  static Truth.Frame frame(
      Scene scene,
      LaneSet set,
      LaneCamera camera,
      long number,
      double time,
      FrameDrawer.Drawn drawn) {
    Scene.ClockError error = scene.clocks().getOrDefault(camera.name(), Scene.ClockError.NONE);
    LocalDate date = set.cluster().date();
    return new Truth.Frame(
        Truth.Type.FRAME,
        camera.name(),
        number,
        instant(scene, date, time),
        instant(scene, date, error.shows(time)),
        rounded(drawn.seconds(), 6),
        rounded(drawn.gain(), 3),
        new Truth.SunPlace(
            rounded(Math.toDegrees(set.daylight().sun().azimuth()), 2),
            rounded(Math.toDegrees(set.daylight().sun().elevation()), 2)),
        lower(set.daylight().weather()),
        drawn.vehicles().stream().map(TruthWriter::seen).toList());
  }

  static Instant instant(Scene scene, LocalDate date, double seconds) {
    return date.atStartOfDay()
        .toInstant(scene.world().zone())
        .plusMillis(Math.round(seconds * 1000));
  }

  private static Truth.Seen seen(FrameDrawer.Seen seen) {
    List<Truth.Person> people = new ArrayList<>();
    for (FrameDrawer.Person p : seen.people()) {
      FaceSighting f = p.face();
      people.add(
          new Truth.Person(
              p.occupant().number(),
              lower(p.posture().activity()),
              p.posture().mien() == Mien.EYES_CLOSED,
              new Box(
                  rounded(f.box().x(), 2),
                  rounded(f.box().y(), 2),
                  rounded(f.box().width(), 2),
                  rounded(f.box().height(), 2)),
              new Truth.Landmarks(
                  point(f.leftEye()),
                  point(f.rightEye()),
                  point(f.noseTip()),
                  point(f.mouthLeft()),
                  point(f.mouthRight()),
                  point(f.chin())),
              rounded(f.eyeDistance(), 2),
              rounded(f.yaw(), 1),
              rounded(f.pitch(), 1),
              rounded(f.roll(), 1),
              rounded(f.visible(), 3),
              f.eyesSeen(),
              rounded(f.glare(), 3),
              rounded(f.luminance(), 1)));
    }
    return new Truth.Seen(
        seen.passage().number(), rounded(seen.front(), 3), rounded(seen.speed(), 3), people);
  }

  private static Point point(Point p) {
    return new Point(rounded(p.x(), 2), rounded(p.y(), 2));
  }

  private static double rounded(double value, int digits) {
    double unit = Math.pow(10, digits);
    return Math.round(value * unit) / unit;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
