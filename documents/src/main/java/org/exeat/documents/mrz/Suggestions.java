package org.exeat.documents.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.exeat.documents.mrz.CheckedText.Place;

/**
 * Adds to faults what may really be printed there.
 *
 * <p>Characters that their field does not allow come first: those of one checked field together, by
 * the lookalikes that make its check digit right (and its date possible); where none do and one or
 * two digits of a date are unreadable, by all digits that do. Then check digits that are still
 * wrong: by the one lookalike that makes them right; where a composite check digit confirms it, by
 * any one digit of a date. A suggestion never makes a right check digit wrong.
 */
final class Suggestions {
  /** Suggestions of one fault; with more, an officer is better off reading the document. */
  private static final int MOST = 5;

  /** Combinations of lookalikes that are tried; a date and its digit have at most 2 each, 128. */
  private static final int MOST_COMBINATIONS = 512;

  private final MrzLayout layout;
  private final LocalDate day;

  /** The lines with the first suggestion of each illegal character applied. */
  private List<String> repaired;

  private Suggestions(MrzLayout layout, List<String> lines, LocalDate day) {
    this.layout = layout;
    this.repaired = lines;
    this.day = day;
  }

  /** The same faults in the same order. */
  static List<MrzFault> add(
      MrzLayout layout, List<String> lines, LocalDate day, List<MrzFault> faults) {
    Suggestions suggestions = new Suggestions(layout, lines, day);
    Map<Place, List<Suggestion>> characters = suggestions.illegalCharacters(faults);
    List<MrzFault> better = new ArrayList<>();
    for (MrzFault fault : faults) {
      better.add(
          switch (fault.kind()) {
            case ILLEGAL_CHARACTER, LOWER_CASE, UNKNOWN_SEX ->
                fault.with(
                    characters.getOrDefault(new Place(fault.line(), fault.position()), List.of()));
            case WRONG_CHECK_DIGIT -> fault.with(suggestions.checkDigit(fault));
            case UNKNOWN_STATE -> fault.with(suggestions.state(fault));
            case UNKNOWN_FORMAT,
                WRONG_LENGTH,
                IMPOSSIBLE_DATE,
                UNKNOWN_DOCUMENT_CODE,
                EMPTY_FIELD,
                WRONG_OVERFLOW ->
                fault;
          });
    }
    return better;
  }

  private Map<Place, List<Suggestion>> illegalCharacters(List<MrzFault> faults) {
    Map<String, List<Place>> groups = new LinkedHashMap<>();
    for (MrzFault fault : faults) {
      if (CharacterFaults.is(fault)) {
        groups
            .computeIfAbsent(group(fault), g -> new ArrayList<>())
            .add(new Place(fault.line(), fault.position()));
      }
    }
    // The composite check digit can tell only when everything that it covers is repaired.
    List<Place> last = groups.remove(CheckedField.COMPOSITE.name());
    if (last != null) {
      groups.put(CheckedField.COMPOSITE.name(), last);
    }
    Map<Place, List<Suggestion>> suggested = new LinkedHashMap<>();
    groups.forEach((group, places) -> suggested.putAll(repair(group, places)));
    return suggested;
  }

  /** Characters that one check digit, one state's code or nothing decides about. */
  private static String group(MrzFault fault) {
    return switch (fault.field()) {
      case DOCUMENT_NUMBER, DOCUMENT_NUMBER_CHECK -> CheckedField.DOCUMENT_NUMBER.name();
      case DATE_OF_BIRTH, DATE_OF_BIRTH_CHECK -> CheckedField.DATE_OF_BIRTH.name();
      case DATE_OF_EXPIRY, DATE_OF_EXPIRY_CHECK -> CheckedField.DATE_OF_EXPIRY.name();
      case OPTIONAL_DATA, OPTIONAL_DATA_CHECK -> CheckedField.OPTIONAL.name();
      case COMPOSITE_CHECK -> CheckedField.COMPOSITE.name();
      case ISSUING_STATE, NATIONALITY -> fault.field().name();
      case DOCUMENT_CODE, SECOND_OPTIONAL_DATA, SEX, NAME, GIVEN_NAMES, ISSUING_OFFICE, ZONE ->
          fault.line() + ":" + fault.position();
    };
  }

  private Map<Place, List<Suggestion>> repair(String group, List<Place> places) {
    Predicate<List<String>> right = lines -> decides(group, lines);
    List<List<Character>> lookalikes = new ArrayList<>();
    for (Place place : places) {
      lookalikes.add(Lookalikes.of(place.in(repaired), alphabet(place)));
    }
    List<List<String>> options = options(places, lookalikes, right);
    if (options.isEmpty() && places.size() <= 2 && group.startsWith("DATE")) {
      List<List<Character>> digits = new ArrayList<>();
      places.forEach(p -> digits.add(Lookalikes.digits()));
      options = options(places, digits, right);
    }
    if (options.isEmpty()) {
      options = options(places, lookalikes, lines -> true);
    }
    Map<Place, List<Suggestion>> suggested = new LinkedHashMap<>();
    for (Place place : places) {
      Set<Suggestion> distinct = new LinkedHashSet<>();
      for (List<String> lines : options.subList(0, Math.min(MOST, options.size()))) {
        distinct.add(new Suggestion(place.line(), place.position(), place.in(lines)));
      }
      suggested.put(place, List.copyOf(distinct));
    }
    if (!options.isEmpty()) {
      repaired = options.getFirst();
    }
    return suggested;
  }

  /** Whether lines are right as far as a group of illegal characters is concerned. */
  private boolean decides(String group, List<String> lines) {
    for (CheckedField what : CheckedField.values()) {
      if (what.name().equals(group)) {
        return check(what, lines).map(c -> c.right(lines)).orElse(true) && dated(what, lines);
      }
    }
    for (MrzField field : List.of(MrzField.ISSUING_STATE, MrzField.NATIONALITY)) {
      if (field.name().equals(group)) {
        return IssuingState.ofMrzCode(layout.text(field, lines)).isPresent();
      }
    }
    return true;
  }

  /** The lines of every combination that passes, in the order of likelihood. */
  private List<List<String>> options(
      List<Place> places, List<List<Character>> characters, Predicate<List<String>> passes) {
    List<List<String>> partial = List.of(repaired);
    for (int i = 0; i < places.size(); i++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> lines : partial) {
        for (char c : characters.get(i)) {
          if (longer.size() < MOST_COMBINATIONS) {
            longer.add(
                new Suggestion(places.get(i).line(), places.get(i).position(), c).applyTo(lines));
          }
        }
      }
      partial = longer;
    }
    return partial.stream().filter(passes).limit(MOST).toList();
  }

  private List<Suggestion> checkDigit(MrzFault fault) {
    CheckedText wrong =
        CheckedText.in(layout, repaired).stream()
            .filter(c -> c.check().equals(new Place(fault.line(), fault.position())))
            .filter(c -> !c.right(repaired))
            .findFirst()
            .orElse(null);
    if (wrong == null) {
      return List.of();
    }
    boolean composite = wrong.what() == CheckedField.COMPOSITE;
    if (composite && otherWrong(CheckedField.COMPOSITE, repaired)) {
      return List.of();
    }
    List<Suggestion> confirmed = new ArrayList<>();
    List<Suggestion> unconfirmed = new ArrayList<>();
    List<Place> places = new ArrayList<>(wrong.data());
    places.add(wrong.check());
    for (Place place : places) {
      List<Character> lookalikes = Lookalikes.of(place.in(repaired), alphabet(place));
      Set<Character> candidates = new LinkedHashSet<>(lookalikes);
      if (wrong.what() == CheckedField.DATE_OF_BIRTH
          || wrong.what() == CheckedField.DATE_OF_EXPIRY) {
        candidates.addAll(Lookalikes.digits());
      }
      for (char c : candidates) {
        Suggestion suggestion = new Suggestion(place.line(), place.position(), c);
        List<String> changed = suggestion.applyTo(repaired);
        if (!check(wrong.what(), changed).map(t -> t.right(changed)).orElse(false)
            || !dated(wrong.what(), changed)) {
          continue;
        }
        boolean known = lookalikes.contains(c);
        boolean hasComposite = !layout.composite().isEmpty();
        if (!otherWrong(wrong.what(), changed) && (hasComposite || known)) {
          confirmed.add(known ? 0 : confirmed.size(), suggestion);
        } else if (known && !composite && keepsWhatIsRight(changed)) {
          unconfirmed.add(suggestion);
        }
      }
    }
    List<Suggestion> best = confirmed.isEmpty() ? unconfirmed : confirmed;
    return best.subList(0, Math.min(MOST, best.size()));
  }

  private List<Suggestion> state(MrzFault fault) {
    FieldPosition field = layout.find(fault.field()).orElseThrow();
    List<Suggestion> found = new ArrayList<>();
    for (int i = 0; i < field.length(); i++) {
      Place place = new Place(field.line(), field.start() + i);
      for (char c : Lookalikes.of(place.in(repaired), field.alphabet())) {
        Suggestion suggestion = new Suggestion(place.line(), place.position(), c);
        if (IssuingState.ofMrzCode(field.of(suggestion.applyTo(repaired))).isPresent()) {
          found.add(suggestion);
        }
      }
    }
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private boolean otherWrong(CheckedField but, List<String> lines) {
    return CheckedText.in(layout, lines).stream().anyMatch(c -> c.what() != but && !c.right(lines));
  }

  private boolean keepsWhatIsRight(List<String> changed) {
    return CheckedText.in(layout, repaired).stream()
        .filter(c -> c.right(repaired))
        .allMatch(c -> check(c.what(), changed).filter(t -> t.right(changed)).isPresent());
  }

  private Optional<CheckedText> check(CheckedField what, List<String> lines) {
    return CheckedText.in(layout, lines).stream().filter(c -> c.what() == what).findFirst();
  }

  private boolean dated(CheckedField what, List<String> lines) {
    return switch (what) {
      case DATE_OF_BIRTH ->
          CenturyRule.birth(layout.text(MrzField.DATE_OF_BIRTH, lines), day).isPresent();
      case DATE_OF_EXPIRY ->
          CenturyRule.expiry(layout.text(MrzField.DATE_OF_EXPIRY, lines), day).isPresent();
      case DOCUMENT_NUMBER, OPTIONAL, COMPOSITE -> true;
    };
  }

  private Alphabet alphabet(Place place) {
    return layout.fieldAt(place.line(), place.position()).alphabet();
  }
}
