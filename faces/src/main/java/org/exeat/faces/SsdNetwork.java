package org.exeat.faces;

/**
 * The package's strong face detector: MobileNet v1 with six SSD heads. Input batch × 3 × 512 × 512
 * in -1 to 1; outputs {@code boxes} batch × 5118 × 4 (offsets from the anchors) and {@code scores}
 * batch × 5118 × 3 (background, face, unused; after the sigmoid); {@code anchors} 5118 × 4 (top,
 * left, bottom, right in the unit square).
 */
final class SsdNetwork {
  /** The package's epsilon of batch normalisation. */
  private static final double EPSILON = 0.0010000000474974513;

  private final FaceApiWeights weights;
  private final OnnxGraph graph = new OnnxGraph("ssd_mobilenetv1");

  private SsdNetwork(FaceApiWeights weights) {
    this.weights = weights;
  }

  /** The network as an ONNX file. */
  static byte[] onnx(FaceApiWeights weights) throws ModelException {
    return new SsdNetwork(weights).build();
  }

  private byte[] build() throws ModelException {
    String x = graph.input("input", 0, 3, 512, 512);
    x = pointwise(x, "MobilenetV1/Conv2d_0_pointwise", 2);
    String eleventh = x;
    for (int i = 1; i <= 13; i++) {
      int stride = i == 2 || i == 4 || i == 6 || i == 12 ? 2 : 1;
      x = depthwise(x, "MobilenetV1/Conv2d_" + i + "_depthwise", stride);
      x = pointwise(x, "MobilenetV1/Conv2d_" + i + "_pointwise", 1);
      if (i == 11) {
        eleventh = x;
      }
    }
    String[] maps = new String[6];
    maps[0] = eleventh;
    maps[1] = x;
    for (int i = 0; i < 8; i++) {
      x = pointwise(x, "Prediction/Conv2d_" + i + "_pointwise", i % 2 == 0 ? 1 : 2);
      if (i % 2 == 1) {
        maps[2 + i / 2] = x;
      }
    }
    String[] boxes = new String[6];
    String[] classes = new String[6];
    for (int i = 0; i < 6; i++) {
      boxes[i] = graph.rowsOf(head(maps[i], i, "BoxEncodingPredictor"), 4);
      classes[i] = graph.rowsOf(head(maps[i], i, "ClassPredictor"), 3);
    }
    graph.output("boxes", graph.concatenate(boxes), 0, 5118, 4);
    graph.output("scores", graph.sigmoid(graph.concatenate(classes)), 0, 5118, 3);
    FaceApiWeights.Tensor anchors = weights.get("Output/extra_dim");
    graph.output("anchors", graph.constant(anchors.values(), 5118, 4), 5118, 4);
    return graph.bytes();
  }

  private String head(String x, int i, String predictor) throws ModelException {
    String name = "Prediction/BoxPredictor_" + i + "/" + predictor;
    return graph.convolution(
        x, weights.get(name + "/weights"), weights.get(name + "/biases").values(), 1, true);
  }

  private String pointwise(String x, String name, int stride) throws ModelException {
    return graph.relu6(
        graph.convolution(
            x,
            weights.get(name + "/weights"),
            weights.get(name + "/convolution_bn_offset").values(),
            stride,
            true));
  }

  /** Depthwise convolution with the batch normalisation that follows folded in. */
  private String depthwise(String x, String name, int stride) throws ModelException {
    FaceApiWeights.Tensor filters = weights.get(name + "/depthwise_weights");
    float[] gamma = weights.get(name + "/BatchNorm/gamma").values();
    float[] beta = weights.get(name + "/BatchNorm/beta").values();
    float[] mean = weights.get(name + "/BatchNorm/moving_mean").values();
    float[] variance = weights.get(name + "/BatchNorm/moving_variance").values();
    float[] values = filters.values().clone();
    float[] bias = new float[gamma.length];
    for (int c = 0; c < gamma.length; c++) {
      double factor = gamma[c] / Math.sqrt(variance[c] + EPSILON);
      bias[c] = (float) (beta[c] - mean[c] * factor);
      for (int i = c; i < values.length; i += gamma.length) {
        values[i] = (float) (values[i] * factor);
      }
    }
    return graph.relu6(
        graph.depthwise(x, new FaceApiWeights.Tensor(filters.shape(), values), bias, stride, true));
  }
}
