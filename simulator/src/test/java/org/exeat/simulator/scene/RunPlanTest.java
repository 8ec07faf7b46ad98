package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.render.Projection;
import org.exeat.simulator.render.Stage;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PromptPlan;
import org.exeat.simulator.traffic.Prompting;
import org.exeat.simulator.vehicle.VehicleKind;
import org.junit.jupiter.api.Test;

/** What is drawn anew where vehicles are prompted. */
class RunPlanTest {
  private static final Scene SCENE = FingerprintTest.scene(4, 64, 36);
  private static final int VEHICLES = 12;

  private static List<Passage> passages(RunPlan plan) {
    List<Passage> passages = new ArrayList<>();
    plan.parts().forEach(p -> passages.addAll(plan.cluster(p).passages()));
    return passages;
  }

  private static boolean stands(Passage p) {
    return p.motion().speed((p.motion().stands() + p.motion().pullsOff()) / 2) == 0;
  }

  /** Its arm is in the picture until the vehicle is let go, and again when it has passed. */
  @Test
  void atABarrierAllStandAndItsArmIsUpWhileTheyPass() {
    LaneStructure arm =
        new LaneStructure(
            LaneStructure.Kind.BARRIER, new Position(1, -1.7, .85), new Position(1.1, 1.7, .95));
    Lane open = SCENE.lane();
    Scene scene =
        SCENE.with(
            new Lane(
                open.name(),
                open.port(),
                open.direction(),
                open.modes(),
                open.width(),
                open.approach(),
                open.exit(),
                open.trigger(),
                open.cameras(),
                open.lamps(),
                List.of(arm),
                Map.of()));
    RunPlan plan = RunPlan.of(scene, VEHICLES);
    List<Passage> rolling = passages(RunPlan.of(SCENE, VEHICLES));
    rolling.removeIf(RunPlanTest::stands);
    assertTrue(rolling.stream().anyMatch(p -> p.vehicle().kind() != VehicleKind.FOOT));
    assertTrue(
        passages(plan).stream().allMatch(p -> stands(p) || p.vehicle().kind() == VehicleKind.FOOT));

    Cluster cluster = plan.cluster(plan.parts().getFirst());
    LaneSet set = new LaneSet(scene, cluster);
    Passage first = cluster.passages().getFirst();
    Projection projection = new Projection(scene.lane().cameras().getFirst());
    double stood = (first.motion().stands() + first.motion().pullsOff()) / 2;
    double passing = first.motion().pullsOff();
    while (first.motion().front(passing) < 1.5) {
      passing += .1;
    }
    assertEquals(1, arms(set.at(stood, Spectrum.VISIBLE, projection)));
    assertEquals(0, arms(set.at(passing, Spectrum.VISIBLE, projection)));
    assertEquals(1, arms(set.at(first.motion().end() + .1, Spectrum.VISIBLE, projection)));
  }

  /** What of a stage is the arm's box, by its corners. */
  private static long arms(Stage stage) {
    return stage.solids().stream()
        .filter(s -> s.mesh().corners() == 24 && s.place().equals(Transform.NONE))
        .count();
  }

  @Test
  void whoStandsIsHeldAndDrawnUnderNumbersOfItsOwn() {
    RunPlan usual = RunPlan.of(SCENE, VEHICLES);
    Map<Integer, Prompting> asked = new TreeMap<>();
    Map<Integer, Passage> alone = new TreeMap<>();
    for (Passage p : passages(usual)) {
      if (stands(p)) {
        alone.put(p.number(), p);
        asked.put(
            p.number(), new Prompting(p.motion().stands() + 1, EnumSet.of(Prompt.LOOK_AT_CAMERA)));
      }
    }
    assertTrue(asked.size() > 4, asked.size() + " stand");
    RunPlan plan = usual.prompted(asked);
    Set<Long> numbers = new HashSet<>();
    usual.parts().forEach(p -> p.shots().forEach(s -> numbers.add(s.sequence())));
    int usualFrames = usual.shots();
    assertEquals(usualFrames, numbers.size());
    assertEquals(asked.size(), plan.parts().size(), "each is asked in a lane of its own");
    for (RunPlan.Part part : plan.parts()) {
      int vehicle = part.prompted().orElseThrow();
      Passage held =
          plan.cluster(part).passages().stream()
              .filter(p -> p.number() == vehicle)
              .findFirst()
              .orElseThrow();
      Passage before = Objects.requireNonNull(alone.get(vehicle));
      Prompting prompting = Objects.requireNonNull(asked.get(vehicle));
      double until =
          Math.max(
              before.motion().pullsOff(),
              prompting.askings().getFirst().time() + PromptPlan.ASSUMED.answer());
      assertEquals(until, held.motion().pullsOff(), 1e-9);
      for (RunPlan.Shot s : part.shots()) {
        assertTrue(s.time() >= prompting.begins(PromptPlan.ASSUMED));
        assertTrue(numbers.add(s.sequence()), "a number is given once");
      }
    }
  }

  @Test
  void thoseBehindTheOneThatIsHeldWait() {
    RunPlan usual = RunPlan.of(SCENE, 40);
    int together = 0;
    for (RunPlan.Part part : usual.parts()) {
      List<Passage> passages = usual.cluster(part).passages();
      if (passages.size() > 1 && stands(passages.getFirst())) {
        Passage first = passages.getFirst();
        Prompting late =
            new Prompting(first.motion().pullsOff() - 1, EnumSet.of(Prompt.LOOK_AT_CAMERA));
        RunPlan plan = usual.prompted(Map.of(first.number(), late));
        List<Passage> now = plan.cluster(plan.parts().getFirst()).passages();
        Passage held = now.getFirst();
        Passage behind =
            now.stream().filter(p -> p.number() == first.number() + 1).findFirst().orElseThrow();
        for (double t = behind.motion().begin(); t < held.motion().end(); t += .25) {
          assertTrue(
              behind.motion().front(t) < held.motion().front(t) - held.vehicle().length(),
              "they do not touch");
        }
        together++;
      }
    }
    assertTrue(together > 1, together + " came together");
  }

  @Test
  void theSharesOfARunAreAllOfItUnderTheSameNumbers() {
    RunPlan whole = RunPlan.of(SCENE, 40);
    List<RunPlan.Part> parts = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      RunPlan share = RunPlan.of(SCENE, 40, TrafficShare.parse(k + "/3"));
      assertTrue(share.parts().size() > 2, share.parts().size() + " parts");
      parts.addAll(share.parts());
    }
    parts.sort(Comparator.comparingInt(RunPlan.Part::number));
    assertEquals(whole.parts(), parts);
    for (String none : List.of("", "1", "0/3", "4/3", "1/3/3", "-1/2", "1/x", "1/99999999999")) {
      assertThrows(IllegalArgumentException.class, () -> TrafficShare.parse(none), none);
    }
  }
}
