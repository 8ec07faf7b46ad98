package org.exeat.faces;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The brightness of a face with the head upright, to tell what covers it. Zones are shares of its
 * side: {@link Alignment#DLIB_BOX_LEVEL} lays the eyes about .29 from the top and the mouth about
 * .71. They were chosen on lane-1's traffic of seeds 51 and 61 (docs/decisions/0027).
 */
final class FaceSquare {
  /** Side, pixels. */
  private static final int SIDE = 64;

  /** Places of the eyes' middles from the left. */
  private static final double[] EYES = {.33, .67};

  /** Share of the points about an eye that are no brighter than what is taken of them. */
  private static final double DARKER = .7;

  private final double[][] brightness = new double[SIDE][SIDE];

  private FaceSquare() {}

  /** Cuts it out. */
  static FaceSquare of(Image image, Landmarks landmarks) {
    FaceSquare square = new FaceSquare();
    Similarity way = Alignment.DLIB_BOX_LEVEL.toPicture(landmarks, SIDE);
    Image cut = Alignment.DLIB_BOX_LEVEL.crop(image, landmarks, SIDE);
    for (int v = 0; v < SIDE; v++) {
      for (int u = 0; u < SIDE; u++) {
        double x = way.a() * (u + .5) - way.b() * (v + .5) + way.tx();
        double y = way.b() * (u + .5) + way.a() * (v + .5) + way.ty();
        square.brightness[v][u] =
            x >= 0 && y >= 0 && x < image.width() && y < image.height()
                ? CaptureQualityAssessor.luminance(cut.rgbAt(u, v))
                : Double.NaN;
      }
    }
    return square;
  }

  /**
   * As of {@link org.exeat.domain.QualityMeasure#EYES_VISIBLE}; empty where too much of the face
   * lies beyond the picture.
   */
  OptionalDouble eyesVisible() {
    double[] forehead = zone(.40, .60, .08, .15);
    double[] nose = zone(.45, .55, .40, .48);
    double darker = Double.POSITIVE_INFINITY;
    for (double eye : EYES) {
      double outwards = Math.copySign(.04, eye - .5);
      double[] cheek = zone(eye + outwards - .05, eye + outwards + .05, .50, .58);
      double[] skin =
          Stream.of(forehead, nose, cheek)
              .filter(z -> z.length > 0)
              .mapToDouble(FaceSquare::mean)
              .sorted()
              .toArray();
      double[] about = zone(eye - .08, eye + .08, .30, .40);
      if (skin.length < 2 || about.length == 0) {
        return OptionalDouble.empty();
      }
      double bright = Arrays.stream(about).sorted().toArray()[(int) (DARKER * (about.length - 1))];
      double median = (skin[(skin.length - 1) / 2] + skin[skin.length / 2]) / 2;
      darker = Math.min(darker, bright / Math.max(1, median));
    }
    return OptionalDouble.of(darker);
  }

  /**
   * As of {@link org.exeat.domain.QualityMeasure#MOUTH_VISIBLE}; empty where the mouth lies beyond
   * the picture in part.
   */
  OptionalDouble mouthVisible() {
    double[] down = new double[15];
    for (int i = 0; i < down.length; i++) {
      double top = .58 + (double) i / SIDE;
      double[] row = zone(.38, .62, top, top + 1.0 / SIDE);
      if (row.length == 0) {
        return OptionalDouble.empty();
      }
      down[i] = mean(row);
    }
    double[] face = Arrays.stream(zone(.22, .78, .16, .84)).sorted().toArray();
    return face.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(deviation(down) / Math.max(1, face[face.length / 2]));
  }

  /** Standard deviation of evenly spaced values about their least-squares parabola. */
  static double deviation(double[] values) {
    int n = values.length;
    double level = mean(values);
    double squares = 0;
    double slope = 0;
    for (int i = 0; i < n; i++) {
      double t = i - (n - 1) / 2.0;
      squares += t * t;
      slope += t * values[i];
    }
    slope /= squares;
    double spread = 0;
    double bend = 0;
    for (int i = 0; i < n; i++) {
      double t = i - (n - 1) / 2.0;
      double u = t * t - squares / n;
      spread += u * u;
      bend += u * values[i];
    }
    bend /= spread;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double t = i - (n - 1) / 2.0;
      double rest = values[i] - level - slope * t - bend * (t * t - squares / n);
      sum += rest * rest;
    }
    return Math.sqrt(sum / n);
  }

  /** The brightness in a zone; empty where more than half of it lies beyond the picture. */
  private double[] zone(double left, double right, double top, double bottom) {
    int to = (int) (right * SIDE);
    int below = (int) (bottom * SIDE);
    int x = (int) (left * SIDE);
    int y = (int) (top * SIDE);
    double[] within =
        Arrays.stream(brightness, y, below)
            .flatMapToDouble(row -> Arrays.stream(row, x, to))
            .filter(Double::isFinite)
            .toArray();
    return 2 * within.length < (to - x) * (below - y) ? new double[0] : within;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
