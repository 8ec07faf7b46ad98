package org.exeat.faces;

import java.util.List;
import org.exeat.domain.Point;

/** How a face is laid into the square that a template network looks at. */
public enum Alignment {
  /**
   * The upright square of the package: as long as the mean distance from the eyes to the mouth
   * divided by 0.45, with the mean of both eyes and the mouth at 0.5 from the left and 0.43 from
   * the top.
   */
  DLIB_BOX {
    @Override
    Similarity toPicture(Landmarks landmarks, int size) {
      return square(landmarks, size, 0);
    }
  },
  /** The same square, turned with the head so that the eyes lie level. */
  DLIB_BOX_LEVEL {
    @Override
    Similarity toPicture(Landmarks landmarks, int size) {
      Point left = landmarks.leftEyeCenter();
      Point right = landmarks.rightEyeCenter();
      return square(landmarks, size, Math.atan2(right.y() - left.y(), right.x() - left.x()));
    }
  },
  /**
   * The five points of ArcFace-type models (eyes, tip of the nose, corners of the mouth) by a
   * similarity transform, as given for 112 × 112 in InsightFace and by OpenCV for SFace.
   */
  FIVE_POINT_112 {
    @Override
    Similarity toPicture(Landmarks landmarks, int size) {
      double k = size / 112.0;
      List<Point> template =
          FIVE_POINTS.stream().map(p -> new Point(p.x() * k, p.y() * k)).toList();
      return Similarity.between(
          template,
          List.of(
              landmarks.leftEyeCenter(),
              landmarks.rightEyeCenter(),
              landmarks.noseTip(),
              landmarks.leftMouthCorner(),
              landmarks.rightMouthCorner()));
    }
  };

  private static final List<Point> FIVE_POINTS =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  /** The map from a square of {@code size} pixels into the picture. */
  abstract Similarity toPicture(Landmarks landmarks, int size);

  /**
   * Cuts the face out, {@code size} × {@code size} pixels; black where the square reaches beyond
   * the picture.
   */
  Image crop(Image image, Landmarks landmarks, int size) {
    return Pixels.warped(image, toPicture(landmarks, size), size);
  }

  private static Similarity square(Landmarks landmarks, int size, double angle) {
    Point left = landmarks.leftEyeCenter();
    Point right = landmarks.rightEyeCenter();
    Point mouth = Landmarks.mean(landmarks.mouth());
    double side = Math.max(1, (left.distanceTo(mouth) + right.distanceTo(mouth)) / 2 / 0.45);
    Point reference = Landmarks.mean(List.of(left, right, mouth));
    double a = Math.cos(angle) * side / size;
    double b = Math.sin(angle) * side / size;
    double u = 0.5 * size;
    double v = 0.43 * size;
    return new Similarity(a, b, reference.x() - a * u + b * v, reference.y() - b * u - a * v);
  }
}
