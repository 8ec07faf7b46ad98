package org.exeat.faces;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;

/**
 * The strong detector. The picture is fitted into 512 × 512 from the top left, black where it does
 * not reach, values in -1 to 1; 5118 anchors with box variances 10 and 5; suppression at an overlap
 * of 0.5. All as in the package.
 */
public final class SsdDetector implements FaceDetector {
  /**
   * Default least confidence. The package's own is 0.5; at 0.3 all of 250 synthetic heads up to
   * ±30° yaw and all 32 photorealistic faces of the tests are found.
   */
  public static final double LEAST_CONFIDENCE = 0.3;

  private static final int SIZE = 512;
  private static final double MOST_OVERLAP = 0.5;

  private final OnnxNetwork network;
  private final double leastConfidence;

  /**
   * Loads the detector.
   *
   * @param store where the network is
   * @param threads one detection uses
   * @param leastConfidence 0 to 1
   */
  public SsdDetector(ModelStore store, int threads, double leastConfidence)
      throws ModelException, java.io.IOException {
    network = new OnnxNetwork("SSD", store.open(ModelStore.Model.SSD), threads);
    this.leastConfidence = leastConfidence;
  }

  @Override
  public List<Detection> detect(Image image) {
    int side = Math.max(image.width(), image.height());
    FloatBuffer input = OnnxNetwork.buffer(3 * SIZE * SIZE);
    Pixels.fit(
        image,
        SIZE,
        false,
        new Normalization(new float[] {127.5f, 127.5f, 127.5f}, 1 / 127.5f),
        input);
    List<float[]> out = network.run(input.flip(), 1, 3, SIZE, SIZE);
    float[] offsets = out.get(0);
    float[] scores = out.get(1);
    float[] anchors = out.get(2);
    List<Detection> candidates = new ArrayList<>();
    for (int i = 0; i < anchors.length / 4; i++) {
      double confidence = scores[i * 3 + 1];
      if (confidence > leastConfidence) {
        candidates.addAll(decode(i * 4, offsets, anchors, side, image, confidence));
      }
    }
    return Suppression.of(candidates, MOST_OVERLAP);
  }

  /**
   * The box of one anchor, cut off at the picture's edges; empty where less than a pixel is left of
   * it.
   */
  private static List<Detection> decode(
      int k, float[] offsets, float[] anchors, double side, Image image, double confidence) {
    double anchorHeight = anchors[k + 2] - anchors[k];
    double anchorWidth = anchors[k + 3] - anchors[k + 1];
    double centerY = anchors[k] + anchorHeight / 2 + offsets[k] / 10 * anchorHeight;
    double centerX = anchors[k + 1] + anchorWidth / 2 + offsets[k + 1] / 10 * anchorWidth;
    double height = Math.exp(offsets[k + 2] / 5) * anchorHeight;
    double width = Math.exp(offsets[k + 3] / 5) * anchorWidth;
    double left = Math.max(0, (centerX - width / 2) * side);
    double top = Math.max(0, (centerY - height / 2) * side);
    double right = Math.min(image.width(), (centerX + width / 2) * side);
    double bottom = Math.min(image.height(), (centerY + height / 2) * side);
    return right - left < 1 || bottom - top < 1
        ? List.of()
        : List.of(new Detection(new Box(left, top, right - left, bottom - top), confidence));
  }

  @Override
  public void close() {
    network.close();
  }
}
