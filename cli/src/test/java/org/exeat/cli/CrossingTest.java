package org.exeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Calibration;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ModelStore;
import org.exeat.lane.CalibrationFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a crossing in a folder: synthetic faces, documents beside them. */
abstract class CrossingTest extends CommandTest {
  static final Path FACES = HOME.resolve("faces/src/test/resources/parity");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void weightsAndCalibration() throws IOException {
    needWeights();
    List<Calibration.Point> points = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      points.add(
          new Calibration.Point(Math.pow(10, -i), 0.5 + 0.05 * i, 0, 0, Math.pow(10, -i), 0, 0));
    }
    CalibrationFile.write(
        new Calibration(
            ModelStore.Model.RECOGNITION.sha256(),
            FaceAnalyzer.PREPARATION,
            new Calibration.Run(
                "made-for-tests", "2026-11-01", "none", "none", 2, 4, 4, 4, "anything"),
            0.5,
            0.01,
            points),
        folder.resolve("calibration.yaml"));
  }

  final int verify(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "verify",
                folder.toString(),
                "--accept-unproven",
                "--calibration",
                folder.resolve("calibration.yaml").toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  final void photo(String name, int face) throws IOException {
    Path target = folder.resolve("photos").resolve(name);
    Files.createDirectories(folder.resolve("photos"));
    Files.copy(FACES.resolve("picture" + face + ".png"), target);
  }

  final void document(int number, int face, String... more) throws IOException {
    Path d = Files.createDirectories(folder.resolve("documents").resolve("d" + number));
    Files.copy(FACES.resolve("picture" + face + ".png"), d.resolve("portrait.png"));
    yaml(d, "X" + number, more);
  }

  static void yaml(Path d, String number, String... more) throws IOException {
    Files.writeString(
        d.resolve("document.yaml"),
        """
        issuing_state: UTO
        document_number: %s
        surname: SPECIMENSURNAME
        date_of_birth: 1980-05-17
        date_of_expiry: 2090-01-01
        %s
        """
            .formatted(number, String.join("\n", more)));
  }
}
