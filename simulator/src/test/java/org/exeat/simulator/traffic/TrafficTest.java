package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.specimen.SpecimenFault;
import org.exeat.simulator.traffic.Plant.Kind;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.VehicleKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final ArrivalPlan DENSE =
      new ArrivalPlan(LocalTime.of(7, 0), LocalTime.of(19, 0), 12, .5);
  private static final ArrivalPlan BUSY =
      new ArrivalPlan(LocalTime.of(7, 0), LocalTime.of(19, 0), 45, .3);
  private static final Map<Kind, Double> OFTEN =
      Map.of(
          Kind.ANOTHERS_DOCUMENT, .03,
          Kind.SWAPPED_SIBLINGS, .1,
          Kind.MISSING_DOCUMENT, .04,
          Kind.HIDDEN_OCCUPANT, .08,
          Kind.EXPIRED_DOCUMENT, .03,
          Kind.ALTERED_DOCUMENT, .02,
          Kind.OLD_PORTRAIT, .05,
          Kind.PRINT_ATTACK, .01,
          Kind.TONER_PRINT_ATTACK, .01,
          Kind.SCREEN_ATTACK, .015);

  /** All that is true of a passage, with its motion and behaviours at some moments. */
  private static List<Object> facts(Passage passage) {
    List<Object> facts = new ArrayList<>();
    facts.add(passage.number());
    facts.add(passage.vehicle().kind());
    facts.add(passage.vehicle().length());
    facts.add(passage.headlightsOn());
    facts.add(passage.documents());
    facts.add(passage.plants());
    Motion motion = passage.motion();
    for (int i = 0; i <= 10; i++) {
      double time = motion.begin() + (motion.end() - motion.begin()) * i / 10;
      facts.add(time);
      facts.add(motion.front(time));
      for (Occupant occupant : passage.occupants()) {
        facts.add(occupant.person());
        facts.add(occupant.wear());
        facts.add(occupant.seat());
        facts.add(occupant.behaviour().at(time));
      }
    }
    return facts;
  }

  @Property(tries = 12)
  void aPassageIsTheSameWhateverElseIsMade(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int number) {
    for (ArrivalPlan arrivals : List.of(DENSE, BUSY)) {
      Traffic live = Plans.live(Plans.with(arrivals), seed, 8 * 3600);
      Iterator<Passage> all = live.iterator();
      for (int i = 0; i < number; i++) {
        all.next();
      }
      List<Object> inOrder = facts(all.next());
      assertEquals(inOrder, facts(live.passage(number)));
      assertEquals(
          inOrder, facts(Plans.live(Plans.with(arrivals), seed, 8 * 3600).passage(number)));
      assertEquals(number + 1, all.next().number());
    }
  }

  @Test
  void onlyVehiclesThatMayBeMetAreBuiltAgain() {
    ToyFleet fleet = new ToyFleet();
    Traffic traffic =
        new Traffic(
            TrafficPlan.MIXED_DAYLIGHT, 1, Plans.LANE, t -> false, 200, 0, fleet, new ToyPeople());
    traffic.passage(199);
    assertTrue(fleet.built < 10, () -> fleet.built + " built");
  }

  /** A day of many vehicles is asked for one after the other, from several sides. */
  @Test
  void whatDroveOnceIsNotBuiltAgain() {
    ToyFleet fleet = new ToyFleet();
    Traffic traffic =
        new Traffic(Plans.with(DENSE), 1, Plans.LANE, t -> false, 3000, 0, fleet, new ToyPeople());
    List<Object> first = facts(traffic.passage(50));
    assertTrue(fleet.built > 30, () -> fleet.built + " built, so that nothing is shown");
    int before = fleet.built;
    assertEquals(first, facts(traffic.passage(50)));
    assertEquals(before + 1, fleet.built);
  }

  @Property(tries = 6)
  void vehiclesNeverOverlapInTheLane(@ForAll long seed) {
    Iterator<Passage> all = Plans.live(Plans.with(DENSE), seed, 7 * 3600).iterator();
    Passage last = all.next();
    for (int i = 0; i < 60; i++) {
      Passage next = all.next();
      for (double t = next.motion().begin(); t < last.motion().end(); t += .1) {
        double rear = last.motion().front(t) - last.vehicle().length();
        assertTrue(next.motion().front(t) < rear - 1, "passage " + next.number());
      }
      last = next;
    }
  }

  @Test
  void otherFaultsLeaveThePeopleInTheirSeats() {
    Traffic honest = Plans.sampled(Plans.with(Map.of()), 5, 200);
    Traffic often = Plans.sampled(Plans.with(Map.of(Kind.MISSING_DOCUMENT, .5)), 5, 200);
    Iterator<Passage> other = often.iterator();
    int missing = 0;
    for (Passage passage : honest) {
      Passage twin = other.next();
      assertEquals(
          passage.occupants().stream().map(Occupant::person).toList(),
          twin.occupants().stream().map(Occupant::person).toList());
      assertTrue(passage.documents().size() >= twin.documents().size());
      missing += passage.documents().size() - twin.documents().size();
    }
    assertTrue(missing > 50);
  }

  @Test
  void plantsComeAtTheirRatesAndAgreeWithPeopleAndDocuments() {
    Map<Kind, Integer> planted = new EnumMap<>(Kind.class);
    Map<Kind, Integer> eligible = new EnumMap<>(Kind.class);
    int[] kinds = new int[VehicleKind.values().length];
    int vehicles = 5000;
    for (Passage passage : Plans.sampled(Plans.with(OFTEN), 2024, vehicles)) {
      kinds[passage.vehicle().kind().ordinal()]++;
      assertConsistent(passage);
      passage.plants().forEach(plant -> planted.merge(plant.kind(), 1, Integer::sum));
      count(passage, eligible);
    }
    OFTEN.forEach((kind, rate) ->
        Binomial.assertLikely(
            kind.name(), planted.getOrDefault(kind, 0), eligible.getOrDefault(kind, 0), rate));
    TrafficPlan.MIXED_DAYLIGHT
        .kinds()
        .forEach((kind, share) ->
            Binomial.assertLikely(kind.name(), kinds[kind.ordinal()], vehicles, share));
  }

  /** Whom each fault can befall. */
  private static void count(Passage passage, Map<Kind, Integer> eligible) {
    Set<Integer> siblings = new HashSet<>();
    int grown = 0;
    boolean hidden = false;
    Set<Integer> rows = new HashSet<>();
    for (Plant plant : passage.plants()) {
      if (plant.kind() == Kind.SWAPPED_SIBLINGS) {
        siblings.addAll(plant.occupants());
      }
      hidden |= plant.kind() == Kind.HIDDEN_OCCUPANT;
    }
    List<Occupant> seen =
        passage.occupants().subList(0, passage.occupants().size() - (hidden ? 1 : 0));
    boolean cabin = Fleet.hasCabin(passage.vehicle().kind());
    for (Occupant occupant : seen) {
      rows.add(occupant.seat().row());
      grown += occupant.person().age() >= 18 ? 1 : 0;
      if (siblings.contains(occupant.number())) {
        continue;
      }
      for (Kind kind : OFTEN.keySet()) {
        boolean possible =
            switch (kind) {
              case SWAPPED_SIBLINGS, HIDDEN_OCCUPANT -> false;
              case OLD_PORTRAIT -> occupant.person().age() >= 26;
              case PRINT_ATTACK, TONER_PRINT_ATTACK, SCREEN_ATTACK ->
                  cabin && !occupant.childSeat();
              case ANOTHERS_DOCUMENT, MISSING_DOCUMENT, EXPIRED_DOCUMENT, ALTERED_DOCUMENT -> true;
            };
        eligible.merge(kind, possible ? 1 : 0, Integer::sum);
      }
    }
    boolean room =
        cabin
            && passage.vehicle().seats().stream()
                .anyMatch(seat -> seat.row() > 1 && !rows.contains(seat.row()));
    eligible.merge(Kind.HIDDEN_OCCUPANT, room ? 1 : 0, Integer::sum);
    eligible.merge(Kind.SWAPPED_SIBLINGS, grown >= 2 ? 1 : 0, Integer::sum);
  }

  private static void assertConsistent(Passage passage) {
    Map<Integer, Kind> faults = new HashMap<>();
    for (Plant plant : passage.plants()) {
      for (int number : plant.occupants()) {
        assertEquals(null, faults.put(number, plant.kind()), "nobody has two faults");
      }
    }
    Set<Object> seats = new HashSet<>();
    Map<Integer, PlannedDocument> byPresenter = new HashMap<>();
    int number = 1;
    for (PlannedDocument document : passage.documents()) {
      assertEquals(number++, document.number());
      assertEquals(null, byPresenter.put(document.presenter(), document));
      double oldest = document.holder().age() < 18 ? 4.5 : 10;
      assertTrue(document.portraitAge() >= 0 && document.portraitAge() <= oldest);
      assertTrue(document.portraitAge() < document.holder().age());
    }
    number = 1;
    for (Occupant occupant : passage.occupants()) {
      assertEquals(number++, occupant.number());
      boolean coach = passage.vehicle().kind() == VehicleKind.COACH;
      assertTrue(coach || seats.add(occupant.seat()));
      assertDocument(
          passage, occupant, faults.get(occupant.number()), byPresenter.get(occupant.number()));
    }
  }

  private static void assertDocument(
      Passage passage,
      Occupant occupant,
      @Nullable Kind fault,
      @Nullable PlannedDocument document) {
    Activity activity = occupant.behaviour().at(passage.motion().begin()).activity();
    assertEquals(
        fault == Kind.PRINT_ATTACK || fault == Kind.TONER_PRINT_ATTACK,
        activity == Activity.HOLDS_PRINT);
    assertEquals(fault == Kind.SCREEN_ATTACK, activity == Activity.HOLDS_SCREEN);
    assertEquals(fault == Kind.HIDDEN_OCCUPANT, activity == Activity.HIDES);
    if (fault == Kind.MISSING_DOCUMENT || fault == Kind.HIDDEN_OCCUPANT) {
      assertEquals(null, document);
      return;
    }
    if (document == null) {
      throw new AssertionError("occupant " + occupant.number() + " presents nothing");
    }
    boolean own = occupant.person().equals(document.holder());
    SpecimenFault planted = document.fault();
    if (fault == null) {
      assertTrue(own);
      assertEquals(SpecimenFault.NONE, planted);
      return;
    }
    switch (fault) {
      case ANOTHERS_DOCUMENT, PRINT_ATTACK, TONER_PRINT_ATTACK, SCREEN_ATTACK -> {
        assertFalse(own);
        assertTrue(
            passage.occupants().stream()
                .noneMatch(other -> other.person().equals(document.holder())));
      }
      case SWAPPED_SIBLINGS -> {
        assertFalse(own);
        Plant plant =
            passage.plants().stream()
                .filter(one -> one.kind() == Kind.SWAPPED_SIBLINGS)
                .findFirst()
                .orElseThrow();
        List<Integer> two = plant.occupants();
        int other = two.get(0) == occupant.number() ? two.get(1) : two.get(0);
        assertEquals(passage.occupants().get(other - 1).person(), document.holder());
      }
      case EXPIRED_DOCUMENT -> assertEquals(SpecimenFault.EXPIRED, planted);
      case ALTERED_DOCUMENT ->
          assertTrue(
              planted == SpecimenFault.ALTERED_PORTRAIT || planted == SpecimenFault.ALTERED_ZONE);
      case OLD_PORTRAIT -> assertEquals(10, document.portraitAge());
      case MISSING_DOCUMENT, HIDDEN_OCCUPANT -> assertTrue(false);
    }
  }

  @Test
  void aSampleHasAsManyVehiclesAsAskedForAndAllPeopleDiffer() {
    Set<Long> people = new HashSet<>();
    int count = 0;
    double last = 0;
    for (Passage passage : Plans.sampled(Plans.with(Map.of()), 9, 150)) {
      assertEquals(count, passage.number());
      assertTrue(passage.motion().begin() > last);
      last = passage.motion().begin();
      passage.occupants().forEach(o -> assertTrue(people.add(o.person().seed())));
      count++;
    }
    assertEquals(150, count);
    Traffic few = Plans.sampled(Plans.with(Map.of()), 9, 3);
    assertThrows(NoSuchElementException.class, () -> few.passage(3));
    assertNotEquals(
        facts(few.passage(0)), facts(Plans.sampled(Plans.with(Map.of()), 10, 3).passage(0)));
  }

  @Test
  void wearAndHeadlightsGoByDarkness() {
    int[] lit = new int[2];
    int[] sunglasses = new int[2];
    int[] people = new int[2];
    Traffic evening =
        new Traffic(
            Plans.with(Map.of()),
            4,
            Plans.LANE,
            t -> t > 13 * 3600,
            2000,
            0,
            new ToyFleet(),
            new ToyPeople());
    for (Passage passage : evening) {
      int night = passage.motion().begin() > 13 * 3600 ? 1 : 0;
      lit[night] += passage.headlightsOn() ? 1 : 0;
      if (passage.vehicle().kind() == VehicleKind.SUV) {
        for (Occupant occupant : passage.occupants()) {
          if (occupant.person().age() >= 13) {
            people[night]++;
            boolean sun = occupant.wear().glasses() == Wear.Glasses.SUN;
            sunglasses[night] += sun ? 1 : 0;
          }
        }
      }
    }
    assertTrue(lit[1] > 950 && lit[0] > 400 && lit[0] < 600, lit[0] + " " + lit[1]);
    WearPlan wear = TrafficPlan.MIXED_DAYLIGHT.wear();
    Binomial.assertLikely("by day", sunglasses[0], people[0], wear.sunglassesByDay());
    Binomial.assertLikely("by night", sunglasses[1], people[1], wear.sunglassesByNight());
  }
}
