package org.exeat.faces;

/**
 * dlib's ResNet for faces (King 2017) as the package carries it: input batch × 3 × 150 × 150,
 * already normalised; output batch × 128. Each convolution is followed by a scale and bias of its
 * own, folded in here. A plain block adds its input; a down block halves the plane and adds its
 * input average-pooled, with zero channels appended where it widens and zero rows and columns where
 * the convolution came out one smaller.
 */
final class RecognitionNetwork {
  private final FaceApiWeights weights;
  private final OnnxGraph graph = new OnnxGraph("face_recognition");

  private RecognitionNetwork(FaceApiWeights weights) {
    this.weights = weights;
  }

  /** The network as an ONNX file. */
  static byte[] onnx(FaceApiWeights weights) throws ModelException {
    return new RecognitionNetwork(weights).build();
  }

  private byte[] build() throws ModelException {
    String x = graph.input("input", 0, 3, 150, 150);
    x = graph.maxPool(graph.relu(scaled(x, "conv32_down", 2, false)), 3, 2, false);
    x = plain(plain(plain(x, "conv32_1"), "conv32_2"), "conv32_3");
    x = down(x, "conv64_down", 32, false);
    x = plain(plain(plain(x, "conv64_1"), "conv64_2"), "conv64_3");
    x = down(x, "conv128_down", 64, false);
    x = plain(plain(x, "conv128_1"), "conv128_2");
    x = down(x, "conv256_down", 128, true);
    x = plain(plain(x, "conv256_1"), "conv256_2");
    x = down(x, "conv256_down_out", 0, true);
    graph.output("embedding", graph.matrixProduct(graph.globalMean(x), weights.get("fc")), 0, 128);
    return graph.bytes();
  }

  private String plain(String x, String name) throws ModelException {
    String y = graph.relu(scaled(x, name + "/conv1", 1, true));
    return graph.relu(graph.add(x, scaled(y, name + "/conv2", 1, true)));
  }

  private String down(String x, String name, int newChannels, boolean oneSmaller)
      throws ModelException {
    String y = graph.relu(scaled(x, name + "/conv1", 2, false));
    y = scaled(y, name + "/conv2", 1, true);
    if (oneSmaller) {
      y = graph.padEnd(y, 0, 1, 1);
    }
    String shortcut = graph.averagePool(x, 2, 2);
    if (newChannels > 0) {
      shortcut = graph.padEnd(shortcut, newChannels, 0, 0);
    }
    return graph.relu(graph.add(shortcut, y));
  }

  /** Convolution with the scale and bias that follow folded into filters and bias. */
  private String scaled(String x, String name, int stride, boolean same) throws ModelException {
    FaceApiWeights.Tensor filters = weights.get(name + "/conv/filters");
    float[] bias = weights.get(name + "/conv/bias").values().clone();
    float[] factor = weights.get(name + "/scale/weights").values();
    float[] offset = weights.get(name + "/scale/biases").values();
    float[] values = filters.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor[i % factor.length];
    }
    for (int o = 0; o < bias.length; o++) {
      bias[o] = bias[o] * factor[o] + offset[o];
    }
    return graph.convolution(
        x, new FaceApiWeights.Tensor(filters.shape(), values), bias, stride, same);
  }
}
