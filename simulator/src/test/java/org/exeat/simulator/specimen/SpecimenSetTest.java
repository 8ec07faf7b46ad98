package org.exeat.simulator.specimen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole set, read back by who is told what to trust. */
class SpecimenSetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
  private static final long SEED = 17;

  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    SpecimenSet.write(folder, SEED, TODAY, 2, done -> {});
  }

  @Test
  void everySpecimenIsWhatTheTableSays() throws Exception {
    TrustStore trust = imported();
    PassiveAuthentication authentication = new PassiveAuthentication(trust, TrustPolicy.DEFAULT);
    List<String> rows = Files.readAllLines(folder.resolve("specimens.tsv"));
    Map<String, Integer> seen = new HashMap<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      Path place = folder.resolve(cells[0]);
      MrzReading printed = MrzReader.read(Files.readString(place.resolve("mrz.txt")), TODAY);
      assertInstanceOf(MrzReading.Sound.class, printed, cells[0] + printed.faults());
      seen.merge(cells[3], 1, Integer::sum);
      if (cells[3].equals("no_chip")) {
        assertTrue(!ChipFolder.holdsChip(place), cells[0]);
        continue;
      }
      ChipFiles chip = ChipFolder.read(place);
      assertInstanceOf(
          MrzReading.Sound.class,
          MrzReader.read(DataGroup1.mrz(chip.get(ChipFile.DG1).orElseThrow()), TODAY),
          cells[0]);
      assertEquals(1, DataGroup2.faces(chip.get(ChipFile.DG2).orElseThrow()).size());
      var report = authentication.check(chip, NOW);
      assertEquals(cells[3], code(report.outcome()), cells[0] + " " + report.steps());
    }
    assertEquals(
        Map.of(
            "authentic", 9,
            "altered", 2,
            "signature_invalid", 2,
            "certificate_revoked", 1,
            "issuer_unknown", 1,
            "revocation_undetermined", 1,
            "unreadable", 1,
            "no_chip", 2),
        seen);
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path again) throws Exception {
    SpecimenSet.write(again, SEED, TODAY, 1, done -> {});
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(folder.resolve("store")))
              .toList();
    }
    assertTrue(files.size() > 60, files.size() + " files");
    for (Path file : files) {
      assertEquals(
          -1L, Files.mismatch(file, again.resolve(folder.relativize(file))), file.toString());
    }
  }

  @Test
  void aForeignFolderIsLeftAlone(@TempDir Path foreign) throws Exception {
    Files.writeString(foreign.resolve("thesis.txt"), "months of work");
    assertThrows(
        IllegalArgumentException.class,
        () -> SpecimenSet.write(foreign, SEED, TODAY, 1, done -> {}));
  }

  private static TrustStore imported() throws Exception {
    TrustFolder store = new TrustFolder(folder.resolve("store"));
    for (String name :
        List.of(
            "csca-1.cer",
            "master-list.ml",
            "revocations.crl",
            "revocations-next.crl",
            "pkd.ldif")) {
      byte[] bytes = Files.readAllBytes(folder.resolve("trust").resolve(name));
      TrustImport.Outcome outcome =
          store.add(before ->
              TrustImport.of(
                  before,
                  name,
                  bytes,
                  name.startsWith("csca") ? TrustImport.Word.ROOTS : TrustImport.Word.PLAIN,
                  NOW,
                  "tester"));
      assertEquals(List.of(), outcome.refused(), name);
    }
    assertEquals(5, store.history().size());
    return store.read();
  }

  private static String code(Authenticity outcome) {
    return outcome
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }
}
