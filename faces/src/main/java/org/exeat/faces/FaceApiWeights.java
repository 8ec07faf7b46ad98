package org.exeat.faces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trained weights of one network of the npm package {@code @vladmandic/face-api}: a manifest in
 * JSON (name, shape and quantisation of each tensor, in file order) beside a file of bytes. A
 * quantised value is {@code byte * scale + min}; an entry without quantisation holds 32-bit
 * little-endian numbers. Immutable.
 */
final class FaceApiWeights {
  /**
   * The only networks that can be loaded. The package has others, which guess traits from a face;
   * Exeat does not.
   */
  enum Network {
    SSD_MOBILENETV1("ssd_mobilenetv1_model"),
    TINY_FACE_DETECTOR("tiny_face_detector_model"),
    FACE_LANDMARK_68("face_landmark_68_model"),
    FACE_RECOGNITION("face_recognition_model");

    private final String file;

    Network(String file) {
      this.file = file;
    }

    String file() {
      return file;
    }
  }

  /**
   * One tensor.
   *
   * @param shape as TensorFlow has it: filters are height, width, in, out
   * @param values in row-major order
   */
  record Tensor(int[] shape, float[] values) {}

  private static final int MOST_VALUES = 1 << 24;

  private final String file;
  private final Map<String, Tensor> tensors;

  private FaceApiWeights(String file, Map<String, Tensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /**
   * Reads a network's weights.
   *
   * @param folder the package's {@code model} folder
   * @throws ModelException where a file is missing, cut short, or not what its manifest says
   */
  static FaceApiWeights read(Path folder, Network network) throws ModelException, IOException {
    Path manifest = folder.resolve(network.file() + "-weights_manifest.json");
    Path binary = folder.resolve(network.file() + ".bin");
    JsonNode root;
    ByteBuffer bytes;
    try {
      root = JsonMapper.shared().readTree(Files.readString(manifest));
      bytes = ByteBuffer.wrap(Files.readAllBytes(binary)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException e) {
      throw new ModelException(
          "the weights file "
              + e.getFile()
              + " is not there; run ./exeat once to fetch it, or npm ci in faces/weights",
          e);
    } catch (JacksonException e) {
      throw new ModelException(manifest.getFileName() + " is not JSON", e);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (JsonNode group : root) {
      for (JsonNode entry : group.path("weights")) {
        String name = entry.path("name").asString("");
        tensors.put(name, tensor(binary, name, entry, bytes));
      }
    }
    if (tensors.isEmpty()) {
      throw new ModelException(manifest.getFileName() + " lists no weights");
    }
    if (bytes.hasRemaining()) {
      throw new ModelException(
          binary.getFileName()
              + " is "
              + bytes.remaining()
              + " bytes longer than its manifest says");
    }
    return new FaceApiWeights(network.file(), tensors);
  }

  private static Tensor tensor(Path binary, String name, JsonNode entry, ByteBuffer bytes)
      throws ModelException {
    JsonNode dimensions = entry.path("shape");
    int[] shape = new int[dimensions.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).asInt(-1);
      count *= shape[i];
      if (shape[i] < 1 || count > MOST_VALUES) {
        throw new ModelException(
            "tensor "
                + name
                + " of "
                + binary.getFileName()
                + " has an impossible shape "
                + dimensions);
      }
    }
    JsonNode quantization = entry.path("quantization");
    boolean quantised = quantization.isObject();
    long needed = quantised ? count : 4 * count;
    if (bytes.remaining() < needed) {
      throw new ModelException(
          binary.getFileName()
              + " is cut short: tensor "
              + name
              + " needs "
              + needed
              + " bytes, "
              + bytes.remaining()
              + " are left");
    }
    float[] values = new float[(int) count];
    if (quantised) {
      double scale = quantization.path("scale").asDouble(Double.NaN);
      double min = quantization.path("min").asDouble(Double.NaN);
      if (!Double.isFinite(scale) || !Double.isFinite(min)) {
        throw new ModelException(
            "tensor " + name + " of " + binary.getFileName() + " has no finite scale and min");
      }
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((bytes.get() & 0xff) * scale + min);
      }
    } else {
      boolean whole = entry.path("dtype").asString("").equals("int32");
      for (int i = 0; i < values.length; i++) {
        values[i] = whole ? bytes.getInt() : bytes.getFloat();
      }
    }
    return new Tensor(shape, values);
  }

  /** The tensor of that name. */
  Tensor get(String name) throws ModelException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException(file + " has no tensor " + name);
    }
    return tensor;
  }
}
