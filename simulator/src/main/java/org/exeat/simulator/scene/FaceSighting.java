package org.exeat.simulator.scene;

import java.util.Optional;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.simulator.people.HeadModel;
import org.exeat.simulator.render.LightField;
import org.exeat.simulator.render.Projection;
import org.exeat.simulator.render.Transform;

/**
 * The truth about one face in one picture. Left and right are the picture's.
 *
 * @param box around the skin from the chin to the upper forehead, pixels; it may reach beyond the
 *     picture
 * @param leftEye centre of the opening, pixels, whether it is seen or not
 * @param rightEye the same
 * @param noseTip pixels
 * @param mouthLeft corner, pixels
 * @param mouthRight corner, pixels
 * @param chin pixels
 * @param eyeDistance between the centres of the eyes, pixels
 * @param yaw of the head against the camera, degrees, positive turns the nose to the picture's
 *     right
 * @param pitch degrees, positive lowers the nose
 * @param roll degrees, positive leans the head clockwise as seen
 * @param visible share of the face's front that nothing hides and that lies in the picture, 0 to 1;
 *     what faces away from the camera counts as hidden
 * @param eyesSeen eyes, 0 to 2, whose middle nothing hides: neither dark glasses nor a hand nor the
 *     nose; a closed lid hides no eye here
 * @param glare mean share of the light at the visible places that panes added, 0 to 1
 * @param luminance mean at the visible places, cd/m², or mW/m²/sr in the near infrared
 */
record FaceSighting(
    Box box,
    Point leftEye,
    Point rightEye,
    Point noseTip,
    Point mouthLeft,
    Point mouthRight,
    Point chin,
    double eyeDistance,
    double yaw,
    double pitch,
    double roll,
    double visible,
    int eyesSeen,
    double glare,
    double luminance) {
  /** How far behind the nearest surface a place of the skin still counts as seen, metres. */
  private static final float TOLERANCE = .006f;

  /** Out of the face, in the head's frame. */
  private static final float[] FORWARD = {1, 0, 0};

  /**
   * Measures.
   *
   * @param place from the head's frame to the lane's
   * @param speed along x, metres per second
   * @return empty where the face lies behind the camera
   */
  static Optional<FaceSighting> of(
      HeadModel head, Transform place, float speed, Projection projection, LightField field) {
    float[] chin = at(head.chin(), 0, place, speed, projection);
    float[] leftEye = at(head.leftEye(), 0, place, speed, projection);
    float[] rightEye = at(head.rightEye(), 0, place, speed, projection);
    if (chin[2] < .1f || leftEye[2] < .1f || rightEye[2] < .1f) {
      return Optional.empty();
    }
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < head.outline().length; i += 3) {
      float[] p = at(head.outline(), i, place, speed, projection);
      left = Math.min(left, p[0]);
      right = Math.max(right, p[0]);
      top = Math.min(top, p[1]);
      bottom = Math.max(bottom, p[1]);
    }
    int seen = 0;
    double glare = 0;
    double luminance = 0;
    float[] normal = new float[3];
    float[] lane = new float[3];
    int places = head.skin().length / 3;
    for (int i = 0; i < places; i++) {
      place.place(head.skin(), i * 3, lane);
      place.direction(head.skinNormals(), i * 3, normal);
      float facing = projection.towards(lane, normal);
      float[] p = at(head.skin(), i * 3, place, speed, projection);
      if (facing > .05f && seen(p, facing, projection, field)) {
        int x = (int) Math.floor(p[0]);
        int y = (int) Math.floor(p[1]);
        seen++;
        glare += field.glare(x, y);
        luminance += field.mean(x, y);
      }
    }
    place.direction(FORWARD, 0, normal);
    int eyesSeen = 0;
    for (float[] eye : new float[][] {head.leftEye(), head.rightEye()}) {
      place.place(eye, 0, lane);
      float facing = projection.towards(lane, normal);
      if (facing > .05f && seen(at(eye, 0, place, speed, projection), facing, projection, field)) {
        eyesSeen++;
      }
    }
    double[] pose = projection.pose(place);
    return Optional.of(
        new FaceSighting(
            new Box(left, top, right - left, bottom - top),
            point(leftEye),
            point(rightEye),
            point(at(head.noseTip(), 0, place, speed, projection)),
            point(at(head.mouthLeft(), 0, place, speed, projection)),
            point(at(head.mouthRight(), 0, place, speed, projection)),
            point(chin),
            point(leftEye).distanceTo(point(rightEye)),
            pose[0],
            pose[1],
            pose[2],
            (double) seen / places,
            eyesSeen,
            seen == 0 ? 0 : glare / seen,
            seen == 0 ? 0 : 1000 * luminance / seen));
  }

  /** Whether a projected place lies in the picture with nothing before it. */
  private static boolean seen(float[] p, float facing, Projection projection, LightField field) {
    int x = (int) Math.floor(p[0]);
    int y = (int) Math.floor(p[1]);
    return x >= 0
        && y >= 0
        && x < projection.width()
        && y < projection.height()
        && p[2] < field.distance(x, y) + TOLERANCE / facing;
  }

  private static float[] at(
      float[] from, int offset, Transform place, float speed, Projection projection) {
    float[] p = new float[3];
    place.place(from, offset, p);
    projection.project(p, speed, p);
    return p;
  }

  private static Point point(float[] p) {
    return new Point(p[0], p[1]);
  }
}
