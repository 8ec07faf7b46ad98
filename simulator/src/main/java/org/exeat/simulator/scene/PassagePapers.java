package org.exeat.simulator.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.specimen.SpecimenHolder;
import org.exeat.simulator.specimen.SpecimenState;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PlannedDocument;

/**
 * The chips of a passage's documents as files, issued by the specimen state as of the passage's
 * day, and what a border has to import to trust them.
 */
final class PassagePapers {
  private PassagePapers() {}

  /** Writes the trust files of a day. */
  static void writeTrust(Path folder, long seed, LocalDate date) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : state(seed, date).trustFiles().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Writes each document into a folder of its number. */
  static void write(Path folder, long seed, Passage passage, LocalDate date) throws IOException {
    // keys follow from the seed alone; a state of its own for each passage keeps them independent
    SpecimenState state = state(seed, date);
    for (PlannedDocument d : passage.documents()) {
      SpecimenHolder holder = new SpecimenHolder(d.holder());
      Mrz mrz = holder.mrz(d.layout(), date, d.fault() == SpecimenFault.EXPIRED);
      FacePortrait portrait =
          new SpecimenHolder(d.holder().earlier(d.portraitAge()))
              .portrait(FacePortrait.Format.ISO_19794_5);
      FacePortrait other =
          d.fault() == SpecimenFault.ALTERED_PORTRAIT
              ? SpecimenHolder.of(d.holder().seed() + 1).portrait(FacePortrait.Format.ISO_19794_5)
              : portrait;
      ChipFolder.write(
          state.issue(mrz, portrait, other, d.fault()),
          folder.resolve(Integer.toString(d.number())));
    }
  }

  private static SpecimenState state(long seed, LocalDate date) {
    return new SpecimenState(seed, date.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}
