package org.exeat.simulator.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.LaneCamera;
import org.exeat.faces.Image;
import org.exeat.simulator.people.HeadModel;
import org.exeat.simulator.render.CameraSensor;
import org.exeat.simulator.render.LightField;
import org.exeat.simulator.render.PictureRenderer;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.traffic.Occupant;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.Posture;

/** Draws frames of all cameras of a scene with their truth. Not for use by two threads. */
final class FrameDrawer {
  private final Scene scene;
  private final Map<String, PictureRenderer> renderers = new HashMap<>();
  private final Map<String, CameraSensor> sensors = new HashMap<>();

  FrameDrawer(Scene scene) {
    this.scene = scene;
  }

  /**
   * A frame with its truth.
   *
   * @param seconds exposure time
   * @param gain factor
   */
  record Drawn(Image image, double seconds, double gain, List<Seen> vehicles) {}

  /** A vehicle in a frame. */
  record Seen(Passage passage, double front, double speed, List<Person> people) {}

  /** An occupant in a frame whose face lies before the camera. */
  record Person(Occupant occupant, Posture posture, FaceSighting face) {}

  /**
   * Draws.
   *
   * @param time seconds since midnight of the set's day
   * @param sequence number of the frame, for its noise and the bracket
   */
  Drawn draw(LaneSet set, LaneCamera camera, double time, long sequence) {
    PictureRenderer renderer =
        renderers.computeIfAbsent(camera.name(), n -> new PictureRenderer(camera));
    CameraSensor sensor =
        sensors.computeIfAbsent(camera.name(), n -> new CameraSensor(camera, scene.sensor()));
    LightField field =
        renderer.render(set.at(time, camera.sensor().spectrum(), renderer.projection()));
    long seed = scene.seed() * 31 + camera.name().hashCode() * 1_000_003L + sequence;
    CameraSensor.Exposed exposed = sensor.expose(field, renderer.projection(), sequence, seed);
    List<Seen> vehicles = new ArrayList<>();
    for (LitVehicle vehicle : set.vehicles()) {
      Passage p = vehicle.passage();
      if (time >= p.motion().begin() && time <= p.motion().end()) {
        vehicles.add(
            new Seen(
                p,
                p.motion().front(time),
                p.motion().speed(time),
                people(vehicle, time, renderer, field)));
      }
    }
    return new Drawn(exposed.image(), exposed.seconds(), exposed.gain(), vehicles);
  }

  private static List<Person> people(
      LitVehicle vehicle, double time, PictureRenderer renderer, LightField field) {
    float speed = (float) vehicle.passage().motion().speed(time);
    Transform place = vehicle.place(time);
    List<Person> people = new ArrayList<>();
    for (Figure figure : vehicle.figures()) {
      Posture posture = figure.occupant().behaviour().at(time);
      HeadModel head = figure.head(posture.mien());
      FaceSighting.of(
              head, figure.headPlace(posture).then(place), speed, renderer.projection(), field)
          .ifPresent(face -> people.add(new Person(figure.occupant(), posture, face)));
    }
    return people;
  }
}
