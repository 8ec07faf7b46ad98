package org.exeat.simulator.scene;

import java.util.EnumMap;
import java.util.Map;
import org.exeat.domain.Position;
import org.exeat.simulator.people.BodyModel;
import org.exeat.simulator.people.HeadModel;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Stance;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.traffic.Occupant;
import org.exeat.simulator.traffic.Posture;

/**
 * An occupant as meshes, each built when it is first needed, and where they are at a time. Safe for
 * use by several threads.
 */
final class Figure {
  private final Occupant occupant;
  private final Map<Mien, HeadModel> heads = new EnumMap<>(Mien.class);
  private final Map<Stance, BodyModel> bodies = new EnumMap<>(Stance.class);

  Figure(Occupant occupant) {
    this.occupant = occupant;
  }

  Occupant occupant() {
    return occupant;
  }

  HeadModel head(Mien mien) {
    synchronized (heads) {
      return heads.computeIfAbsent(mien, m -> HeadModel.of(occupant.person(), occupant.wear(), m));
    }
  }

  BodyModel body(Stance stance) {
    synchronized (bodies) {
      return bodies.computeIfAbsent(
          stance, s -> BodyModel.of(occupant.person(), s, occupant.seat().recline()));
    }
  }

  /** From the body's frame to the vehicle's: it leans from the hips. */
  Transform bodyPlace(Posture posture) {
    float[] head = body(posture.stance()).head();
    Position hip = occupant.childSeat() ? occupant.seat().hipInChildSeat() : occupant.seat().hip();
    double height = Math.max(.3, head[2]);
    return Transform.rotation(0, posture.forward() / height, -posture.aside() / height)
        .then(Transform.shift(hip.x(), hip.y(), hip.z()));
  }

  /** From the head's frame to the vehicle's: it turns on the neck. */
  Transform headPlace(Posture posture) {
    float[] neck = BodyModel.NECK;
    float[] top = new float[3];
    bodyPlace(posture).place(body(posture.stance()).head(), 0, top);
    return Transform.shift(-neck[0], -neck[1], -neck[2])
        .then(Transform.rotation(0, 0, posture.stance() == Stance.LYING ? -Math.PI / 2 : 0))
        .then(Transform.rotation(posture.yaw(), posture.pitch(), posture.roll()))
        .then(Transform.shift(top[0] + neck[0], top[1] + neck[1], top[2] + neck[2]));
  }

  /** About where the head is while the occupant sits upright, in the vehicle's frame. */
  float[] usualHead(double time) {
    Posture posture = occupant.behaviour().at(time);
    float[] middle = new float[3];
    headPlace(posture).place(new float[] {0, 0, 0}, 0, middle);
    return middle;
  }
}
