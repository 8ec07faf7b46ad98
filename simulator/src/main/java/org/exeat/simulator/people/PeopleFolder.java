package org.exeat.simulator.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.faces.ImageEncoder;

/**
 * A labelled set: a folder for each person, with {@code portrait.jpg} as in a document and {@code
 * view-0.jpg} and on as from a cabin, 256 × 256 pixels, with random light, expression and camera,
 * turned by a yaw that is uniform between two limits.
 *
 * <p>Which seeds serve for what: 0 to 999 are for tuning the drawing, 1,000,000 and on for shipped
 * calibrations, 2,000,000 and on for evaluations. A figure made on people who served for something
 * else says so.
 */
public final class PeopleFolder {
  private static final int SIZE = 256;
  private static final int JPEG_QUALITY = 92;

  private PeopleFolder() {}

  /**
   * Draws and writes.
   *
   * @param folder is made where it is missing
   * @param firstSeed of the first person; the others follow
   * @param people at least one
   * @param views of each person besides the portrait
   * @param yaw largest turn to either side, degrees
   * @param threads pictures drawn at a time
   * @param progress hears how many people are done
   */
  public static void write(
      Path folder,
      long firstSeed,
      int people,
      int views,
      double yaw,
      int threads,
      IntConsumer progress)
      throws IOException {
    Files.createDirectories(folder);
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      long seed = firstSeed + i;
      work.add(() -> {
        write(folder.resolve("person-" + seed), seed, views, yaw);
        return null;
      });
    }
    Drawing.all(work, threads, progress);
  }

  private static void write(Path folder, long seed, int views, double yaw) throws IOException {
    Files.createDirectories(folder);
    Identity person = Identity.of(seed);
    write(folder.resolve("portrait.jpg"), DocumentPortrait.of(person, seed));
    for (int k = 0; k < views; k++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000_003L + k);
      View view = View.random(random, (2 * random.nextDouble() - 1) * yaw);
      write(
          folder.resolve("view-" + k + ".jpg"),
          PersonPicture.of(person, view, SIZE, SIZE, random.nextLong()));
    }
  }

  private static void write(Path file, PersonPicture picture) throws IOException {
    Files.write(file, ImageEncoder.jpeg(picture.image(), JPEG_QUALITY));
  }
}
