package org.exeat.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a template network to use it, {@code model.yaml} beside the ONNX file:
 *
 * <pre>
 * name: SFace
 * file: sface.onnx
 * input_size: 112            # pixels, square; the network's input is batch × 3 × size × size, 32-bit floats
 * channels: bgr              # rgb or bgr
 * mean: [0, 0, 0]            # subtracted, of red, green, blue, for values 0 to 255
 * scale: 1.0                 # then multiplied
 * alignment: five_point_112  # dlib_box, dlib_box_level or five_point_112
 * metric: cosine             # euclidean or cosine
 * length: 128                # values in a template
 * license: Apache-2.0
 * sha256: 0ab1…              # optional: of the file; another file is refused
 * calibration: calibration.yaml   # optional: operating points beside this file
 * </pre>
 *
 * @param name for people
 * @param file beside the description
 * @param mean of red, green, blue
 */
public record ModelDescription(
    String name,
    String file,
    int inputSize,
    Channels channels,
    List<Float> mean,
    float scale,
    Alignment alignment,
    Template.Metric metric,
    int length,
    String license,
    @Nullable String sha256,
    @Nullable String calibration) {

  /** Order of the planes. */
  public enum Channels {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR
  }

  /** Checks and copies. */
  public ModelDescription {
    require(!name.isBlank(), "name must be there");
    require(besides(file), "file must name a file beside the description");
    require(inputSize >= 16 && inputSize <= 1024, "input_size must be 16 to 1024 pixels");
    require(mean.size() == 3, "mean must hold three numbers");
    require(Float.isFinite(scale) && scale != 0, "scale must be a number other than 0");
    require(length >= 1 && length <= 8192, "length must be 1 to 8192");
    require(!license.isBlank(), "license must be there");
    mean = List.copyOf(mean);
  }

  private static boolean besides(String file) {
    return !file.isBlank() && !file.matches("\\.{1,2}|.*[/\\\\\u0000].*");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** The built-in model: dlib's network from the npm package, see FACES in ARCHITECTURE.md. */
  static final ModelDescription BUILT_IN =
      new ModelDescription(
          "dlib ResNet (vladmandic/face-api 1.7.15)",
          "face_recognition.onnx",
          150,
          Channels.RGB,
          List.of(122.782f, 117.001f, 104.298f),
          1 / 255f,
          Alignment.DLIB_BOX_LEVEL,
          Template.Metric.EUCLIDEAN,
          128,
          "MIT",
          null,
          null);

  /**
   * Reads {@code model.yaml} in a folder.
   *
   * @throws ModelException where it is missing or not a description; the message names line and key
   */
  public static ModelDescription read(Path folder) throws ModelException, IOException {
    Path file = folder.resolve("model.yaml");
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          folder + " holds no model.yaml; a model's folder has an ONNX file and its description");
    }
    try {
      return new YamlReader().read(file, file.toString(), ModelDescription.class).value();
    } catch (InvalidYamlException e) {
      throw new ModelException(e.getMessage(), e);
    }
  }

  Normalization normalization() {
    return new Normalization(
        new float[] {mean.get(0), mean.get(1), mean.get(2)}, scale, channels == Channels.BGR);
  }
}
