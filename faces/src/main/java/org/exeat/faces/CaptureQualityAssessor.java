package org.exeat.faces;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Point;
import org.exeat.domain.QualityMeasure;

/**
 * Measures a face's picture quality from pixels and landmarks alone, under the names of ISO/IEC
 * 29794-5:2025; where the standard's reference software (OFIQ) uses a trained model of its own, the
 * measure is left out or, for sharpness, pose and what covers a face, computed by the simpler means
 * that its documentation here names. Stateless.
 */
public final class CaptureQualityAssessor {
  /** Side of the face patch on which brightness is judged, pixels. */
  private static final int PATCH = 128;

  private static final int TOO_DARK = 26;
  private static final int TOO_BRIGHT = 246;

  /** Brightness of a part of the face is read at so many points to each side of its middle. */
  private static final int ZONE = 4;

  private static final Point ORIGIN = new Point(0, 0);

  private CaptureQualityAssessor() {}

  /**
   * Measures one face.
   *
   * @param face its box, pixels
   * @param facesInPicture at least 1
   */
  public static CaptureQuality assess(
      Image image, Box face, Landmarks landmarks, int facesInPicture) {
    Map<QualityMeasure, Double> v = new EnumMap<>(QualityMeasure.class);
    HeadPose pose = HeadPose.of(landmarks);
    geometry(image, landmarks, pose, v);
    v.put(QualityMeasure.POSE_YAW, pose.yaw());
    v.put(QualityMeasure.POSE_PITCH, pose.pitch());
    v.put(QualityMeasure.POSE_ROLL, pose.roll());
    v.put(
        QualityMeasure.EYES_OPEN,
        Math.min(opening(landmarks.leftEye()), opening(landmarks.rightEye())));
    v.put(QualityMeasure.MOUTH_CLOSED, mouthOpening(landmarks));
    v.put(QualityMeasure.SINGLE_FACE_PRESENT, (double) facesInPicture);
    Axes axes = Axes.of(landmarks);
    v.put(QualityMeasure.EYES_TO_MOUTH, axes.down().distanceTo(ORIGIN) / face.height());
    belowTheEyes(image, axes, landmarks).ifPresent(b -> v.put(QualityMeasure.EYES_VISIBLE, b));
    light(Alignment.DLIB_BOX_LEVEL.crop(image, landmarks, PATCH), v);
    return new CaptureQuality(v);
  }

  private static void geometry(
      Image image, Landmarks l, HeadPose pose, Map<QualityMeasure, Double> v) {
    double eyes = l.interEyeDistance();
    Point middle = Landmarks.mean(List.of(l.leftEyeCenter(), l.rightEyeCenter()));
    // OFIQ: a turned head shows its eyes closer together than they are. Beyond 60° the correction
    // would only amplify errors.
    double yaw = Math.toRadians(Math.min(60, Math.abs(pose.yaw())));
    v.put(QualityMeasure.INTER_EYE_DISTANCE, eyes / Math.cos(yaw));
    // OFIQ: twice the distance from the eyes' midpoint to the chin, over the height of the picture.
    v.put(QualityMeasure.HEAD_SIZE, 2 * middle.distanceTo(l.chin()) / image.height());
    if (eyes >= 1) {
      v.put(QualityMeasure.LEFTWARD_CROP, middle.x() / eyes);
      v.put(QualityMeasure.RIGHTWARD_CROP, (image.width() - middle.x()) / eyes);
      v.put(QualityMeasure.MARGIN_ABOVE, middle.y() / eyes);
      v.put(QualityMeasure.MARGIN_BELOW, (image.height() - middle.y()) / eyes);
    }
  }

  /** Eye aspect ratio (Soukupová and Čech 2016): mean of the two heights over the width. */
  private static double opening(List<Point> eye) {
    double width = eye.get(0).distanceTo(eye.get(3));
    double heights = eye.get(1).distanceTo(eye.get(5)) + eye.get(2).distanceTo(eye.get(4));
    return width < 1e-6 ? 0 : heights / (2 * width);
  }

  /**
   * OFIQ: largest opening between the inner lips over the distance from the eyes' midpoint to the
   * chin.
   */
  private static double mouthOpening(Landmarks l) {
    List<Point> p = l.points();
    double open =
        Math.max(
            p.get(61).distanceTo(p.get(67)),
            Math.max(p.get(62).distanceTo(p.get(66)), p.get(63).distanceTo(p.get(65))));
    Point middle = Landmarks.mean(List.of(l.leftEyeCenter(), l.rightEyeCenter()));
    double height = middle.distanceTo(l.chin());
    return height < 1 ? 0 : open / height;
  }

  /**
   * The face's own axes, pixels.
   *
   * @param middle between the eyes
   * @param across from the eye on the picture's left to the other
   * @param down from the middle between the eyes to that of the mouth
   */
  private record Axes(Point middle, Point across, Point down) {
    static Axes of(Landmarks l) {
      Point left = l.leftEyeCenter();
      Point right = l.rightEyeCenter();
      Point middle = Landmarks.mean(List.of(left, right));
      Point mouth = Landmarks.mean(l.mouth());
      return new Axes(
          middle,
          new Point(right.x() - left.x(), right.y() - left.y()),
          new Point(mouth.x() - middle.x(), mouth.y() - middle.y()));
    }

    /** So much of {@code across} and {@code down} away from a point. */
    Point from(Point p, double u, double v) {
      return new Point(
          p.x() + u * across.x() + v * down.x(), p.y() + u * across.y() + v * down.y());
    }

    /**
     * Mean brightness about a point; NaN where all of it lies beyond the picture.
     *
     * @param u half the zone's width, in {@code across}
     * @param v half its height, in {@code down}
     */
    double brightness(Image image, Point center, double u, double v) {
      double sum = 0;
      int n = 0;
      for (int i = -ZONE; i <= ZONE; i++) {
        for (int j = -ZONE; j <= ZONE; j++) {
          Point p = from(center, u * i / ZONE, v * j / ZONE);
          int x = (int) Math.round(p.x());
          int y = (int) Math.round(p.y());
          if (x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
            sum += luminance(image.rgbAt(x, y));
            n++;
          }
        }
      }
      return n == 0 ? Double.NaN : sum / n;
    }
  }

  /**
   * How bright it is below the eyes, where the lower halves of dark glasses are, against the median
   * of forehead, cheeks and nose.
   */
  private static OptionalDouble belowTheEyes(Image image, Axes axes, Landmarks l) {
    double below = 0;
    double[] skin = new double[4];
    List<Point> eyes = List.of(l.leftEyeCenter(), l.rightEyeCenter());
    for (int i = 0; i < eyes.size(); i++) {
      Point eye = eyes.get(i);
      below += axes.brightness(image, axes.from(eye, 0, .25), .18, .06) / eyes.size();
      skin[i] = axes.brightness(image, axes.from(eye, 0, .62), .12, .08);
    }
    skin[2] = axes.brightness(image, axes.from(axes.middle(), 0, -.75), .25, .1);
    skin[3] = axes.brightness(image, axes.from(l.noseTip(), 0, -.1), .08, .1);
    double[] seen = Arrays.stream(skin).filter(Double::isFinite).sorted().toArray();
    if (seen.length < 2 || !Double.isFinite(below)) {
      return OptionalDouble.empty();
    }
    double median = (seen[(seen.length - 1) / 2] + seen[seen.length / 2]) / 2;
    return OptionalDouble.of(below / Math.max(1, median));
  }

  /** ITU-R BT.709 weights, as in the standard's luminance. */
  private static double luminance(int rgb) {
    return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
  }

  private static void light(Image patch, Map<QualityMeasure, Double> v) {
    double[] luminance = new double[PATCH * PATCH];
    for (int i = 0; i < luminance.length; i++) {
      luminance[i] = luminance(patch.rgbAt(i % PATCH, i / PATCH));
    }
    int[] histogram = new int[256];
    int[] left = new int[16];
    int[] right = new int[16];
    int dark = 0;
    int bright = 0;
    int inside = 0;
    for (int y = 0; y < PATCH; y++) {
      for (int x = 0; x < PATCH; x++) {
        double dx = (x + 0.5) / PATCH - 0.5;
        double dy = (y + 0.5) / PATCH - 0.5;
        if (dx * dx / 0.1225 + dy * dy / 0.2025 > 1) {
          continue; // an ellipse that holds the face and little else
        }
        int value = (int) luminance[y * PATCH + x];
        histogram[value]++;
        inside++;
        dark += value < TOO_DARK ? 1 : 0;
        bright += value > TOO_BRIGHT ? 1 : 0;
        if (dy > 0 && dy < 0.25) {
          (dx < 0 ? left : right)[value / 16]++;
        }
      }
    }
    v.put(QualityMeasure.UNDER_EXPOSURE_PREVENTION, 1 - (double) dark / inside);
    v.put(QualityMeasure.OVER_EXPOSURE_PREVENTION, 1 - (double) bright / inside);
    v.put(QualityMeasure.DYNAMIC_RANGE, entropy(histogram, inside));
    v.put(QualityMeasure.ILLUMINATION_UNIFORMITY, overlap(left, right));
    sharpness(luminance, v);
  }

  private static double entropy(int[] histogram, int n) {
    double bits = 0;
    for (int count : histogram) {
      if (count > 0) {
        double p = (double) count / n;
        bits -= p * Math.log(p) / Math.log(2);
      }
    }
    return bits;
  }

  private static double overlap(int[] a, int[] b) {
    double sumA = Arrays.stream(a).sum();
    double sumB = Arrays.stream(b).sum();
    double overlap = 0;
    for (int i = 0; i < a.length; i++) {
      overlap += Math.min(a[i] / sumA, b[i] / sumB);
    }
    return overlap;
  }

  /**
   * Variance of the Laplacian over the variance of the brightness; contrast cancels out. Absent for
   * an even patch.
   */
  private static void sharpness(double[] luminance, Map<QualityMeasure, Double> v) {
    double sum = 0;
    double squares = 0;
    double laplacianSum = 0;
    double laplacianSquares = 0;
    int n = 0;
    for (int y = PATCH / 8; y < PATCH * 7 / 8; y++) {
      for (int x = PATCH / 8; x < PATCH * 7 / 8; x++) {
        int i = y * PATCH + x;
        double l =
            luminance[i - 1]
                + luminance[i + 1]
                + luminance[i - PATCH]
                + luminance[i + PATCH]
                - 4 * luminance[i];
        sum += luminance[i];
        squares += luminance[i] * luminance[i];
        laplacianSum += l;
        laplacianSquares += l * l;
        n++;
      }
    }
    double variance = squares / n - sum / n * (sum / n);
    if (variance >= 1) {
      double ofLaplacian = laplacianSquares / n - laplacianSum / n * (laplacianSum / n);
      v.put(QualityMeasure.SHARPNESS, ofLaplacian / variance);
    }
  }
}
