package org.exeat.faces;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;

/**
 * Whether a face lies in a rectangle, as a picture of a face does that is held up on paper or on a
 * screen: straight edges close by on its left, its right and above it. It looks at the surroundings
 * of a face turned upright, four times as wide as the face. Edges of what is behind a face (a
 * pillar, a head restraint) change their distance from it when camera or face move; those of a
 * picture stay: {@link #together}.
 *
 * @param left for each distance from the face's middle, how much of a straight edge is there on its
 *     left in the picture, 0 to 1
 * @param right the same on its right
 * @param top the same above
 */
public record SheetBorder(List<Double> left, List<Double> right, List<Double> top) {
  /** A face's width in the patch, pixels. */
  private static final int UNIT = 40;

  private static final int SIDE = 4 * UNIT;
  private static final int MIDDLE = SIDE / 2;

  /** Where edges are looked for, from the face's middle, pixels of the patch. */
  private static final int NEAREST = 23;

  private static final int FARTHEST = 58;

  /** By so much one side may be farther from the face's middle than the other. */
  private static final int ASKEW = 14;

  /** By so much a detector's box is off from shot to shot. */
  private static final int JITTER = 2;

  /** Where the rows of an edge beside a face are, from the face's middle; below are hands. */
  private static final double ABOVE = -.85;

  private static final double BELOW = .3;

  /** Half the length of the edge above. */
  private static final double HALF_TOP = .5;

  /** Edges lean by so much at most, pixels a pixel. */
  private static final double LEAN = .16;

  private static final double LEAN_STEP = .04;

  /** Least step in brightness across an edge: of 255, and against the patch's own mean step. */
  private static final double STEP = 4;

  private static final double TIMES_MEAN = 1.2;

  public SheetBorder {
    left = List.copyOf(left);
    right = List.copyOf(right);
    top = List.copyOf(top);
  }

  /**
   * How much of a rectangle is there, 0 to 1: of the edges on the left and the right, as far from
   * the face as each other or nearly so, that which is less, and no more than the edge above by
   * half.
   */
  public double score() {
    double sides = 0;
    for (int l = 0; l < left.size(); l++) {
      for (int r = Math.max(0, l - ASKEW); r <= Math.min(right.size() - 1, l + ASKEW); r++) {
        sides = Math.max(sides, Math.min(left.get(l), right.get(r)));
      }
    }
    return Math.min(sides, 1.5 * Collections.max(top));
  }

  /**
   * What several shots of one face have in common.
   *
   * @param shots at least one
   */
  public static SheetBorder together(List<SheetBorder> shots) {
    return new SheetBorder(
        mean(shots.stream().map(SheetBorder::left).toList()),
        mean(shots.stream().map(SheetBorder::right).toList()),
        mean(shots.stream().map(SheetBorder::top).toList()));
  }

  private static List<Double> mean(List<List<Double>> profiles) {
    List<Double> mean = new ArrayList<>();
    for (int i = 0; i < profiles.getFirst().size(); i++) {
      int at = i;
      mean.add(profiles.stream().mapToDouble(p -> p.get(at)).average().orElseThrow());
    }
    return mean;
  }

  /**
   * Looks around a face.
   *
   * @param box of the detector
   */
  public static SheetBorder of(Image image, Box box, Landmarks landmarks) {
    double[][] grey = patch(image, box, landmarks);
    double[][] across = new double[SIDE][SIDE];
    double[][] down = new double[SIDE][SIDE];
    double sum = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        across[y][x] = (grey[y][x + 1] - grey[y][x - 1]) / 2;
        down[y][x] = (grey[y + 1][x] - grey[y - 1][x]) / 2;
        sum += Math.hypot(across[y][x], down[y][x]);
      }
    }
    double least = Math.max(STEP, TIMES_MEAN * sum / (SIDE * SIDE));
    double[][] turned = new double[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        turned[x][y] = down[y][x];
      }
    }
    int from = MIDDLE + (int) (ABOVE * UNIT);
    int to = MIDDLE + (int) (BELOW * UNIT);
    return new SheetBorder(
        edge(across, -1, from, to, least),
        edge(across, 1, from, to, least),
        edge(
            turned, -1, MIDDLE - (int) (HALF_TOP * UNIT), MIDDLE + (int) (HALF_TOP * UNIT), least));
  }

  /**
   * The best straight edge at each distance on one side: the share of its rows with a step of one
   * sign.
   */
  private static List<Double> edge(double[][] across, int side, int from, int to, double least) {
    double[] best = new double[FARTHEST - NEAREST + 1];
    for (double lean = -LEAN; lean <= LEAN + 1e-9; lean += LEAN_STEP) {
      for (int at = NEAREST; at <= FARTHEST; at++) {
        int rises = 0;
        int falls = 0;
        for (int y = from; y < to; y++) {
          int x = (int) Math.round(MIDDLE + side * at + lean * (y - MIDDLE));
          double step = across[y][x];
          boolean ridge =
              Math.abs(step) >= Math.abs(across[y][x - 1]) * .8
                  && Math.abs(step) >= Math.abs(across[y][x + 1]) * .8;
          if (ridge && Math.abs(step) > least) {
            rises += step > 0 ? 1 : 0;
            falls += step < 0 ? 1 : 0;
          }
        }
        best[at - NEAREST] =
            Math.max(best[at - NEAREST], (double) Math.max(rises, falls) / (to - from));
      }
    }
    List<Double> profile = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      double most = 0;
      for (int j = Math.max(0, i - JITTER); j <= Math.min(best.length - 1, i + JITTER); j++) {
        most = Math.max(most, best[j]);
      }
      profile.add(most);
    }
    return profile;
  }

  /**
   * Brightness around the face, upright, in the middle of the patch. Beyond the picture its edge
   * goes on: black there, as {@link Pixels#warped} has it, would be a straight edge.
   */
  private static double[][] patch(Image image, Box box, Landmarks landmarks) {
    Point left = landmarks.leftEyeCenter();
    Point right = landmarks.rightEyeCenter();
    double angle = Math.atan2(right.y() - left.y(), right.x() - left.x());
    double scale = Math.max(box.width(), .8 * box.height()) / UNIT;
    double cos = Math.cos(angle) * scale;
    double sin = Math.sin(angle) * scale;
    Point middle = box.center();
    double[][] grey = new double[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double u = x - MIDDLE;
        double v = y - MIDDLE;
        grey[y][x] = bright(image, middle.x() + cos * u - sin * v, middle.y() + sin * u + cos * v);
      }
    }
    return grey;
  }

  private static double bright(Image image, double x, double y) {
    double cx = Math.clamp(x, 0, image.width() - 1.001);
    double cy = Math.clamp(y, 0, image.height() - 1.001);
    int x0 = (int) cx;
    int y0 = (int) cy;
    double fx = cx - x0;
    double fy = cy - y0;
    int x1 = Math.min(image.width() - 1, x0 + 1);
    int y1 = Math.min(image.height() - 1, y0 + 1);
    return (grey(image.rgbAt(x0, y0)) * (1 - fx) + grey(image.rgbAt(x1, y0)) * fx) * (1 - fy)
        + (grey(image.rgbAt(x0, y1)) * (1 - fx) + grey(image.rgbAt(x1, y1)) * fx) * fy;
  }

  private static double grey(int rgb) {
    return .299 * (rgb >> 16 & 255) + .587 * (rgb >> 8 & 255) + .114 * (rgb & 255);
  }
}
