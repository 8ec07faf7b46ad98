package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.exeat.documents.chip.AccessProtocol.Bac;
import org.exeat.documents.chip.AccessProtocol.Mapping;
import org.exeat.documents.chip.AccessProtocol.Pace;
import org.exeat.documents.chip.AccessProtocol.Password;
import org.exeat.documents.chip.ChipAuthenticity.Genuine;
import org.exeat.documents.chip.ChipAuthenticity.NotOffered;
import org.exeat.documents.chip.ChipAuthenticity.Proof;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.lds.ChipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the JDK's PC/SC through a real PC/SC service to a virtual reader, and on it once a passport
 * that others wrote, vsmartcard's, and once our own.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class VirtualReaderTest {
  private static @Nullable VirtualReader opened;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() throws IOException {
    opened = VirtualReader.open();
  }

  @AfterAll
  static void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private static VirtualReader virtual() {
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  private static void assertWhole(Specimen specimen, ChipContents contents) {
    assertEquals(specimen.files().keySet(), contents.files().present());
    specimen
        .files()
        .forEach(
            (file, bytes) -> assertArrayEquals(bytes, contents.files().get(file).orElseThrow()));
  }

  @Test
  void thePassportOfVsmartcard() throws Exception {
    assumeTrue(VirtualReader.hasCiphers(), "needs Debian's packages " + VirtualReader.PACKAGES);
    Specimen specimen = Specimen.plain().build();
    Process passport = virtual().passport(specimen.files(), folder);
    try {
      CardReader reader = Readers.ofThisMachine().firstWithCard(Duration.ofSeconds(20));
      ChipContents contents = new ChipReader().read(reader, Specimen.MRZ, Progress.NONE);
      assertEquals(new Bac(), contents.access());
      assertEquals(new NotOffered(), contents.chip());
      assertWhole(specimen, contents);

      AccessKey wrong = new AccessKey.MrzKey("L898902C3", "740812", "280416");
      ChipException denied =
          assertThrows(
              ChipException.class, () -> new ChipReader().read(reader, wrong, Progress.NONE));
      assertEquals(Kind.ACCESS_DENIED, denied.kind());
    } finally {
      VirtualReader.stop(passport);
      virtual().awaitEmpty();
    }
  }

  @Test
  void takenAwayDuringThePortraitAndLaidOnAgain() throws Exception {
    assumeTrue(VirtualReader.hasCiphers(), "needs Debian's packages " + VirtualReader.PACKAGES);
    Specimen specimen = Specimen.plain().build();
    Process passport = virtual().passport(specimen.files(), folder);
    CardReader reader = virtual().reader();
    ChipException taken =
        assertThrows(
            ChipException.class,
            () ->
                new ChipReader()
                    .read(
                        reader,
                        Specimen.MRZ,
                        (file, done, total) -> {
                          if (file == ChipFile.DG2 && done > 1000) {
                            VirtualReader.stop(passport);
                          }
                        }));
    assertEquals(Kind.CARD_TAKEN_AWAY, taken.kind());
    assertTrue(taken.retryable());

    virtual().awaitEmpty();
    Process again = virtual().passport(specimen.files(), folder);
    try {
      assertWhole(specimen, new ChipReader().read(reader, Specimen.MRZ, Progress.NONE));
    } finally {
      VirtualReader.stop(again);
      virtual().awaitEmpty();
    }
  }

  @Test
  void ourOwnPassportWithAllThatItCan() throws Exception {
    Specimen specimen =
        Specimen.plain()
            .pace("6.4", 13)
            .mappingKey(true)
            .chipAuthentication(4, false, true)
            .file(ChipFile.DG2, Specimen.Builder.filled(0x75, 40_000))
            .build();
    try (VirtualCard card = new VirtualCard(VirtualReader.PORT, new EmulatedPassport(specimen))) {
      CardReader reader = virtual().reader();
      reader.awaitCard(Duration.ofSeconds(20));
      ChipContents contents = new ChipReader().read(reader, Specimen.MRZ, Progress.NONE);
      assertEquals(new Pace(Mapping.CHIP_AUTHENTICATION, Password.MRZ), contents.access());
      assertEquals(new Genuine(new Proof.ChipAuthentication()), contents.chip());
      assertWhole(specimen, contents);
      // The same card once more, without having been taken away.
      assertWhole(specimen, new ChipReader().read(reader, Specimen.MRZ, Progress.NONE));
    }
    virtual().awaitEmpty();
  }

  @Test
  void aSignatureThatNeedsAnExtendedAnswer() throws Exception {
    Specimen specimen = Specimen.plain().activeRsa(2048, true, true).build();
    try (VirtualCard card = new VirtualCard(VirtualReader.PORT, new EmulatedPassport(specimen))) {
      CardReader reader = virtual().reader();
      reader.awaitCard(Duration.ofSeconds(20));
      ChipContents contents = new ChipReader().read(reader, Specimen.MRZ, Progress.NONE);
      assertEquals(new Genuine(new Proof.ActiveAuthentication()), contents.chip());
    }
    virtual().awaitEmpty();
  }

  @Test
  void noCardAndNoSuchReader() throws Exception {
    virtual().awaitEmpty();
    CardReader reader = virtual().reader();
    ChipException late =
        assertThrows(ChipException.class, () -> reader.awaitCard(Duration.ofMillis(20)));
    assertEquals(Kind.NO_CARD, late.kind());
    ChipException nowhere =
        assertThrows(
            ChipException.class,
            () -> Readers.ofThisMachine().firstWithCard(Duration.ofMillis(20)));
    assertEquals(Kind.NO_CARD, nowhere.kind());
    ChipException empty =
        assertThrows(
            ChipException.class, () -> new ChipReader().read(reader, Specimen.MRZ, Progress.NONE));
    assertEquals(Kind.NO_CARD, empty.kind());
    ChipException unknown =
        assertThrows(ChipException.class, () -> Readers.ofThisMachine().named("no such reader"));
    assertEquals(Kind.NO_READER, unknown.kind());
    assertTrue(String.valueOf(unknown.getMessage()).contains(reader.name()));
  }
}
