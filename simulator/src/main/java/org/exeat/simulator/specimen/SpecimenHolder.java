package org.exeat.simulator.specimen;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.documents.mrz.MrzName;
import org.exeat.documents.mrz.PartialDate;
import org.exeat.documents.mrz.Sex;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.simulator.people.DocumentPortrait;
import org.exeat.simulator.people.Identity;

/**
 * A synthetic person as a document holder: what the documents say of somebody who does not exist.
 *
 * @param person as drawn
 */
public record SpecimenHolder(Identity person) {
  private static final int PORTRAIT_QUALITY = 85;
  private static final int QUANTIZER = 4;
  private static final List<String> NAMES =
      List.of("ALEX", "ROBIN", "KIM", "SASHA", "NOA", "JULES", "MIKA", "ANDREA");

  /** The holder with that seed. */
  public static SpecimenHolder of(long seed) {
    return new SpecimenHolder(Identity.of(seed));
  }

  /**
   * The zone of a document of theirs, a different number in each layout.
   *
   * @param today the day that age and validity are reckoned from
   * @param expired whether its validity has ended
   */
  public Mrz mrz(MrzLayout layout, LocalDate today, boolean expired) {
    SplittableRandom random = new SplittableRandom(person.seed());
    String number =
        String.format(Locale.ROOT, "X%07d", random.nextInt(10_000_000))
            + (char) ('A' + layout.ordinal());
    String given = NAMES.get(random.nextInt(NAMES.size()));
    LocalDate born = today.minusYears((long) person.age()).minusDays(1 + random.nextInt(364));
    LocalDate until =
        expired
            ? today.minusDays(1 + random.nextInt(180))
            : today.plusYears(1 + random.nextInt(8)).plusDays(random.nextInt(364));
    return new Mrz(
        layout,
        switch (layout) {
          case TD3 -> "P";
          case MRV_A, MRV_B -> "V";
          case TD1, TD2, FRENCH_ID -> "I";
        },
        "UTO",
        number,
        MrzName.of("SPECIMEN", given),
        "UTO",
        PartialDate.of(born),
        person.sex() == Identity.Sex.FEMALE ? Sex.FEMALE : Sex.MALE,
        Optional.of(until),
        "",
        "",
        layout == MrzLayout.TD3 ? '<' : '0');
  }

  /**
   * The portrait as a document carries it: JPEG in the older record, JPEG 2000 in the newer one.
   */
  public FacePortrait portrait(FacePortrait.Format format) {
    Image image = DocumentPortrait.of(person, person.seed()).image();
    return new FacePortrait(
        format,
        DocumentPortrait.WIDTH,
        DocumentPortrait.HEIGHT,
        format == FacePortrait.Format.ISO_19794_5
            ? ImageEncoder.jpeg(image, PORTRAIT_QUALITY)
            : ImageEncoder.jpeg2000(image, QUANTIZER));
  }
}
