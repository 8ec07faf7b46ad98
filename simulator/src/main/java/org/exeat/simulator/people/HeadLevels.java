package org.exeat.simulator.people;

import java.util.EnumMap;
import java.util.Map;
import org.exeat.simulator.render.Mesh;

/** A head's triangles at each detail, made when they are first asked for. Thread-safe. */
public final class HeadLevels {
  private final HeadMesher mesher;
  private final Map<Detail, Level> made = new EnumMap<>(Detail.class);

  /**
   * One of them.
   *
   * @param gaze paints its eyes anew
   */
  record Level(Mesh mesh, Gaze gaze) {}

  HeadLevels(HeadMesher mesher) {
    this.mesher = mesher;
  }

  Level of(Detail detail) {
    synchronized (made) {
      return made.computeIfAbsent(detail, mesher::level);
    }
  }
}
