package org.exeat.documents.mrz;

import static org.exeat.documents.mrz.Specimens.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.exeat.documents.mrz.CheckedText.Place;

/** Random zones of every layout, written, read, and damaged. */
class MrzPropertiesTest {
  private static final String ANY = Alphabet.ANY.characters();

  @Property(tries = 2000)
  void whatIsWrittenIsReadAsItWas(@ForAll("zones") Mrz mrz) {
    List<String> lines = MrzWriter.write(mrz);
    MrzReading.Sound sound =
        assertInstanceOf(MrzReading.Sound.class, MrzReader.read(lines, mrz.layout(), DAY));
    assertEquals(lines, MrzWriter.write(sound.mrz()));
    Mrz read = sound.mrz();
    assertEquals(mrz, sameTruncation(mrz, read), "nothing was cut, so nothing is lost");
    assertFalse(sound.checks().containsValue(CheckOutcome.WRONG));
    if (!mrz.layout().equals(MrzLayout.FRENCH_ID)) {
      assertEquals(sound, MrzReader.read(String.join("", lines), DAY));
    }
  }

  /**
   * Every change of one character that a check digit covers is found, but for the blind spot: the
   * values of both differ by a multiple of ten (such as B, L, V and 1).
   */
  @Property(tries = 2000)
  void aChangedCharacterIsFoundUnlessItsValueDiffersByTens(
      @ForAll("zones") Mrz mrz,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll @IntRange(max = 36) int which) {
    List<String> lines = MrzWriter.write(mrz);
    Set<Place> covered = new HashSet<>();
    CheckedText.in(mrz.layout(), lines)
        .forEach(check -> {
          covered.addAll(check.data());
          covered.add(check.check());
        });
    List<Place> places = List.copyOf(covered);
    Place place = places.get(where % places.size());
    char before = place.in(lines);
    char after = ANY.charAt(which);
    List<String> changed = new Suggestion(place.line(), place.position(), after).applyTo(lines);
    boolean blind = (CheckDigit.value(before) - CheckDigit.value(after)) % 10 == 0;
    MrzReading read = MrzReader.read(changed, mrz.layout(), DAY);
    assertTrue(blind || !read.faults().isEmpty(), "place " + place);
    if (blind && read instanceof MrzReading.Sound sound) {
      assertEquals(changed, MrzWriter.write(sound.mrz()));
    }
  }

  @Property(tries = 300)
  void nothingMakesTheReaderThrow(@ForAll @StringLength(max = 10_000) String anything) {
    holds(MrzReader.read(anything, DAY));
    for (MrzFormat format : MrzFormat.values()) {
      holds(MrzReader.read(anything, format, DAY));
    }
  }

  /** Lines of the right lengths with anything in them. */
  @Property(tries = 200)
  void nothingOfTheRightLengthMakesTheReaderThrow(
      @ForAll("noise") String noise, @ForAll MrzLayout layout) {
    int length = layout.format().lineLength();
    List<String> lines =
        List.of(
            noise.substring(0, length),
            noise.substring(100, 100 + length),
            noise.substring(200, 200 + length));
    MrzReading read = MrzReader.read(lines.subList(0, layout.format().lines()), layout, DAY);
    holds(read);
    for (MrzFault fault : read.faults()) {
      for (Suggestion suggestion : fault.suggestions()) {
        MrzReading better =
            MrzReader.read(
                suggestion.applyTo(lines.subList(0, layout.format().lines())), layout, DAY);
        assertFalse(better instanceof MrzReading.Unreadable, "a suggestion stays within the lines");
      }
    }
  }

  static void holds(MrzReading read) {
    for (MrzFault fault : read.faults()) {
      assertTrue(fault.line() >= 1 && fault.position() >= 1);
      if (read instanceof MrzReading.Faulty faulty) {
        String line = faulty.lines().get(fault.line() - 1);
        assertTrue(fault.position() <= line.length());
        assertTrue(line.startsWith(fault.found(), fault.position() - 1));
      }
    }
    if (read instanceof MrzReading.Sound sound) {
      assertEquals(sound.lines(), MrzWriter.write(sound.mrz()));
    } else {
      assertFalse(read.faults().isEmpty());
    }
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars(ANY.toCharArray()).ofLength(300),
        Arbitraries.strings().withChars("0123456789<OISBZDQGab ").ofLength(300),
        Arbitraries.strings().withCharRange('!', '~').ofLength(300));
  }

  @Provide
  Arbitrary<Mrz> zones() {
    return Arbitraries.of(MrzLayout.values()).flatMap(MrzPropertiesTest::zone);
  }

  private static Arbitrary<Mrz> zone(MrzLayout layout) {
    boolean french = layout == MrzLayout.FRENCH_ID;
    boolean twoOptional = layout == MrzLayout.TD1;
    Arbitrary<String> number = numbers(layout);
    Arbitrary<String> states = Arbitraries.of("UTO", "D", "FRA", "CHE", "XXB", "GBD");
    return Combinators.combine(
            Arbitraries.of(layout.format().documentCodes().split("")),
            number,
            names(layout),
            states,
            births(),
            Arbitraries.of(Sex.class),
            expiries(),
            Arbitraries.strings().withChars(ANY.toCharArray()).ofMaxLength(11))
        .as((code, n, name, state, birth, sex, expiry, optional) -> {
          int room =
              layout
                  .find(french ? MrzField.ISSUING_OFFICE : MrzField.OPTIONAL_DATA)
                  .orElseThrow()
                  .length();
          int field = layout.find(MrzField.DOCUMENT_NUMBER).orElseThrow().length();
          int left = n.length() > field ? room - (n.length() - field) - 2 : room;
          String data = cut(optional, left);
          return new Mrz(
              layout,
              french ? "ID" : code,
              french ? "FRA" : "UTO",
              n,
              name,
              french ? "FRA" : state,
              birth,
              sex,
              french ? Optional.empty() : Optional.of(expiry),
              data,
              twoOptional ? cut(optional, 11) : "",
              layout == MrzLayout.TD3 && data.isEmpty() ? '<' : '0');
        });
  }

  private static String cut(String text, int length) {
    return Fillers.strip(text.substring(0, Math.min(length, text.length())));
  }

  private static Arbitrary<String> numbers(MrzLayout layout) {
    int most =
        switch (layout) {
          case TD1 -> 22;
          case TD2 -> 14;
          case FRENCH_ID -> 12;
          case TD3, MRV_A, MRV_B -> 9;
        };
    Arbitrary<String> plain =
        Arbitraries.strings()
            .withCharRange('A', 'Z')
            .withCharRange('0', '9')
            .ofMinLength(1)
            .ofMaxLength(most);
    Arbitrary<String> inner =
        Arbitraries.strings()
            .withChars("A0<")
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(n -> Fillers.strip(n) + "7");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, plain), net.jqwik.api.Tuple.of(1, inner));
  }

  private static Arbitrary<MrzName> names(MrzLayout layout) {
    boolean french = layout == MrzLayout.FRENCH_ID;
    Arbitrary<String> identifiers =
        Arbitraries.strings()
            .withChars("ABCXYZ<")
            .ofMaxLength(13)
            .map(n -> Fillers.strip(n.replaceAll("<+", "<")));
    return Combinators.combine(identifiers, identifiers)
        .as((primary, secondary) ->
            primary.isEmpty() && secondary.isEmpty()
                ? MrzName.of("A", "")
                : new MrzName(primary, secondary, french && secondary.length() == 14));
  }

  private static Arbitrary<PartialDate> births() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs()
            .between(DAY.minusYears(99).toEpochDay(), DAY.toEpochDay())
            .map(LocalDate::ofEpochDay);
    return days.flatMap(day ->
        Arbitraries.of(
            PartialDate.of(day),
            PartialDate.of(day),
            PartialDate.unknown(),
            new PartialDate(
                OptionalInt.of(day.getYear()), OptionalInt.empty(), OptionalInt.empty()),
            new PartialDate(
                OptionalInt.of(day.getYear()),
                OptionalInt.of(day.getMonthValue()),
                OptionalInt.empty())));
  }

  private static Arbitrary<LocalDate> expiries() {
    return Arbitraries.longs()
        .between(DAY.minusYears(49).toEpochDay(), DAY.plusYears(49).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  private static Mrz sameTruncation(Mrz mrz, Mrz read) {
    assertEquals(mrz.name().primary(), read.name().primary());
    assertEquals(mrz.name().secondary(), read.name().secondary());
    return new Mrz(
        read.layout(),
        read.documentCode(),
        read.issuingState(),
        read.documentNumber(),
        mrz.name(),
        read.nationality(),
        read.dateOfBirth(),
        read.sex(),
        read.dateOfExpiry(),
        read.optionalData(),
        read.secondOptionalData(),
        read.emptyOptionalCheck());
  }
}
