package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Projection;
import org.exeat.simulator.render.Rgb;
import org.exeat.simulator.render.Stage;
import org.exeat.simulator.render.Sun;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.render.Weather;
import org.exeat.simulator.traffic.Bystander;
import org.exeat.simulator.traffic.LaneStretch;
import org.exeat.simulator.traffic.Motion;
import org.exeat.simulator.traffic.Passage;

/**
 * A cluster made ready to be drawn: its vehicles, the light of its time, what stands at the lane.
 * Safe for use by several threads.
 */
public final class LaneSet {
  private final Cluster cluster;
  private final Daylight daylight;
  private final List<LitVehicle> vehicles = new ArrayList<>();
  private final Mesh structures;
  private final Optional<Barrier> barrier;

  /** Builds, a second or so for each vehicle, and more for many people. */
  public LaneSet(Scene scene, Cluster cluster) {
    this.cluster = cluster;
    double middle = (cluster.begin() + cluster.end()) / 2;
    daylight =
        Daylight.of(
            scene.lane(),
            scene.world().heading(),
            scene.world().ground(),
            sun(scene.world(), cluster.date(), middle),
            weather(scene, cluster.date(), middle));
    for (Passage p : cluster.passages()) {
      vehicles.add(new LitVehicle(p, 0, daylight));
    }
    for (Bystander b :
        Bystander.beside(
            scene.traffic(),
            scene.bystanders(),
            scene.seed(),
            stretch(scene.lane()),
            cluster.passages().getFirst().number(),
            cluster.begin(),
            Daylight.isNight(daylight.sun()))) {
      vehicles.add(new LitVehicle(b.passage(), b.aside(), daylight));
    }
    structures = mesh(scene.lane().fixtures());
    barrier = scene.lane().barrier().map(b -> new Barrier(b.to().x(), mesh(List.of(b))));
  }

  /** The sun at a local time of a day. */
  static Sun sun(Scene.World world, LocalDate date, double seconds) {
    return Sun.at(
        date.atStartOfDay().toInstant(world.zone()).plusMillis(Math.round(seconds * 1000)),
        world.latitude(),
        world.longitude());
  }

  /** The weather of an hour of a day. */
  static Weather weather(Scene scene, LocalDate date, double seconds) {
    long hour = date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 3600 + (long) (seconds / 3600);
    double drawn = new SplittableRandom(scene.seed() * 1_000_003 + hour).split().nextDouble();
    Weather last = Weather.CLEAR;
    for (Map.Entry<Weather, Double> e : scene.world().weather().entrySet()) {
      if (e.getValue() > 0) {
        last = e.getKey();
        drawn -= e.getValue();
        if (drawn < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** The stretch that traffic drives through. */
  static LaneStretch stretch(Lane lane) {
    return new LaneStretch(
        Math.max(2, lane.approach()),
        lane.exit(),
        lane.barrier().isPresent(),
        lane.cameras().stream().map(LaneCamera::position).toList());
  }

  Cluster cluster() {
    return cluster;
  }

  Daylight daylight() {
    return daylight;
  }

  List<LitVehicle> vehicles() {
    return vehicles;
  }

  /**
   * What a camera may see at a time.
   *
   * @param time seconds since midnight of the cluster's day
   * @param projection of the camera: what is far from it is coarser
   */
  Stage at(double time, Spectrum spectrum, Projection projection) {
    List<Stage.Solid> solids = new ArrayList<>();
    List<Stage.Pane> panes = new ArrayList<>();
    List<Stage.Shade> shades = new ArrayList<>();
    if (structures.corners() > 0) {
      solids.add(
          Stage.Solid.thing(structures, Transform.NONE, 0, daylight.of(spectrum).outdoors()));
    }
    barrier
        .filter(b -> closed(b.place(), time))
        .ifPresent(b ->
            solids.add(
                Stage.Solid.thing(b.arm(), Transform.NONE, 0, daylight.of(spectrum).outdoors())));
    for (LitVehicle vehicle : vehicles) {
      if (time >= vehicle.passage().motion().begin() && time <= vehicle.passage().motion().end()) {
        vehicle.addTo(time, spectrum, projection, solids, panes, shades);
      }
    }
    return new Stage(daylight.of(spectrum), solids, panes, shades);
  }

  /**
   * The arm of a barrier.
   *
   * @param place x of its far side, metres
   * @param arm when it is down; one that is up is out of sight
   */
  private record Barrier(double place, Mesh arm) {}

  /**
   * Whether the arm is down: it is up from when a vehicle pulls off, or somebody comes to the stop
   * line who does not stop there, as people on foot may, until they are past.
   */
  private boolean closed(double place, double time) {
    return cluster.passages().stream()
        .noneMatch(p ->
            time >= opens(p.motion())
                && time <= p.motion().end()
                && p.motion().front(time) - p.vehicle().length() <= place);
  }

  private static double opens(Motion motion) {
    boolean stops = motion.speed((motion.stands() + motion.pullsOff()) / 2) < 1e-6;
    return stops ? motion.pullsOff() : motion.stands();
  }

  private static Mesh mesh(List<LaneStructure> structures) {
    Mesh.Builder builder = new Mesh.Builder();
    for (LaneStructure s : structures) {
      box(builder, s.from(), s.to(), paint(s.kind()));
    }
    return builder.build();
  }

  private static Material paint(LaneStructure.Kind kind) {
    return switch (kind) {
      case CANOPY -> new Material(Finish.MATTE, new Rgb(.6f, .6f, .58f), .6f);
      case GANTRY, POST -> new Material(Finish.SATIN, new Rgb(.35f, .36f, .38f), .4f);
      case BOOTH -> new Material(Finish.SATIN, new Rgb(.5f, .5f, .46f), .5f);
      case BARRIER -> new Material(Finish.SATIN, new Rgb(.6f, .3f, .28f), .6f);
      case KERB -> new Material(Finish.MATTE, new Rgb(.4f, .39f, .36f), .45f);
    };
  }

  private static void box(Mesh.Builder builder, Position from, Position to, Material paint) {
    double[] a = {from.x(), from.y(), from.z()};
    double[] b = {to.x(), to.y(), to.z()};
    for (int axis = 0; axis < 3; axis++) {
      int u = (axis + 1) % 3;
      int v = (axis + 2) % 3;
      for (int side = 0; side < 2; side++) {
        double[] p = new double[3];
        double[] n = new double[3];
        p[axis] = side == 0 ? a[axis] : b[axis];
        n[axis] = side == 0 ? -1 : 1;
        int[] corners = new int[4];
        for (int k = 0; k < 4; k++) {
          p[u] = k == 0 || k == 3 ? a[u] : b[u];
          p[v] = k < 2 ? a[v] : b[v];
          corners[k] = builder.corner(p[0], p[1], p[2], n[0], n[1], n[2], paint);
        }
        builder.triangle(corners[0], corners[1], corners[2]);
        builder.triangle(corners[0], corners[2], corners[3]);
      }
    }
  }
}
