package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.root;

import org.exeat.domain.Point;
import org.exeat.simulator.people.View.Camera;

/**
 * A camera without distortion in front of the face: from a pixel to a ray of the head's frame and
 * back. Not for use by two threads.
 */
final class Lens {
  /** Height of the face's centre, where the camera looks, in the body's frame. */
  static final float AIM_Y = -2.2f;

  private final Camera camera;
  private final Pose pose;
  private final int width;
  private final int height;

  /** Where the last ray starts: the camera. */
  final float[] origin = new float[3];

  /** Direction of the last ray, of length 1. */
  final float[] direction = new float[3];

  Lens(Camera camera, Pose pose, int width, int height) {
    this.camera = camera;
    this.pose = pose;
    this.width = width;
    this.height = height;
    pose.placeToHead(0, AIM_Y, camera.distance(), origin);
  }

  /** Points {@link #direction} through a place of the picture. */
  void aim(float px, float py) {
    float x = (px - width / 2f) * centimetres() + camera.offsetX();
    float y = (height / 2f - py) * centimetres() + camera.offsetY();
    float unit = 1 / root(x * x + y * y + camera.distance() * camera.distance());
    pose.directionToHead(x * unit, y * unit, -camera.distance() * unit, direction);
  }

  /** Side of a pixel at the head. */
  float centimetres() {
    return camera.span() / height;
  }

  /** Where a place of the head's frame lies in the picture. */
  Point project(float[] p) {
    float x = pose.bodyX(p[0], p[1], p[2]);
    float y = pose.bodyY(p[0], p[1], p[2]) - AIM_Y;
    float k = camera.distance() / (camera.distance() - pose.bodyZ(p[0], p[1], p[2]));
    return new Point(
        (x * k - camera.offsetX()) / centimetres() + width / 2f,
        height / 2f - (y * k - camera.offsetY()) / centimetres());
  }
}
