package org.exeat.simulator.specimen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.documents.mrz.MrzWriter;
import org.exeat.simulator.people.Drawing;

/**
 * A folder of specimens: what a border is given to trust, sound documents of every layout, and a
 * passport with each fault.
 *
 * <pre>
 * specimens.tsv            what each folder is, what is planted, what is expected of a reader
 * trust/                   csca-1.cer (the root), master-list.ml, revocations.crl, pkd.ldif
 * documents/NAME/          mrz.txt, portrait.jpg (or .jp2) and, but for visas, the chip's files
 * </pre>
 */
public final class SpecimenSet {
  private static final String MARKER = "specimens.tsv";

  private SpecimenSet() {}

  /**
   * What is made: sound ones, then faulty ones.
   *
   * @param code document code where it is not the layout's usual one
   * @param nationality where it is not that of the issuing state
   */
  private record Item(
      String name,
      MrzLayout layout,
      FacePortrait.Format format,
      SpecimenFault fault,
      Optional<String> code,
      Optional<String> nationality) {
    static Item of(String name, MrzLayout layout, SpecimenFault fault) {
      return new Item(
          name, layout, FacePortrait.Format.ISO_19794_5, fault, Optional.empty(), Optional.empty());
    }

    boolean chip() {
      return layout != MrzLayout.MRV_A && layout != MrzLayout.MRV_B;
    }

    Mrz mrz(SpecimenHolder holder, LocalDate today) {
      Mrz usual = holder.mrz(layout, today, fault == SpecimenFault.EXPIRED);
      return new Mrz(
          usual.layout(),
          code.orElse(usual.documentCode()),
          usual.issuingState(),
          usual.documentNumber(),
          usual.name(),
          nationality.orElse(usual.nationality()),
          usual.dateOfBirth(),
          usual.sex(),
          usual.dateOfExpiry(),
          usual.optionalData(),
          usual.secondOptionalData(),
          usual.emptyOptionalCheck());
    }
  }

  private static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (MrzLayout layout : MrzLayout.values()) {
      if (layout != MrzLayout.FRENCH_ID) { // France's own, and no specimen state's
        items.add(Item.of(name(layout.name()), layout, SpecimenFault.NONE));
      }
    }
    items.add(
        new Item(
            "td3-iso-39794",
            MrzLayout.TD3,
            FacePortrait.Format.ISO_39794_5,
            SpecimenFault.NONE,
            Optional.empty(),
            Optional.empty()));
    // Doc 9303 part 3, 5: nationality of a stateless person and of a refugee (1951 Convention).
    items.add(other("td1-residence-card", MrzLayout.TD1, "IR", "UTO"));
    items.add(other("td3-stateless", MrzLayout.TD3, "P", "XXA"));
    items.add(other("td3-refugee", MrzLayout.TD3, "P", "XXB"));
    for (SpecimenFault fault : SpecimenFault.values()) {
      if (fault != SpecimenFault.NONE) {
        items.add(Item.of("td3-" + name(fault.name()), MrzLayout.TD3, fault));
      }
    }
    return items;
  }

  private static Item other(String name, MrzLayout layout, String code, String nationality) {
    return new Item(
        name,
        layout,
        FacePortrait.Format.ISO_19794_5,
        SpecimenFault.NONE,
        Optional.of(code),
        Optional.of(nationality));
  }

  private static String name(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Documents that {@link #write} makes; its progress counts up to this. */
  public static int size() {
    return items().size();
  }

  /**
   * Draws, signs and writes; the same seed and day give the same bytes.
   *
   * @param folder is made, or rewritten where an earlier set lies in it
   * @param firstSeed of the first holder; the others follow
   * @param today the day that the documents are made for
   * @param threads documents at a time
   * @param progress hears how many are done
   * @throws IllegalArgumentException where the folder holds something else
   */
  public static void write(
      Path folder, long firstSeed, LocalDate today, int threads, IntConsumer progress)
      throws IOException {
    OwnFolder.require(folder, MARKER, "set of specimens");
    SpecimenState state =
        new SpecimenState(firstSeed, today.atStartOfDay().toInstant(ZoneOffset.UTC));
    Files.createDirectories(folder.resolve("trust"));
    StringBuilder truth = new StringBuilder("folder\tlayout\tplanted\texpected\n");
    List<Item> items = items();
    for (Item item : items) {
      truth.append(
          String.join(
              "\t",
              "documents/" + item.name(),
              item.layout().name(),
              item.fault().planted(),
              item.chip() ? item.fault().expected() : "no_chip"));
      truth.append('\n');
    }
    Files.writeString(folder.resolve(MARKER), truth);
    for (Map.Entry<String, byte[]> file : state.trustFiles().entrySet()) {
      Files.write(folder.resolve("trust").resolve(file.getKey()), file.getValue());
    }
    // Signatures take their randomness from one source: they are made in order, the drawing is not.
    FacePortrait[] portraits = new FacePortrait[items.size()];
    List<Callable<Void>> drawing = new ArrayList<>();
    for (int i = 0; i < portraits.length; i++) {
      int number = i;
      drawing.add(() -> {
        portraits[number] =
            SpecimenHolder.of(firstSeed + number).portrait(items.get(number).format());
        return null;
      });
    }
    Drawing.all(drawing, threads, progress);
    for (int i = 0; i < portraits.length; i++) {
      Item item = items.get(i);
      Path place = folder.resolve("documents").resolve(item.name());
      Files.createDirectories(place);
      Mrz mrz = item.mrz(SpecimenHolder.of(firstSeed + i), today);
      Files.writeString(
          place.resolve("mrz.txt"),
          String.join("\n", MrzWriter.write(mrz)) + "\n",
          StandardCharsets.US_ASCII);
      boolean jpeg = portraits[i].coding() == FacePortrait.Coding.JPEG;
      Files.write(place.resolve(jpeg ? "portrait.jpg" : "portrait.jp2"), portraits[i].picture());
      if (item.chip()) {
        ChipFolder.write(
            state.issue(mrz, portraits[i], portraits[(i + 1) % portraits.length], item.fault()),
            place);
      }
    }
  }
}
