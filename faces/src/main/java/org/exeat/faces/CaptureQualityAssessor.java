package org.exeat.faces;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  private CaptureQualityAssessor() {}

  /**
   * Measures one face.
   *
   * @param face its box, pixels
   * @param facesInPicture at least 1
   */
  public static CaptureQuality assess(
      Image image, Box face, LandmarkPredictor.Found found, int facesInPicture) {
    Landmarks landmarks = found.landmarks();
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
    Point eyes = Landmarks.mean(List.of(landmarks.leftEyeCenter(), landmarks.rightEyeCenter()));
    Point mouth = Landmarks.mean(landmarks.mouth());
    v.put(QualityMeasure.EYES_TO_MOUTH, eyes.distanceTo(mouth) / face.height());
    v.put(QualityMeasure.MOUTH_SPREAD, found.mouthSpread());
    FaceSquare square = FaceSquare.of(image, landmarks);
    square.eyesVisible().ifPresent(b -> v.put(QualityMeasure.EYES_VISIBLE, b));
    square.mouthVisible().ifPresent(b -> v.put(QualityMeasure.MOUTH_VISIBLE, b));
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

  /** ITU-R BT.709 weights, as in the standard's luminance. */
  static double luminance(int rgb) {
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
