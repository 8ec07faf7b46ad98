package org.exeat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.ModelException;
import org.exeat.faces.ModelStore;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.RowPhoto;

/**
 * What both sides are timed on: four synthetic people side by side, 1280 × 720, JPEG of quality 90,
 * and the aligned face of one of them, PNG, 150 × 150.
 *
 * @param picture the file
 * @param crop the file
 */
record Material(Path picture, Path crop) {
  static final int PEOPLE = 4;

  private static final long FIRST_SEED = 3_000_200;

  /** The networks, where the launcher keeps the weights. */
  static ModelStore networks(Path home) {
    return new ModelStore(
        home.resolve("benchmarks/target/models"),
        home.resolve("faces/weights/node_modules/@vladmandic/face-api/model"));
  }

  static Material in(Path home) {
    Path folder = home.resolve("benchmarks/target/material");
    return new Material(folder.resolve("four-people.jpg"), folder.resolve("face.png"));
  }

  /** Draws it anew. */
  static Material draw(Path home) throws IOException, ModelException, UnreadableImageException {
    Material material = in(home);
    Files.createDirectories(material.picture.getParent());
    List<Identity> people =
        LongStream.range(FIRST_SEED, FIRST_SEED + PEOPLE).mapToObj(Identity::of).toList();
    RowPhoto photo = RowPhoto.of(people, 1280, 720, FIRST_SEED);
    Files.write(material.picture, ImageEncoder.jpeg(photo.image(), 90));
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(networks(home), 1)) {
      Image image = ImageDecoder.read(material.picture);
      List<AnalyzedFace> faces = analyzer.analyze(image, TraceSink.NONE, "picture");
      if (faces.size() != PEOPLE) {
        throw new IllegalStateException(
            faces.size() + " faces are found in the picture, it shows " + PEOPLE);
      }
      Files.write(material.crop, ImageEncoder.png(faces.getFirst().crop()));
    }
    return material;
  }
}
