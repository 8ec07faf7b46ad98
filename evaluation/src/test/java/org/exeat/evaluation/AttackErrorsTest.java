package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.CoverageState;
import org.exeat.capture.PresentationCheck;
import org.exeat.domain.Coverage;
import org.exeat.evaluation.AttackErrors.Presentations;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.simulator.scene.Truth;
import org.exeat.simulator.traffic.Plant.Kind;
import org.junit.jupiter.api.Test;

/** Errors on pictures that are held up, counted. */
class AttackErrorsTest {
  private final List<Truth.Traveller> party = new ArrayList<>();
  private final List<Truth.Planted> planted = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();

  private void person(String held, boolean captured, boolean picture, boolean suspected) {
    int number = party.size() + 1;
    Truth.Traveller t = new Truth.Traveller(number, 1, "left", false, 30, number, List.of());
    party.add(t);
    if (!held.isEmpty()) {
      planted.add(new Truth.Planted(held, List.of(number)));
    }
    people.add(
        new Person(
            t,
            captured,
            captured,
            Optional.empty(),
            picture,
            false,
            Optional.of(new PresentationCheck(Optional.empty(), Optional.empty(), suspected)),
            Optional.empty()));
  }

  private AttackErrors errors() {
    Truth.Vehicle vehicle =
        new Truth.Vehicle(
            Truth.Type.VEHICLE,
            0,
            "sedan",
            LocalDateTime.of(2026, 3, 20, 12, 0),
            new Truth.Glass(.7, .7, 0),
            party,
            List.of(),
            planted);
    return AttackErrors.of(
        List.of(
            new Passage(
                vehicle,
                people,
                1,
                1,
                1,
                List.of(),
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                1,
                40,
                new CoverageState(new Coverage(0, Map.of()), 1, List.of(), 0, Set.of()),
                List.of())));
  }

  @Test
  void eachOutcomeIsCountedWhereItBelongs() {
    person("screen_attack", true, true, false); // the error to fear
    person("screen_attack", true, true, true); // an alarm
    person("screen_attack", false, false, false); // no response
    person("screen_attack", true, false, false); // the own face was seen beside the screen
    person("print_attack", true, true, true);
    person("", true, false, true); // a false alarm
    person("", true, false, false);
    person("", false, false, false); // not captured: no presentation that was judged
    person("missing_document", true, false, false); // another fault is no attack
    AttackErrors e = errors();
    assertEquals(new Presentations(4, 2, 1), e.species().get(Kind.SCREEN_ATTACK));
    assertEquals(new Presentations(1, 1, 0), e.species().get(Kind.PRINT_ATTACK));
    assertEquals(new Presentations(0, 0, 0), e.species().get(Kind.TONER_PRINT_ATTACK));
    assertEquals(3, e.bonaFide());
    assertEquals(1, e.rejected());
    List<String> screens = e.table().texts().get(2);
    assertEquals(List.of("screen attack", "4", "2"), screens.subList(0, 3));
    assertEquals("1, 50.0 % (9.5 to 90.5)", screens.get(3));
    assertEquals("1, 25.0 % (4.6 to 69.9)", screens.get(4));
  }
}
