package org.exeat.documents.mrz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exeat.domain.WorldRegion;

/**
 * A state or organisation that issues travel documents, or a nationality: the codes of ISO 3166-1
 * as the Java runtime has them, and those that ICAO Doc 9303 part 3, section 5 adds ({@code
 * states.tsv}).
 *
 * <p>Germany is {@code D} and nothing else: {@code DEU} is a code of ISO 3166-1 that no German
 * document bears, and is read as unknown. Codes of states that no longer exist ({@code SUN}, {@code
 * YUG}, {@code ANT}) are unknown, too.
 *
 * @param mrzCode as in the machine readable zone, without fillers: one to three letters
 * @param countryCode two letters, as in {@code C=} of the state's certificates; {@link #NO_COUNTRY}
 *     where none is known, and then no certificate bears it
 * @param name English
 * @param specimen whether only specimens bear it
 */
public record IssuingState(String mrzCode, String countryCode, String name, boolean specimen) {

  /** Stands for the two-letter code where none is known. */
  public static final String NO_COUNTRY = "XX";

  private static final Map<String, IssuingState> BY_CODE = table();
  private static final Map<String, WorldRegion> REGIONS = regions();

  public IssuingState {
    if (!mrzCode.matches("[A-Z]{1,3}") || !countryCode.matches("[A-Z]{2}") || name.isBlank()) {
      throw new IllegalArgumentException(
          "a state has a code of one to three capital letters, one of two, and a name");
    }
  }

  /**
   * The state of a code.
   *
   * @param code with or without trailing fillers, such as {@code UTO}, {@code D<<} or {@code D}
   */
  public static Optional<IssuingState> ofMrzCode(String code) {
    return Optional.ofNullable(BY_CODE.get(Fillers.strip(code)));
  }

  /** The part of the world that it is in ({@code regions.tsv}). */
  public WorldRegion region() {
    return REGIONS.getOrDefault(countryCode, WorldRegion.NO_STATE);
  }

  private static Map<String, WorldRegion> regions() {
    Map<String, WorldRegion> regions = new HashMap<>();
    for (String[] cells : lines("regions.tsv")) {
      for (String two : cells[1].split(" ")) {
        regions.put(two, WorldRegion.valueOf(cells[0]));
      }
    }
    return Map.copyOf(regions);
  }

  private static List<String[]> lines(String file) {
    try (InputStream in = Objects.requireNonNull(IssuingState.class.getResourceAsStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + file + " cannot be read", e);
    }
  }

  private static Map<String, IssuingState> table() {
    Map<String, IssuingState> states = new HashMap<>();
    for (String two : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
      Locale country = Locale.of("", two);
      String three = country.getISO3Country();
      states.put(
          three, new IssuingState(three, two, country.getDisplayCountry(Locale.ENGLISH), false));
    }
    states.remove("DEU");
    for (String[] cells : lines("states.tsv")) {
      states.put(
          cells[0], new IssuingState(cells[0], cells[1], cells[3], cells[2].equals("specimen")));
    }
    return Map.copyOf(states);
  }
}
