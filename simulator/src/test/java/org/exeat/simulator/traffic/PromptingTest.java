package org.exeat.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.simulator.people.Wear;
import org.exeat.simulator.traffic.Posture.Activity;
import org.junit.jupiter.api.Test;

/** People react to a prompt after it, and not before. */
class PromptingTest {
  private static final List<Position> CAMERAS =
      List.of(new Position(2.8, 1.8, 1.8), new Position(-.5, -1.75, 1.6));
  private static final LaneStretch LANE = new LaneStretch(14, 4, false, CAMERAS);
  private static final PromptPlan ALL_DO =
      new PromptPlan(1, 1, 1, 1, 1, .8, 2, 2, 4, 3, 4, 4, 6, 20);
  private static final PromptPlan NOBODY_DOES =
      new PromptPlan(0, 0, 0, 0, 0, .8, 2, 2, 4, 3, 4, 4, 6, 20);

  /** Each is asked for by several tests, and the vehicles before it are driven again for it. */
  private static final List<Passage> PASSAGES = new ArrayList<>();

  private static synchronized Passage passage(int number) {
    if (PASSAGES.isEmpty()) {
      Traffic.sampled(TrafficPlan.MIXED_DAYLIGHT, 5, LANE, time -> false, 60)
          .forEach(PASSAGES::add);
    }
    return PASSAGES.get(number);
  }

  private static Prompting asked(Passage p) {
    return new Prompting(p.motion().stands() + 1, EnumSet.allOf(Prompt.class));
  }

  @Test
  void untilItBeginsAllIsAsItWouldBe() {
    for (int n = 0; n < 12; n++) {
      Passage usual = passage(n);
      Prompting prompting = asked(usual);
      List<Passage> parts = prompting.of(usual, ALL_DO, CAMERAS, 1);
      Passage first = parts.getFirst();
      for (double t = usual.motion().begin(); t < prompting.begins(ALL_DO); t += .37) {
        for (int i = 0; i < usual.occupants().size(); i++) {
          assertEquals(
              usual.occupants().get(i).behaviour().at(t),
              first.occupants().get(i).behaviour().at(t));
        }
        assertEquals(usual.motion().front(t), first.motion().front(t));
      }
      assertEquals(usual.vehicle(), first.vehicle());
      assertTrue(
          first.motion().end() >= Math.min(asked(prompting) + 3, usual.motion().end()) - 1e-6);
    }
  }

  @Test
  void whoIsAwakeLooksAtACameraAndWindowsOpen() {
    int looked = 0;
    int opened = 0;
    for (int n = 0; n < 25; n++) {
      Passage usual = passage(n);
      Prompting prompting = asked(usual);
      List<Passage> parts = prompting.of(usual, ALL_DO, CAMERAS, 1);
      for (Occupant o : parts.getFirst().occupants()) {
        Activity now = o.behaviour().at(asked(prompting) + 3.2).activity();
        looked += now == Activity.CAMERA ? 1 : 0;
      }
      if (parts.size() == 2) {
        Passage after = parts.getLast();
        assertEquals(parts.getFirst().number(), after.number());
        assertTrue(parts.getFirst().motion().end() < after.motion().begin());
        assertEquals(asked(prompting) + 3, after.motion().begin(), 1e-6);
        opened += after.vehicle().panes().size() < usual.vehicle().panes().size() ? 1 : 0;
        assertTrue(
            after.occupants().stream()
                .noneMatch(o -> o.wear().glasses() == org.exeat.simulator.people.Wear.Glasses.SUN));
      }
    }
    assertTrue(looked > 20, "looked: " + looked);
    assertTrue(opened > 12, "opened: " + opened);
  }

  @Test
  void nobodyHasTo() {
    Passage usual = passage(3);
    List<Passage> parts = asked(usual).of(usual, NOBODY_DOES, CAMERAS, 1);
    assertEquals(1, parts.size());
    double t = usual.motion().stands() + 3.5;
    for (int i = 0; i < usual.occupants().size(); i++) {
      assertEquals(
          usual.occupants().get(i).behaviour().at(t),
          parts.getFirst().occupants().get(i).behaviour().at(t));
    }
  }

  @Test
  void onlyTheWindowsThatWereAskedForOpen() {
    Passage usual = passage(0);
    Prompting rear = new Prompting(usual.motion().stands(), Set.of(Prompt.OPEN_REAR_WINDOWS));
    List<Passage> parts = rear.of(usual, ALL_DO, CAMERAS, 1);
    if (parts.size() == 2) {
      assertTrue(
          parts.getLast().vehicle().panes().stream().noneMatch(p -> p.name().startsWith("row-2-")));
      assertEquals(
          usual.vehicle().panes().stream().filter(p -> p.name().startsWith("row-1-")).count(),
          parts.getLast().vehicle().panes().stream()
              .filter(p -> p.name().startsWith("row-1-"))
              .count());
    }
  }

  @Test
  void whoSleepsIsWokenOnlyWhereThatIsAskedFor() {
    int slept = 0;
    int woken = 0;
    for (int n = 0; n < 60; n++) {
      Passage usual = passage(n);
      double time = usual.motion().stands() + 1;
      Prompting look = new Prompting(time, Set.of(Prompt.LOOK_AT_CAMERA));
      Prompting wake = new Prompting(time, Set.of(Prompt.LOOK_AT_CAMERA, Prompt.WAKE_PASSENGERS));
      for (int i = 0; i < usual.occupants().size(); i++) {
        if (usual.occupants().get(i).behaviour().at(time + 5).activity() == Activity.SLEEPS) {
          slept++;
          assertEquals(
              Activity.SLEEPS,
              look.of(usual, ALL_DO, CAMERAS, 1)
                  .getFirst()
                  .occupants()
                  .get(i)
                  .behaviour()
                  .at(time + 5)
                  .activity());
          Posture now =
              wake.of(usual, ALL_DO, CAMERAS, 1)
                  .getFirst()
                  .occupants()
                  .get(i)
                  .behaviour()
                  .at(time + 5);
          woken += now.activity() == Activity.CAMERA ? 1 : 0;
        }
      }
    }
    assertTrue(slept > 1, "slept: " + slept);
    assertTrue(woken > slept / 2, woken + " of " + slept + " woken");
  }

  @Test
  void whoWasWokenLooksWithOpenEyesWhenAskedAgain() {
    int woken = 0;
    for (int n = 0; n < 60; n++) {
      Passage usual = passage(n);
      double time = usual.motion().stands() + 1;
      Prompting twice =
          new Prompting(
              List.of(
                  new Prompting.Asking(time, Set.of(Prompt.LOOK_AT_CAMERA, Prompt.WAKE_PASSENGERS)),
                  new Prompting.Asking(time + 6, Set.of(Prompt.LOOK_AT_CAMERA))));
      List<Occupant> after = twice.of(usual, ALL_DO, CAMERAS, 1).getFirst().occupants();
      for (int i = 0; i < after.size(); i++) {
        boolean slept =
            usual.occupants().get(i).behaviour().at(time + 9.5).activity() == Activity.SLEEPS;
        Posture now = after.get(i).behaviour().at(time + 9.5);
        if (slept && now.activity() == Activity.CAMERA) {
          woken++;
          assertEquals(org.exeat.simulator.people.Mien.NEUTRAL, now.mien());
        }
      }
    }
    assertTrue(woken > 0, "woken: " + woken);
  }

  @Test
  void helmetsComeOffWhereThatIsAskedFor() {
    Passage usual = passage(0);
    List<Occupant> riders =
        usual.occupants().stream()
            .map(o ->
                new Occupant(
                    o.number(),
                    o.person(),
                    new Wear(Wear.Glasses.OFF, Wear.Headgear.VISOR_DOWN, true),
                    o.seat(),
                    o.childSeat(),
                    o.behaviour()))
            .toList();
    Passage helmeted =
        new Passage(
            usual.number(),
            usual.vehicle(),
            usual.motion(),
            usual.headlightsOn(),
            riders,
            usual.documents(),
            usual.plants());
    double time = usual.motion().stands() + 1;
    for (Prompt prompt : List.of(Prompt.UNCOVER_FACE, Prompt.REMOVE_HELMET)) {
      Passage after =
          new Prompting(time, Set.of(prompt)).of(helmeted, ALL_DO, CAMERAS, 1).getLast();
      assertEquals(
          prompt == Prompt.REMOVE_HELMET
              ? new Wear(Wear.Glasses.OFF, Wear.Headgear.NONE, true)
              : new Wear(Wear.Glasses.OFF, Wear.Headgear.VISOR_DOWN, false),
          after.occupants().getFirst().wear());
    }
  }

  @Test
  void masksComeOffOnlyWhereThatIsAskedFor() {
    int masks = 0;
    for (int n = 0; n < 60; n++) {
      Passage usual = passage(n);
      double time = usual.motion().stands() + 1;
      if (time + 4 >= usual.motion().end()) {
        continue;
      }
      Prompting bare = new Prompting(time, Set.of(Prompt.UNCOVER_FACE));
      Prompting sun = new Prompting(time, Set.of(Prompt.REMOVE_SUNGLASSES));
      for (int i = 0; i < usual.occupants().size(); i++) {
        if (usual.occupants().get(i).wear().mask()) {
          masks++;
          Occupant before = bare.of(usual, ALL_DO, CAMERAS, 1).getFirst().occupants().get(i);
          Occupant after = bare.of(usual, ALL_DO, CAMERAS, 1).getLast().occupants().get(i);
          assertTrue(before.wear().mask());
          assertEquals(before.wear().withoutMask(), after.wear());
          assertTrue(sun.of(usual, ALL_DO, CAMERAS, 1).getLast().occupants().get(i).wear().mask());
        }
      }
    }
    assertTrue(masks > 1, "masks: " + masks);
  }

  @Test
  void whoDidNotReactMayDoItWhenAskedAgain() {
    PromptPlan half = new PromptPlan(.5, .5, .5, .5, .5, .8, 2, 2, 4, 3, 4, 4, 6, 20);
    Set<Prompt> rear = Set.of(Prompt.OPEN_REAR_WINDOWS);
    int early = 0;
    int late = 0;
    int never = 0;
    for (int n = 0; n < 60; n++) {
      Passage usual = passage(n);
      double time = usual.motion().stands();
      Prompting twice =
          new Prompting(
              List.of(new Prompting.Asking(time + 4, rear), new Prompting.Asking(time, rear)));
      List<Passage> parts = twice.of(usual, half, CAMERAS, 1);
      List<Passage> once = new Prompting(time, rear).of(usual, half, CAMERAS, 1);
      if (parts.size() == 1) {
        never++;
      } else if (parts.getLast().motion().begin() < time + 3.5) {
        early++;
        assertEquals(
            once.getLast().motion().begin(),
            parts.getLast().motion().begin(),
            "what is asked later changes nothing before");
      } else {
        assertEquals(time + 7, parts.getLast().motion().begin(), 1e-6);
        assertEquals(1, once.size());
        late++;
      }
    }
    assertTrue(early > 20 && late > 5 && never > 5, early + ", " + late + ", " + never);
  }

  @Test
  void whoWouldRollThroughStopsWhereThatIsAskedForAndGoesOnAsUsual() {
    int stopped = 0;
    for (int n = 0; n < 60; n++) {
      Motion usual = passage(n).motion();
      boolean stops = usual.speed((usual.stands() + usual.pullsOff()) / 2) == 0;
      Prompting stop = new Prompting(usual.stands(), Set.of(Prompt.STOP));
      assertEquals(usual, stop.way(usual, NOBODY_DOES, 1, n));
      Motion way = stop.way(usual, ALL_DO, 1, n);
      if (stops) {
        assertEquals(usual, way, "it stops in any case");
        continue;
      }
      stopped++;
      assertEquals(way.front(stop.begins(ALL_DO)), usual.front(stop.begins(ALL_DO)));
      assertEquals(0, way.speed(way.stands() + 1));
      assertEquals(4, way.pullsOff() - way.stands(), 1e-9);
      double before = way.begin();
      for (double t = way.begin(); t <= way.end(); t += .1) {
        assertTrue(way.front(t) >= way.front(before) - 1e-9, "never backwards");
        assertTrue(
            Math.abs(way.speed(t) - way.speed(before)) < .3, "no jump at " + t + " of " + way);
        assertEquals(
            way.front(before) + (way.speed(before) + way.speed(t)) / 2 * (t - before),
            way.front(t),
            .03);
        before = t;
      }
      assertEquals(usual.front(usual.end()), way.front(way.end()), .1);
      Prompting more =
          new Prompting(
              List.of(
                  stop.askings().getFirst(),
                  new Prompting.Asking(way.stands() + 1, Set.of(Prompt.LOOK_AT_CAMERA))));
      assertEquals(way.stands() + 7, more.way(usual, ALL_DO, 1, n).pullsOff(), 1e-9);
    }
    assertTrue(stopped > 3, "stopped: " + stopped);
  }

  private static double asked(Prompting prompting) {
    return prompting.askings().getFirst().time();
  }

  @Test
  void theBarrierKeepsWhoStandsAfterEachAskingButNotForEver() {
    Passage usual = passage(0);
    Motion way = usual.motion();
    double first = way.pullsOff() - .9;
    Set<Prompt> look = Set.of(Prompt.LOOK_AT_CAMERA);
    List<Prompting.Asking> askings = new ArrayList<>();
    for (double after : new double[] {6, 10, 14, 18, 20, 20}) {
      askings.add(new Prompting.Asking(first + 4 * askings.size(), look));
      assertEquals(first + after, new Prompting(askings).way(way, ALL_DO, 1, 0).pullsOff(), 1e-9);
    }
    assertEquals(
        way,
        new Prompting(way.pullsOff() - .5, look).way(way, ALL_DO, 1, 0),
        "it pulls off before anybody could react");
    assertEquals(
        first + 6,
        new Prompting(List.of(askings.getFirst(), new Prompting.Asking(first + 5.5, look)))
            .way(way, ALL_DO, 1, 0)
            .pullsOff(),
        1e-9,
        "asked too late");
  }
}
