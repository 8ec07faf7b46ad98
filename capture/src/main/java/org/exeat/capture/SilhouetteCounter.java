package org.exeat.capture;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.exeat.domain.Box;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;

/**
 * Counts people on foot by their silhouettes, whether their faces are seen or not: of whatever
 * hangs together and differs from the empty picture, heads are counted along the upper outline.
 * People who cover each other wholly are one. For use by one thread.
 */
final class SilhouetteCounter {
  /** Longest side in which the region is looked at, pixels. */
  private static final int SIDE = 320;

  /** A dip between two heads, and how far they are apart, in heights of the silhouette. */
  private static final double DIP = .07;

  private static final double APART = .17;

  private final Box region;
  private final double least;
  private boolean somebody;
  private Optional<Backdrop> backdrop = Optional.empty();

  /**
   * @param region where people are seen, pixels
   * @param least height of a person's silhouette in it, of the region's height, 0 to 1
   */
  SilhouetteCounter(Box region, double least) {
    this.region = region;
    this.least = least;
  }

  /**
   * Counts.
   *
   * @param time of the frame, by one clock
   * @return people in the region; none in the first frame, which is taken as empty
   */
  int count(Image image, Instant time) {
    Image part = ImageEncoder.atMost(image.crop(region), SIDE);
    int width = part.width();
    int height = part.height();
    byte[] pixels = new byte[width * height * 3];
    part.rgb().get(pixels);
    if (backdrop.isEmpty()) {
      backdrop = Optional.of(new Backdrop(pixels, time));
      return 0;
    }
    byte[] mask = backdrop.get().differs(pixels, time, !somebody);
    clean(mask, width, height);
    int people = people(mask, width, height);
    somebody = people > 0;
    return people;
  }

  /** Specks go, gaps close. */
  private static void clean(byte[] mask, int width, int height) {
    try (PointerScope scope = new PointerScope()) {
      Mat m = new Mat(height, width, opencv_core.CV_8U, new BytePointer(mask));
      Mat dot = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(3, 3));
      Mat blot = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(9, 9));
      opencv_imgproc.morphologyEx(m, m, opencv_imgproc.MORPH_OPEN, dot);
      opencv_imgproc.morphologyEx(m, m, opencv_imgproc.MORPH_CLOSE, blot);
      ByteBuffer buffer = m.createBuffer();
      buffer.get(mask);
    }
  }

  /** People of all silhouettes that are high enough and not a part of another one. */
  private int people(byte[] mask, int width, int height) {
    List<Silhouette> found = new ArrayList<>();
    try (PointerScope scope = new PointerScope()) {
      Mat labels = new Mat();
      Mat stats = new Mat();
      int n =
          opencv_imgproc.connectedComponentsWithStats(
              new Mat(height, width, opencv_core.CV_8U, new BytePointer(mask)),
              labels,
              stats,
              new Mat(),
              8,
              opencv_core.CV_32S);
      int[] label = new int[width * height];
      IntBuffer buffer = labels.createBuffer();
      buffer.get(label);
      int[] stat = new int[n * 5];
      IntBuffer rows = stats.createBuffer();
      rows.get(stat);
      for (int i = 1; i < n; i++) {
        found.add(Silhouette.of(label, width, i, Arrays.copyOfRange(stat, i * 5, i * 5 + 5)));
      }
    }
    found.sort(Comparator.comparingInt(Silhouette::height).reversed());
    int people = 0;
    List<Silhouette> counted = new ArrayList<>();
    for (Silhouette s : found) {
      boolean highEnough = s.height() >= least * height && s.tops.length >= .1 * s.height();
      if (highEnough && counted.stream().noneMatch(s::partOf)) {
        counted.add(s);
        people += s.heads(least * height);
      }
    }
    return people;
  }

  /**
   * Something that differs.
   *
   * @param left column
   * @param tops of its columns
   * @param bottom row
   */
  private record Silhouette(int left, int[] tops, int bottom) {
    /**
     * @param stat left, top, width, height
     */
    static Silhouette of(int[] labels, int width, int label, int[] stat) {
      int[] tops = new int[stat[2]];
      for (int x = 0; x < tops.length; x++) {
        int y = stat[1];
        while (labels[y * width + stat[0] + x] != label) {
          y++;
        }
        tops[x] = y;
      }
      return new Silhouette(stat[0], tops, stat[1] + stat[3]);
    }

    int height() {
      return bottom - Arrays.stream(tops).min().orElseThrow();
    }

    /** Whether half of it lies above or below another one: legs, a shadow. */
    boolean partOf(Silhouette other) {
      int common =
          Math.min(left + tops.length, other.left + other.tops.length) - Math.max(left, other.left);
      return 2 * common > tops.length;
    }

    /** Peaks of the upper outline that lie apart, with a dip between them. */
    int heads(double least) {
      int height = height();
      List<Integer> heads = new ArrayList<>();
      int deepest = 0;
      for (int x = 0; x < tops.length; x++) {
        if (heads.isEmpty()) {
          heads.add(x);
          continue;
        }
        int head = heads.getLast();
        deepest = Math.max(deepest, tops[x]);
        boolean near = x - head < APART * height;
        boolean dip = deepest - Math.max(tops[head], tops[x]) >= DIP * height;
        if (tops[x] < tops[head] && (near || !dip)) {
          heads.set(heads.size() - 1, x); // the same one rises still, or it was a hand
          deepest = tops[x];
        } else if (dip && !near && bottom - tops[x] >= least) {
          heads.add(x);
          deepest = tops[x];
        }
      }
      return heads.size();
    }
  }
}
