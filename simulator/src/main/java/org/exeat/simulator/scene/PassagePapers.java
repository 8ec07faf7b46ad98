package org.exeat.simulator.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Mode;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.specimen.SpecimenHolder;
import org.exeat.simulator.specimen.SpecimenState;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PlannedDocument;

/**
 * The chips of the documents of a scene's travellers as files, issued by the specimen state as of
 * their passage's day, and what a border has to import to trust them.
 */
public final class PassagePapers {
  /** The authority's own certificate. */
  private static final String ROOT = "csca-1.cer";

  private final RunPlan plan;

  /**
   * @param vehicles of the scene's traffic, 1 and more
   */
  public PassagePapers(Scene scene, int vehicles) {
    plan = RunPlan.of(scene, vehicles);
  }

  /** The day of a vehicle's passage. */
  public LocalDate date(int vehicle) {
    return plan.parts().stream()
        .filter(p -> vehicle >= p.first() && vehicle < p.first() + p.size())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no vehicle " + vehicle))
        .date();
  }

  /** How a vehicle's people cross. */
  public Mode mode(int vehicle) {
    return plan.traffic().passage(vehicle).vehicle().kind().mode();
  }

  /**
   * Writes each document of a vehicle's people into a folder of its number in the order in which
   * they are handed over.
   *
   * @return these folders
   */
  public List<Path> write(int vehicle, Path folder) throws IOException {
    Passage passage = plan.traffic().passage(vehicle);
    write(folder, plan.scene().seed(), passage, date(vehicle));
    return passage.documents().stream()
        .map(d -> folder.resolve(Integer.toString(d.number())))
        .toList();
  }

  /** What a border trusts on a day that has imported the specimen state's files of that day. */
  public TrustStore trust(LocalDate date) throws IOException {
    TrustStore store = TrustStore.EMPTY;
    for (Map.Entry<String, byte[]> file :
        state(plan.scene().seed(), date).trustFiles().entrySet()) {
      store =
          TrustImport.of(
                  store,
                  file.getKey(),
                  file.getValue(),
                  file.getKey().equals(ROOT) ? TrustImport.Word.ROOTS : TrustImport.Word.PLAIN,
                  date.atStartOfDay().toInstant(ZoneOffset.UTC),
                  "specimen")
              .store();
    }
    return store;
  }

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
