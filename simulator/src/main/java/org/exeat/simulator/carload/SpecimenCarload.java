package org.exeat.simulator.carload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.faces.ImageEncoder;
import org.exeat.simulator.people.DocumentPortrait;
import org.exeat.simulator.people.Drawing;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.RowPhoto;
import org.exeat.simulator.specimen.OwnFolder;

/**
 * Five people in three rows of a car, written as the folder of one crossing. The second person of
 * the second row presents the passport of somebody who is not in the car, and the one in the third
 * row presents none. The documents are specimens of Utopia (UTO), the state that Doc 9303 uses in
 * its examples; nobody in them exists.
 *
 * <p>{@code truth.yaml} beside the pictures says what is planted, and marks the folder as made
 * here.
 */
public final class SpecimenCarload {
  /** Pictures that {@link #write} draws; its progress counts up to this. */
  public static final int PICTURES = 8;

  private static final String MARKER = "truth.yaml";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PHOTO_QUALITY = 90;
  private static final int PORTRAIT_QUALITY = 85;
  private static final List<String> GIVEN_NAMES = List.of("ALEX", "ROBIN", "KIM", "SASHA");

  private SpecimenCarload() {}

  /**
   * Draws and writes; the same seed gives the same people and pictures.
   *
   * @param folder is made, or rewritten where an earlier carload lies in it
   * @param date the day that ages and validity are reckoned from
   * @param threads pictures drawn at a time
   * @param progress hears how many pictures are done
   * @throws IllegalArgumentException where the folder holds something else
   */
  public static void write(
      Path folder, long seed, LocalDate date, int threads, IntConsumer progress)
      throws IOException {
    OwnFolder.require(folder, MARKER, "specimen carload");
    Files.createDirectories(folder.resolve("photos"));
    Files.writeString(folder.resolve(MARKER), truth(seed));
    Files.writeString(folder.resolve("crossing.yaml"), "date: " + date + "\nofficer_count: 5\n");

    List<Identity> people = new ArrayList<>();
    for (int i = 0; i <= 5; i++) {
      people.add(Identity.of(seed + i));
    }
    Identity driver = people.get(0);
    Identity passenger = people.get(1);
    Identity behindDriver = people.get(2);
    Identity withAnothersPassport = people.get(3);
    Identity withoutDocument = people.get(4);
    Identity notInTheCar = people.get(5);

    List<Callable<Void>> work = new ArrayList<>();
    work.add(row(folder, "row-1-a.jpg", List.of(passenger, driver), seed));
    work.add(row(folder, "row-1-b.jpg", List.of(passenger, driver), seed + 1));
    work.add(row(folder, "row-2.jpg", List.of(withAnothersPassport, behindDriver), seed + 2));
    work.add(row(folder, "row-3.jpg", List.of(withoutDocument), seed + 3));
    work.add(document(folder, 1, driver, date));
    work.add(document(folder, 2, passenger, date));
    work.add(document(folder, 3, behindDriver, date));
    work.add(document(folder, 4, notInTheCar, date));
    Drawing.all(work, threads, progress);
  }

  private static String truth(long seed) {
    return """
    # A specimen carload of synthetic people, seed %d. What is planted:
    occupants: 5
    documents: 4
    row_1: [document 2, document 1]
    row_2: ["document 4, which is somebody else's", document 3]
    row_3: [no document]
    expected:
      document_1: confirmed
      document_2: confirmed
      document_3: confirmed
      document_4: referred
      without_document: referred
    """
        .formatted(seed);
  }

  private static Callable<Void> row(Path folder, String name, List<Identity> people, long seed) {
    return () -> {
      RowPhoto photo = RowPhoto.of(people, WIDTH, HEIGHT, seed);
      Files.write(
          folder.resolve("photos").resolve(name), ImageEncoder.jpeg(photo.image(), PHOTO_QUALITY));
      return null;
    };
  }

  private static Callable<Void> document(Path folder, int number, Identity holder, LocalDate date) {
    return () -> {
      Path place = folder.resolve("documents").resolve(Integer.toString(number));
      Files.createDirectories(place);
      SplittableRandom random = new SplittableRandom(holder.seed());
      Files.writeString(
          place.resolve("document.yaml"),
          String.format(
              Locale.ROOT,
              """
              document_code: P
              issuing_state: UTO
              document_number: X%07dA
              surname: SPECIMEN
              given_names: %s
              date_of_birth: %s
              date_of_expiry: %s
              """,
              random.nextInt(10_000_000),
              GIVEN_NAMES.get(number - 1),
              date.minusYears((long) holder.age()).minusDays(1 + random.nextInt(364)),
              date.plusYears(1 + random.nextInt(8)).plusDays(random.nextInt(364))));
      Files.write(
          place.resolve("portrait.jpg"),
          ImageEncoder.jpeg(DocumentPortrait.of(holder, holder.seed()).image(), PORTRAIT_QUALITY));
      return null;
    };
  }
}
