package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.Ambient;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Projection;
import org.exeat.simulator.render.ShadowMap;
import org.exeat.simulator.render.Sightline;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.render.Weather;
import org.exeat.simulator.vehicle.Pane;
import org.exeat.simulator.vehicle.Vehicle;
import org.exeat.simulator.vehicle.VehicleKind;

/**
 * Which seats a lane's cameras could see a usable face in, by lines of sight alone: no face is
 * drawn. All seats are taken by median adults who look ahead. A camera sees a seat if, while the
 * vehicle's front is in the trigger, at one place of it at least four fifths of the face's front
 * are hidden neither by the vehicle nor by another head, the eyes are 24 pixels apart (the bound of
 * {@code QualityPolicy.CAPTURE}), the face is turned away by at most 45 degrees, and the pane
 * before it adds no more than a quarter of the light, daylight and lamps on the face counted. That
 * last bound comes from lane-1, version 2: of single looks with less glare half were found, with a
 * quarter to a half one in five, beyond one in a hundred.
 */
public final class LayoutStudy {
  private static final double FEWEST_PIXELS = 24;
  private static final double SEEN = .8;
  private static final double GLARE = .25;
  private static final double STEP = .6;

  /** Share of light that skin gives back, in the middle of the range of tones. */
  private static final double SKIN = .35;

  private final Scene scene;
  private final List<StudiedCar> cars;
  private final StandingStudy standing;

  /** Builds the vehicles: some seconds. */
  public LayoutStudy(Scene scene) {
    this(scene, StudiedCar.KINDS);
  }

  LayoutStudy(Scene scene, List<VehicleKind> kinds) {
    this.scene = scene;
    cars = StudiedCar.of(scene, kinds);
    standing = new StandingStudy(cars);
  }

  /**
   * Share of people, of all sizes, who are seen once the vehicle stands and they do what the sign
   * asks, by the number of their row: see {@link StandingStudy}.
   */
  public Map<Integer, Double> asked(Lane lane) {
    return standing.of(lane);
  }

  /**
   * The same with a further pair of cameras, one on either side, each with a lamp right below it,
   * whose picture takes in everybody with pixels enough.
   *
   * @param x of both, metres
   * @param aside how far from the middle of the lane, metres
   * @param height above the road, metres
   */
  public Map<Integer, Double> askedWithPair(Lane lane, double x, double aside, double height) {
    return standing.withPair(lane, x, aside, height);
  }

  /** Steps that {@link #of} counts up to for each layout. */
  public int steps(List<Integer> hours) {
    return hours.size() * cars.size();
  }

  /**
   * Share of seats seen.
   *
   * @param byRow number of the row to the shares at each hour
   */
  public record Result(Map<Integer, List<Double>> byRow) {}

  /**
   * Studies a layout on the scene's first date under a clear sky.
   *
   * @param lane with the cameras
   * @param hours local
   * @param progress hears how many steps are done
   */
  public Result of(Lane lane, List<Integer> hours, IntConsumer progress) {
    Map<Integer, List<Double>> byRow = new LinkedHashMap<>();
    int done = 0;
    for (int hour : hours) {
      Map<Integer, int[]> counts = new LinkedHashMap<>();
      LocalDate date = scene.world().dates().getFirst();
      Daylight daylight =
          Daylight.of(
              lane,
              scene.world().heading(),
              scene.world().ground(),
              LaneSet.sun(scene.world(), date, hour * 3600.0 + 1800),
              Weather.CLEAR);
      for (StudiedCar car : cars) {
        count(lane, car, daylight, counts);
        progress.accept(++done);
      }
      for (Map.Entry<Integer, int[]> e : counts.entrySet()) {
        byRow
            .computeIfAbsent(e.getKey(), k -> new ArrayList<>())
            .add((double) e.getValue()[1] / e.getValue()[0]);
      }
    }
    return new Result(byRow);
  }

  private static void count(
      Lane lane, StudiedCar car, Daylight daylight, Map<Integer, int[]> counts) {
    Vehicle vehicle = car.vehicle();
    List<SeatedFace> faces = car.faces();
    List<List<Ambient>> light = new ArrayList<>(); // by the spectrum's ordinal
    for (Spectrum s : Spectrum.values()) {
      Environment environment = daylight.of(s);
      float[] middle = {(float) (-vehicle.length() / 2), 0, (float) (vehicle.height() / 2)};
      ShadowMap sun =
          ShadowMap.ofSun(
              environment.toSun(),
              middle,
              (float) vehicle.length() / 2 + 1,
              512,
              s == Spectrum.NEAR_INFRARED);
      sun.add(vehicle.body(), Transform.NONE);
      for (Pane p : vehicle.panes()) {
        sun.addPane(p.surface(), p.glass(), Transform.NONE);
      }
      light.add(faces.stream().map(f -> car.cabin().at(f.skull(), environment, sun)).toList());
    }
    for (int i = 0; i < faces.size(); i++) {
      int[] c = counts.computeIfAbsent(vehicle.seats().get(i).row(), k -> new int[2]);
      c[0]++;
      boolean seen = false;
      for (LaneCamera camera : lane.cameras()) {
        Spectrum s = camera.sensor().spectrum();
        seen =
            seen
                || sees(
                    lane,
                    camera,
                    car.sight(),
                    faces,
                    i,
                    light.get(s.ordinal()).get(i),
                    daylight.of(s));
      }
      c[1] += seen ? 1 : 0;
    }
  }

  private static boolean sees(
      Lane lane,
      LaneCamera camera,
      Sightline sight,
      List<SeatedFace> faces,
      int seat,
      Ambient around,
      Environment environment) {
    for (double front = lane.trigger().from(); front <= lane.trigger().to(); front += STEP) {
      if (seesAt(camera, front, sight, faces, seat, around, environment)) {
        return true;
      }
    }
    return false;
  }

  private static boolean seesAt(
      LaneCamera camera,
      double front,
      Sightline sight,
      List<SeatedFace> faces,
      int seat,
      Ambient around,
      Environment environment) {
    SeatedFace face = faces.get(seat);
    float[] head = face.skull();
    // the camera in the vehicle's frame
    float[] eye = {
      (float) (camera.position().x() - front),
      (float) camera.position().y(),
      (float) camera.position().z()
    };
    double dx = eye[0] - head[0];
    double dy = eye[1] - head[1];
    double dz = eye[2] - head[2];
    double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    double turned = Math.toDegrees(Math.atan2(Math.abs(dy), dx));
    double focal = camera.focalLength() / camera.sensor().width() * camera.sensor().columns();
    double apart = focal * face.apart() / distance * Math.cos(Math.toRadians(turned));
    if (turned > 45 || apart < FEWEST_PIXELS || !inPicture(camera, front, head)) {
      return false;
    }
    int clear = 0;
    double glare = 0;
    for (float[] p : face.places()) {
      if (!face.clear(eye, p, sight, faces)) {
        continue;
      }
      clear++;
      float[] toEye = {(float) (dx / distance), (float) (dy / distance), (float) (dz / distance)};
      double skin =
          SKIN
              / Math.PI
              * (around.at(toEye[0], toEye[1], toEye[2])
                  + sight.lampLight(p, toEye, environment, (float) front));
      glare += sight.glare(eye, p, skin, environment, (float) front, camera.polarizer());
    }
    return clear >= SEEN * face.places().size() && glare / clear <= GLARE;
  }

  static boolean inPicture(LaneCamera camera, double front, float[] head) {
    Projection projection = new Projection(camera);
    float[] p = {head[0] + (float) front, head[1], head[2]};
    projection.project(p, 0, p);
    double margin = .02 * projection.width();
    return p[2] > 0
        && p[0] > margin
        && p[0] < projection.width() - margin
        && p[1] > margin
        && p[1] < projection.height() - margin;
  }
}
