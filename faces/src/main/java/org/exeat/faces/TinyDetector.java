package org.exeat.faces;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;

/**
 * The fast detector, for many frames: misses small and turned faces that {@link SsdDetector} finds.
 * The picture is fitted into a square from the top left, black where it does not reach; five
 * anchors a cell; suppression at an overlap of 0.4, as in the package.
 */
public final class TinyDetector implements FaceDetector {
  /** The package's default for the least confidence. */
  public static final double LEAST_CONFIDENCE = 0.5;

  /** The package's default for the input side, pixels. */
  public static final int SIZE = 416;

  private static final double MOST_OVERLAP = 0.4;
  private static final Normalization NORMALIZATION =
      new Normalization(new float[] {117.001f, 114.697f, 97.404f}, 1 / 255f);

  /** Width and height of the anchors, in cells; from the package. */
  private static final double[][] ANCHORS = {
    {1.603231, 2.094468},
    {6.041143, 7.080126},
    {2.882459, 3.518061},
    {4.266906, 5.178857},
    {9.041765, 10.66308}
  };

  private final OnnxNetwork network;
  private final int size;
  private final double leastConfidence;

  /**
   * Loads the detector.
   *
   * @param threads one detection uses
   * @param size input side in pixels, a multiple of 32; larger finds smaller faces and takes longer
   * @param leastConfidence 0 to 1
   */
  public TinyDetector(ModelStore store, int threads, int size, double leastConfidence)
      throws ModelException, IOException {
    if (size < 64 || size % 32 != 0) {
      throw new IllegalArgumentException(
          "the input side is a multiple of 32 from 64 on, not " + size);
    }
    this.network = new OnnxNetwork("tiny detector", store.open(ModelStore.Model.TINY), threads);
    this.size = size;
    this.leastConfidence = leastConfidence;
  }

  @Override
  public List<Detection> detect(Image image) {
    FloatBuffer input = OnnxNetwork.buffer(3 * size * size);
    Pixels.fit(image, size, false, NORMALIZATION, input);
    float[] cells = network.run(input.flip(), 1, 3, size, size).getFirst();
    int n = size / 32;
    double pixelsPerCell = Math.max(image.width(), image.height()) / (double) n;
    List<Detection> candidates = new ArrayList<>();
    for (int i = 0; i < n * n * ANCHORS.length; i++) {
      int k = i * 5;
      double confidence = sigmoid(cells[k + 4]);
      if (confidence <= leastConfidence) {
        continue;
      }
      int cell = i / ANCHORS.length;
      double[] anchor = ANCHORS[i % ANCHORS.length];
      double x = (cell % n + sigmoid(cells[k])) * pixelsPerCell;
      double y = (cell / n + sigmoid(cells[k + 1])) * pixelsPerCell;
      double width = Math.exp(cells[k + 2]) * anchor[0] * pixelsPerCell;
      double height = Math.exp(cells[k + 3]) * anchor[1] * pixelsPerCell;
      double left = Math.max(0, x - width / 2);
      double top = Math.max(0, y - height / 2);
      double right = Math.min(image.width(), x + width / 2);
      double bottom = Math.min(image.height(), y + height / 2);
      if (right - left >= 1 && bottom - top >= 1) {
        candidates.add(new Detection(new Box(left, top, right - left, bottom - top), confidence));
      }
    }
    return Suppression.of(candidates, MOST_OVERLAP);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public void close() {
    network.close();
  }
}
