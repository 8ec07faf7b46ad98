package org.exeat.simulator.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.Sightline;
import org.exeat.simulator.vehicle.Seat;
import org.exeat.simulator.vehicle.Sitter;

/**
 * Whose faces a lane's cameras could see once a vehicle stands at the stop line and its people do
 * what the sign asks: they look at the camera that takes the least turn, and the windows are open.
 * By lines of sight alone. On every seat sits an adult of the mean size, a short and a tall one, a
 * child of ten, and one of five in its seat where one fits, one after the other, beside mean adults
 * on the other seats. Somebody is seen where one camera has at least seventeen twentieths of the
 * face's front before it with nothing between, and where the lamp nearest to that camera lights
 * them as well, should the lane have any for its light; with the eyes 24 pixels apart and the face
 * turned away by no more than 40 degrees. What panes mirror is left out; rear panes that do not
 * open are taken to be clear.
 *
 * <p>The bound is higher than in {@link LayoutStudy}: what the sign is there for are good pictures,
 * and a forehead or a cheek in the dark of a pillar's shadow was what most often spoiled them on
 * lane-1, seed 41. Immutable, safe to share between threads.
 */
final class StandingStudy {
  private static final double FEWEST_PIXELS = 24;
  private static final double SEEN = .85;
  private static final double TURNED = Math.toRadians(40);

  /**
   * As the traffic's people turn: no further than this, radians, the head by this share of the way
   * and the eyes the rest.
   */
  private static final double HEAD = Math.toRadians(75);

  private static final double HEAD_SHARE = .85;
  private static final double LOWEST = Math.toRadians(-45);
  private static final double HIGHEST = Math.toRadians(50);

  /** Where vehicles stand, the front against the stop line, metres. */
  private static final double[] STANDS = {-.45, -.1};

  /** A lamp of a further pair below its camera, metres. */
  private static final double BELOW = .08;

  /**
   * Somebody who may sit somewhere.
   *
   * @param size against the mean adult's, of trunk and head: assumed, as wide as nine in ten adults
   *     are apart
   */
  private enum Person {
    MEAN(1),
    SHORT(.93),
    TALL(1.07),
    OF_TEN(.78),
    OF_FIVE_IN_A_SEAT(.64);

    private final double size;

    Person(double size) {
      this.size = size;
    }

    private boolean sits(Seat seat) {
      return switch (this) {
        case MEAN, SHORT, TALL -> true;
        case OF_TEN -> seat.use() != Seat.Use.DRIVER;
        case OF_FIVE_IN_A_SEAT -> seat.use() == Seat.Use.CHILD_SEAT;
      };
    }

    private SeatedFace on(Seat seat) {
      Position hip = this == OF_FIVE_IN_A_SEAT ? seat.hipInChildSeat() : seat.hip();
      // a face grows less than a body
      return SeatedFace.of(Sitter.eye(hip, seat.recline(), size), Math.sqrt(size));
    }
  }

  /**
   * A camera as far as it matters here.
   *
   * @param lamp that has to light what it sees; empty where none has to
   * @param camera its picture and pixels; empty where they are taken to do
   */
  private record View(Position at, Optional<Position> lamp, Optional<LaneCamera> camera) {}

  private final List<StudiedCar> cars;

  StandingStudy(List<StudiedCar> cars) {
    this.cars = List.copyOf(cars);
  }

  /** Share of people who are seen, by the number of their row. */
  Map<Integer, Double> of(Lane lane) {
    return seen(views(lane));
  }

  /** As {@link LayoutStudy#askedWithPair} has it. */
  Map<Integer, Double> withPair(Lane lane, double x, double aside, double height) {
    List<View> views = new ArrayList<>(views(lane));
    for (double y : new double[] {aside, -aside}) {
      views.add(
          new View(
              new Position(x, y, height),
              Optional.of(new Position(x, y, height - BELOW)),
              Optional.empty()));
    }
    return seen(views);
  }

  private static List<View> views(Lane lane) {
    return lane.cameras().stream()
        .map(c -> new View(c.position(), nearestLamp(lane, c), Optional.of(c)))
        .toList();
  }

  private static Optional<Position> nearestLamp(Lane lane, LaneCamera camera) {
    return lane.lamps().stream()
        .filter(l -> l.spectrum() == camera.sensor().spectrum() && l.spectrum() != Spectrum.VISIBLE)
        .map(LaneLamp::position)
        .min(Comparator.comparingDouble(p -> p.distanceTo(camera.position())));
  }

  private Map<Integer, Double> seen(List<View> views) {
    return cars.parallelStream()
        .flatMap(car -> chances(car, views))
        .collect(
            Collectors.groupingBy(
                Chance::row, TreeMap::new, Collectors.averagingInt(c -> c.seen() ? 1 : 0)));
  }

  /** Somebody on a seat of a row while the vehicle stands somewhere. */
  private record Chance(int row, boolean seen) {}

  private static Stream<Chance> chances(StudiedCar car, List<View> views) {
    List<Chance> chances = new ArrayList<>();
    List<Seat> seats = car.vehicle().seats();
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      List<SeatedFace> others = new ArrayList<>(car.faces());
      others.remove(i);
      for (Person person : Person.values()) {
        if (person.sits(seat)) {
          for (double front : STANDS) {
            chances.add(
                new Chance(seat.row(), sees(views, person.on(seat), front, car.sight(), others)));
          }
        }
      }
    }
    return chances.stream();
  }

  private static boolean sees(
      List<View> views, SeatedFace ahead, double front, Sightline sight, List<SeatedFace> others) {
    SeatedFace face = ahead;
    double yaw = 0;
    double least = Double.POSITIVE_INFINITY;
    for (View view : views) {
      double[] to = direction(ahead, view.at(), front);
      double turn = Math.hypot(to[0], to[1]);
      if (Math.abs(to[0]) < HEAD && to[1] > LOWEST && to[1] < HIGHEST && turn < least) {
        least = turn;
        yaw = HEAD_SHARE * to[0];
        face = ahead.turned(yaw, HEAD_SHARE * to[1]);
      }
    }
    for (View view : views) {
      double turned = Math.abs(direction(ahead, view.at(), front)[0] - yaw);
      if (turned <= TURNED
          && large(view, face, front, turned)
          && clear(view, face, front, sight, others)) {
        return true;
      }
    }
    return false;
  }

  /** To the left, and upwards, radians. */
  private static double[] direction(SeatedFace face, Position at, double front) {
    double dx = at.x() - front - face.skull()[0];
    double dy = at.y() - face.skull()[1];
    double dz = at.z() - face.skull()[2];
    return new double[] {Math.atan2(dy, dx), Math.atan2(dz, Math.hypot(dx, dy))};
  }

  private static boolean large(View view, SeatedFace face, double front, double turned) {
    if (view.camera().isEmpty()) {
      return true;
    }
    LaneCamera c = view.camera().get();
    double focal = c.focalLength() / c.sensor().width() * c.sensor().columns();
    float[] skull = face.skull();
    double distance = c.position().distanceTo(new Position(skull[0] + front, skull[1], skull[2]));
    return focal * face.apart() / distance * Math.cos(turned) >= FEWEST_PIXELS
        && LayoutStudy.inPicture(c, front, skull);
  }

  private static boolean clear(
      View view, SeatedFace face, double front, Sightline sight, List<SeatedFace> others) {
    float[] eye = inVehicle(view.at(), front);
    Optional<float[]> lamp = view.lamp().map(l -> inVehicle(l, front));
    long clear =
        face.places().stream()
            .filter(p ->
                face.clear(eye, p, sight, others)
                    && (lamp.isEmpty() || face.clear(lamp.get(), p, sight, others)))
            .count();
    return clear >= SEEN * face.places().size();
  }

  private static float[] inVehicle(Position p, double front) {
    return new float[] {(float) (p.x() - front), (float) p.y(), (float) p.z()};
  }
}
