package org.exeat.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.ModelException;
import org.exeat.faces.ModelStore;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.PersonPicture;
import org.exeat.simulator.people.View;

/**
 * People who do not exist, before a camera that is not there; and the networks that look at them.
 */
final class Faces {
  private static final Path WEIGHTS =
      Path.of("..", "faces", "weights", "node_modules", "@vladmandic", "face-api", "model");

  private Faces() {}

  /** The built-in networks; skips the test where their weights are not fetched. */
  static FaceAnalyzer networks() throws ModelException, IOException {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "exeat", "models");
    return FaceAnalyzer.builtIn(new ModelStore(cache, WEIGHTS), 2);
  }

  /** Somebody, in a frame of 640 × 480 pixels. */
  static Image person(long seed) {
    return PersonPicture.of(
            Identity.of(seed), View.documentPortrait(new Random(seed)), 640, 480, seed)
        .image();
  }

  /**
   * A film of Motion JPEG as Chromium's camera that is not there shows it: somebody, in light that
   * is another in each frame, as no two photographs are the same.
   */
  static Path film(Path file, long seed, int frames) throws IOException {
    Image still = person(seed);
    byte[] rgb = new byte[still.width() * still.height() * 3];
    still.rgb().get(rgb);
    Random random = new Random(seed);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < frames; i++) {
        byte[] frame = rgb.clone();
        for (int n = 0; n < frame.length; n++) {
          frame[n] = (byte) Math.clamp((frame[n] & 255) + random.nextInt(-3, 4), 0, 255);
        }
        out.write(ImageEncoder.jpeg(new Image(still.width(), still.height(), frame), 92));
      }
    }
    return file;
  }
}
