package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.exeat.domain.Comparison;
import org.exeat.faces.FaceApiWeights.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of one's own, weights that are damaged, and what the store does about it. */
class ModelsTest {
  private static final String DESCRIPTION =
      """
      name: tiny
      file: tiny.onnx
      input_size: 16
      channels: bgr
      mean: [10, 20, 30]
      scale: 0.5
      alignment: five_point_112
      metric: cosine
      length: 3
      license: Apache-2.0
      """;

  @TempDir Path folder = Path.of("");

  /** A network that gives the mean of each plane. */
  private void tinyNetwork() throws IOException {
    OnnxGraph graph = new OnnxGraph("tiny");
    graph.output("means", graph.globalMean(graph.input("input", 0, 3, 16, 16)), 0, 3);
    Files.write(folder.resolve("tiny.onnx"), graph.bytes());
    Files.writeString(folder.resolve("model.yaml"), DESCRIPTION);
  }

  private static Image even(int red, int green, int blue) {
    byte[] rgb = new byte[16 * 16 * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new Image(16, 16, rgb);
  }

  @Test
  void anotherModelIsUsedAsItsDescriptionSays() throws Exception {
    tinyNetwork();
    try (EmbeddingModel model = EmbeddingModel.inFolder(folder, 1)) {
      List<Template> t = model.templates(List.of(even(110, 40, 70), even(10, 220, 30)));
      // (blue - 30) / 2, (green - 20) / 2, (red - 10) / 2
      assertArrayEquals(new float[] {20, 10, 50}, t.get(0).values(), 1e-3f);
      assertArrayEquals(new float[] {0, 100, 0}, t.get(1).values(), 1e-3f);
      double cosine = 10 * 100 / (100 * Math.sqrt(20 * 20 + 10 * 10 + 50 * 50));
      assertEquals(
          cosine,
          assertInstanceOf(Comparison.Scored.class, t.get(0).compareWith(t.get(1))).score(),
          1e-5);
      assertEquals(
          ModelStore.sha256(Files.readAllBytes(folder.resolve("tiny.onnx"))), model.sha256());
      assertFalse(t.get(0).toString().contains("20"), "a template shows no number");
    }
  }

  @Test
  void templatesOfDifferentModelsAreNotComparable() {
    Template a = new Template("a".repeat(64), Template.Metric.COSINE, new float[] {1, 2});
    Template b = new Template("b".repeat(64), Template.Metric.COSINE, new float[] {1, 2});
    assertInstanceOf(Comparison.NotComparable.class, a.compareWith(b));
  }

  @Test
  void aNumberThatIsNotFiniteNeverBecomesAScore() {
    assertThrows(
        InferenceException.class,
        () -> new Template("a".repeat(64), Template.Metric.EUCLIDEAN, new float[] {Float.NaN}));
  }

  @Test
  void descriptionsThatAreWrongNameTheKey() throws Exception {
    tinyNetwork();
    for (String[] change :
        new String[][] {
          {"length: 3", "length: 0", "length"},
          {"metric: cosine", "metric: guess", "metric"},
          {"mean: [10, 20, 30]", "mean: [1]", "mean"},
          {"scale: 0.5", "scale: 0", "scale"},
          {"file: tiny.onnx", "file: ../tiny.onnx", "file"},
          {"name: tiny", "name: tiny\nsurprise: 1", "surprise"}
        }) {
      Files.writeString(folder.resolve("model.yaml"), DESCRIPTION.replace(change[0], change[1]));
      String message =
          assertThrows(ModelException.class, () -> EmbeddingModel.inFolder(folder, 1)).getMessage();
      assertTrue(message.toLowerCase(java.util.Locale.ROOT).contains(change[2]), message);
    }
    Files.writeString(
        folder.resolve("model.yaml"), DESCRIPTION + "sha256: " + "0".repeat(64) + "\n");
    assertTrue(
        assertThrows(ModelException.class, () -> EmbeddingModel.inFolder(folder, 1))
            .getMessage()
            .contains("SHA-256"));
  }

  @Test
  void aFileThatIsNoNetworkIsRefused() throws Exception {
    tinyNetwork();
    Files.writeString(folder.resolve("tiny.onnx"), "nothing of the kind");
    assertTrue(
        assertThrows(ModelException.class, () -> EmbeddingModel.inFolder(folder, 1))
            .getMessage()
            .contains("tiny"));
  }

  @Test
  void theStoreRebuildsADamagedFile() throws Exception {
    Networks.store();
    ModelStore store = new ModelStore(folder, Networks.WEIGHTS);
    byte[] built = store.open(ModelStore.Model.LANDMARKS);
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(file, "damaged");
    assertArrayEquals(built, store.open(ModelStore.Model.LANDMARKS));
    assertArrayEquals(built, Files.readAllBytes(file));
  }

  @Test
  void missingAndDamagedWeightsAreNamed() throws Exception {
    String missing =
        assertThrows(
                ModelException.class, () -> FaceApiWeights.read(folder, Network.FACE_LANDMARK_68))
            .getMessage();
    assertTrue(missing.contains("face_landmark_68_model-weights_manifest.json"), missing);
    Path manifest = folder.resolve("tiny_face_detector_model-weights_manifest.json");
    Path binary = folder.resolve("tiny_face_detector_model.bin");
    String good =
        "[{\"weights\":[{\"name\":\"w\",\"shape\":[2,2],\"quantization\":{\"scale\":0.5,\"min\":-1}}]}]";
    Files.writeString(manifest, good);
    Files.write(binary, new byte[] {0, 1, 2, (byte) 255});
    assertArrayEquals(
        new float[] {-1, -0.5f, 0, 126.5f},
        FaceApiWeights.read(folder, Network.TINY_FACE_DETECTOR).get("w").values());
    Files.write(binary, new byte[] {0, 1, 2});
    refused("cut short");
    Files.write(binary, new byte[] {0, 1, 2, 3, 4});
    refused("longer");
    Files.writeString(manifest, good.replace("[2,2]", "[2000000000,2000000000]"));
    refused("impossible shape");
    Files.writeString(manifest, good.replace("[2,2]", "[-4]"));
    refused("impossible shape");
    Files.writeString(manifest, good.replace("0.5", "\"x\""));
    refused("finite");
    Files.writeString(manifest, "[");
    refused("JSON");
  }

  private void refused(String words) {
    String message =
        assertThrows(
                ModelException.class, () -> FaceApiWeights.read(folder, Network.TINY_FACE_DETECTOR))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  /** Line 3: the package's networks for traits cannot even be named. */
  @Test
  void onlyFourNetworksCanBeLoaded() {
    assertEquals(
        List.of(
            "ssd_mobilenetv1_model",
            "tiny_face_detector_model",
            "face_landmark_68_model",
            "face_recognition_model"),
        Arrays.stream(Network.values()).map(Network::file).toList());
  }

  @Test
  void oddPicturesHaveNoFacesAndBreakNothing() throws Exception {
    try (FaceAnalyzer analyzer = Networks.analyzer()) {
      for (int[] size : new int[][] {{1, 1}, {3, 2000}, {2000, 3}}) {
        Image image = new Image(size[0], size[1], new byte[size[0] * size[1] * 3]);
        assertEquals(List.of(), analyzer.analyze(image, TraceSink.NONE, "photo.0"));
      }
    }
  }

  @Test
  void aBatchGivesWhatSingleFacesGive() throws Exception {
    try (EmbeddingModel model = EmbeddingModel.builtIn(Networks.store(), 2)) {
      Path crops = Path.of("src", "test", "resources", "parity");
      List<Image> images =
          List.of(
              ImageDecoder.read(crops.resolve("crop0.png")),
              ImageDecoder.read(crops.resolve("crop1.png")));
      List<Template> batch = model.templates(images);
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(
            batch.get(i).values(),
            model.templates(List.of(images.get(i))).getFirst().values(),
            1e-4f);
      }
    }
  }
}
