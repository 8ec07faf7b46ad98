package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.exeat.domain.Calibration;
import org.exeat.faces.EmbeddingModel;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ModelException;
import org.exeat.faces.ModelStore;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which networks are used and where they are. */
final class FaceOptions {
  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description =
          "A template network of your own: a folder with an ONNX file and model.yaml. Default: the built-in one.")
  @Nullable Path model;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for one picture. Default: ${DEFAULT-VALUE}.")
  int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--tiles",
      paramLabel = "N",
      description = {
        "Look for small and dim faces too, in N overlapping tiles across each picture, 2 to 9; 3 takes about"
            + " seven times as long. Default: the whole picture only."
      })
  int tiles = 1;

  /** The networks; close what comes back. */
  FaceAnalyzer open() throws ModelException, IOException {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    ModelStore store = new ModelStore(cache().resolve("models"), weights());
    if (tiles < 1 || tiles > 9) {
      throw new IllegalArgumentException("--tiles must be 1 to 9");
    }
    return FaceAnalyzer.of(
        store,
        model == null
            ? EmbeddingModel.builtIn(store, threads)
            : EmbeddingModel.inFolder(model, threads),
        threads,
        tiles);
  }

  /**
   * The networks for capture, which lays tiles of its own.
   *
   * @throws IllegalArgumentException where {@code --tiles} asks for others
   */
  FaceAnalyzer openForCapture() throws ModelException, IOException {
    if (tiles != 1) {
      throw new IllegalArgumentException("--tiles is not for capture; it has --runs");
    }
    return open();
  }

  /** The calibration in the file, else the one that comes with the model. */
  Calibration calibration(@Nullable Path file, FaceAnalyzer analyzer)
      throws InvalidInputException, IOException {
    if (file != null) {
      return ofModel(CalibrationFile.read(file), analyzer);
    }
    String named = analyzer.model().description().calibration();
    if (model != null && named != null) {
      return ofModel(CalibrationFile.read(model.resolve(named)), analyzer);
    }
    if (model == null) {
      return CalibrationFile.builtIn();
    }
    throw new InvalidInputException(
        "no calibration for this model: name one with --calibration FILE. A threshold without a calibration run means"
            + " nothing; ./exeat calibrate makes one from a folder with a folder of pictures for each person");
  }

  private static Calibration ofModel(Calibration calibration, FaceAnalyzer analyzer)
      throws InvalidInputException {
    Optional<String> unfit = calibration.unfit(analyzer.model().sha256(), FaceAnalyzer.PREPARATION);
    if (unfit.isPresent()) {
      throw new InvalidInputException(unfit.get());
    }
    return calibration;
  }

  /**
   * How alike two captures of one passage are when they are as likely one person as two: the
   * neutral score of the model's own calibration. A lane's, which is of captures and portraits less
   * their means, does not say it.
   */
  double samePerson(FaceAnalyzer analyzer) throws InvalidInputException, IOException {
    Calibration own = calibration(null, analyzer);
    if (own.centers().isPresent()) {
      throw new InvalidInputException(
          "the calibration "
              + own.run().name()
              + " has centers, and captures are joined by templates without: name one that was made without"
              + " --centered in model.yaml, and a lane's with --calibration");
    }
    return own.neutralScore();
  }

  /** Where what can be made again is kept. */
  static Path cache() {
    String named = System.getenv("EXEAT_CACHE");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg != null && !xdg.isBlank()
        ? Path.of(xdg, "exeat")
        : Path.of(System.getProperty("user.home"), ".cache", "exeat");
  }

  private static Path weights() {
    return Path.of(
        System.getProperty("exeat.home", "."),
        "faces",
        "weights",
        "node_modules",
        "@vladmandic",
        "face-api",
        "model");
  }
}
