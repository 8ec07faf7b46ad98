package org.exeat.faces;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes an ONNX graph (IR version 8, operator set 13), node by node. Tensors flow as names;
 * feature maps are batch, channel, height, width. The same calls give the same bytes. Not
 * thread-safe.
 */
final class OnnxGraph {
  private static final int OPERATOR_SET = 13;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private int names;

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Declares an input of 32-bit floats; a dimension below 1 is left open. */
  String input(String name, long... shape) {
    graph.addInput(value(name, shape));
    return name;
  }

  /** Declares an output of 32-bit floats; a dimension below 1 is left open. */
  void output(String name, String tensor, long... shape) {
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(tensor).addOutput(name));
    graph.addOutput(value(name, shape));
  }

  /** A convolution whose filters are given as TensorFlow stores them: height, width, in, out. */
  String convolution(
      String x, FaceApiWeights.Tensor filters, float[] bias, int stride, boolean same) {
    int[] s = filters.shape();
    float[] transposed = new float[filters.values().length];
    for (int h = 0; h < s[0]; h++) {
      for (int w = 0; w < s[1]; w++) {
        for (int i = 0; i < s[2]; i++) {
          for (int o = 0; o < s[3]; o++) {
            transposed[((o * s[2] + i) * s[0] + h) * s[1] + w] =
                filters.values()[((h * s[1] + w) * s[2] + i) * s[3] + o];
          }
        }
      }
    }
    String weights = constant(transposed, s[3], s[2], s[0], s[1]);
    return convolution(x, weights, bias, s[0], stride, 1, same);
  }

  /** A depthwise convolution; filters are height, width, channel, 1. */
  String depthwise(
      String x, FaceApiWeights.Tensor filters, float[] bias, int stride, boolean same) {
    int[] s = filters.shape();
    float[] transposed = new float[filters.values().length];
    for (int h = 0; h < s[0]; h++) {
      for (int w = 0; w < s[1]; w++) {
        for (int c = 0; c < s[2]; c++) {
          transposed[(c * s[0] + h) * s[1] + w] = filters.values()[(h * s[1] + w) * s[2] + c];
        }
      }
    }
    String weights = constant(transposed, s[2], 1, s[0], s[1]);
    return convolution(x, weights, bias, s[0], stride, s[2], same);
  }

  private String convolution(
      String x, String weights, float[] bias, int kernel, int stride, int groups, boolean same) {
    return node(
        "Conv",
        new String[] {x, weights, constant(bias, bias.length)},
        ints("kernel_shape", kernel, kernel),
        ints("strides", stride, stride),
        integer("group", groups),
        text("auto_pad", same ? "SAME_UPPER" : "VALID"));
  }

  String relu(String x) {
    return node("Relu", new String[] {x});
  }

  /** Rectified and cut off at 6. */
  String relu6(String x) {
    return node("Clip", new String[] {x, constant(new float[] {0}), constant(new float[] {6})});
  }

  String leakyRelu(String x, float slope) {
    return node(
        "LeakyRelu",
        new String[] {x},
        AttributeProto.newBuilder()
            .setName("alpha")
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF(slope)
            .build());
  }

  String sigmoid(String x) {
    return node("Sigmoid", new String[] {x});
  }

  String add(String a, String b) {
    return node("Add", new String[] {a, b});
  }

  String matrixProduct(String x, FaceApiWeights.Tensor matrix) {
    return node(
        "MatMul",
        new String[] {x, constant(matrix.values(), matrix.shape()[0], matrix.shape()[1])});
  }

  String constantRow(float[] values) {
    return constant(values, 1, values.length);
  }

  String maxPool(String x, int kernel, int stride, boolean same) {
    return pool("MaxPool", x, kernel, stride, same);
  }

  String averagePool(String x, int kernel, int stride) {
    return pool("AveragePool", x, kernel, stride, false);
  }

  private String pool(String operator, String x, int kernel, int stride, boolean same) {
    return node(
        operator,
        new String[] {x},
        ints("kernel_shape", kernel, kernel),
        ints("strides", stride, stride),
        text("auto_pad", same ? "SAME_UPPER" : "VALID"));
  }

  /** Zeros at the end of the channels, the bottom and the right. */
  String padEnd(String x, int channels, int bottom, int right) {
    return node("Pad", new String[] {x, longs(0, 0, 0, 0, 0, channels, bottom, right)});
  }

  /** Mean over height and width: batch, channel. */
  String globalMean(String x) {
    return node("ReduceMean", new String[] {x}, ints("axes", 2, 3), integer("keepdims", 0));
  }

  /** Batch, then everything else in one. */
  String flatten(String x) {
    return node("Flatten", new String[] {x}, integer("axis", 1));
  }

  /** Channels last, then batch × anything × {@code last}. */
  String rowsOf(String x, int last) {
    String channelsLast = node("Transpose", new String[] {x}, ints("perm", 0, 2, 3, 1));
    return node("Reshape", new String[] {channelsLast, longs(0, -1, last)});
  }

  String concatenate(String... tensors) {
    return node("Concat", tensors, integer("axis", 1));
  }

  /** The model file. */
  byte[] bytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("exeat")
        .setGraph(graph)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .build()
        .toByteArray();
  }

  private String node(String operator, String[] inputs, AttributeProto... attributes) {
    String output = "t" + names++;
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(Arrays.asList(inputs))
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return output;
  }

  String constant(float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return initializer(TensorProto.DataType.FLOAT_VALUE, raw, shape);
  }

  private String longs(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return initializer(TensorProto.DataType.INT64_VALUE, raw, values.length);
  }

  private String initializer(int type, ByteBuffer raw, long... shape) {
    String name = "w" + names++;
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(raw));
    for (long d : shape) {
      tensor.addDims(d);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private static ValueInfoProto value(String name, long[] shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long d : shape) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      dimensions.addDim(d < 1 ? dimension.setDimParam("n") : dimension.setDimValue(d));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(dimensions)))
        .build();
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long v : values) {
      attribute.addInts(v);
    }
    return attribute.build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }
}
