package org.exeat.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The built-in networks as ONNX files: rebuilt from the npm package's weights once, kept in a
 * folder, and checked by SHA-256 at every opening. A damaged file is built anew. Several processes
 * may use one folder: each writes a file of its own and moves it into place. Thread-safe.
 */
public final class ModelStore {

  /**
   * A built-in network, and the SHA-256 that its ONNX file has when it is built from the pinned
   * weights.
   */
  public enum Model {
    /** The strong detector. */
    SSD(
        FaceApiWeights.Network.SSD_MOBILENETV1,
        "0e8b986e790b291eac8491974b69053c185a878d3176792043c15d9e49331a4e"),
    /** The fast detector. */
    TINY(
        FaceApiWeights.Network.TINY_FACE_DETECTOR,
        "5040136189d0764952cfe023e6c194dd9d0374c3c8eaf9e428e869e6f672dac9"),
    /** The 68 landmarks. */
    LANDMARKS(
        FaceApiWeights.Network.FACE_LANDMARK_68,
        "640f8abe42573fa12b4a67b17769c489479747fdccf8347a71c64c7c24c6bb41"),
    /** The templates. */
    RECOGNITION(
        FaceApiWeights.Network.FACE_RECOGNITION,
        "fe400a18984307092b8927bfad08bdc4581731c1c5e4cd2363132cbc2a88b1db");

    private final FaceApiWeights.Network network;
    private final String sha256;

    Model(FaceApiWeights.Network network, String sha256) {
      this.network = network;
      this.sha256 = sha256;
    }

    /** SHA-256 of the ONNX file, 64 lower-case hexadecimal digits. */
    public String sha256() {
      return sha256;
    }

    private byte[] build(Path weights) throws ModelException, IOException {
      FaceApiWeights read = FaceApiWeights.read(weights, network);
      return switch (this) {
        case SSD -> SsdNetwork.onnx(read);
        case TINY -> TinyDetectorNetwork.onnx(read);
        case LANDMARKS -> LandmarkNetwork.onnx(read);
        case RECOGNITION -> RecognitionNetwork.onnx(read);
      };
    }
  }

  private final Path folder;
  private final Path weights;

  /**
   * A store; nothing is read or written yet.
   *
   * @param folder where the ONNX files are kept; made when needed
   * @param weights the npm package's {@code model} folder
   */
  public ModelStore(Path folder, Path weights) {
    this.folder = folder;
    this.weights = weights;
  }

  /**
   * The file's bytes, built if need be.
   *
   * @throws ModelException where the weights are missing, damaged, or not the pinned ones
   */
  public byte[] open(Model model) throws ModelException, IOException {
    Path file =
        folder.resolve(
            model.name().toLowerCase(java.util.Locale.ROOT)
                + "-"
                + model.sha256().substring(0, 12)
                + ".onnx");
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      if (sha256(bytes).equals(model.sha256())) {
        return bytes;
      }
    }
    byte[] bytes = model.build(weights);
    String sum = sha256(bytes);
    if (!sum.equals(model.sha256())) {
      throw new ModelException(
          "the network "
              + model
              + " built from "
              + weights
              + " has SHA-256 "
              + sum
              + ", expected "
              + model.sha256()
              + "; the weights are not those of the pinned package");
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "model", ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return bytes;
  }

  /** SHA-256, 64 lower-case hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
