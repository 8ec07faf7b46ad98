package org.exeat.faces;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.Point;

/**
 * Finds the 68 landmarks of detected faces, all faces of a picture in one run. Each box is cut out,
 * laid into the middle of a black square and scaled to 112 × 112, as in the package. Thread-safe.
 */
public final class LandmarkPredictor implements AutoCloseable {
  private static final int SIZE = 112;

  /** The package's mean and divisor for landmarks and templates. */
  static final Normalization NORMALIZATION =
      new Normalization(new float[] {122.782f, 117.001f, 104.298f}, 1 / 255f);

  /**
   * So much lower than the detected box a face is looked at, in heights of the box, once for each.
   * The detector's boxes begin above the brow, the network's faces did not: in the box itself the
   * eyes and the corners of the mouth lie more than .3 of their distances away, on average, on 31 %
   * of looks at lane-1's uncovered adults, and on 1 % by these (625 looks of seed 51, turned by
   * less than 45°, docs/decisions/0027). One look at .15 is as good; three also tell whether the
   * mouth is found in one place.
   */
  private static final double[] LOWER = {.1, .15, .25};

  private final OnnxNetwork network;

  /**
   * The landmarks of a face, looked at several times.
   *
   * @param landmarks each the median of the looks
   * @param mouthSpread how far apart the looks find the middle of the mouth at most, in heights of
   *     the box: mouths that are hidden are found here and there
   */
  public record Found(Landmarks landmarks, double mouthSpread) {}

  /**
   * Loads the predictor.
   *
   * @param threads one run uses
   */
  public LandmarkPredictor(ModelStore store, int threads) throws ModelException, IOException {
    network = new OnnxNetwork("landmarks", store.open(ModelStore.Model.LANDMARKS), threads);
  }

  /**
   * The faces' landmarks, in the order of their boxes.
   *
   * @param faces as the detector found them
   * @throws InferenceException where the network breaks
   */
  public List<Found> find(Image image, List<Box> faces) {
    List<Box> looks = new ArrayList<>();
    for (Box f : faces) {
      for (double lower : LOWER) {
        looks.add(new Box(f.x(), f.y() + lower * f.height(), f.width(), f.height()));
      }
    }
    List<Landmarks> seen = predict(image, looks);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      List<Landmarks> own = seen.subList(i * LOWER.length, (i + 1) * LOWER.length);
      found.add(new Found(Landmarks.median(own), mouthSpread(own) / faces.get(i).height()));
    }
    return found;
  }

  private static double mouthSpread(List<Landmarks> looks) {
    List<Point> mouths = looks.stream().map(l -> Landmarks.mean(l.mouth())).toList();
    double most = 0;
    for (Point a : mouths) {
      for (Point b : mouths) {
        most = Math.max(most, a.distanceTo(b));
      }
    }
    return most;
  }

  /**
   * The landmarks in each box, in the same order, as the package finds them.
   *
   * @throws InferenceException where the network breaks
   */
  List<Landmarks> predict(Image image, List<Box> boxes) {
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
