package org.exeat.faces;

/**
 * The package's small face detector: input batch × 3 × n × n with n a multiple of 32, already
 * normalised; separable convolutions and pools; output batch × cells × 25, five anchors of five
 * numbers for each cell of n/32 × n/32, row by row.
 */
final class TinyDetectorNetwork {
  private static final float SLOPE = 0.1f;

  private final FaceApiWeights weights;
  private final OnnxGraph graph = new OnnxGraph("tiny_face_detector");

  private TinyDetectorNetwork(FaceApiWeights weights) {
    this.weights = weights;
  }

  /** The network as an ONNX file. */
  static byte[] onnx(FaceApiWeights weights) throws ModelException {
    return new TinyDetectorNetwork(weights).build();
  }

  private byte[] build() throws ModelException {
    String x = graph.input("input", 0, 3, 0, 0);
    // The package leaves this convolution without padding; the rounding up in the pools makes the
    // plane whole again.
    x =
        graph.convolution(
            x, weights.get("conv0/filters"), weights.get("conv0/bias").values(), 1, false);
    x = graph.maxPool(graph.leakyRelu(x, SLOPE), 2, 2, true);
    for (int i = 1; i <= 5; i++) {
      FaceApiWeights.Tensor depthwise = weights.get("conv" + i + "/depthwise_filter");
      String y = graph.depthwise(x, depthwise, new float[depthwise.shape()[2]], 1, true);
      y =
          graph.convolution(
              y,
              weights.get("conv" + i + "/pointwise_filter"),
              weights.get("conv" + i + "/bias").values(),
              1,
              true);
      x = graph.maxPool(graph.leakyRelu(y, SLOPE), 2, i == 5 ? 1 : 2, true);
    }
    x =
        graph.convolution(
            x, weights.get("conv8/filters"), weights.get("conv8/bias").values(), 1, true);
    graph.output("cells", graph.rowsOf(x, 25), 0, 0, 25);
    return graph.bytes();
  }
}
