package org.exeat.faces;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network that turns aligned faces into templates, with its description. Thread-safe; close it
 * when done.
 */
public final class EmbeddingModel implements AutoCloseable {
  /**
   * Most faces in one run: more gain no speed and take memory (5 MB each in the built-in network).
   */
  private static final int BATCH = 16;

  private final ModelDescription description;
  private final String sha256;
  private final OnnxNetwork network;

  private EmbeddingModel(ModelDescription description, byte[] onnx, int threads)
      throws ModelException {
    this.description = description;
    this.sha256 = ModelStore.sha256(onnx);
    if (description.sha256() != null && !description.sha256().equals(sha256)) {
      throw new ModelException(
          description.file()
              + " has SHA-256 "
              + sha256
              + ", its description expects "
              + description.sha256());
    }
    this.network = new OnnxNetwork(description.name(), onnx, threads);
  }

  /** The built-in model. */
  public static EmbeddingModel builtIn(ModelStore store, int threads)
      throws ModelException, IOException {
    return new EmbeddingModel(
        ModelDescription.BUILT_IN, store.open(ModelStore.Model.RECOGNITION), threads);
  }

  /**
   * Any other model.
   *
   * @param folder with {@code model.yaml} and the ONNX file
   */
  public static EmbeddingModel inFolder(Path folder, int threads)
      throws ModelException, IOException {
    ModelDescription description = ModelDescription.read(folder);
    Path file = folder.resolve(description.file());
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          "the description in " + folder + " names " + description.file() + ", which is not there");
    }
    return new EmbeddingModel(description, Files.readAllBytes(file), threads);
  }

  /** Its description. */
  public ModelDescription description() {
    return description;
  }

  /** SHA-256 of the ONNX file. */
  public String sha256() {
    return sha256;
  }

  /** Cuts a face out as this model wants it. */
  public Image align(Image image, Landmarks landmarks) {
    return description.alignment().crop(image, landmarks, description.inputSize());
  }

  /**
   * The templates of aligned faces, in the same order.
   *
   * @param crops from {@link #align}
   * @throws InferenceException where the network breaks or gives another number of values than
   *     described
   */
  public List<Template> templates(List<Image> crops) {
    List<Template> templates = new ArrayList<>();
    for (int from = 0; from < crops.size(); from += BATCH) {
      templates.addAll(run(crops.subList(from, Math.min(crops.size(), from + BATCH))));
    }
    return templates;
  }

  private List<Template> run(List<Image> crops) {
    int size = description.inputSize();
    FloatBuffer input = OnnxNetwork.buffer(crops.size() * 3 * size * size);
    for (Image crop : crops) {
      if (crop.width() != size || crop.height() != size) {
        throw new IllegalArgumentException(
            "this model takes faces of "
                + size
                + "x"
                + size
                + ", not "
                + crop.width()
                + "x"
                + crop.height());
      }
      Pixels.layOut(crop.array(), description.normalization(), input);
    }
    float[] out = network.run(input.flip(), crops.size(), 3, size, size).getFirst();
    if (out.length != crops.size() * description.length()) {
      throw new InferenceException(
          "the network gave "
              + out.length / crops.size()
              + " values a face, its description says "
              + description.length(),
          null);
    }
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < crops.size(); i++) {
      templates.add(
          new Template(
              sha256,
              description.metric(),
              Arrays.copyOfRange(out, i * description.length(), (i + 1) * description.length())));
    }
    return templates;
  }

  @Override
  public void close() {
    network.close();
  }
}
