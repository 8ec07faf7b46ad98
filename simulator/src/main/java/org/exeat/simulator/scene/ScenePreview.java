package org.exeat.simulator.scene;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.exeat.domain.LaneCamera;
import org.exeat.faces.Image;
import org.exeat.simulator.traffic.Passage;

/**
 * One instant of a scene, seen by all its cameras: the first vehicle of its traffic with at least
 * two people, or else the first, as it stands at the stop line or is slowest.
 */
public final class ScenePreview {
  private static final int CANDIDATES = 12;

  private final Scene scene;
  private final Cluster cluster;
  private final LaneSet set;
  private final double time;

  /** Builds the vehicle. */
  public ScenePreview(Scene scene) {
    this.scene = scene;
    RunPlan plan = RunPlan.of(scene, CANDIDATES);
    RunPlan.Part chosen = plan.parts().getFirst();
    for (RunPlan.Part part : plan.parts()) {
      if (plan.traffic().passage(part.first()).occupants().size() >= 2) {
        chosen = part;
        break;
      }
    }
    cluster = plan.cluster(chosen);
    set = new LaneSet(scene, cluster);
    time = slowest(cluster.passages().getFirst());
  }

  private double slowest(Passage p) {
    double best = p.motion().begin();
    for (double t = p.motion().begin(); t < p.motion().end(); t += .25) {
      boolean inside =
          p.motion().front(t) >= scene.lane().trigger().from()
              && p.motion().front(t) <= scene.lane().trigger().to();
      if (inside && p.motion().speed(t) <= p.motion().speed(best)) {
        best = t;
      }
    }
    return best;
  }

  /** The day that is shown. */
  public LocalDate date() {
    return cluster.date();
  }

  /** The instant that is shown, seconds since local midnight. */
  public double time() {
    return time;
  }

  /** Length and width of the vehicle, metres. */
  public double[] vehicleSize() {
    Passage p = cluster.passages().getFirst();
    return new double[] {p.vehicle().length(), p.vehicle().width()};
  }

  /** Elevation of the sun, degrees. */
  public double sunElevation() {
    return Math.toDegrees(set.daylight().sun().elevation());
  }

  /** The weather, in a word. */
  public String weather() {
    return set.daylight().weather().name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a camera sees.
   *
   * @param seconds exposure time
   * @param gain factor
   * @param eyeDistances pixels between the eyes of each face that at least half is seen of
   */
  public record Shot(
      LaneCamera camera, Image image, double seconds, double gain, List<Double> eyeDistances) {}

  /** One shot for each camera. */
  public List<Shot> shots() {
    FrameDrawer drawer = new FrameDrawer(scene);
    return scene.lane().cameras().stream()
        .map(c -> {
          FrameDrawer.Drawn d = drawer.draw(set, c, time, 0);
          List<Double> eyes =
              d.vehicles().stream()
                  .flatMap(v -> v.people().stream())
                  .filter(p -> p.face().visible() >= .5)
                  .map(p -> p.face().eyeDistance())
                  .toList();
          return new Shot(c, d.image(), d.seconds(), d.gain(), eyes);
        })
        .toList();
  }
}
