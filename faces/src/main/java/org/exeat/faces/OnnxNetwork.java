package org.exeat.faces;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A loaded network with one input: numbers in, numbers out. Thread-safe; close it when done. */
final class OnnxNetwork implements AutoCloseable {
  private final OrtSession session;
  private final String input;

  /**
   * Loads a network.
   *
   * @param name for messages
   * @param onnx the file
   * @param threads that one run uses, at least 1
   */
  OnnxNetwork(String name, byte[] onnx, int threads) throws ModelException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Threads may spin within a run, but not after it: they would take the processor from the
      // next network. On two cores a whole picture took 137 ms so, and takes 60 without.
      options.addConfigEntry("session.force_spinning_stop", "1");
      session = OrtEnvironment.getEnvironment().createSession(onnx, options);
    } catch (OrtException e) {
      throw new ModelException("the network " + name + " cannot be loaded: " + e.getMessage(), e);
    }
    if (session.getInputNames().size() != 1) {
      throw new ModelException(
          "the network "
              + name
              + " has "
              + session.getInputNames().size()
              + " inputs; one is expected");
    }
    input = session.getInputNames().iterator().next();
  }

  /**
   * Runs it.
   *
   * @param values direct buffer in native order, as many as the shape says
   * @return the outputs in the network's order
   * @throws InferenceException where the run breaks
   */
  List<float[]> run(FloatBuffer values, long... shape) {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      List<float[]> outputs = new ArrayList<>();
      for (int i = 0; i < result.size(); i++) {
        if (!(result.get(i) instanceof OnnxTensor output) || output.getFloatBuffer() == null) {
          throw new InferenceException(
              "output " + i + " of the network is no tensor of 32-bit floats", null);
        }
        FloatBuffer buffer = output.getFloatBuffer();
        float[] copy = new float[buffer.remaining()];
        buffer.get(copy);
        outputs.add(copy);
      }
      return outputs;
    } catch (OrtException e) {
      throw new InferenceException("the network could not be run", e);
    }
  }

  /** A buffer for {@link #run}. */
  static FloatBuffer buffer(int values) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(values, 4))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new InferenceException("the network could not be closed", e);
    }
  }
}
