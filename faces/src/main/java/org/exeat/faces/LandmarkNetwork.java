package org.exeat.faces;

/**
 * The package's network for 68 landmarks: input batch × 3 × 112 × 112, already normalised; four
 * densely connected blocks of separable convolutions; output batch × 136, x and y in turn, in the
 * unit square of the input.
 */
final class LandmarkNetwork {
  private final FaceApiWeights weights;
  private final OnnxGraph graph = new OnnxGraph("face_landmark_68");

  private LandmarkNetwork(FaceApiWeights weights) {
    this.weights = weights;
  }

  /** The network as an ONNX file. */
  static byte[] onnx(FaceApiWeights weights) throws ModelException {
    return new LandmarkNetwork(weights).build();
  }

  private byte[] build() throws ModelException {
    String x = graph.input("input", 0, 3, 112, 112);
    for (int block = 0; block < 4; block++) {
      String name = "dense" + block;
      String one =
          graph.relu(
              block == 0
                  ? graph.convolution(
                      x,
                      weights.get("dense0/conv0/filters"),
                      weights.get("dense0/conv0/bias").values(),
                      2,
                      true)
                  : separable(x, name + "/conv0", 2));
      String two = separable(one, name + "/conv1", 1);
      String oneTwo = graph.add(one, two);
      String three = separable(graph.relu(oneTwo), name + "/conv2", 1);
      String oneTwoThree = graph.add(oneTwo, three);
      String four = separable(graph.relu(oneTwoThree), name + "/conv3", 1);
      x = graph.relu(graph.add(oneTwoThree, four));
    }
    x = graph.flatten(graph.averagePool(x, 7, 2));
    x =
        graph.add(
            graph.matrixProduct(x, weights.get("fc/weights")),
            graph.constantRow(weights.get("fc/bias").values()));
    graph.output("landmarks", x, 0, 136);
    return graph.bytes();
  }

  private String separable(String x, String name, int stride) throws ModelException {
    FaceApiWeights.Tensor depthwise = weights.get(name + "/depthwise_filter");
    String y = graph.depthwise(x, depthwise, new float[depthwise.shape()[2]], stride, true);
    return graph.convolution(
        y, weights.get(name + "/pointwise_filter"), weights.get(name + "/bias").values(), 1, true);
  }
}
