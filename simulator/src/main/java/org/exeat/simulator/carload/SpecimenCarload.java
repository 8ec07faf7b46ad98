package org.exeat.simulator.carload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.faces.ImageEncoder;
import org.exeat.simulator.people.Drawing;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.people.RowPhoto;
import org.exeat.simulator.specimen.OwnFolder;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.specimen.SpecimenHolder;
import org.exeat.simulator.specimen.SpecimenState;

/**
 * Five people in three rows of a car, written as the folder of one crossing. The second person of
 * the second row presents the passport of somebody who is not in the car, and the one in the third
 * row presents none. The documents are chip files of Utopia (UTO), the state that Doc 9303 uses in
 * its examples; nobody in them exists. What a border has to import to trust them is in {@code
 * trust/}.
 *
 * <p>{@code truth.yaml} beside the pictures says what is planted, and marks the folder as made
 * here.
 */
public final class SpecimenCarload {
  /** Pictures that {@link #write} draws; its progress counts up to this. */
  public static final int PICTURES = 8;

  /** Folder of what a border has to import to trust the documents' signatures. */
  public static final String TRUST = "trust";

  private static final String MARKER = "truth.yaml";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PHOTO_QUALITY = 90;

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

    SpecimenState state = new SpecimenState(seed, date.atStartOfDay().toInstant(ZoneOffset.UTC));
    Path trust = Files.createDirectories(folder.resolve(TRUST));
    for (Map.Entry<String, byte[]> file : state.trustFiles().entrySet()) {
      Files.write(trust.resolve(file.getKey()), file.getValue());
    }
    List<Identity> holders = List.of(driver, passenger, behindDriver, notInTheCar);
    FacePortrait[] portraits = new FacePortrait[holders.size()];

    List<Callable<Void>> work = new ArrayList<>();
    work.add(row(folder, "row-1-a.jpg", List.of(passenger, driver), seed));
    work.add(row(folder, "row-1-b.jpg", List.of(passenger, driver), seed + 1));
    work.add(row(folder, "row-2.jpg", List.of(withAnothersPassport, behindDriver), seed + 2));
    work.add(row(folder, "row-3.jpg", List.of(withoutDocument), seed + 3));
    for (int i = 0; i < portraits.length; i++) {
      int number = i;
      work.add(() -> {
        portraits[number] =
            new SpecimenHolder(holders.get(number)).portrait(FacePortrait.Format.ISO_19794_5);
        return null;
      });
    }
    Drawing.all(work, threads, progress);
    // Signatures take their randomness from one source: they are made in order.
    for (int i = 0; i < portraits.length; i++) {
      Mrz mrz = new SpecimenHolder(holders.get(i)).mrz(MrzLayout.TD3, date, false);
      ChipFolder.write(
          state.issue(mrz, portraits[i], portraits[i], SpecimenFault.NONE),
          folder.resolve("documents").resolve(Integer.toString(i + 1)));
    }
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
}
