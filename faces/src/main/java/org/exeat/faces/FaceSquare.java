package org.exeat.faces;

import java.util.Arrays;

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

  /** Cuts it out; black where it reaches beyond the picture. */
  static FaceSquare of(Image image, Landmarks landmarks) {
    FaceSquare square = new FaceSquare();
    Image cut = Alignment.DLIB_BOX_LEVEL.crop(image, landmarks, SIDE);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        square.brightness[y][x] = CaptureQualityAssessor.luminance(cut.rgbAt(x, y));
      }
    }
    return square;
  }

  /** As of {@link org.exeat.domain.QualityMeasure#EYES_VISIBLE}. */
  double eyesVisible() {
    double forehead = mean(zone(.40, .60, .08, .15));
    double nose = mean(zone(.45, .55, .40, .48));
    double darker = Double.POSITIVE_INFINITY;
    for (double eye : EYES) {
      double outwards = Math.copySign(.04, eye - .5);
      double cheek = mean(zone(eye + outwards - .05, eye + outwards + .05, .50, .58));
      double[] skin = sorted(new double[] {forehead, nose, cheek});
      double[] about = sorted(zone(eye - .08, eye + .08, .30, .40));
      double bright = about[(int) (DARKER * (about.length - 1))];
      darker = Math.min(darker, bright / Math.max(1, skin[1]));
    }
    return darker;
  }

  /** As of {@link org.exeat.domain.QualityMeasure#MOUTH_VISIBLE}. */
  double mouthVisible() {
    double[] face = sorted(zone(.22, .78, .16, .84));
    double[] down = new double[15];
    int top = (int) (.58 * SIDE);
    for (int i = 0; i < down.length; i++) {
      down[i] =
          mean(Arrays.copyOfRange(brightness[top + i], (int) (.38 * SIDE), (int) (.62 * SIDE)));
    }
    return deviation(down) / Math.max(1, face[face.length / 2]);
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

  private double[] zone(double left, double right, double top, double bottom) {
    int x = (int) (left * SIDE);
    int width = (int) (right * SIDE) - x;
    int y = (int) (top * SIDE);
    int height = (int) (bottom * SIDE) - y;
    double[] values = new double[width * height];
    for (int i = 0; i < height; i++) {
      System.arraycopy(brightness[y + i], x, values, i * width, width);
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }
}
