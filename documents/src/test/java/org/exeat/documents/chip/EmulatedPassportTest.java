package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.exeat.documents.lds.ChipFile;
import org.junit.jupiter.api.Test;

/** What of the emulated chip the reader does not use, and the numbers that both go by. */
final class EmulatedPassportTest {
  private static byte[] send(EmulatedPassport passport, int... command) {
    byte[] bytes = new byte[command.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) command[i];
    }
    return passport.transmit(bytes);
  }

  @Test
  void readBinaryWithAShortFileIdentifier() {
    Specimen specimen = Specimen.plain().pace("2.2", 13).build();
    byte[] start = Arrays.copyOf(specimen.cardAccess().orElseThrow(), 6);
    EmulatedPassport passport = new EmulatedPassport(specimen);
    assertArrayEquals(
        Apdu.answer(start, 0x9000), send(passport, 0, 0xB0, 0x80 | 0x1C, 0, start.length));
    assertArrayEquals(Apdu.status(0x6A82), send(passport, 0, 0xB0, 0x80 | 0x1B, 0, 6));
  }

  @Test
  void nothingIsReadBeforeTheChipIsOpen() {
    EmulatedPassport passport = new EmulatedPassport(Specimen.plain().build());
    assertArrayEquals(
        Apdu.status(0x9000), send(passport, 0, 0xA4, 4, 0x0C, 7, 0xA0, 0, 0, 2, 0x47, 0x10, 1));
    assertArrayEquals(Apdu.status(0x6982), send(passport, 0, 0xA4, 2, 0x0C, 2, 1, 1));
  }

  @Test
  void eachFileHasNumbersOfItsOwn() {
    Set<Integer> numbers = new HashSet<>();
    for (ChipFile file : ChipFile.values()) {
      assertEquals(Optional.of(file), ChipFile.ofTag(file.tag()));
      assertEquals(0x0100 | file.sfi(), file.fid());
      file.dataGroup().ifPresent(n -> assertEquals(file, ChipFile.ofDataGroup(n)));
      numbers.add(file.fid());
    }
    assertEquals(18, numbers.size());
    assertEquals(Optional.empty(), ChipFile.ofTag(0x7F));
  }
}
