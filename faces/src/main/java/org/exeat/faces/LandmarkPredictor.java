package org.exeat.faces;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;

/**
 * Finds the 68 landmarks of detected faces, all faces of a picture in one run. Each face's box is
 * cut out, laid into the middle of a black square and scaled to 112 × 112, as in the package.
 * Thread-safe.
 */
public final class LandmarkPredictor implements AutoCloseable {
  private static final int SIZE = 112;

  /** The package's mean and divisor for landmarks and templates. */
  static final Normalization NORMALIZATION =
      new Normalization(new float[] {122.782f, 117.001f, 104.298f}, 1 / 255f);

  private final OnnxNetwork network;

  /**
   * Loads the predictor.
   *
   * @param threads one run uses
   */
  public LandmarkPredictor(ModelStore store, int threads) throws ModelException, IOException {
    network = new OnnxNetwork("landmarks", store.open(ModelStore.Model.LANDMARKS), threads);
  }

  /**
   * The landmarks of each box, in the same order.
   *
   * @throws InferenceException where the network breaks
   */
  public List<Landmarks> predict(Image image, List<Box> boxes) {
    if (boxes.isEmpty()) {
      return List.of();
    }
    FloatBuffer input = OnnxNetwork.buffer(boxes.size() * 3 * SIZE * SIZE);
    List<Image> cuts = new ArrayList<>();
    for (Box box : boxes) {
      Image cut =
          Pixels.cut(
              image,
              (int) Math.floor(box.x()),
              (int) Math.floor(box.y()),
              Math.max(1, (int) Math.floor(box.width())),
              Math.max(1, (int) Math.floor(box.height())));
      cuts.add(cut);
      Pixels.fit(cut, SIZE, true, NORMALIZATION, input);
    }
    float[] out = network.run(input.flip(), boxes.size(), 3, SIZE, SIZE).getFirst();
    List<Landmarks> landmarks = new ArrayList<>();
    for (int f = 0; f < boxes.size(); f++) {
      int base = f * 2 * Landmarks.COUNT;
      Image cut = cuts.get(f);
      double side = Math.max(cut.width(), cut.height());
      double left = Math.floor(boxes.get(f).x()) - (side - cut.width()) / 2;
      double top = Math.floor(boxes.get(f).y()) - (side - cut.height()) / 2;
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < Landmarks.COUNT; i++) {
        points.add(new Point(left + out[base + 2 * i] * side, top + out[base + 2 * i + 1] * side));
      }
      landmarks.add(new Landmarks(points));
    }
    return landmarks;
  }

  @Override
  public void close() {
    network.close();
  }
}
