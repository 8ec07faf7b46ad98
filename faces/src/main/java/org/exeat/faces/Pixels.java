package org.exeat.faces;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.CLAHE;

/**
 * Cuts, scales and turns pictures through OpenCV, and lays them out for a network. What lies beyond
 * the picture is black. Native memory is released before each call returns.
 */
final class Pixels {
  private Pixels() {}

  /**
   * Scales a picture so that its longer side is {@code size}, and lays it out as three planes.
   *
   * @param centered whether it is laid into the middle of the square, or its top left corner
   * @param planes room for {@code 3 * size * size} values at its position, which moves on
   */
  static void fit(
      Image image, int size, boolean centered, Normalization normalization, FloatBuffer planes) {
    double scale = (double) size / Math.max(image.width(), image.height());
    int width = Math.clamp(Math.round(image.width() * scale), 1, size);
    int height = Math.clamp(Math.round(image.height() * scale), 1, size);
    Image scaled = resized(image, width, height);
    int left = centered ? (size - width) / 2 : 0;
    int top = centered ? (size - height) / 2 : 0;
    byte[] square = new byte[size * size * 3];
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          scaled.array(), y * width * 3, square, ((top + y) * size + left) * 3, width * 3);
    }
    layOut(square, normalization, planes);
  }

  /** Interleaved bytes to normalised planes. */
  static void layOut(byte[] rgb, Normalization normalization, FloatBuffer planes) {
    int n = rgb.length / 3;
    float[] values = new float[rgb.length];
    for (int c = 0; c < 3; c++) {
      float mean = normalization.mean()[c];
      float scale = normalization.scale();
      int base = (normalization.bgr() ? 2 - c : c) * n;
      for (int i = 0, k = c; i < n; i++, k += 3) {
        values[base + i] = ((rgb[k] & 0xff) - mean) * scale;
      }
    }
    planes.put(values);
  }

  /** Scales by area when shrinking, bilinearly when growing. */
  static Image resized(Image image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    try (PointerScope scope = new PointerScope()) {
      Mat out = new Mat();
      boolean shrinks = width < image.width() && height < image.height();
      opencv_imgproc.resize(
          mat(image),
          out,
          new Size(width, height),
          0,
          0,
          shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
      return image(out);
    }
  }

  /**
   * The same picture with its local contrast brought out: adaptive histogram equalisation of the
   * lightness, limited so that noise stays noise (K. Zuiderveld, "Contrast limited adaptive
   * histogram equalization", Graphics Gems IV, 1994), on 8 × 8 regions.
   */
  static Image contrasted(Image image) {
    try (PointerScope scope = new PointerScope()) {
      Mat lab = new Mat();
      opencv_imgproc.cvtColor(mat(image), lab, opencv_imgproc.COLOR_RGB2Lab);
      MatVector channels = new MatVector();
      opencv_core.split(lab, channels);
      CLAHE clahe = opencv_imgproc.createCLAHE(3, new Size(8, 8));
      clahe.apply(channels.get(0), channels.get(0));
      opencv_core.merge(channels, lab);
      Mat out = new Mat();
      opencv_imgproc.cvtColor(lab, out, opencv_imgproc.COLOR_Lab2RGB);
      return image(out);
    }
  }

  /**
   * A square of {@code size} pixels sampled from the picture: its pixel (u, v) is taken at (a·u −
   * b·v + tx, b·u + a·v + ty). A picture that shrinks in this is averaged, not picked from.
   */
  static Image warped(Image image, Similarity toPicture, int size) {
    int finer = Math.clamp((int) Math.ceil(toPicture.scale() - 0.25), 1, 16);
    try (PointerScope scope = new PointerScope()) {
      double a = toPicture.a() / finer;
      double b = toPicture.b() / finer;
      // Pixel centres lie at halves: shift so that the centres of the finer grid fall where they
      // belong.
      double shift = 0.5;
      double tx = toPicture.tx() + (a - b) * shift - 0.5;
      double ty = toPicture.ty() + (a + b) * shift - 0.5;
      Mat matrix = new Mat(2, 3, opencv_core.CV_64F);
      java.nio.DoubleBuffer values = matrix.createBuffer();
      values.put(new double[] {a, -b, tx, b, a, ty});
      Mat out = new Mat();
      opencv_imgproc.warpAffine(
          mat(image),
          out,
          matrix,
          new Size(size * finer, size * finer),
          opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_CONSTANT,
          new Scalar(0, 0, 0, 0));
      if (finer > 1) {
        Mat small = new Mat();
        opencv_imgproc.resize(out, small, new Size(size, size), 0, 0, opencv_imgproc.INTER_AREA);
        out = small;
      }
      return image(out);
    }
  }

  /** The part of a picture that lies in the rectangle; beyond the picture it is black. */
  static Image cut(Image image, int x, int y, int width, int height) {
    byte[] out = new byte[width * height * 3];
    int from = Math.max(0, x);
    int to = Math.min(image.width(), x + width);
    for (int row = Math.max(0, y); row < Math.min(image.height(), y + height) && from < to; row++) {
      System.arraycopy(
          image.array(),
          (row * image.width() + from) * 3,
          out,
          ((row - y) * width + from - x) * 3,
          (to - from) * 3);
    }
    return new Image(width, height, out);
  }

  /** A copy in native memory; lives until the caller's scope closes. */
  private static Mat mat(Image image) {
    return new Mat(
        image.height(), image.width(), opencv_core.CV_8UC3, new BytePointer(image.array()));
  }

  private static Image image(Mat mat) {
    byte[] rgb = new byte[mat.rows() * mat.cols() * 3];
    ByteBuffer buffer = mat.createBuffer();
    buffer.get(rgb);
    return new Image(mat.cols(), mat.rows(), rgb);
  }
}
