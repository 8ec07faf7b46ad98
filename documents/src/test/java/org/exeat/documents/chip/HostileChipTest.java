package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.exeat.documents.chip.ChipException.Kind;
import org.exeat.documents.lds.ChipFile;
import org.junit.jupiter.api.Test;

/** Chips that answer what no chip should. */
final class HostileChipTest {
  private static ChipException refused(CardTransport card) {
    return assertThrows(
        ChipException.class, () -> new ChipReader().read(card, Specimen.MRZ, Progress.NONE));
  }

  private static FaultyCard with(Specimen specimen, FaultyCard.Fault fault) {
    return new FaultyCard(new EmulatedPassport(specimen), fault);
  }

  @Test
  void aWrongMac() {
    FaultyCard card =
        with(
            Specimen.plain().build(),
            (count, command, right) -> {
              if (count > 10) {
                right[right.length - 3] ^= 1;
              }
              return right;
            });
    assertEquals(Kind.PROTOCOL, refused(card).kind());
  }

  @Test
  void plainAnswersUnderSecureMessaging() {
    FaultyCard card =
        with(
            Specimen.plain().build(),
            (count, command, right) ->
                count > 10 ? Apdu.answer(new byte[] {0x61, 2, 0, 0}, 0x9000) : right);
    assertEquals(Kind.PROTOCOL, refused(card).kind());
  }

  @Test
  void aCryptogramThatAnnouncesTwoGigabytes() {
    byte[] lie = {(byte) 0x87, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xF0, 1, 0, 0};
    // An unknown tag before it, so that a reader of single bytes comes to the lie all the same.
    byte[] hidden = {(byte) 0x9F, (byte) 0x87, 0x05, (byte) 0x87, (byte) 0x84, 0x7F, 0x7F, 0x7F};
    for (byte[] data : new byte[][] {lie, hidden}) {
      FaultyCard card =
          with(
              Specimen.plain().build(),
              (count, command, right) -> count > 10 ? Apdu.answer(data, 0x9000) : right);
      ChipException e = refused(card);
      assertEquals(Kind.PROTOCOL, e.kind());
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        assertFalse(cause instanceof OutOfMemoryError, "nothing is allocated on a chip's word");
      }
    }
  }

  @Test
  void dataBesideAStatusWordForWrongLength() {
    // JMRTD hands such answers on without opening them.
    FaultyCard card =
        with(
            Specimen.plain().build(),
            (count, command, right) ->
                count > 10 ? Apdu.answer(new byte[] {0x61, 2, 0, 0}, 0x6700) : right);
    assertEquals(Kind.PROTOCOL, refused(card).kind());
  }

  @Test
  void aLengthBeyondTheFile() {
    byte[] lies = Specimen.Builder.filled(0x75, 500);
    lies[2] = 0x7F;
    ChipException e =
        refused(new EmulatedPassport(Specimen.plain().file(ChipFile.DG2, lies).build()));
    assertEquals(Kind.PROTOCOL, e.kind());
  }

  @Test
  void lengthsThatNeverEnd() {
    byte[][] heads = {
      {0x75, (byte) 0x80, 0, 0, 0, 0, 0, 0},
      {0x75, (byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0, 0},
      {0x75, (byte) 0x83, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0, 0, 0},
      {0x75, (byte) 0x89, 1, 1, 1, 1, 1, 1},
      {0x75, (byte) 0x82},
      {0x61, 4, 1, 2, 3, 4},
    };
    for (byte[] head : heads) {
      ChipException e =
          refused(new EmulatedPassport(Specimen.plain().file(ChipFile.DG2, head).build()));
      assertTrue(EnumSet.of(Kind.PROTOCOL, Kind.FILE_TOO_LARGE).contains(e.kind()));
    }
  }

  @Test
  void answersInCrumbs() throws Exception {
    Specimen specimen =
        Specimen.plain().file(ChipFile.DG2, Specimen.Builder.filled(0x75, 9000)).build();
    ChipException e = refused(new EmulatedPassport(specimen, 8));
    assertEquals(Kind.PROTOCOL, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("crumbs"));
    ChipContents contents =
        new ChipReader().read(new EmulatedPassport(specimen, 100), Specimen.MRZ, Progress.NONE);
    assertArrayEquals(
        specimen.files().get(ChipFile.DG2), contents.files().get(ChipFile.DG2).orElseThrow());
  }

  @Test
  void onlyEmptyAnswers() {
    assertEquals(
        Kind.PROTOCOL,
        refused(with(Specimen.plain().build(), (n, c, right) -> Apdu.status(0x9000))).kind());
  }

  /** Whatever comes: a {@link ChipException} of one of these kinds, and soon. */
  @Property(tries = 150)
  void noiseFromSomeAnswerOn(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int from)
      throws Exception {
    Random random = new Random(seed);
    Specimen.Builder builder = Specimen.plain();
    Specimen specimen = (seed % 2 == 0 ? builder.pace("2.2", 13) : builder).build();
    FaultyCard card =
        with(
            specimen,
            (count, command, right) -> {
              if (count < from) {
                return right;
              }
              byte[] noise = new byte[random.nextInt(2, 260)];
              random.nextBytes(noise);
              if (random.nextBoolean()) {
                noise[noise.length - 2] = (byte) 0x90;
                noise[noise.length - 1] = 0;
              }
              return noise;
            });
    Kind kind = refused(card).kind();
    assertTrue(
        EnumSet.of(
                Kind.PROTOCOL, Kind.NOT_A_TRAVEL_DOCUMENT, Kind.ACCESS_DENIED, Kind.FILE_TOO_LARGE)
            .contains(kind));
    assertTrue(card.answers() < from + 200);
  }

  /** One flipped bit is never read as content. */
  @Property(tries = 100)
  void oneFlippedBit(@ForAll long seed, @ForAll @IntRange(min = 8, max = 40) int at)
      throws Exception {
    Random random = new Random(seed);
    Specimen specimen = Specimen.plain().pace("2.2", 13).build();
    FaultyCard card =
        with(
            specimen,
            (count, command, right) -> {
              if (count == at) {
                right[random.nextInt(right.length)] ^= (byte) (1 << random.nextInt(8));
              }
              return right;
            });
    try {
      ChipContents contents = new ChipReader().read(card, Specimen.MRZ, Progress.NONE);
      specimen
          .files()
          .forEach(
              (file, bytes) -> assertArrayEquals(bytes, contents.files().get(file).orElseThrow()));
    } catch (ChipException e) {
      assertTrue(e.kind() != Kind.CARD_TAKEN_AWAY);
    }
  }
}
